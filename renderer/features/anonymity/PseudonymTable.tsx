import { Plus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { writeTable } from './keyFile.ts';
import { PlaceList } from './PlaceList.tsx';
import { PseudonymRow } from './PseudonymRow.tsx';
import { isComplete, type KeyFile, newPseudonym, nextReplacement, type Pseudonym, toWrite } from './rows.ts';

interface PseudonymTableProps {
  readonly keyFile: KeyFile;
  /** Words that were selected in the text: the first spelling of a new row. */
  readonly words: string;
}

const unfinished = 'A name needs at least one spelling, and something that stands for it.';

/** The rows as they are typed; what is complete is written to the key file at once. */
function useRows({ pseudonyms }: KeyFile, words: string) {
  const [rows, setRows] = useState<readonly Pseudonym[]>(() =>
    words === '' || pseudonyms.some(({ names }) => names.includes(words))
      ? pseudonyms
      : [...pseudonyms, newPseudonym([words], nextReplacement('person', pseudonyms))],
  );
  const [problem, setProblem] = useState<string | null>(null);
  const mounted = useRef(true);
  const sent = useRef(JSON.stringify(pseudonyms));
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  /** Whether the file holds it now. */
  const write = async (next: readonly Pseudonym[]): Promise<boolean> => {
    setRows(next);
    const whole = toWrite(next, pseudonyms);
    const words = JSON.stringify(whole);
    const isSame = words === sent.current;
    sent.current = words;
    const refused = isSame ? null : await writeTable({ pseudonyms: whole });
    if (refused !== null) sent.current = '';
    setProblem(refused ?? (next.every(isComplete) ? null : unfinished));
    // The last field was left by closing the dialog: what is wrong with it is said in the window behind.
    if (refused !== null && !mounted.current) showToast({ message: refused, tone: 'danger' });
    return refused === null;
  };
  return { rows, setRows, problem, write };
}

/** Writes a row that was taken out; the dialog may be closed by now. */
async function putBack(row: Pseudonym, onDone: () => void): Promise<void> {
  const now = await ask('pseudonyms.read', {});
  const problem = now.ok ? await writeTable({ pseudonyms: [...now.value.pseudonyms, row] }) : now.error.message;
  if (problem === null) onDone();
  else showToast({ message: problem, tone: 'danger' });
}

/** The table of names, and where the chosen one stands. */
export function PseudonymTable({ keyFile, words }: PseudonymTableProps) {
  const { rows, setRows, problem, write } = useRows(keyFile, words);
  const [selected, setSelected] = useState(
    (words === '' ? undefined : rows.find(({ names }) => names.includes(words))?.id) ?? rows[0]?.id ?? '',
  );
  const [added, setAdded] = useState<string | null>(words === '' ? null : selected);
  const addButton = useRef<HTMLButtonElement>(null);
  const isWritten = (id: string) => keyFile.pseudonyms.some((each) => each.id === id);
  const known = isWritten(selected);
  const found = useAsk('pseudonyms.find', {}, { enabled: keyFile.pseudonyms.length > 0 });
  const chosen = useAsk('pseudonyms.find', { pseudonymIds: [selected] }, { enabled: known });
  const add = () => {
    const row = newPseudonym([], nextReplacement('person', rows));
    setRows([...rows, row]);
    setSelected(row.id);
    setAdded(row.id);
  };
  const remove = async (row: Pseudonym) => {
    const wasWritten = isWritten(row.id);
    setSelected('');
    addButton.current?.focus();
    if (!(await write(rows.filter((each) => each.id !== row.id))) || !wasWritten) return;
    showToast({
      message: `“${row.names[0]}” was taken out of the key file. What was replaced in the study stays so.`,
      about: 'pseudonym',
      action: { label: 'Put it back', run: () => void putBack(row, () => setRows((now) => [...now, row])) },
    });
  };
  const countOf = ({ id }: Pseudonym) => {
    if (!isWritten(id)) return 0;
    return found.data ? (found.data.counts.find(({ pseudonymId }) => pseudonymId === id)?.places ?? 0) : undefined;
  };
  // Enter goes from field to field as Tab does, and from the last row to a new one.
  const pressKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type !== 'text') return;
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input.field')];
    const next = fields[fields.indexOf(event.target) + 1];
    if (next) next.focus();
    else addButton.current?.click();
  };
  return (
    <>
      <div className="anonymity-columns">
        <div className="anonymity-table scroll" role="group" aria-label="Names" onKeyDown={pressKey}>
          {rows.length > 0 && (
            <table>
              <thead>
                <tr>
                  <th className="names">Name; other spellings after “;”</th>
                  <th className="stands">Stands as</th>
                  <th className="kind">Kind</th>
                  <th className="anonymity-tick" title="“Anna” is found, “anna” is not">
                    Match case
                  </th>
                  <th className="anonymity-tick" title="“Ann” is not found in “Anna”">
                    Whole words
                  </th>
                  <th className="anonymity-number">Places</th>
                  <th className="remove">
                    <span className="visually-hidden">Take out</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <PseudonymRow
                    key={row.id}
                    pseudonym={row}
                    all={rows}
                    places={countOf(row)}
                    selected={row.id === selected}
                    begins={row.id === added}
                    onSelect={() => setSelected(row.id)}
                    onChange={(changed) => void write(rows.map((each) => (each.id === row.id ? changed : each)))}
                    onRemove={() => void remove(row)}
                  />
                ))}
              </tbody>
            </table>
          )}
          {rows.length === 0 && (
            <p className="anonymity-nothing muted">
              No name yet. Type one here, select one in a text and give it a pseudonym there, or check for names.
            </p>
          )}
          <Button ref={addButton} icon={Plus} onClick={add}>
            Add a name
          </Button>
        </div>
        <PlaceList
          label="Places of the chosen name"
          places={known && !chosen.outdated ? (chosen.data?.places ?? []) : []}
          total={known ? (chosen.data?.total ?? 0) : 0}
        />
      </div>
      {problem !== null && (
        <p className="anonymity-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
