import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { type KeyFile, newPseudonym, nextReplacement, type Pseudonym, writeTable } from './keyFile.ts';
import { PlaceList } from './PlaceList.tsx';
import { PseudonymRow } from './PseudonymRow.tsx';

interface PseudonymTableProps {
  readonly keyFile: KeyFile;
  /** Words that were selected in the text: the first spelling of a new row. */
  readonly words: string;
  readonly onOpened: () => void;
}

const isComplete = ({ names, replacement }: Pseudonym) => names.length > 0 && replacement !== '';

/** The table of names; what is complete is written to the key file at once. */
export function PseudonymTable({ keyFile, words, onOpened }: PseudonymTableProps) {
  const [rows, setRows] = useState<readonly Pseudonym[]>(() =>
    words === ''
      ? keyFile.pseudonyms
      : [...keyFile.pseudonyms, newPseudonym([words], nextReplacement('person', keyFile.pseudonyms))],
  );
  const [selected, setSelected] = useState(rows.at(-1)?.id ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const known = keyFile.pseudonyms.some(({ id }) => id === selected);
  const found = useAsk('pseudonyms.find', {}, { enabled: keyFile.pseudonyms.length > 0 });
  const chosen = useAsk('pseudonyms.find', { pseudonymIds: [selected] }, { enabled: known });
  const write = async (next: readonly Pseudonym[]) => {
    setRows(next);
    const complete = next.filter(isComplete);
    const isSame = JSON.stringify(complete) === JSON.stringify(keyFile.pseudonyms);
    setProblem(isSame ? null : await writeTable({ pseudonyms: [...complete] }));
  };
  const add = () => {
    const row = newPseudonym([], nextReplacement('person', rows));
    setRows([...rows, row]);
    setSelected(row.id);
  };
  const countOf = ({ id }: Pseudonym) => {
    if (!keyFile.pseudonyms.some((known) => known.id === id)) return 0;
    if (!found.data) return undefined;
    return found.data.counts.find(({ pseudonymId }) => pseudonymId === id)?.places ?? 0;
  };
  return (
    <div className="anonymity-columns">
      <div className="anonymity-table scroll">
        <table>
          <thead>
            <tr>
              <th>Name, and its other spellings after “;”</th>
              <th>Stands as</th>
              <th>Kind</th>
              <th title="Anna is found, anna is not">Capitals</th>
              <th title="Ann is not found in Anna">Whole word</th>
              <th className="anonymity-number">Places</th>
              <th aria-label="Remove" />
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
                onSelect={() => setSelected(row.id)}
                onChange={(changed) => void write(rows.map((each) => (each.id === row.id ? changed : each)))}
                onRemove={() => void write(rows.filter((each) => each.id !== row.id))}
              />
            ))}
          </tbody>
        </table>
        <Button icon={Plus} onClick={add}>
          Add a name
        </Button>
        {problem !== null && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </div>
      <PlaceList
        label="Places of the chosen name"
        places={known ? (chosen.data?.places ?? []) : []}
        total={known ? (chosen.data?.total ?? 0) : 0}
        onOpened={onOpened}
      />
    </div>
  );
}
