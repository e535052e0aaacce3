import { nameUuid } from '../nameUuid.ts';
import { composeOwnValues } from './composeFacts.ts';
import { addText, keepPath, pathsAllowed } from './composeFiles.ts';
import { composeSelections, keptCodings, keptSelection } from './composeSelections.ts';
import { addKeptText, composeText, positioned } from './composeText.ts';
import { composeTranscript } from './composeTranscript.ts';
import { type Composing, defined, noteRefsOf, same } from './composing.ts';
import type { ExchangeDocument } from './exchangeStudy.ts';
import { textMark } from './incomingSources.ts';
import type { KeptDocument, KeptSource } from './kept.ts';
import type {
  RefiAreaSelection,
  RefiCoding,
  RefiPdfSource,
  RefiSource,
  RefiText,
  RefiTextSource,
  RefiTranscript,
} from './model.ts';
import { writeDateTime } from './times.ts';

/** All sources: documents in the order of the study, what it cannot show in the places where it came. */
export function composeSources(composing: Composing): RefiSource[] {
  const { study, kept } = composing;
  const keptOf = new Map<string, string>();
  for (const [id, { documents }] of kept.source) for (const document of documents) keptOf.set(document.id, id);
  const rows = new Map<string, ExchangeDocument>(study.documents.map((document) => [document.id, document]));
  for (const { id } of study.documents) composing.sourceOf.set(id, keptOf.get(id) ?? id);
  const following = unshownAfter(kept.source);
  const told = new Set<string>();
  const tell = (id: string): RefiSource[] => {
    if (told.has(id)) return [];
    told.add(id);
    const source = kept.source.get(id);
    const composed = source ? composeKept(composing, id, source, rows) : null;
    if (source && !composed) composing.gone.add(id);
    return [...(composed ? [composed] : []), ...(following.get(id) ?? []).flatMap(tell)];
  };
  const leading = (following.get('') ?? []).flatMap(tell);
  const documents = study.documents.flatMap((document): RefiSource[] => {
    const id = keptOf.get(document.id);
    return id === undefined ? [composeFresh(composing, document)] : tell(id);
  });
  // What hangs on documents that are gone.
  return [...leading, ...documents, ...[...kept.source.keys()].flatMap(tell)];
}

/** Sources without a document, by the one with a document that they come after; `''` = before all. */
function unshownAfter(sources: Composing['kept']['source']): Map<string, string[]> {
  const following = new Map<string, string[]>();
  let last = '';
  for (const [id, { documents }] of sources) {
    if (documents.length > 0) last = id;
    else following.set(last, [...(following.get(last) ?? []), id]);
  }
  return following;
}

function composeFresh(composing: Composing, document: ExchangeDocument): RefiTextSource {
  const { fresh } = composeSelections(composing, document, [], true);
  const text = addText(composing, { guid: document.id, text: document.text, path: undefined, inline: false });
  const rich = document.source && /\.docx$/i.test(document.source.name) ? document.source : null;
  return {
    kind: 'TextSource',
    ...defined({
      guid: document.id,
      name: document.name,
      richTextPath: rich ? sourcePath(composing, rich) : undefined,
      ...text.place,
      creationDateTime: writeDateTime(document.createdAt),
      modifiedDateTime: document.changedAt === document.createdAt ? undefined : writeDateTime(document.changedAt),
      description: document.note || undefined,
    }),
    selections: fresh.map((each) => positioned(each, text.written)),
    codings: [],
    noteRefs: noteRefsOf(composing, [], `document ${document.id}`),
    values: composeOwnValues(composing, [], {}, document.id),
  };
}

/** Path of the file that a document was imported from; `undefined` where files stay out. */
export function sourcePath(
  composing: Composing,
  { name, hash }: { readonly name: string; readonly hash: string },
): string | undefined {
  if (composing.options.inline || !composing.options.choice.sources) return undefined;
  const file = sourceFileName(name, hash);
  composing.files.set(file, { name: file, from: 'source', hash });
  return `internal://${file}`;
}

/** Name of an original file in the archive: the same for the same bytes. */
export function sourceFileName(name: string, hash: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0].toLowerCase() ?? '.bin';
  return `${nameUuid(`file ${hash}`)}${ending}`;
}

type Rows = ReadonlyMap<string, ExchangeDocument>;

/** `null`: everything that it was in the study is gone from it. */
function composeKept(composing: Composing, id: string, kept: KeptSource, rows: Rows): RefiSource | null {
  const { element, documents } = kept;
  if (documents.length > 0 && !documents.some((document) => rows.has(document.id))) return null;
  if (documents.length === 0 && composing.isNarrowed) return null;
  const first = documents[0];
  const row = first && rows.get(first.id);
  const rest = {
    ...(row && first && element.kind !== 'PictureSource' ? changes(element, first, row) : {}),
    codings: keptCodings(composing, element.codings),
    noteRefs: noteRefsOf(composing, element.noteRefs, first ? `document ${first.id}` : null),
    values: composeOwnValues(composing, element.values, kept.values, first?.id ?? null),
  };
  if (element.kind === 'TextSource') {
    return row && first
      ? composeTextSource(composing, { ...element, ...rest }, first, row)
      : unread(composing, { ...element, ...rest });
  }
  const paths = pathsAllowed(composing, element);
  const file = { ...paths, path: keepPath(composing, element.path) };
  const bare = { ...element, ...rest, ...file };
  return defined(withTexts(composing, id, bare as typeof element, kept, rows)) as RefiSource;
}

/** A source whose words never came: its files, if any, are kept. */
function unread(composing: Composing, element: RefiTextSource): RefiTextSource {
  const plainTextPath = keepPath(composing, element.plainTextPath, true);
  const richTextPath = keepPath(composing, element.richTextPath);
  const { plainTextPath: _, richTextPath: __, ...bare } = element;
  const selections = element.selections.map((selection) => keptSelection(composing, selection));
  return { ...bare, ...defined({ plainTextPath, richTextPath }), selections };
}

