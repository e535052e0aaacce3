import { descendantsOf } from '#shared/domain/codeTree.ts';
import { type DataColumn, type DataTable, dataColumn } from '#shared/interchange/dataSet.ts';
import { isoTime } from '#shared/interchange/facts.ts';
import { variableCell, variableColumns } from '#shared/interchange/segments.ts';
import type { Cell } from '#shared/interchange/table.ts';
import { listSpeakerValues, listSpeakerVariables } from '../store/speakerVariables.ts';
import { listValues } from '../store/variables.ts';
import type { Chosen } from './chosen.ts';
import { requireDocumentKey } from './codingRules.ts';
import type { CoreContext } from './context.ts';
import { codebookEntries } from './exportCodebook.ts';
import { speakersByDocument } from './speakerRules.ts';

/** What stands around the texts: codes, variables, coders, speakers. */

const text = (name: string, meaning: string): DataColumn => dataColumn(name, 'text', meaning);
const whole = (name: string, meaning: string): DataColumn => dataColumn(name, 'integer', meaning);

export function codesTable(context: CoreContext, chosen: Chosen): DataTable {
  const entries = new Map(codebookEntries(context, chosen).map((entry) => [entry.id, entry]));
  const tree = context.codeTree();
  return {
    name: 'codes',
    row: 'a code, in the order of the code tree',
    columns: [
      text('code_id', 'id of the code'),
      text('code', 'path from the theme down, `/` between names, `\\/` for a slash in a name'),
      text('name', 'name of the code'),
      text('theme', 'name of the theme (top-level code) that it stands under, or its own'),
      text(
        'parent_id',
        'code_id of the code above; empty for a theme, and where the code above is not in this data set',
      ),
      whole('level', '1 for a theme, 2 for codes below it, and so on'),
      whole('subcodes', 'codes below it at any level'),
      text('colour', 'palette name or #rrggbb'),
      text('description', 'what the code means'),
      text('when_to_use', 'when to use it'),
      text('when_not_to_use', 'when not to use it'),
      text('example', 'an example'),
      text('role', 'theme, category, property, dimension or indicator; empty where nobody said'),
      whole('codings', 'codings of this code itself, in this data set'),
      whole('documents', 'documents that hold at least one of these codings'),
      whole('codings_with_subcodes', 'codings of this code and of all codes below it, each once'),
      whole('documents_with_subcodes', 'documents that hold at least one of those'),
      text('created', 'when the code was made'),
    ],
    rows: chosen.codes.map(({ code }): Cell[] => {
      const entry = entries.get(code.id);
      const parent = code.parentId !== null && entries.has(code.parentId) ? code.parentId : null;
      return [
        ...[code.id, entry?.path ?? '', code.name, entry?.names[0] ?? '', parent, entry?.names.length ?? 0],
        ...[descendantsOf(tree, code.id).length, entry?.color ?? ''],
        ...[code.description, code.whenToUse, code.whenNotToUse, code.example, code.role],
        ...[entry?.codings ?? 0, entry?.documents ?? 0, entry?.codingsWith ?? 0, entry?.documentsWith ?? 0],
        isoTime(code.createdAt),
      ];
    }),
  };
}

/** SQLite takes no table of more columns. */
const widest = 1900;

