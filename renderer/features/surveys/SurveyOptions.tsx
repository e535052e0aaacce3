import { useState } from 'react';
import { encodingCalled, encodings } from '#shared/domain/encodings.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { SurveyUnit } from '#shared/domain/survey.ts';
import { countOf } from '../../ui/counts.ts';
import { Check } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useShelf } from '../documents/documents.ts';
import type { Into, Plan, Reading, Survey, SurveyLook } from './survey.ts';

const Option = ({ label, children }: { readonly label: string; readonly children: React.ReactNode }) => (
  <span className="option">
    <span className="option-label">{label}</span>
    {children}
  </span>
);

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;
type Delimiter = keyof typeof delimiterNames;

const isDelimiter = (sign: string): sign is Delimiter => Object.hasOwn(delimiterNames, sign);

function encodingOptions({ encodings: likely }: SurveyLook) {
  const known = new Set(likely.map(({ encoding }) => encoding));
  const others = encodings.map(({ name }) => name).filter((name) => !known.has(name));
  return [...known, ...others].map((name) => ({ value: name, label: encodingCalled(name) }));
}

interface ReadingBarProps {
  readonly look: SurveyLook;
  readonly reading: Reading;
  readonly onRead: Survey['read'];
}

/** How many rows from the top may hold the names. */
const headerRows = 20;

/** How the table is read: sheet or encoding and signs between cells, and where the names of the columns stand. */
export function ReadingBar({ look, reading, onRead }: ReadingBarProps) {
  const rows = Array.from({ length: Math.max(headerRows, look.headerRow) }, (_, at) => String(at + 1));
  const { encoding = null } = reading;
  return (
    <div className="survey-bar" role="group" aria-label="How the table is read">
      {look.sheet !== null && (
        <Option label="Sheet">
          <Pick
            label="Sheet"
            value={look.sheet}
            options={look.sheets.map(({ name, hidden, rows: count }) => ({
              value: name,
              label: `${name}${hidden ? ' (hidden)' : ''} · ${countOf(count, 'row')}`,
            }))}
            onChange={(sheet) => onRead({ sheet })}
          />
        </Option>
      )}
      {look.delimiter !== null && (
        <>
          <Option label="Encoding">
            <Pick
              label="Encoding"
              value={encoding ?? look.encodings[0]?.encoding ?? 'utf-8'}
              options={encodingOptions(look)}
              onChange={(value) => onRead({ encoding: value })}
            />
          </Option>
          <Option label="Cells separated by">
            <Pick
              label="Cells separated by"
              value={look.delimiter}
              options={Object.entries(delimiterNames).map(([value, label]) => ({ value, label }))}
              onChange={(value) => isDelimiter(value) && onRead({ delimiter: value })}
            />
          </Option>
        </>
      )}
      <Option label="Names of the columns">
        <Pick
          label="Row with the names of the columns"
          value={String(look.headerRow)}
          options={[{ value: '0', label: 'in no row' }, ...rows.map((row) => ({ value: row, label: `in row ${row}` }))]}
          onChange={(row) => onRead({ headerRow: Number(row) })}
        />
      </Option>
    </div>
  );
}

const units: readonly { readonly value: SurveyUnit; readonly label: string; readonly title: string }[] = [
  { value: 'row', label: 'Each row', title: 'All answers of a row in one document, each below its question' },
  { value: 'answer', label: 'Each answer', title: 'Every answer is a document of its own' },
  { value: 'table', label: 'The whole table', title: 'One document: a transcript or a table, row by row' },
];

interface PlanBarProps {
  readonly look: SurveyLook;
  readonly plan: Plan;
  readonly onChange: Survey['change'];
}

const none = 'none';
const columnOptions = (plan: Plan, otherwise: string) => [
  { value: none, label: otherwise },
  ...plan.columns.map(({ name }, column) => ({ value: String(column), label: name })),
];
const toColumn = (value: string): number | null => (value === none ? null : Number(value));

/** What becomes a document, what it is called, and where it goes. */
export function PlanBar({ look, plan, onChange }: PlanBarProps) {
  const isTable = plan.documents === 'table';
  return (
    <div className="survey-bar" role="group" aria-label="What comes in">
      <Option label="A document for">
        <Segmented
          label="A document for"
          value={plan.documents}
          options={units}
          onChange={(documents) => onChange({ documents })}
        />
      </Option>
      {isTable ? (
        <Option label="Who speaks">
          <Pick
            label="Column that says who speaks"
            value={plan.speakerColumn === null ? none : String(plan.speakerColumn)}
            options={columnOptions(plan, 'is not said')}
            onChange={(value) => onChange({ speakerColumn: toColumn(value) })}
          />
        </Option>
      ) : (
        <Option label="Named by">
          <Pick
            label="Column that names the documents"
            value={plan.nameColumn === null ? none : String(plan.nameColumn)}
            options={columnOptions(plan, 'file and number')}
            onChange={(value) => onChange({ nameColumn: toColumn(value) })}
          />
        </Option>
      )}
      <GroupOption look={look} into={plan.into} onChange={(into) => onChange({ into })} />
      <Check checked={plan.codeByColumn} onChange={(codeByColumn) => onChange({ codeByColumn })}>
        Code each answer with its question
      </Check>
    </div>
  );
}

interface GroupOptionProps {
  readonly look: SurveyLook;
  readonly into: Into;
  readonly onChange: (into: Into) => void;
}

/** The group that the documents go into. A new one is called after the table. */
function GroupOption({ look, into, onChange }: GroupOptionProps) {
  const { groups } = useShelf();
  const [suggested] = useState(() => look.name.replace(/\.[a-z]{2,5}$/iu, ''));
  const isTaken = groups.some(({ name }) => name === suggested);
  const value =
    into === null
      ? none
      : 'groupId' in into
        ? into.groupId
        : (groups.find(({ name }) => name === into.groupName)?.id ?? 'new');
  const options = [
    ...(isTaken ? [] : [{ value: 'new', label: `${suggested} (new)` }]),
    ...groups.map(({ id, name }) => ({ value: id as string, label: name })),
    { value: none, label: 'no group' },
  ];
  const choose = (chosen: string) => {
    if (chosen === none) onChange(null);
    else onChange(chosen === 'new' ? { groupName: suggested } : { groupId: chosen as GroupId });
  };
  return (
    <Option label="Group">
      <Pick label="Group that the documents go into" value={value} options={options} onChange={choose} />
    </Option>
  );
}
