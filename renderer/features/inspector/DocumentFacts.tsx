import { type ReactNode, useMemo } from 'react';
import { themeOf } from '#shared/domain/codeTree.ts';
import type { StudyDocument } from '#shared/domain/document.ts';
import type { CodeId, GroupId } from '#shared/domain/ids.ts';
import { useSend } from '../../client/hooks.ts';
import type { CodingSet } from '../../reader/codingSet.ts';
import { session } from '../../state/session.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import { formatDay } from '../../ui/dates.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { useShelf, useVariables } from '../documents/documents.ts';
import { createMemo } from '../memos/createMemo.ts';
import { Draft } from './Draft.tsx';
import { MemosHere } from './MemosHere.tsx';
import { SourceLine } from './SourceLine.tsx';
import { VariableValue } from './VariableValue.tsx';

interface DocumentFactsProps {
  readonly document: StudyDocument;
  readonly codings: CodingSet;
  /** What the file itself said about the current paragraph. */
  readonly remarks: ReactNode;
}

/** What is known of the document: group, variables, note, counts, memos. Everything can be changed in place. */
export function DocumentFacts({ document, codings, remarks }: DocumentFactsProps) {
  const table = useVariables();
  const { send: setNote } = useSend('documents.setNote');
  return (
    <>
      <PaneHead title="Document" />
      <div className="scroll grow inspector-body">
        <div className="section">
          <h3 className="inspector-title">{document.name}</h3>
          <p className="source-line inspector-source">
            {countOf(document.characters, 'character')} · {countOf(document.paragraphs, 'paragraph')} · added{' '}
            {formatDay(document.createdAt)}
          </p>
          <SourceLine documentId={document.id} />
          <dl className="inspector-facts">
            <dt>Group</dt>
            <dd>
              <GroupPick document={document} />
            </dd>
            {table.variables.map((variable) => (
              <VariableValue
                key={variable.id}
                documentId={document.id}
                variable={variable}
                value={table.valueFor(document.id, variable.id) ?? null}
              />
            ))}
          </dl>
          {table.variables.length === 0 && (
            <button type="button" className="link" onClick={() => session().openDialog('documents.variables')}>
              Describe the documents by variables
            </button>
          )}
        </div>
        {remarks}
        <div className="section">
          <header>
            <h3>Note</h3>
          </header>
          <Draft
            label="Note on the document"
            value={document.note}
            rows={3}
            onCommit={(note) => void setNote({ id: document.id, note })}
          />
        </div>
        <ThemeCounts codings={codings} />
        <MemosHere
          title="Memos on this document"
          about={{ documentId: document.id }}
          onNew={() =>
            void createMemo({
              type: 'document',
              links: [{ origin: 'link', target: { kind: 'document', documentId: document.id } }],
            })
          }
        />
      </div>
    </>
  );
}

function GroupPick({ document }: { readonly document: StudyDocument }) {
  const { groups } = useShelf();
  const { send: move } = useSend('documents.move');
  const options = [{ value: '', label: 'none' }, ...groups.map(({ id, name }) => ({ value: String(id), label: name }))];
  return (
    <Pick
      label="Group"
      value={document.groupId ?? ''}
      options={options}
      onChange={(group) => void move({ ids: [document.id], groupId: group === '' ? null : (group as GroupId) })}
    />
  );
}

/** How often each theme was coded in the document, own and subcodes' codings. */
function ThemeCounts({ codings }: { readonly codings: CodingSet }) {
  const tree = useCodeTree();
  const counts = useMemo(() => {
    const byTheme = new Map<CodeId, number>();
    for (const { codeId } of codings.inOrder()) {
      const theme = themeOf(tree, codeId)?.code.id;
      if (theme) byTheme.set(theme, (byTheme.get(theme) ?? 0) + 1);
    }
    return tree.themes.flatMap(({ code }) => {
      const count = byTheme.get(code.id) ?? 0;
      return count > 0 ? [{ code, count }] : [];
    });
  }, [codings, tree]);
  return (
    <div className="section">
      <header>
        <h3>Codings</h3>
        <span className="inspector-note">{formatCount(codings.size)}</span>
      </header>
      {counts.length === 0 && (
        <p className="inspector-note">
          None yet. Select words and press C, or go to a paragraph with J and code it whole.
        </p>
      )}
      <ul className="inspector-themes">
        {counts.map(({ code, count }) => (
          <li key={code.id}>
            <Swatch color={shownColor(tree, code.id)} theme />
            <span className="grow ellipsis">{code.name}</span>
            <span>{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
