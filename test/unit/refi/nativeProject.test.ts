import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Code } from '#shared/domain/code.ts';
import type { Coding } from '#shared/domain/coding.ts';
import type { Memo } from '#shared/domain/memo.ts';
import { checkProject } from '#shared/interchange/refi/checkModel.ts';
import type { ExchangeStudy } from '#shared/interchange/refi/exchangeStudy.ts';
import { type ProjectDraft, projectFromStudy } from '#shared/interchange/refi/fromStudy.ts';
import { plainBody, wordsOfBody } from '#shared/interchange/refi/plainBody.ts';
import { refiToIncoming } from '#shared/interchange/refi/toIncoming.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { snapToCodePoint } from '#shared/text/offsets.ts';
import { writeRefiArchive } from '../../../electron/export/refi/writeArchive.ts';
import { everything } from '../../support/exchangeStudy.ts';
import { projectOptions, xmlOfDraft } from '../../support/givingBack.ts';
import { hasRefiCorpus } from '../../support/refiCorpus.ts';
import { readProject } from '../../support/refiFiles.ts';
import { schemaErrorsOf } from '../../support/schema.ts';

const uuid = (kind: number, number: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const start = Date.UTC(2025, 0, 1);

const words = fc
  .array(
    fc.constantFrom(
      'a',
      'Ünï',
      ' ',
      '\n',
      '\n\n',
      '\t',
      '😀',
      '👩‍👩‍👧‍👦',
      '𠀀',
      'e\u0301',
      'שלום',
      '<&>"',
      ']]>',
      '\u0085',
      '\uFFFD',
    ),
    { maxLength: 30 },
  )
  .map((parts) => normaliseText(parts.join('')));
const name = words.map((text) => text.replace(/\s+/gu, ' ').trim()).map((text) => text || 'x');
const comment = fc.oneof(
  fc.constant(''),
  words.map((text) => text.trim()),
);

/** A study that was made here: nothing in it came from another program. */
const anyStudy: fc.Arbitrary<ExchangeStudy> = fc
  .record({
    texts: fc.array(fc.tuple(name, words, comment), { maxLength: 4 }),
    codes: fc.array(fc.tuple(name, comment, fc.nat()), { minLength: 1, maxLength: 6 }),
    codings: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), comment, fc.nat(10_000)), { maxLength: 12 }),
    memos: fc.array(fc.tuple(name, words, fc.nat(4), fc.nat()), { maxLength: 4 }),
    grouped: fc.boolean(),
  })
  .map(({ texts, codes, codings, memos, grouped }) => studyOf(texts, codes, codings, memos, grouped));

function studyOf(
  texts: readonly (readonly [string, string, string])[],
  codes: readonly (readonly [string, string, number])[],
  codings: readonly (readonly [number, number, number, number, string, number])[],
  memos: readonly (readonly [string, string, number, number])[],
  grouped: boolean,
): ExchangeStudy {
  const documents = texts.map(([title, text, note], at) => ({
    ...{ id: uuid(1, at), name: title, groupId: grouped ? uuid(8, 0) : null, text, note, source: null },
    ...{ createdAt: start + at, changedAt: start + 2 * at },
  }));
  const taken = new Set<string>();
  const placed = codings.flatMap(([document, code, from, length, text, time], at): Coding[] => {
    const chosen = documents[document % Math.max(documents.length, 1)];
    if (!chosen || chosen.text === '') return [];
    const begin = snapToCodePoint(chosen.text, from % chosen.text.length);
    const end = snapToCodePoint(chosen.text, Math.min(begin + 1 + (length % 9), chosen.text.length), 'after');
    const codeId = uuid(2, code % codes.length);
    const key = `${chosen.id} ${codeId} ${begin} ${end}`;
    if (taken.has(key)) return [];
    taken.add(key);
    const createdAt = start + time;
    return [
      {
        ...{ id: uuid(3, at), documentId: chosen.id, codeId, coderId: uuid(4, 0) },
        ...{ start: begin, end, weight: null, comment: text, createdAt, changedAt: createdAt },
      } as unknown as Coding,
    ];
  });
  return {
    study: { id: uuid(9, 0), name: 'A study', createdAt: start },
    coders: [{ id: uuid(4, 0), name: 'Ana' }],
    codes: codes.map(
      ([title, description, parent], at) =>
        ({
          ...{ id: uuid(2, at), parentId: at > 0 && parent % 2 === 0 ? uuid(2, parent % at) : null, name: title },
          ...{ color: '#123456', position: at, description, whenToUse: '', whenNotToUse: '', example: '' },
          ...{ key: null, role: null, createdAt: start, changedAt: start },
        }) as unknown as Code,
    ),
    groups: grouped ? [{ id: uuid(8, 0), name: 'Group', position: 0 }] : [],
    documents,
    codings: placed,
    ...{ variables: [], values: [], sets: [], parts: [], keptFiles: [] },
    memos: memos.map(([title, text, kind, target], at) =>
      memoOf(title, text, kind, target, at, { documents, codes, placed }),
    ),
  } as unknown as ExchangeStudy;
}

