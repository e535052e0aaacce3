import { Segmented } from '../../ui/Segmented.tsx';
import { choosePlan, useExchange } from './exchange.ts';

/** What a table is read as; nothing for projects. */
export function TableChoice() {
  const table = useExchange((state) => state.plan.table);
  if (table === null) return null;
  return (
    <div className="exchange-into">
      <Segmented
        label="What the table is"
        value={table}
        options={[
          { value: 'codebook', label: 'A codebook', title: 'A row a code: its path or its parent, what it means' },
          { value: 'segments', label: 'Coded segments', title: 'A row a segment: document, code and words' },
        ]}
        onChange={(next) => choosePlan({ table: next, ...(next === 'segments' ? { into: 'open' } : {}) })}
      />
    </div>
  );
}
