import { type CodeTree, descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { findCode } from '#shared/query/names.ts';
import type { Operand, Query } from '#shared/query/tree.ts';
import { partsOf } from './edits.ts';

/** The codes that a query looks for on the words of what it finds: drawn as underline beside the tint. */
export function underlinedCodes(query: Query | null, tree: CodeTree): Set<CodeId> {
  if (!query) return new Set();
  const beside = query.steps.flatMap((step) =>
    step.kind === 'relation' && !step.not && (step.relation === 'overlapping' || step.relation === 'inside')
      ? [step.other]
      : [],
  );
  const whole = query.start.kind === 'whole' ? query.start.of.slice(1).map(({ start }) => start) : [];
  return new Set([...beside, ...whole].flatMap((operand) => codesOf(operand, tree)));
}

function codesOf(operand: Operand, tree: CodeTree): CodeId[] {
  if (operand.kind === 'code') {
    const found = findCode(tree, operand.code);
    const below = found.ok && !operand.own ? descendantsOf(tree, found.id as CodeId).map(({ code }) => code.id) : [];
    return found.ok ? [found.id as CodeId, ...below] : [];
  }
  if (operand.kind === 'everything' || operand.kind === 'group') return [];
  return partsOf(operand).flatMap(({ start }) => codesOf(start, tree));
}