/** Name, description and time of a source whose document was changed in the study. */
function changes(element: RefiSource, { shown, transcript }: KeptDocument, row: ExchangeDocument) {
  const isChanged = row.name !== shown.name || row.note !== shown.note || textMark(row.text) !== shown.text;
  const description =
    element.kind === 'TextSource'
      ? same(element.description, shown.note, row.note, (now) => now || undefined)
      : element.description;
  return defined({
    name:
      transcript !== null && element.name !== shown.name
        ? element.name
        : same(element.name, shown.name, row.name, String),
    modifiedDateTime: isChanged ? writeDateTime(row.changedAt) : element.modifiedDateTime,
    ...(description === element.description ? {} : { description }),
  });
}

function composeTextSource(
  composing: Composing,
  element: RefiTextSource,
  kept: KeptDocument,
  row: ExchangeDocument,
): RefiTextSource {
  const { content: _, richTextPath, plainTextPath, ...bare } = composeText(composing, element, kept, row);
  const rich =
    richTextPath !== undefined && row.source ? sourceAt(composing, richTextPath, row.source.hash) : undefined;
  const text = addKeptText(composing, element.guid, kept, row, plainTextPath);
  return { ...bare, ...defined({ richTextPath: rich, ...text.place }) } as RefiTextSource;
}

/** The Word file of a text that came, under the name that it had. */
function sourceAt(composing: Composing, path: string, hash: string): string | undefined {
  if (composing.options.inline || !composing.options.choice.sources) return undefined;
  const name = path.replace(/^.*[/\\]/, '');
  composing.files.set(name, { name, from: 'source', hash });
  return path;
}

function withTexts(
  composing: Composing,
  id: string,
  element: Exclude<RefiSource, RefiTextSource>,
  kept: KeptSource,
  rows: Rows,
): RefiSource {
  if (element.kind === 'PictureSource') {
    const areas = element.areas.flatMap((area) => composeArea(composing, area, null) ?? []);
    const textDescription = element.textDescription && withFiles(composing, element.textDescription);
    return { ...element, areas, ...defined({ textDescription }) };
  }
  if (element.kind === 'PDFSource') return composePdf(composing, id, element, kept, rows);
  const transcripts = element.transcripts.flatMap((transcript) => {
    const own = kept.documents.find((document) => document.transcript === transcript.guid);
    const row = own && rows.get(own.id);
    if (own && !row) return [];
    return own && row ? [composeTranscript(composing, transcript, own, row)] : [withFiles(composing, transcript)];
  });
  const spans = element.spans.flatMap((span) => composeArea(composing, span, null) ?? []);
  return { ...element, transcripts, spans };
}

function composePdf(
  composing: Composing,
  _id: string,
  element: RefiPdfSource,
  kept: KeptSource,
  rows: Rows,
): RefiSource {
  const own = kept.documents[0];
  const row = own && rows.get(own.id);
  for (const twin of Object.values(kept.twins)) {
    for (const coding of twin) if (coding !== null) composing.toldElsewhere.add(coding);
  }
  const areas = element.areas.flatMap((area, at) => {
    const composed = composeArea(composing, area, kept.twins[at] ?? null);
    if (!composed) return [];
    const representation = composed.representation && withFiles(composing, composed.representation);
    return [{ ...composed, ...defined({ representation }) }];
  });
  if (!element.representation) return { ...element, areas };
  if (!own || !row) return { ...element, areas, representation: withFiles(composing, element.representation) };
  const representation = composeText(composing, element.representation, own, row);
  const { plainTextPath, richTextPath, content: _, ...bare } = representation;
  const text = addKeptText(composing, representation.guid, own, row, plainTextPath);
  const rich = keepPath(composing, richTextPath);
  return { ...element, areas, representation: { ...bare, ...defined({ richTextPath: rich, ...text.place }) } };
}

/** A text of which the study has nothing: as it came, with its files. */
function withFiles<Text extends RefiText | RefiTranscript>(composing: Composing, text: Text): Text {
  const plainTextPath = keepPath(composing, text.plainTextPath, true);
  const richTextPath = keepPath(composing, text.richTextPath);
  const { plainTextPath: _, richTextPath: __, ...bare } = text;
  const selections = text.selections.map((selection) => keptSelection(composing, selection));
  const noteRefs = noteRefsOf(composing, text.noteRefs, null);
  const codings = 'codings' in text ? { codings: keptCodings(composing, text.codings) } : {};
  return { ...bare, ...defined({ plainTextPath, richTextPath }), selections, noteRefs, ...codings } as unknown as Text;
}

/** An area or a time that cannot be shown; of an area that is also words, the codings that the words still have. */
function composeArea<Area extends Pick<RefiAreaSelection, 'guid' | 'codings' | 'noteRefs' | 'description'>>(
  composing: Composing,
  area: Area,
  twin: readonly (string | null)[] | null,
): Area | null {
  const codings = area.codings.flatMap((coding, at): RefiCoding[] => {
    const id = twin?.[at] ?? null;
    if (id === null) return keptCodings(composing, [coding]);
    const row = composing.codings.get(id);
    return row ? [{ ...coding, code: row.codeId, noteRefs: noteRefsOf(composing, coding.noteRefs, null) }] : [];
  });
  const noteRefs = noteRefsOf(composing, area.noteRefs, null);
  const had = area.codings.length + area.noteRefs.length > 0;
  if (had && codings.length + noteRefs.length === 0 && !area.description) {
    composing.gone.add(area.guid);
    return null;
  }
  return { ...area, codings, noteRefs };
}