interface Around {
  readonly documents: readonly { readonly id: string; readonly text: string }[];
  readonly codes: readonly unknown[];
  readonly placed: readonly Coding[];
}

/** A memo without a link, or with one to something that is there. */
function memoOf(title: string, text: string, kind: number, target: number, at: number, around: Around): Memo {
  const { documents, codes, placed } = around;
  const document = documents[target % Math.max(documents.length, 1)];
  const coding = placed[target % Math.max(placed.length, 1)];
  const place = coding && { kind: 'segment', documentId: coding.documentId, start: coding.start, end: coding.end };
  const links = [
    [],
    [{ kind: 'code', codeId: uuid(2, target % codes.length) }],
    document ? [{ kind: 'document', documentId: document.id }] : [],
    place ? [{ ...place, codingId: coding.id }] : [],
    place ? [{ ...place, codingId: null }] : [],
  ][kind];
  const body = plainBody(text);
  return {
    ...{ id: uuid(5, at), title, type: 'free', body, text: wordsOfBody(body), flag: null, author: 'Ana' },
    ...{ createdAt: start, changedAt: start, links: links?.map((each) => ({ origin: 'link', target: each })) ?? [] },
  } as unknown as Memo;
}

const optionsWith = (nvivo: boolean) => ({ ...projectOptions, choice: { ...everything, nvivo } });

function archive({ project, files }: ProjectDraft): Uint8Array {
  const encoder = new TextEncoder();
  const bytes = files.map(({ name: file, ...from }): [string, Uint8Array] => [
    file,
    encoder.encode(from.from === 'text' ? from.text : ''),
  ]);
  return writeRefiArchive(project, bytes, null);
}

/** What the format can hold of a study, in one order. */
function heldOf(study: Pick<ExchangeStudy, 'codes' | 'documents' | 'codings' | 'memos'>) {
  const byId = <Item extends { readonly id: string }>(items: readonly Item[]) =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    codes: byId(study.codes).map(({ id, parentId, name: title, description, color }) => [
      id,
      parentId,
      title,
      description,
      color,
    ]),
    documents: byId(study.documents).map(({ id, name: title, text, note }) => [id, title, text, note]),
    codings: byId(study.codings).map((each) => [
      ...[each.id, each.documentId, each.codeId, each.coderId, each.start, each.end, each.comment, each.createdAt],
    ]),
    memos: byId(study.memos).map(({ id, title, body, links }) => [id, title, wordsOfBody(body), JSON.stringify(links)]),
  };
}

describe('a study that was made here, as a project', () => {
  test('comes back with its codes, texts, coded words and memos, whatever the characters (checks 18, 20)', () => {
    fc.assert(
      fc.property(anyStudy, fc.boolean(), (study, nvivo) => {
        const draft = projectFromStudy(study, optionsWith(nvivo));
        const incoming = refiToIncoming(readProject(archive(draft)));
        const back = {
          ...incoming,
          memos: incoming.memos.map((memo) => ({
            ...memo,
            links: memo.links.map((target) => ({ origin: 'link', target })),
          })),
        };
        expect(heldOf(back as never)).toEqual(heldOf(study));
        expect(checkProject(draft.project)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('says the quotation as the name of each selection, counted in code points (check 20)', () => {
    fc.assert(
      fc.property(anyStudy, (study) => {
        const { project } = projectFromStudy(study, projectOptions);
        const texts = new Map<string, string>(study.documents.map(({ id, text }) => [id, text]));
        for (const source of project.sources) {
          if (source.kind !== 'TextSource') continue;
          const points = [...(texts.get(source.guid) ?? '')];
          for (const { name: quotation, start: from, end } of source.selections) {
            expect(points.slice(Number(from), Number(end)).join('')).toBe(quotation);
          }
        }
      }),
      { numRuns: 250 },
    );
  });

  test('goes out the same a second time, and as changed when the study was (check 19)', () => {
    fc.assert(
      fc.property(anyStudy, (study) => {
        const [first, second] = [0, 0].map(() => projectFromStudy(study, { ...projectOptions, modifiedAt: 60_000 }));
        const still = (draft: ProjectDraft | undefined) => draft && [xmlOfDraft(draft), draft.files];
        expect(still(second)).toEqual(still(first));
        expect(first?.project.modifiedDateTime).toBe('1970-01-01T00:01:00Z');
      }),
      { numRuns: 50 },
    );
  });

  test.skipIf(!hasRefiCorpus)('is valid by the official schema (check 17)', async () => {
    const drafts = fc
      .sample(anyStudy, { numRuns: 15, seed: 7 })
      .map((study) => projectFromStudy(study, projectOptions));
    const named = Object.fromEntries(drafts.map((draft, at) => [`study ${at}`, xmlOfDraft(draft)]));
    const found = await schemaErrorsOf(named, 'Project');
    expect([...found.values()].flat()).toEqual([]);
  });
});
