import { parseSync, Visitor } from 'vite';
import { readSources } from './sources.ts';

/** `npm run sizes`: how long files and functions are. It is looked at and gates nothing (DESIGN.md §9). */
interface Measured {
  readonly name: string;
  readonly lines: number;
}

const countLines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Every function of a file with its length in lines: declarations, methods, and functions that are values. */
export function measureFunctions(path: string, text: string): Measured[] {
  const measured: Measured[] = [];
  const names = new Map<number, string>();
  const measure = (node: { start: number; end: number; id?: { name: string } | null }) => {
    const name =
      node.id?.name ?? names.get(node.start) ?? `a function in line ${countLines(text.slice(0, node.start + 1))}`;
    measured.push({ name: `${path}: ${name}`, lines: countLines(text.slice(node.start, node.end)) });
  };
  const nameOf = (key: { type: string; name?: string; value?: unknown }): string => key.name ?? String(key.value ?? '');
  const { program } = parseSync(path, text);
  new Visitor({
    VariableDeclarator: (node) => {
      if (node.init && node.id.type === 'Identifier') names.set(node.init.start, node.id.name);
    },
    Property: (node) => {
      names.set(node.value.start, nameOf(node.key as never));
    },
    MethodDefinition: (node) => {
      names.set(node.value.start, nameOf(node.key as never));
    },
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program);
  return measured;
}

/** The value that a share of the others does not exceed. */
function quantile(measured: readonly Measured[], share: number): number {
  const lines = measured.map((entry) => entry.lines).sort((a, b) => a - b);
  return lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0;
}

function report(what: string, measured: readonly Measured[]): void {
  const line = (text: string) => process.stdout.write(`${text}\n`);
  line(
    `${what}: ${measured.length}, median ${quantile(measured, 0.5)} lines, 95th percentile ${quantile(measured, 0.95)}`,
  );
  for (const { name, lines } of measured.toSorted((a, b) => b.lines - a.lines).slice(0, 8)) line(`  ${lines}  ${name}`);
}

if (import.meta.main) {
  for (const folders of [['shared', 'electron', 'renderer'], ['test']]) {
    const sources = readSources(folders);
    process.stdout.write(`\n${folders.join(', ')}\n`);
    report(
      'files',
      [...sources].map(([name, text]) => ({ name, lines: countLines(text) })),
    );
    // Functions of one line are expressions with a name: counting them would hide the long ones.
    const functions = [...sources].flatMap(([path, text]) => measureFunctions(path, text));
    report(
      'functions of more than one line',
      functions.filter((each) => each.lines > 1),
    );
  }
}
