import { type ColumnUse, columnUses } from '#shared/domain/survey.ts';
import { type VariableType, variableTypes } from '#shared/domain/variable.ts';
import { countOf } from '../../ui/counts.ts';
import { typeNames } from '../variables/VariableForm.tsx';
import type { Plan, SurveyColumn, SurveyLook } from './survey.ts';

const useNames: Readonly<Record<ColumnUse, string>> = {
  text: 'Text to code',
  variable: 'Variable',
  leave: 'Leave out',
};

interface HeadProps {
  readonly column: SurveyColumn;
  readonly facts: SurveyLook['columns'][number] | undefined;
  readonly marker: string;
  readonly onChange: (change: Partial<SurveyColumn>) => void;
}

/** A column's name, what becomes of it, and its type as a variable. */
const Head = ({ column, facts, marker, onChange }: HeadProps) => (
  <th scope="col" data-use={column.use}>
    <div className="survey-head">
      <input
        className="survey-name"
        aria-label={`Name of ${facts?.name ?? column.name}`}
        title={column.name}
        value={column.name}
        maxLength={200}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className="survey-choices">
        <select
          aria-label={`What becomes of ${column.name}`}
          value={column.use}
          onChange={(event) => onChange({ use: event.target.value as ColumnUse })}
        >
          {columnUses.map((use) => (
            <option key={use} value={use}>
              {useNames[use]}
            </option>
          ))}
        </select>
        {column.use === 'variable' && (
          <select
            aria-label={`Type of ${column.name}`}
            value={column.type}
            onChange={(event) => onChange({ type: event.target.value as VariableType })}
          >
            {variableTypes.map((type) => (
              <option key={type} value={type}>
                {typeNames[type]}
              </option>
            ))}
          </select>
        )}
      </div>
      <span className="survey-facts">
        {marker ||
          (facts ? `${countOf(facts.filled, 'cell')} filled, ${facts.distinct.toLocaleString('en-GB')} different` : '')}
      </span>
    </div>
  </th>
);

interface SurveyTableProps {
  readonly look: SurveyLook;
  readonly plan: Plan;
  readonly onChange: (columns: readonly SurveyColumn[]) => void;
}

function markerOf({ documents, nameColumn, speakerColumn }: Plan, column: number): string {
  if (documents === 'table') return column === speakerColumn ? 'says who speaks' : '';
  return column === nameColumn ? 'names the documents' : '';
}

/** The first rows of the table, with a choice above each column. */
export function SurveyTable({ look, plan, onChange }: SurveyTableProps) {
  const changeAt = (place: number) => (change: Partial<SurveyColumn>) =>
    onChange(plan.columns.map((column, at) => (at === place ? { ...column, ...change } : column)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached with the keyboard
    <section className="survey-frame" aria-label="The first rows of the table" tabIndex={0}>
      <table className="survey-table">
        <thead>
          <tr>
            {plan.columns.map((column, place) => (
              <Head
                // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their places; their names change while one types
                key={place}
                column={column}
                facts={look.columns[place]}
                marker={markerOf(plan, place)}
                onChange={changeAt(place)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {look.sample.map((row, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a table are known by their places
            <tr key={number}>
              {plan.columns.map((column, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={place} data-use={column.use}>
                  <span className="survey-cell" dir="auto">
                    {row[place]}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
