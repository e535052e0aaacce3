import { ALargeSmall, ChevronDown, ChevronUp, SquarePen } from 'lucide-react';
import type { StudyDocument } from '#shared/domain/document.ts';
import { keysLabel, runCommand } from '../../commands/registry.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import { Pick } from '../../ui/Pick.tsx';
import type { LanesFilter } from './lanesFilter.ts';

interface ReadHeaderProps {
  readonly document: StudyDocument;
  readonly group: string | null;
  readonly codings: number;
  readonly filter: LanesFilter;
  readonly onFilter: (filter: LanesFilter) => void;
}

const filters = [
  { value: 'all', label: 'Lanes: all codes' },
  { value: 'active', label: 'Lanes: active codes' },
  { value: 'own', label: 'Lanes: my own' },
] as const;

/** Over the text: which document, how much of it, and which lanes are shown. */
export function ReadHeader({ document, group, codings, filter, onFilter }: ReadHeaderProps) {
  const facts = [group, countOf(document.paragraphs, 'paragraph')].filter((fact) => fact !== null);
  return (
    <div className="read-header">
      <IconButton
        label="Previous document"
        icon={ChevronUp}
        keys={keysLabel('document.previous')}
        onClick={() => runCommand('document.previous')}
      />
      <IconButton
        label="Next document"
        icon={ChevronDown}
        keys={keysLabel('document.next')}
        onClick={() => runCommand('document.next')}
      />
      <h1 className="ellipsis" title={document.name}>
        {document.name}
      </h1>
      <span className="read-facts ellipsis">{facts.join(' · ')}</span>
      <span className="grow" />
      <span className="read-facts read-count">{countOf(codings, 'coding')}</span>
      <Pick label="Which lanes are shown" value={filter} options={filters} onChange={onFilter} />
      <MenuButton
        label="The text"
        button={<Button className="icon-only" icon={SquarePen} aria-label="Correct the text, versions" />}
      >
        <MenuItem hint={keysLabel('documents.correct')} onChoose={() => runCommand('documents.correct')}>
          Correct the text…
        </MenuItem>
        <MenuItem onChoose={() => runCommand('documents.versions')}>Versions of the text…</MenuItem>
      </MenuButton>
      <MenuButton label="Text size" button={<Button className="icon-only" icon={ALargeSmall} aria-label="Text size" />}>
        <MenuItem hint={keysLabel('view.larger')} onChoose={() => runCommand('view.larger')}>
          Larger text
        </MenuItem>
        <MenuItem hint={keysLabel('view.smaller')} onChoose={() => runCommand('view.smaller')}>
          Smaller text
        </MenuItem>
      </MenuButton>
    </div>
  );
}
