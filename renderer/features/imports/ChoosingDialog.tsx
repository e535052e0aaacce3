import type { GroupId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useShelf } from '../documents/documents.ts';
import type { Candidate } from './candidates.ts';
import { type Choosing, choose, type GroupChoice, useChoosing, wanted } from './choosing.ts';
import { FileList, rowsOf, useFileRows } from './FileList.tsx';
import { FilePreview } from './FilePreview.tsx';
import { hideImport, runImport } from './importing.ts';
import { isLookedAt, useLooks } from './looks.ts';

function GroupPick() {
  const { groups } = useShelf();
  const { group, newGroup, candidates } = useChoosing();
  const inFolders = candidates.some((each) => each.group !== null);
  const options = [
    ...(inFolders ? [{ value: 'folder', label: 'each folder a group' }] : []),
    { value: 'none', label: 'no group' },
    { value: 'new', label: 'a new group' },
    ...groups.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const value = group === 'folder' && !inFolders ? 'none' : group;
  return (
    <span className="option">
      <span className="option-label">Into</span>
      <Pick
        label="Group of the documents"
        value={value}
        options={options}
        onChange={(next) => choose({ group: next as GroupChoice | GroupId })}
      />
      {group === 'new' && (
        <input
          className="field import-group"
          aria-label="Name of the new group"
          placeholder="Name of the group"
          maxLength={500}
          value={newGroup}
          onChange={(event) => choose({ newGroup: event.target.value })}
        />
      )}
    </span>
  );
}

const duplicateOptions = [
  { value: 'skip', label: 'leave them out' },
  { value: 'copy', label: 'import second copies' },
] as const;

function DuplicatePick({ count }: { readonly count: number }) {
  const duplicates = useChoosing((state) => state.duplicates);
  if (count === 0) return null;
  return (
    <span className="option">
      <span className="option-label">{countOf(count, 'file is', 'files are')} in the study already</span>
      <Pick
        label="Files that are in the study already"
        value={duplicates}
        options={duplicateOptions}
        onChange={(next) => choose({ duplicates: next })}
      />
    </span>
  );
}

/** Only where the study has names to look for. */
function PseudonymsTick() {
  const { data } = useAsk('pseudonyms.read', {});
  const pseudonyms = useChoosing((state) => state.pseudonyms);
  if (!data?.path || data.trouble !== null || data.pseudonyms.length === 0) return null;
  return (
    <Check checked={pseudonyms} onChange={(on) => choose({ pseudonyms: on })}>
      <span
        title={`${countOf(data.pseudonyms.length, 'name')} in the key file. The files themselves are then not kept in the study.`}
      >
        Put pseudonyms in the place of names
      </span>
    </Check>
  );
}

/** How far the looking at the files has come; nothing once it is done. */
function LookedAt() {
  const looks = useLooks((state) => state.looks);
  const candidates = useChoosing((state) => state.candidates);
  const all = candidates.filter(isLookedAt).length;
  return (
    <span className="import-looked" role="status">
      {looks.size < all ? `${formatCount(looks.size)} of ${formatCount(all)} looked at` : ''}
    </span>
  );
}

function useTotals() {
  const rows = useFileRows();
  const choice = useChoosing();
  const { known, looks } = useLooks();
  const attention = rowsOf(rows, 'attention').length;
  const out = rowsOf(rows, 'out').length;
  const going = wanted(choice);
  const isKnown = ({ key }: Candidate) => (known.get(key) ?? null) !== null;
  const duplicates = going.filter(isKnown).length;
  // What cannot be read is tried all the same, so that the report tells of it.
  const coming = going.filter(
    (each) => looks.get(each.key)?.state !== 'failed' && (choice.duplicates === 'copy' || !isKnown(each)),
  ).length;
  return { rows, choice, attention, out, duplicates, coming };
}

const emptyName = ({ group, newGroup }: Choosing): boolean => group === 'new' && newGroup.trim() === '';

/** Files before they come in: which, how they are read, into which group. Nothing is in the study yet. */
export function ChoosingDialog() {
  const { rows, choice, attention, out, duplicates, coming } = useTotals();
  const { candidates, filter, chosen, byKey } = choice;
  const shown = rowsOf(rows, filter);
  const many = candidates.length > 1;
  const candidate = chosen === null ? undefined : byKey.get(chosen);
  return (
    <Dialog
      title={many ? `Import ${countOf(candidates.length, 'file')}` : 'Import a file'}
      onClose={hideImport}
      width={many ? 1120 : 720}
      actions={
        <>
          <span className="import-foot">
            <GroupPick />
            <DuplicatePick count={duplicates} />
            <PseudonymsTick />
          </span>
          <Button onClick={hideImport}>Cancel</Button>
          <Button
            variant="primary"
            autoFocus
            disabled={coming === 0 || emptyName(choice)}
            onClick={() => void runImport()}
          >
            {coming === 0 ? 'Nothing to import' : `Import ${countOf(coming, 'file')}`}
          </Button>
        </>
      }
    >
      <div className={many ? 'import-choosing' : 'import-choosing one'}>
        {many && (
          <div className="import-files-side">
            <div className="import-bar">
              <Segmented
                label="Which files are listed"
                value={filter}
                options={[
                  { value: 'all', label: 'All', count: candidates.length },
                  { value: 'attention', label: 'To look at', count: attention },
                  { value: 'out', label: 'Left out', count: out },
                ]}
                onChange={(next) => choose({ filter: next, chosen: rowsOf(rows, next)[0]?.id ?? chosen })}
              />
              <LookedAt />
            </div>
            <FileList rows={shown} />
          </div>
        )}
        {candidate && <FilePreview candidate={candidate} />}
      </div>
    </Dialog>
  );
}
