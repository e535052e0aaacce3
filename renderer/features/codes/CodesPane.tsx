import { ListFilter, Plus, Search } from 'lucide-react';
import { useRef } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session, useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/counts.ts';
import { SearchField } from '../../ui/fields.tsx';
import { PaneHead } from '../../ui/layout.tsx';
import { MenuButton, MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { Kbd } from '../../ui/marks.tsx';
import { CodesTree } from './CodesTree.tsx';
import { askToMerge, sortCodes } from './codeActions.ts';
import { addFiveThemes } from './fiveThemes.ts';
import { fittingCodes } from './rows.ts';
import { useCodesKnown, useCodeTree } from './tree.ts';
import { beginCode, setCodesView, useCodesView } from './view.ts';
import './codes.css';

function ViewMenu({ expandable }: { readonly expandable: ReadonlySet<string> }) {
  const { unit, withSubcodes } = useCodesView();
  const anyActive = useSession((state) => state.activeCodes.size > 0);
  return (
    <MenuButton
      label="View of the codes"
      button={<IconButton label="Counts, order and view of the codes" icon={ListFilter} />}
    >
      <MenuItem onChoose={() => setCodesView({ unit: unit === 'codings' ? 'documents' : 'codings' })}>
        {unit === 'codings' ? 'Count documents' : 'Count codings'}
      </MenuItem>
      <MenuItem onChoose={() => setCodesView({ withSubcodes: !withSubcodes })}>
        {withSubcodes ? 'Count each code without its subcodes' : 'Count with subcodes'}
      </MenuItem>
      <MenuSeparator />
      <MenuItem onChoose={() => setCodesView({ expanded: expandable })}>Expand all</MenuItem>
      <MenuItem onChoose={() => setCodesView({ expanded: new Set() })}>Collapse all</MenuItem>
      <MenuItem disabled={!anyActive} onChoose={() => session().set({ activeCodes: new Set() })}>
        Clear the activation
      </MenuItem>
      <MenuSeparator />
      <MenuItem onChoose={() => void sortCodes(null, 'name', true)}>Sort all codes by name</MenuItem>
      <MenuItem onChoose={() => void sortCodes(null, 'codings', true)}>Sort all codes by codings</MenuItem>
      <MenuItem onChoose={() => void sortCodes(null, 'documents', true)}>Sort all codes by documents</MenuItem>
    </MenuButton>
  );
}

function Filter() {
  const filter = useCodesView((view) => view.filter);
  return (
    <div className="pane-filter">
      <SearchField
        label="Filter the codes"
        autoFocus
        value={filter}
        onChange={(event) => setCodesView({ filter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setCodesView({ filtering: false, filter: '' });
        }}
      />
    </div>
  );
}

const NoCodes = () => (
  <div className="pane-empty">
    <p className="pane-say">
      Select some words and press <Kbd>C</Kbd> to name what you see in them.
    </p>
    <p>
      <Kbd>I</Kbd> takes the words themselves as the name.
    </p>
    <Button variant="line" onClick={() => void addFiveThemes()}>
      Start with the five themes
    </Button>
  </div>
);

/** The left pane's lower half: the codebook. */
export function CodesPane() {
  const tree = useCodeTree();
  const known = useCodesKnown();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const { filtering, filter, draft } = useCodesView();
  const active = useSession((state) => state.activeCodes.size);
  const chosenCodes = useSession((state) => state.chosenCodes);
  const pane = useRef<HTMLElement>(null);
  const count = tree.byId.size;
  const nothingFits = filter.trim() !== '' && fittingCodes(tree, filter)?.fit.size === 0;

  const begin = () => {
    const only = chosenCodes.length === 1 && chosenCodes[0] ? tree.byId.get(chosenCodes[0]) : undefined;
    beginCode(only?.parent?.code.id ?? (only && only.children.length > 0 ? only.code.id : null));
  };
  useCommand('codes.new', begin, !readOnly);
  useCommand('codes.mergeSelected', () => askToMerge(chosenCodes), !readOnly && chosenCodes.length > 1);

  return (
    <section className="pane-fill" aria-label="Codes" ref={pane}>
      <PaneHead
        title="Codes"
        count={active > 0 ? `${formatCount(count)} · ${formatCount(active)} active` : formatCount(count)}
      >
        <IconButton
          label="Filter the codes"
          icon={Search}
          aria-pressed={filtering}
          onClick={() => setCodesView({ filtering: !filtering, filter: '' })}
        />
        <ViewMenu expandable={new Set(tree.byId.keys())} />
        <IconButton label="New code" icon={Plus} onClick={begin} disabled={readOnly} />
      </PaneHead>
      {filtering && <Filter />}
      {known && count === 0 && !draft ? <NoCodes /> : <CodesTree tree={tree} readOnly={readOnly} />}
      {nothingFits && <p className="pane-note">No code fits “{filter.trim()}”.</p>}
    </section>
  );
}
