import { expect, test } from 'vitest';
import { type Candidate, findAmong, type Kind } from '../../../renderer/features/palette/find.ts';

const candidate = (kind: Kind, text: string, nameStart = 0): Candidate => ({
  kind,
  id: text,
  text,
  nameStart,
  mark: null,
  detail: null,
  choose: () => undefined,
});
const study = [
  candidate('document', 'service desk lead'),
  candidate('document', 'warehouse supervisor'),
  candidate('code', 'service specification › support hours', 24),
  candidate('code', 'alignment › shared language', 12),
  candidate('memo', 'What the service is for'),
  candidate('command', 'Save a copy of the study'),
];
const found = (query: string) => findAmong(query, study).map((hit) => hit.candidate.text);

test('the kind with the best fit comes first, and each kind stands together', () => {
  expect(findAmong('support', study)[0]?.candidate.kind).toBe('code');
  const kinds = findAmong('service', study).map((hit) => hit.candidate.kind);
  expect(new Set(kinds).size).toBe(kinds.filter((kind, at) => kind !== kinds[at - 1]).length);
});

test('a sign asks for one kind only', () => {
  expect(found('@service')).toEqual(['service desk lead']);
  expect(found('#service')).toEqual(['service specification › support hours']);
  expect(found('*')).toEqual(['What the service is for']);
  expect(found('>copy')).toEqual(['Save a copy of the study']);
});

test('letters strewn over a long name do not stand beside a word that fits', () => {
  expect(found('service')).not.toContain('Save a copy of the study');
  expect(found('lead')).toEqual(['service desk lead']);
  expect(findAmong('busin', [candidate('command', 'Write a memo about the selection')])).toEqual([]);
});

test('first letters of words are enough, and so is a part of a word', () => {
  expect(found('sdl')[0]).toBe('service desk lead');
  expect(found('house')).toEqual(['warehouse supervisor']);
});

const withPage = (of: Candidate): Candidate => ({
  ...of,
  page: { id: `page ${of.id}`, mark: null, detail: null, choose: () => undefined },
});

test('the page of a code or a document is found by the name, and by asking for the page of it', () => {
  const all = [...study.slice(0, 4).map(withPage), ...study.slice(4)];
  const words = (query: string) => findAmong(query, all).map((hit) => hit.candidate.text);
  expect(words('page of shared language')).toEqual(['Page of alignment › shared language']);
  expect(words('page support')).toEqual(['Page of service specification › support hours']);
  expect(words('Page of desk lead')).toEqual(['Page of service desk lead']);
  expect(words('page of')).toHaveLength(4);
  expect(words('warehouse')).toEqual(['warehouse supervisor', 'Page of warehouse supervisor']);
  const [hit] = findAmong('page of shared', all);
  expect(hit?.positions.map((at) => hit.candidate.text.charAt(at)).join('')).toBe('Pageofshared');
});

test('what is called a page itself stands beside the pages', () => {
  const all = [withPage(candidate('code', 'page layout')), candidate('command', 'Open the page of this code')];
  const words = (query: string) => findAmong(query, all).map((hit) => hit.candidate.text);
  expect(words('page layout')).toEqual(['page layout', 'Page of page layout']);
  expect(words('page of')).toContain('Open the page of this code');
});

test('pages do not crowd what bears the names itself, unless pages are asked for', () => {
  const all = Array.from({ length: 20 }, (_, at) => withPage(candidate('document', `interview ${at}`)));
  const kinds = (query: string) => Object.groupBy(findAmong(query, all), (hit) => hit.candidate.kind);
  expect([kinds('interview').document?.length, kinds('interview').page?.length]).toEqual([8, 3]);
  expect(kinds('page of interview').page).toHaveLength(8);
});
