import { internalName, type RefiProjectFile } from './file.ts';
import type { RefiSource, RefiText, RefiTranscript } from './model.ts';
import type { Tally } from './tally.ts';

type Paths = { readonly plainTextPath?: string | undefined; readonly richTextPath?: string | undefined };

/**
 * The project with paths to files of the archive as the format writes them. Programs name their texts in other ways
 * (`relative:///NAME`, `sources/NAME`, the bare name, `%20` for a blank, an accent apart from its letter) and pack them all
 * the same. A file is only ever looked for in the archive, by its name without folders.
 */
export function foundPaths(file: RefiProjectFile, tally: Tally): RefiProjectFile['project'] {
  const composed = new Map([...file.spellings].map(([lower, spelled]) => [lower.normalize('NFC'), spelled]));
  let moved = 0;
  const better = (path: string | undefined): string | undefined => {
    if (path === undefined || path.trim() === '') return path;
    const name = internalName(path);
    if (name !== null && file.files.has(name)) return path;
    const found = namesIn(path).flatMap((each) => composed.get(each.toLowerCase().normalize('NFC')) ?? [])[0];
    if (found === undefined) return path;
    moved += 1;
    return `internal://${found}`;
  };
  const text = <Text extends Paths>(given: Text): Text => {
    const [plain, rich] = [better(given.plainTextPath), better(given.richTextPath)];
    if (plain === given.plainTextPath && rich === given.richTextPath) return given;
    const { plainTextPath: _plain, richTextPath: _rich, ...rest } = given;
    const paths = {
      ...(plain === undefined ? {} : { plainTextPath: plain }),
      ...(rich === undefined ? {} : { richTextPath: rich }),
    };
    return { ...rest, ...paths } as Text;
  };
  const sources = file.project.sources.map((source) => textsBetter(source, text));
  const notes = file.project.notes.map(text);
  if (moved > 0) {
    const where = moved === 1 ? 'One path was' : `${moved} paths were`;
    tally.note(`${where} not written as the format has it; the files were found in the archive by their names.`);
  }
  return { ...file.project, sources, notes };
}

/** The last part of a path as it stands, and with `%20` and the like read; none where it climbs out of folders. */
function namesIn(path: string): string[] {
  const parts = path.trim().split(/[/\\]/);
  const last = parts.at(-1) ?? '';
  if (parts.includes('..') || last === '') return [];
  try {
    return [last, decodeURIComponent(last)];
  } catch {
    return [last];
  }
}

function textsBetter(
  source: RefiSource,
  better: <Text extends RefiText | RefiTranscript>(given: Text) => Text,
): RefiSource {
  if (source.kind === 'TextSource') return better(source);
  if (source.kind === 'PDFSource') {
    return source.representation ? { ...source, representation: better(source.representation) } : source;
  }
  if (source.kind === 'PictureSource') {
    return source.textDescription ? { ...source, textDescription: better(source.textDescription) } : source;
  }
  return { ...source, transcripts: source.transcripts.map(better) };
}
