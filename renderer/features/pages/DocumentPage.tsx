import { BookOpen, CornerDownRight, SquarePen } from 'lucide-react';
import { counted, formatCount, formatShare } from '#shared/charts/sentences.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { useDocuments, useVariables } from '../documents/documents.ts';
import { createMemo } from '../memos/createMemo.ts';
import { PageMemos } from './PageMemos.tsx';
import { PageBar, PageHead, PageNothing, PageSection } from './PageParts.tsx';
import { PageScene } from './PageScene.tsx';
import { openSegmentsOf } from './toSegments.ts';

type Facts = OutputOf<'pages.document'>;

/** As many codes as one takes in at a look; the codeline below shows all. */
const shownCodes = 12;

function TopCodes({ id, facts }: { readonly id: DocumentId; readonly facts: Facts }) {
  const tree = useCodeTree();
  const shown = facts.codes.slice(0, shownCodes);
  const most = Math.max(1, ...shown.map(({ codings }) => codings));
  const more =
    facts.codes.length > shown.length ? ` The first ${shown.length} of ${counted(facts.codes.length, 'code')}.` : '';
  return (
    <PageSection
      title="Codes"
      note={`Codings of each code for itself, and the share of the text that they cover.${more}`}
    >
      {shown.length === 0 && <PageNothing>Nothing is coded here yet.</PageNothing>}
      <ul>
        {shown.map(({ codeId, codings, coverage }) => (
          <PageBar
            key={codeId}
            name={tree.byId.get(codeId)?.code.name ?? ''}
            color={shownColor(tree, codeId)}
            share={codings / most}
            numbers={[formatCount(codings), formatShare(coverage)]}
            title={`${namesOf(tree, codeId).join(' › ')}: ${counted(codings, 'coding')}. Shows them in Segments.`}
            onPress={() => openSegmentsOf([codeId], id, false)}
          />
        ))}
      </ul>
    </PageSection>
  );
}

function Variables({ document }: { readonly document: StudyDocument }) {
  const { variables, valueFor } = useVariables();
  const given = variables.flatMap(({ id, name }) => {
    const value = valueFor(document.id, id);
    return value === undefined || value === '' ? [] : [{ id, name, value }];
  });
  return (
    <PageSection title="About it">
      {given.length === 0 && document.note === '' && <PageNothing>No variables and no note yet.</PageNothing>}
      <dl className="page-facts">
        {given.map(({ id, name, value }) => (
          <div key={id}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {document.note !== '' && (
        <p className="page-quoted" dir="auto">
          {document.note}
        </p>
      )}
    </PageSection>
  );
}

function Speakers({ document }: { readonly document: StudyDocument }) {
  const { data } = useAsk('speakers.list', { documentIds: [document.id] });
  const speakers = data?.speakers ?? [];
  const most = Math.max(1, ...speakers.map(({ characters }) => characters));
  if (speakers.length === 0) return null;
  return (
    <PageSection title="Speakers" note="Turns, and the share of the text that they speak.">
      <ul>
        {speakers.map(({ id, name, role, color, turns, characters }) => (
          <PageBar
            key={id}
            name={role === 'none' ? name : `${name}, ${role}`}
            color={color ?? 'grey'}
            share={characters / most}
            numbers={[formatCount(turns), formatShare(characters / Math.max(1, document.characters))]}
            title={`${name}: ${counted(turns, 'turn')}, ${counted(characters, 'character')}.`}
            onPress={() => session().openDocument(document.id)}
          />
        ))}
      </ul>
    </PageSection>
  );
}

function lineOf(document: StudyDocument, { codings, coverage, place, documentCount }: Facts): string {
  const coded =
    codings === 0 ? 'no codings yet' : `${counted(codings, 'coding')} over ${formatShare(coverage)} of the text`;
  return `${counted(document.characters, 'character')} in ${counted(document.paragraphs, 'paragraph')} · ${coded} · document ${formatCount(place)} of ${formatCount(documentCount)} · added ${formatDay(document.createdAt)}`;
}

/** Everything about one document: its portrait and codeline, its codes, who speaks, what is known and thought of it. */
export function DocumentPage({ id }: { readonly id: DocumentId }) {
  const shelf = useDocuments();
  const document = shelf?.byId.get(id);
  const { data } = useAsk('pages.document', { documentId: id }, { enabled: document !== undefined });
  if (!document) return shelf ? <EmptyState title="This document was deleted." /> : null;
  const group = shelf?.groups.find((each) => each.id === document.groupId)?.name;
  const note = () =>
    void createMemo({ type: 'document', links: [{ origin: 'link', target: { kind: 'document', documentId: id } }] });
  return (
    <article className="page" aria-label={`Page of the document ${document.name}`}>
      <PageHead
        what={group ? `Document in ${group}` : 'Document'}
        title={document.name}
        line={data ? lineOf(document, data) : 'Counting…'}
      >
        <Button variant="line" icon={BookOpen} onClick={() => session().openDocument(id)}>
          Read it
        </Button>
        <Button variant="line" icon={CornerDownRight} onClick={() => openSegmentsOf([], id)}>
          Its segments
        </Button>
        <Button variant="line" icon={SquarePen} onClick={note}>
          Write a memo
        </Button>
      </PageHead>
      <div className="page-columns">
        <PageSection
          title="Portrait"
          note="1,200 tiles dealt to its codings in the order of the text, by their length."
        >
          <PageScene
            kind="portrait"
            settings={{ show: 'one', document: id }}
            height={340}
            label={`Portrait of ${document.name}: ${data ? counted(data.codings, 'coding') : ''} as 1,200 tiles`}
          />
        </PageSection>
        {data && <TopCodes id={id} facts={data} />}
        <PageSection
          wide
          title="Codeline"
          note="A column for each paragraph; filled where the code, with its subcodes, touches it."
        >
          <PageScene
            kind="codeline"
            settings={{ document: id }}
            label={`Codeline of ${document.name}: its codes along ${counted(document.paragraphs, 'paragraph')}`}
          />
        </PageSection>
        <Variables document={document} />
        <Speakers document={document} />
        <PageMemos
          about={{ documentId: id }}
          note="Memos that point at it, or at words of it."
          none="No memo points at it yet."
        />
      </div>
    </article>
  );
}
