import { type CodeTree, descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { findCode } from '#shared/query/names.ts';
import type { Operand, Query } from '#shared/query/tree.ts';
import { partsOf } from './edits.ts';

/** The codes that a query looks for on the words of what it finds: drawn as underline beside the tint. */
export function underlinedCodes(query: Query | null, tree: CodeTree): Set<CodeId> {
  return new Set((query ? besideOf(query) : []).flatMap((operand) => codesOf(operand, tree)));
}

/** What must lie on the same words. */
function besideOf({ start, steps }: Query): readonly Operand[] {
  const beside = steps.flatMap((step) =>
    step.kind === 'relation' && !step.not && (step.relation === 'overlapping' || step.relation === 'inside')
      ? [step.other]
      : [],
  );
  const whole = start.kind === 'whole' ? start.of.slice(1).map((part) => part.start) : [];
  return [...beside, ...whole];
}

/** A code of the legend: drawn as a tint, or as the underline beside it. */
export interface LegendEntry {
  readonly id: CodeId;
  readonly mark: 'tint' | 'line';
}

/** As many as stand in one line. */
const mostInLegend = 4;

/** What the tints and the underlines of the list mean; empty where a query has no second side. */
export function legendOf(query: Query | null, tree: CodeTree): readonly LegendEntry[] {
  if (!query) return [];
  const named = (operands: readonly Operand[], mark: LegendEntry['mark']): LegendEntry[] =>
    [...new Set(operands.flatMap((operand) => namedIn(operand, tree)))].map((id) => ({ id, mark }));
  const lines = named(besideOf(query), 'line');
  const first = query.start.kind === 'whole' ? query.start.of.slice(0, 1).map(({ start }) => start) : [query.start];
  return lines.length === 0 ? [] : [...named(first, 'tint'), ...lines].slice(0, mostInLegend);
}

/** Codes that an operand names itself, without their subcodes. */
function namedIn(operand: Operand, tree: CodeTree): CodeId[] {
  if (operand.kind === 'code') {
    const found = findCode(tree, operand.code);
    return found.ok ? [found.id as CodeId] : [];
  }
  if (operand.kind === 'everything') return [];
  if (operand.kind === 'group') return namedIn(operand.query.start, tree);
  return partsOf(operand).flatMap(({ start }) => namedIn(start, tree));
}

function codesOf(operand: Operand, tree: CodeTree): CodeId[] {
  if (operand.kind === 'code') {
    const found = findCode(tree, operand.code);
    const below = found.ok && !operand.own ? descendantsOf(tree, found.id as CodeId).map(({ code }) => code.id) : [];
    return found.ok ? [found.id as CodeId, ...below] : [];
  }
  if (operand.kind === 'everything') return [];
  if (operand.kind === 'group') return codesOf(operand.query.start, tree);
  return partsOf(operand).flatMap(({ start }) => codesOf(start, tree));
}
