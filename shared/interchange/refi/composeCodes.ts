import { buildCodeTree, type CodeNode } from '../../domain/codeTree.ts';
import { type Composing, defined, noteRefsOf, same } from './composing.ts';
import { readColor } from './incomingCodes.ts';
import type { RefiCode } from './model.ts';

/** The tree of codes in its order. */
export function composeCodes(composing: Composing): RefiCode[] {
  const coded = new Set<string>(composing.study.codings.map(({ codeId }) => codeId));
  const compose = (node: CodeNode): RefiCode => composeCode(composing, node, coded, node.children.map(compose));
  return buildCodeTree(composing.study.codes).themes.map(compose);
}

function composeCode(
  composing: Composing,
  { code }: CodeNode,
  coded: ReadonlySet<string>,
  codes: readonly RefiCode[],
): RefiCode {
  const kept = composing.kept.code.get(code.id);
  const noteRefs = noteRefsOf(composing, kept?.element.noteRefs ?? [], `code ${code.id}`);
  if (!kept) {
    const color = composing.options.colorOf(code.id);
    const description = code.description || undefined;
    return { ...defined({ guid: code.id, name: code.name, isCodable: true, color, description }), noteRefs, codes };
  }
  const { element, shown } = kept;
  const cameColor = element.color !== undefined && readColor(element.color) === null ? undefined : element.color;
  return {
    ...defined({
      guid: code.id,
      name: same(element.name, shown.name, code.name, String),
      // A code that might not be applied, and now is: others would refuse what is coded with it.
      isCodable: element.isCodable || (!shown.coded && coded.has(code.id)),
      color: same(cameColor, shown.color, code.color, () => composing.options.colorOf(code.id)),
      description: same(element.description, shown.description, code.description, (now) => now || undefined),
    }),
    noteRefs,
    codes,
  };
}
