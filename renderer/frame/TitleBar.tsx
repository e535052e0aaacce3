import { Check, ChevronDown, Eye, Moon, Redo2, Search, Sun, Undo2 } from 'lucide-react';
import { Fragment } from 'react';
import { commandCatalogue } from '#shared/contract/commands.ts';
import { useAsk } from '../client/hooks.ts';
import { keysLabel, runCommand } from '../commands/registry.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { formatTime } from '../ui/dates.ts';
import { MenuButton, MenuItem, MenuSeparator, Submenu } from '../ui/Menu.tsx';
import { Kbd } from '../ui/marks.tsx';
import { shownTheme, usePreferences } from './preferences.ts';

export const BrandMark = () => (
  <svg
    className="frame-brand"
    viewBox="0 0 20 20"
    aria-hidden="true"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
  >
    <path d="M10 1.5v17" />
    <circle cx="10" cy="10" r="4.2" fill="var(--paper)" />
    <path d="M3 5.5h4M13 14.5h4" strokeLinecap="round" />
  </svg>
);

const titles: ReadonlyMap<string, string> = new Map(commandCatalogue.map(({ id, title }) => [id, title]));

/** An entry of the menu: a command, or more of them in a menu beside it. */
type MenuEntry = string | { readonly label: string; readonly ids: readonly string[] };

const anonymising: MenuEntry = {
  label: 'Anonymise',
  ids: ['pseudonyms.table', 'anonymity.check', 'study.saveAnonymised'],
};

const exporting: MenuEntry = {
  label: 'Export',
  ids: [
    'export.segments',
    'export.documentCoding',
    'export.numberedText',
    'export.codebook',
    'export.memos',
    'export.documents',
    'export.variables',
    'export.dataSet',
    'export.audit',
    'export.project',
    'export.viewer',
  ],
};

/** What the menu holds, in its parts; no more than a window 800 pixels high has room for. */
const menuParts: readonly { readonly name: string; readonly entries: readonly MenuEntry[] }[] = [
  {
    name: 'bring in',
    entries: [
      'documents.import',
      'documents.importFolder',
      'documents.survey',
      'exchange.bring',
      'documents.paste',
      'documents.sources',
    ],
  },
  {
    name: 'know',
    entries: ['documents.variables', 'variables.import', 'documents.sets', 'documents.speakers', anonymising],
  },
  {
    name: 'study',
    entries: [
      'study.new',
      'study.open',
      'study.rename',
      'study.saveCopy',
      'study.snapshots',
      'study.archive',
      'study.check',
      exporting,
    ],
  },
  { name: 'program', entries: ['app.settings', 'app.keys', 'study.close'] },
];

const item = (id: string) => (
  <MenuItem key={id} hint={keysLabel(id)} onChoose={() => runCommand(id)}>
    {titles.get(id) ?? id}
  </MenuItem>
);

const entry = (of: MenuEntry) =>
  typeof of === 'string' ? (
    item(of)
  ) : (
    <Submenu key={of.label} label={of.label}>
      {of.ids.map(item)}
    </Submenu>
  );

function StudyMenu({ name }: { readonly name: string }) {
  return (
    <MenuButton
      label="Study"
      button={
        <Button className="frame-study">
          <span className="ellipsis">{name}</span>
          <ChevronDown className="icon small" aria-hidden="true" />
        </Button>
      }
    >
      {menuParts.map(({ name: part, entries }, at) => (
        <Fragment key={part}>
          {at > 0 && <MenuSeparator />}
          {entries.map(entry)}
        </Fragment>
      ))}
    </MenuButton>
  );
}

function Steps() {
  const { data } = useAsk('operations.state', {});
  return (
    <>
      <Button
        className="frame-step"
        icon={Undo2}
        disabled={!data?.undo}
        title={data?.undo ? `Undo: ${data.undo.label} (${keysLabel('edit.undo')})` : 'Nothing to undo'}
        aria-label={data?.undo ? `Undo: ${data.undo.label}` : 'Nothing to undo'}
        onClick={() => runCommand('edit.undo')}
      >
        <span className="ellipsis">{data?.undo?.label ?? ''}</span>
      </Button>
      <IconButton
        label={data?.redo ? `Redo: ${data.redo.label}` : 'Nothing to redo'}
        keys={keysLabel('edit.redo')}
        icon={Redo2}
        disabled={!data?.redo}
        onClick={() => runCommand('edit.redo')}
      />
    </>
  );
}

function SavedState({ readOnly }: { readonly readOnly: string | null }) {
  const { data } = useAsk('operations.list', { limit: 1 });
  const last = data?.operations[0];
  if (readOnly) {
    return (
      <span className="frame-saved read-only" title={readOnly}>
        <Eye className="icon" aria-hidden="true" />
        <span>Read only</span>
      </span>
    );
  }
  const time = last ? formatTime(last.at) : '';
  return (
    <span className="frame-saved" title="Every step is in the file as soon as it is done.">
      <Check className="icon" aria-hidden="true" />
      <span>Saved {time}</span>
    </span>
  );
}

export function ThemeButton() {
  const { theme } = usePreferences();
  const isDark = shownTheme(theme) === 'dark';
  return (
    <IconButton
      label={isDark ? 'Switch to light' : 'Switch to dark'}
      icon={isDark ? Sun : Moon}
      onClick={() => runCommand('view.theme')}
    />
  );
}

/** The top of the window: study, search, the steps to undo and redo, and that all is saved. */
export function TitleBar({ name, readOnly }: { readonly name: string; readonly readOnly: string | null }) {
  return (
    <header className="frame-title">
      <div className="frame-title-left">
        <BrandMark />
        <StudyMenu name={name} />
      </div>
      <button type="button" className="frame-search" onClick={() => runCommand('app.palette')}>
        <Search className="icon small" aria-hidden="true" />
        <span className="ellipsis grow">Search texts, codes, memos, commands</span>
        <Kbd>{keysLabel('app.palette')}</Kbd>
      </button>
      <div className="frame-title-right">
        <Steps />
        <SavedState readOnly={readOnly} />
        <ThemeButton />
      </div>
    </header>
  );
}
