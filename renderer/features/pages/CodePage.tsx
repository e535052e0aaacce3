import { CornerDownRight, SlidersHorizontal, SquarePen } from 'lucide-react';
import { counted, formatCoefficient, formatCount } from '#shared/charts/sentences.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { type CodeNode, type CodeTree, namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { SegmentRow } from '../charts/CellPane.tsx';
import { shownColor, useCodesKnown, useCodeTree } from '../codes/tree.ts';
import { createMemo } from '../memos/createMemo.ts';
import { DayBars } from './DayBars.tsx';
import { PageMemos } from './PageMemos.tsx';
import { PageBar, PageHead, PageNothing, PageSection } from './PageParts.tsx';
import { openSegmentsOf, openTogether } from './toSegments.ts';
import { WhereStrips } from './WhereStrips.tsx';

type Facts = OutputOf<'pages.code'>;

const definitionParts = [
  ['description', 'What it means'],
  ['whenToUse', 'When to use it'],
  ['whenNotToUse', 'When not to'],
  ['example', 'An example'],
] as const;

function Definition({ node }: { readonly node: CodeNode }) {
  const given = definitionParts.filter(([part]) => node.code[part].trim() !== '');
  const edit = () => session().openDialog('codes.edit', { id: node.code.id });
  return (
    <PageSection title="Definition">
      {given.length === 0 && (
        <PageNothing>
          Not defined yet.{' '}
          <button type="button" className="link page-screen" onClick={edit}>
            Say what it means, and when to use it
          </button>
        </PageNothing>
      )}
      <dl className="page-definition">
        {given.map(([part, label]) => (
          <div key={part}>
            <dt>{label}</dt>
            <dd dir="auto">{node.code[part]}</dd>
          </div>
        ))}
      </dl>
    </PageSection>
  );
}

const nameOf = (tree: CodeTree, id: CodeId): string => tree.byId.get(id)?.code.name ?? 'a deleted code';
const pathOf = (tree: CodeTree, id: CodeId): string => namesOf(tree, id).join(' › ');

function lineOf({ codings, own, documents, documentCount, characters, median }: Facts): string {
  if (codings === 0) return 'No codings yet.';
  const below = own < codings ? ` (${formatCount(own)} its own, the others of its subcodes)` : '';
  return `${counted(codings, 'coding')}${below} in ${formatCount(documents)} of ${counted(documentCount, 'document')} · ${counted(characters, 'character')} covered · median length ${counted(Math.round(median), 'character')}`;
}

function WithWhat({ id, facts, tree }: { readonly id: CodeId; readonly facts: Facts; readonly tree: CodeTree }) {
  const { company, companyTotal } = facts;
  const most = Math.max(1, ...company.map(({ pairs }) => pairs));
  const more =
    companyTotal > company.length ? ` The first ${company.length} of ${formatCount(companyTotal)} codes.` : '';
  return (
    <PageSection
      title="With what"
      note={`Pairs of codings that share characters, and c = pairs / (codings of both − pairs); codes with their subcodes.${more}`}
    >
      {company.length === 0 && <PageNothing>No other code shares words with it.</PageNothing>}
      <ul>
        {company.map(({ codeId, pairs, c, frequency }) => (
          <PageBar
            key={codeId}
            name={nameOf(tree, codeId)}
            color={shownColor(tree, codeId)}
            share={pairs / most}
            numbers={[formatCount(pairs), c === null ? '' : formatCoefficient(c)]}
            title={`${pathOf(tree, codeId)}: ${counted(pairs, 'pair')} of codings overlap; it has ${counted(frequency, 'coding')}. Shows them in Segments.`}
            onPress={() => openTogether(tree, id, codeId)}
          />
        ))}
      </ul>
    </PageSection>
  );
}

/** How the length of a segment compares with the median. */
function lengthWords(length: number, median: number): string {
  const percent = Math.round(Math.abs(length / median - 1) * 100);
  if (percent === 0) return `${counted(length, 'character')}, as long as the median`;
  return `${counted(length, 'character')}, ${formatCount(percent)} % ${length > median ? 'longer' : 'shorter'} than the median`;
}

