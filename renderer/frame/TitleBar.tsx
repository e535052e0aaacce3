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

/** Commands of the menu, in its parts. */
const menuParts: readonly (readonly string[])[] = [
  ['documents.import', 'documents.importFolder', 'documents.survey', 'documents.paste', 'documents.sources'],
  [
    'documents.variables',
    'variables.import',
    'documents.sets',
    'documents.speakers',
    'pseudonyms.table',
    'anonymity.check',
  ],
  [
    'study.new',
    'study.open',
    'study.rename',
    'study.saveCopy',
    'study.saveAnonymised',
    'study.snapshots',
    'study.archive',
    'study.check',
  ],
  ['app.settings', 'app.keys', 'study.close'],
];

const exports: readonly string[] = [
  'export.segments',
  'export.codebook',
  'export.memos',
  'export.documents',
  'export.variables',
  'export.audit',
  'export.viewer',
];

const entry = (id: string) => (
  <MenuItem key={id} hint={keysLabel(id)} onChoose={() => runCommand(id)}>
    {titles.get(id) ?? id}
  </MenuItem>
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
      {menuParts.map((ids, at) => (
        <Fragment key={ids[0]}>
          {at > 0 && <MenuSeparator />}
          {ids.map(entry)}
          {ids[0] === 'study.new' && <Submenu label="Export">{exports.map(entry)}</Submenu>}
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
