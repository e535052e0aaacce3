import { Copy, Download, FileText, StickyNote } from 'lucide-react';
import { useAsk } from '../../client/hooks.ts';
import { keysLabel, runCommand, useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { MenuButton, MenuItem, MenuPart } from '../../ui/Menu.tsx';
import type { FoundPage, FoundQuestion } from './found.ts';
import { copyAsQuotations, memoOfQuotations, type Quoting } from './quoting.ts';

interface TakeAlongProps extends Quoting {
  readonly totals: FoundPage | undefined;
}

/** What can be taken from here of all that is shown: quotations, a file, a memo. */
export function TakeAlong({ totals, ...quoting }: TakeAlongProps) {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const total = totals?.total ?? 0;
  const writable = study !== null && study.readOnly === null;
  const what = countOf(total, totals?.gives === 'stretches' ? 'stretch' : 'segment', totals?.gives);
  useCommand('segments.copy', () => void copyAsQuotations(quoting), total > 0);
  useCommand('segments.memo', () => void memoOfQuotations(quoting), total > 0 && writable);
  useCommand('segments.export', () => exportFound(quoting.question, what), total > 0);
  return (
    <MenuButton
      label="Export"
      button={
        <Button variant="line" icon={Download} disabled={total === 0}>
          Export
        </Button>
      }
    >
      <MenuPart head={`${what}, as shown and in this order`}>
        <MenuItem icon={Copy} hint={keysLabel('segments.copy')} onChoose={() => runCommand('segments.copy')}>
          Copy as quotations
        </MenuItem>
        <MenuItem icon={FileText} hint="Word, Excel, web page …" onChoose={() => runCommand('segments.export')}>
          Write a file…
        </MenuItem>
        <MenuItem icon={StickyNote} disabled={!writable} onChoose={() => runCommand('segments.memo')}>
          New memo with these quotes
        </MenuItem>
      </MenuPart>
    </MenuButton>
  );
}

function exportFound({ context: _, ...question }: FoundQuestion, what: string): void {
  if (question.expression === '') runCommand('export.segments');
  else {
    session().openDialog('export', {
      request: { what: 'query', ...question },
      sentence: `${what} as shown, in this order. The query and its rule are written above them.`,
    });
  }
}
