/** Writes a line for people or programs to standard output. */
export const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Writes one JSON document to standard output. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** A sentence about what went wrong, to standard error. */
export const complain = (sentence: string): void => {
  process.stderr.write(`axial: ${sentence}\n`);
};

/** Rows as columns that stand under each other; numbers to the right. Cells are cut to what a terminal can show. */
export function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = [head, ...rows].map((row) => row.map((cell) => oneLine(String(cell))));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => [...(row[column] ?? '')].length)));
  for (const [index, row] of cells.entries()) {
    const line = row.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - [...cell].length);
      return index > 0 && typeof rows[index - 1]?.[column] === 'number' ? blanks + cell : cell + blanks;
    });
    print(line.join('  ').trimEnd());
  }
}

const widest = 60;

function oneLine(text: string): string {
  const line = [...text.replace(/\s+/gu, ' ')];
  return line.length > widest ? `${line.slice(0, widest - 1).join('')}…` : line.join('');
}

/** "1 document", "2 documents". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** A reader that has seen enough (`axial list … | head`) is no failure. */
export function allowReadersToLeave(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