function Compared({
  list,
  facts,
  tree,
}: {
  readonly list: Facts['typical'];
  readonly facts: Facts;
  readonly tree: CodeTree;
}) {
  const usual = facts.usual.length;
  return (
    <div className="page-segments">
      {list.map(({ segment, length, usual: shared }) => (
        <div key={segment.id} className="page-segment">
          <ul>
            <SegmentRow segment={segment} tree={tree} withDocument />
          </ul>
          <p className="page-why">
            {lengthWords(length, facts.median)}
            {usual > 0 && `; ${shared} of its usual company of ${usual}`}
          </p>
        </div>
      ))}
    </div>
  );
}

function usualWords({ usual }: Facts, tree: CodeTree): string {
  const names = usual.map(({ codeId, segments }) => `${nameOf(tree, codeId)} (${counted(segments, 'segment')})`);
  return names.length === 0 ? 'It has no usual company.' : `Its usual company: ${names.join(', ')}.`;
}

function Segments({ facts, tree }: { readonly facts: Facts; readonly tree: CodeTree }) {
  if (facts.codings === 0) return null;
  return (
    <>
      <PageSection
        wide
        title="Typical segments"
        note={`Those that share words with most of its usual company (the up to three codes outside its branch that share words with most of its segments, two at least), and of these the nearest to the median length. ${usualWords(facts, tree)}`}
      >
        <Compared list={facts.typical} facts={facts} tree={tree} />
      </PageSection>
      {facts.outlying.length > 0 && (
        <PageSection
          wide
          title="Outlying segments"
          note="Of the others, those that share words with least of its usual company, and of these the furthest from the median length, longer or shorter."
        >
          <Compared list={facts.outlying} facts={facts} tree={tree} />
        </PageSection>
      )}
    </>
  );
}

function Where({ id, facts, color }: { readonly id: CodeId; readonly facts: Facts; readonly color: string }) {
  const { where, documents } = facts;
  const cut = where.length < documents ? ` The first ${where.length} of ${formatCount(documents)} documents.` : '';
  return (
    <PageSection
      wide
      title="Where"
      note={`Each document from its beginning to its end in 100 sections; the stronger, the more codings touch one. At the right: all codings in it.${cut}`}
    >
      {where.length === 0 && <PageNothing>In no document yet.</PageNothing>}
      <WhereStrips codeId={id} color={color} where={where} />
    </PageSection>
  );
}

/** Everything about one code: what it means, where it stands, with what, how it came about, and its words. */
export function CodePage({ id }: { readonly id: CodeId }) {
  const tree = useCodeTree();
  const known = useCodesKnown();
  const { data } = useAsk('pages.code', { codeId: id }, { enabled: tree.byId.has(id) });
  const node = tree.byId.get(id);
  if (!node) return known ? <EmptyState title="This code was deleted." /> : null;
  const color = shownColor(tree, id);
  const above = namesOf(tree, id).slice(0, -1).join(' › ');
  const role = node.parent ? `Concept in ${above}` : 'Theme';
  const note = () =>
    void createMemo({ type: 'code', links: [{ origin: 'link', target: { kind: 'code', codeId: id } }] });
  return (
    <article className="page" aria-label={`Page of the code ${node.code.name}`}>
      <PageHead
        what={role}
        mark={<Swatch color={color} theme={node.parent === null} />}
        title={node.code.name}
        line={data ? lineOf(data) : 'Counting…'}
      >
        <Button variant="line" icon={CornerDownRight} onClick={() => openSegmentsOf([id], null)}>
          Its segments
        </Button>
        <Button variant="line" icon={SquarePen} onClick={note}>
          Write a memo
        </Button>
        <Button variant="line" icon={SlidersHorizontal} onClick={() => session().openDialog('codes.edit', { id })}>
          Edit
        </Button>
      </PageHead>
      <div className="page-columns">
        <Definition node={node} />
        {data && data.codings > 0 && (
          <PageSection
            title="Over time"
            note="Codings by the day on which they were made; days without one take no room."
          >
            <DayBars codeId={id} made={data.made} color={color} />
          </PageSection>
        )}
        {data && <WithWhat id={id} facts={data} tree={tree} />}
        <PageMemos
          about={{ codeId: id }}
          note="Memos that are linked to it, mention it, or have a passage coded with it."
          none="No memo references it yet."
        />
        {data && <Where id={id} facts={data} color={color} />}
        {data && <Segments facts={data} tree={tree} />}
      </div>
    </article>
  );
}
