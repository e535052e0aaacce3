import { ChevronRight, Filter, ListChecks, Pencil, Plus, TextQuote, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { session, useSession } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { ContextMenu, type Point } from '../../ui/ContextMenu.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { activateOnly, type DocumentSet, deleteSet, isExactly, useSets } from './sets.ts';
import './sets.css';

interface SetRowProps {
  readonly set: DocumentSet;
  readonly onMenu: (at: Point) => void;
}

/** One set: pressing it makes its documents the active ones. */
function SetRow({ set, onMenu }: SetRowProps) {
  const isActive = useSession((state) => isExactly(state.activeDocuments, set.documentIds));
  const Icon = set.filter ? Filter : ListChecks;
  const told = [
    `${set.name}: ${countOf(set.documentIds.length, 'document')}`,
    ...(set.missing.length > 0 ? [`Names what is gone, and so matches nothing: ${set.missing.join(' ')}`] : []),
  ];
  return (
    <li>
      <button
        type="button"
        className="set-row"
        aria-pressed={isActive}
        title={told.join('\n')}
        onClick={() => activateOnly(set.documentIds)}
        onContextMenu={(event) => {
          event.preventDefault();
          const box = event.currentTarget.getBoundingClientRect();
          // The menu key has no pointer.
          const isPointed = event.clientX > 0 || event.clientY > 0;
          onMenu(isPointed ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom });
        }}
      >
        <Icon className={`icon small${set.missing.length > 0 ? ' warned' : ''}`} aria-hidden="true" />
        <span className="ellipsis">{set.name}</span>
        <span className="set-number">{formatCount(set.documentIds.length)}</span>
      </button>
    </li>
  );
}

interface SetMenuProps {
  readonly set: DocumentSet;
  readonly at: Point;
  readonly readOnly: boolean;
  readonly onClose: () => void;
}

const SetMenu = ({ set, at, readOnly, onClose }: SetMenuProps) => (
  <ContextMenu at={at} label={set.name} onClose={onClose}>
    <MenuItem
      icon={TextQuote}
      disabled={set.documentIds.length === 0}
      onChoose={() => session().set({ tab: 'segments', activeDocuments: new Set(set.documentIds) })}
    >
      Show the coded segments
    </MenuItem>
    <MenuSeparator />
    <MenuItem icon={Pencil} disabled={readOnly} onChoose={() => session().openDialog('documents.sets', { id: set.id })}>
      Edit the set…
    </MenuItem>
    <MenuItem icon={Trash2} danger disabled={readOnly} onChoose={() => void deleteSet(set)}>
      Delete the set (documents stay)
    </MenuItem>
  </ContextMenu>
);

/** The sets of documents below the documents, as long as there are any. */
export function SetsSection() {
  const sets = useSets();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const [isOpen, setOpen] = useLayoutMemory<boolean>('documents-sets-open', true);
  const [menu, setMenu] = useState<{ readonly set: DocumentSet; readonly at: Point } | null>(null);
  if (sets.length === 0) return null;
  return (
    <section className="sets-section" aria-label="Sets of documents">
      <div className="sets-head">
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronRight className="icon small" aria-hidden="true" data-open={isOpen} />
          Sets <span className="pane-count">{formatCount(sets.length)}</span>
        </button>
        <IconButton
          label="Make or change sets"
          icon={Plus}
          disabled={readOnly}
          onClick={() => session().openDialog('documents.sets')}
        />
      </div>
      {isOpen && (
        <ul className="sets-rows">
          {sets.map((set) => (
            <SetRow key={set.id} set={set} onMenu={(at) => setMenu({ set, at })} />
          ))}
        </ul>
      )}
      {menu && <SetMenu set={menu.set} at={menu.at} readOnly={readOnly} onClose={() => setMenu(null)} />}
    </section>
  );
}
