import { Command, FileText, Search, StickyNote, TextQuote } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { commandCatalogue } from '#shared/contract/commands.ts';
import { namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import { useAsk } from '../../client/hooks.ts';
import { isCommandReady, keysLabel, runCommand } from '../../commands/registry.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { Kbd, Swatch } from '../../ui/marks.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import { shownColor, useCodeCounts, useCodeTree } from '../codes/tree.ts';
import { useShelf } from '../documents/documents.ts';
import { beginSearch } from '../search/view.ts';
import { useChartCandidates } from './chartCandidates.tsx';
import { type Candidate, findAmong, type Kind, readQuery } from './find.ts';
import { pageOf } from './pageOf.tsx';
import './palette.css';

function useCodeCandidates(): readonly Candidate[] {
  const tree = useCodeTree();
  const counts = useCodeCounts();
  return useMemo(
    () =>
      [...walkCodes(tree)].map(({ code, parent }): Candidate => {
        const path = namesOf(tree, code.id).join(' › ');
        return {
          kind: 'code',
          id: code.id,
          text: path,
          nameStart: path.length - code.name.length,
          mark: <Swatch color={shownColor(tree, code.id)} theme={parent === null} />,
          detail: countOf(counts(code.id).codingsWith, 'coding'),
          choose: () => session().openCodeSegments([code.id]),
          page: pageOf({ kind: 'code', id: code.id }),
        };
      }),
    [tree, counts],
  );
}

function useDocumentCandidates(): readonly Candidate[] {
  const { documents, groups } = useShelf();
  return useMemo(() => {
    const groupNames = new Map(groups.map((group) => [group.id, group.name]));
    return documents.map(
      (document): Candidate => ({
        kind: 'document',
        id: document.id,
        text: document.name,
        mark: <FileText className="icon" aria-hidden="true" />,
        detail: (document.groupId && groupNames.get(document.groupId)) ?? '',
        choose: () => {
          session().openDocument(document.id);
          session().set({ focusText: true });
        },
        page: pageOf({ kind: 'document', id: document.id }),
      }),
    );
  }, [documents, groups]);
}

function useMemoCandidates(enabled: boolean): readonly Candidate[] {
  const { data } = useAsk('memos.list', {}, { enabled });
  return useMemo(
    () =>
      (data ?? []).map(
        (memo): Candidate => ({
          kind: 'memo',
          id: memo.id,
          text: memo.title || memo.excerpt.slice(0, 80) || 'Untitled memo',
          mark: <StickyNote className="icon" aria-hidden="true" />,
          detail: `${memo.type} memo`,
          choose: () => session().openMemo(memo.id),
        }),
      ),
    [data],
  );
}

const commandCandidates = (): readonly Candidate[] =>
  commandCatalogue
    .filter(({ id }) => id !== 'app.palette' && isCommandReady(id))
    .map(({ id, title, menu }): Candidate => {
      const keys = keysLabel(id);
      return {
        kind: 'command',
        id,
        text: title.replace('…', ''),
        mark: <Command className="icon" aria-hidden="true" />,
        detail: keys ? <Kbd>{keys}</Kbd> : menu,
        choose: () => runCommand(id),
      };
    });

/** Fewer letters stand in nearly every sentence. */
const leastLetters = 3;
/** Characters of a text shown before the words that were found. */
const mostLead = 28;

/** The words before a place, so few that the place itself stands in view on its line. */
function leadOf(before: string): string {
  if (before.length <= mostLead) return before;
  const end = before.slice(-mostLead);
  return `… ${end.slice(end.indexOf(' ') + 1)}`;
}

/** Places in the texts that hold the words typed. */
function useTextHits(query: string, isOpen: boolean): readonly Found[] {
  const { only, letters } = readQuery(query);
  const words = useSettled(letters.trim());
  const wanted = isOpen && (only === undefined || only === 'text') && words.length >= leastLetters;
  const { data } = useAsk('search.texts', { words: words || ' ', limit: only ? 60 : 8 }, { enabled: wanted });
  if (!wanted || !data) return [];
  return data.places.map(({ documentId, start, end, before, text, after, documentName, paragraph }) => {
    const lead = leadOf(before);
    return {
      id: `text-${documentId}-${start}`,
      text: lead + text + after,
      positions: Array.from({ length: text.length }, (_, at) => lead.length + at),
      mark: <TextQuote className="icon" aria-hidden="true" />,
      detail: `${documentName} ¶ ${paragraph}`,
      group: data.more ? `Texts, the first ${data.places.length} places` : titles.text,
      choose: () => session().openSegment({ documentId, start, end }),
    };
  });
}

const titles: Readonly<Record<Kind, string>> = {
  text: 'Texts',
  document: 'Documents',
  code: 'Codes',
  memo: 'Memos',
  page: 'Pages',
  command: 'Commands',
};

/** Finds documents, codes, memos and commands by a few letters of their names, and texts by their words. */
export function Palette({ onClose }: DialogComponentProps) {
  const [query, setQuery] = useState('');
  const isOpen = (useAsk('study.state', {}).data?.study ?? null) !== null;
  const codes = useCodeCandidates();
  const documents = useDocumentCandidates();
  const memos = useMemoCandidates(isOpen);
  const [commands] = useState(commandCandidates);
  const charts = useChartCandidates(isOpen);
  const found = findAmong(query, isOpen ? [...documents, ...codes, ...memos, ...commands, ...charts] : commands);
  const shown: Found[] = found.map(({ candidate, positions }) => ({
    id: `${candidate.kind}-${candidate.id}`,
    text: candidate.text,
    positions,
    mark: candidate.mark,
    detail: candidate.detail,
    group: titles[candidate.kind],
    choose: () => {
      onClose();
      candidate.choose();
    },
  }));
  const texts = useTextHits(query, isOpen).map((each) => ({
    ...each,
    choose: () => {
      onClose();
      each.choose();
    },
  }));
  const { only, letters } = readQuery(query);
  const words = only === undefined || only === 'text' ? letters.trim() : '';
  const everything: readonly Found[] =
    isOpen && words !== ''
      ? [
          {
            id: 'everything',
            text: `Search everything for “${words}”`,
            positions: [],
            mark: <Search className="icon" aria-hidden="true" />,
            detail: <Kbd>{keysLabel('search.begin')}</Kbd>,
            group: 'Search',
            choose: () => {
              onClose();
              beginSearch({ text: words, match: 'all' });
            },
          },
        ]
      : [];
  return (
    <ModalOverlay className="palette-scrim" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="palette floating">
        <AriaDialog className="palette-dialog" aria-label="Search and commands">
          <Finder
            label="Search texts, documents, codes, memos, commands"
            query={query}
            onQueryChange={setQuery}
            found={[...shown, ...texts, ...everything]}
            nothing={`Nothing fits “${query.trim()}”.`}
            icon={<Search className="icon" aria-hidden="true" />}
            footer={
              <>
                <span>
                  <Kbd>↵</Kbd> open
                </span>
                <span>
                  <Kbd>@</Kbd> documents
                </span>
                <span>
                  <Kbd>#</Kbd> codes
                </span>
                <span>
                  <Kbd>*</Kbd> memos
                </span>
                <span>
                  <Kbd>&quot;</Kbd> texts
                </span>
                <span>
                  <Kbd>&gt;</Kbd> commands
                </span>
              </>
            }
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