/** Which variables there are, their values long (a row a value) and wide (a row a document). */
export function variablesTables(context: CoreContext, { variables, documents }: Chosen): DataTable[] {
  const own = ['document_id', 'document'];
  const wide = variables.slice(0, widest);
  const titles = variableColumns(
    wide.map(({ name }) => name),
    own,
  ).map(({ title }) => title);
  const known = new Map(
    listValues(context.readable()).map(({ documentId, variableId, value }) => [`${documentId} ${variableId}`, value]),
  );
  return [
    {
      name: 'variables',
      row: 'a variable of documents',
      columns: [
        text('variable_id', 'id of the variable'),
        text('variable', 'name of the variable'),
        text('type', 'text, number, date, boolean or choice'),
        text('choices', 'values that a choice may take, as a JSON list'),
        text('column', 'its column in `variables_wide`'),
      ],
      rows: variables.map(({ id, name, type, choices }, index) => [
        ...[id, name, type, choices.length > 0 ? JSON.stringify(choices) : null, titles[index] ?? null],
      ]),
    },
    {
      name: 'variables_long',
      row: 'the value of one variable for one document; without a value there is no row',
      columns: [
        text('document_id', 'id of the document'),
        text('document', 'name of the document'),
        text('variable_id', 'id of the variable'),
        text('variable', 'name of the variable'),
        text('value', 'the value: numbers with a point, days as YYYY-MM-DD, yes or no'),
      ],
      rows: documents.flatMap((document) =>
        variables.flatMap((variable): Cell[][] => {
          const value = known.get(`${document.id} ${variable.id}`);
          return value === undefined ? [] : [[document.id, document.name, variable.id, variable.name, value]];
        }),
      ),
    },
    {
      name: 'variables_wide',
      row: 'a document with the values of all variables',
      columns: [
        text('document_id', 'id of the document'),
        text('document', 'name of the document'),
        ...wide.map(({ name, type }, index) =>
          dataColumn(titles[index] ?? name, type === 'number' ? 'real' : 'text', `the variable “${name}” (${type})`),
        ),
      ],
      rows: documents.map((document): Cell[] => [
        document.id,
        document.name,
        ...wide.map((variable) => variableCell(variable, known.get(`${document.id} ${variable.id}`))),
      ]),
    },
  ];
}

export function codersTable({ coders }: Chosen): DataTable {
  return {
    name: 'coders',
    row: 'somebody who coded',
    columns: [
      text('coder_id', 'id of the coder'),
      text('coder', 'name of the coder'),
      whole('codings', 'all codings by this coder in the study'),
    ],
    rows: coders.map(({ id, name, codings }) => [id, name, codings]),
  };
}

/** Who speaks in the chosen documents, and what is known of them. */
export function speakersTables(context: CoreContext, chosen: Chosen): DataTable[] {
  const study = context.readable();
  const byDocument = speakersByDocument(study);
  const { speakers: choice } = chosen.choice;
  const only = choice?.only ? new Set<string>(choice.only) : null;
  const speakers = chosen.documents.flatMap((document) =>
    (byDocument.get(requireDocumentKey(study, document.id)) ?? [])
      .filter(({ id, role }) => !choice?.leaveOut.includes(role) && (only?.has(id) ?? true))
      .map((speaker) => ({ ...speaker, document: document.name })),
  );
  const variables = new Map(listSpeakerVariables(study).map((variable) => [variable.id, variable.name]));
  const values = Map.groupBy(listSpeakerValues(study), ({ speakerId }) => speakerId);
  return [
    {
      name: 'speakers',
      row: 'somebody who speaks in one document',
      columns: [
        text('speaker_id', 'id of the speaker in this document'),
        text('document_id', 'id of the document'),
        text('document', 'name of the document'),
        text('speaker', 'name as it stands in the text'),
        text('role', 'participant, interviewer, or none (a label that is no person)'),
      ],
      rows: speakers.map(({ id, documentId, document, name, role }) => [id, documentId, document, name, role]),
    },
    {
      name: 'speaker_variables_long',
      row: 'a fact about one speaker',
      columns: [
        text('speaker_id', 'id of the speaker in this document'),
        text('speaker', 'name as it stands in the text'),
        text('variable', 'name of the variable of speakers'),
        text('value', 'the value: numbers with a point, days as YYYY-MM-DD, yes or no'),
      ],
      rows: speakers.flatMap(({ id, name }) =>
        (values.get(id) ?? []).map(({ variableId, value }) => [id, name, variables.get(variableId) ?? '', value]),
      ),
    },
  ];
}
