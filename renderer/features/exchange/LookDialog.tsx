import { useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { chooseSave } from '../files/chooseFile.ts';
import { joinPath, toFileName } from '../files/fileKinds.ts';
import { Differences } from './Differences.tsx';
import { bringIn, choosePlan, closeExchange, type Exchange, type ExchangeLook, useExchange } from './exchange.ts';
import { LossList } from './LossList.tsx';
import { OffsetChoice } from './OffsetChoice.tsx';
import { StandingTable } from './StandingTable.tsx';
import { TableChoice } from './TableChoice.tsx';

/** Where a new study would stand, and how to choose otherwise. */
function usePlace(look: ExchangeLook) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [folder] = useLayoutMemory<string | null>('study-folder', null);
  const home = useAsk('app.info', {}).data?.homeFolder ?? '';
  const name = look.name.trim() || look.file.replace(/\.[^.]+$/u, '');
  const path = chosen ?? joinPath(folder ?? home, toFileName(name, ['axial']));
  const elsewhere = async () => {
    const found = await chooseSave({
      title: 'Where to keep the study',
      suggestedName: toFileName(name, ['axial']),
      extensions: ['axial'],
      mayReplace: false,
    });
    if (found) setChosen(found);
  };
  return { name, path, elsewhere };
}

function IntoChoice({ place }: { readonly place: ReturnType<typeof usePlace> }) {
  const { plan, mayJoin } = useExchange();
  return (
    <div className="exchange-into">
      {mayJoin && plan.table !== 'segments' && (
        <Segmented
          label="Where it comes in"
          value={plan.into}
          options={[
            { value: 'open', label: 'Into this study' },
            { value: 'new', label: 'As a new study' },
          ]}
          onChange={(into) => choosePlan({ into })}
        />
      )}
      {plan.into === 'new' && (
        <div className="exchange-place">
          <span className="option-label">The study’s file</span>
          <span className="ellipsis" title={place.path}>
            {place.path}
          </span>
          <Button variant="line" onClick={() => void place.elsewhere()}>
            Elsewhere…
          </Button>
        </div>
      )}
    </div>
  );
}

const nothingDiffers = ({ standing }: ExchangeLook): boolean =>
  standing.every(({ fresh, different }) => fresh === 0 && different === 0);

/** A project before it comes in: what it is, what is in it, how that stands to the study. Nothing is changed yet. */
export function LookDialog({ looked }: { readonly looked: Extract<Exchange, { phase: 'looked' }> }) {
  const { look, again, problem } = looked;
  const { into, table } = useExchange((state) => state.plan);
  const place = usePlace(look);
  const nothingNew = into === 'open' && nothingDiffers(look);
  return (
    <Dialog
      title={`Bring in ${look.file}`}
      onClose={closeExchange}
      width={820}
      actions={
        <>
          <span className="exchange-note" role="status">
            {again ? 'Looking again …' : into === 'open' ? 'One step, which undo takes back.' : ''}
          </span>
          <Button onClick={closeExchange}>Cancel</Button>
          <Button
            variant="primary"
            autoFocus
            disabled={again || nothingNew}
            onClick={() => void bringIn(place.path, place.name)}
          >
            {nothingNew ? 'Nothing to bring in' : into === 'open' ? 'Bring it in' : 'Make the study'}
          </Button>
        </>
      }
    >
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p className="exchange-what-it-is">
        {look.name && <b>{look.name}</b>}{' '}
        {look.origin && <span className="soft">{table === null ? `written by ${look.origin}` : look.origin}</span>}
      </p>
      <TableChoice />
      <IntoChoice place={place} />
      {nothingNew && <p className="soft">Everything in it is in the study already.</p>}
      <StandingTable standing={look.standing} differences={look.differences} joins={into === 'open'} />
      <Differences differences={look.differences} />
      <OffsetChoice offsets={look.report.offsets} />
      {look.report.notes.length > 0 && (
        <ul className="exchange-notes">
          {look.report.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <LossList losses={[...look.report.losses, ...look.losses]} />
    </Dialog>
  );
}
