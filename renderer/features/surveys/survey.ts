import { useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import type { SurveyUnit } from '#shared/domain/survey.ts';
import { ask } from '../../client/client.ts';

export type SurveyItem = InputOf<'surveys.look'>['item'];
export type SurveyLook = OutputOf<'surveys.look'>;
export type SurveyDone = OutputOf<'surveys.import'>;
export type SurveyColumn = Pick<SurveyLook['columns'][number], 'name' | 'use' | 'type'>;

/** How the table is read; `null` = found out. */
export type Reading = Required<Pick<InputOf<'surveys.look'>, 'sheet' | 'encoding' | 'delimiter' | 'headerRow'>>;
const foundOut: Reading = { sheet: null, encoding: null, delimiter: null, headerRow: null };

/** Where the documents go: a group that is there, a new one by its name, or none. */
export type Into = { readonly groupId: GroupId } | { readonly groupName: string } | null;

/** What has been decided about the table so far. */
export interface Plan {
  readonly documents: SurveyUnit;
  readonly nameColumn: number | null;
  readonly speakerColumn: number | null;
  readonly columns: readonly SurveyColumn[];
  readonly codeByColumn: boolean;
  readonly into: Into;
}

const withoutEnding = (name: string): string => name.replace(/\.[a-z]{2,5}$/iu, '');

function proposalOf(look: SurveyLook): Plan {
  return {
    documents: look.documents,
    nameColumn: look.nameColumn,
    speakerColumn: look.speakerColumn,
    columns: look.columns.map(({ name, use, type }) => ({ name, use, type })),
    codeByColumn: false,
    into: look.documents === 'table' ? null : { groupName: withoutEnding(look.name) },
  };
}

export interface Survey {
  /** `null` until the table was looked at. */
  readonly look: SurveyLook | null;
  readonly problem: string;
  readonly reading: Reading;
  readonly read: (change: Partial<Reading>) => void;
  readonly plan: Plan | null;
  readonly change: (change: Partial<Plan>) => void;
}

/** Looks into a table, and keeps what is decided about it until it is read in another way. */
export function useSurvey(item: SurveyItem): Survey {
  const [reading, setReading] = useState(foundOut);
  const [look, setLook] = useState<SurveyLook | null>(null);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [problem, setProblem] = useState('');
  const latest = useRef(0);
  useEffect(() => {
    const asked = ++latest.current;
    void ask('surveys.look', { item, ...reading }).then((result) => {
      if (asked !== latest.current) return;
      setProblem(result.ok ? '' : result.error.message);
      if (!result.ok) return;
      setLook(result.value);
      setPlan(proposalOf(result.value));
    });
  }, [item, reading]);
  return useMemo(
    () => ({
      look,
      problem,
      reading,
      plan,
      // Another sheet or another way of parting cells has other columns: its header is found out anew.
      read: (change) => setReading((before) => ({ ...before, headerRow: null, ...change })),
      change: (change) => setPlan((before) => before && { ...before, ...change }),
    }),
    [look, problem, reading, plan],
  );
}

/** The plan as the engine takes it. */
export function inputOf(item: SurveyItem, jobId: string, look: SurveyLook, reading: Reading, plan: Plan) {
  const { into, columns, documents, nameColumn, speakerColumn, codeByColumn } = plan;
  return {
    jobId,
    item,
    ...reading,
    headerRow: look.headerRow,
    documents,
    nameColumn,
    speakerColumn: documents === 'table' ? speakerColumn : null,
    columns: columns.map((column) => ({ ...column })),
    codeByColumn,
    ...into,
  };
}
