/** Names side by side with commas between them; `\,` is a comma in a name. Empty names are none. */
export const namesInList = (list: string): string[] =>
  list
    .split(/(?<!\\),/u)
    .map((name) => name.replaceAll('\\,', ',').trim())
    .filter(Boolean);

/** Names as {@link namesInList} reads them. */
export const listOfNames = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(',', '\\,')).join(', ');
