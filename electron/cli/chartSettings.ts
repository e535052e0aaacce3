import type { ParseArgsOptionsConfig } from 'node:util';
import type { Settings, SettingValue } from '#shared/analysis/chartResult.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import type { SettingSpec } from '#shared/charts/settings.ts';
import { findCode, findCodeIds, findDocumentIds, findVariable, readCodeTree } from './names.ts';
import type { Ask } from './openStudy.ts';
import { readChoice, readNumber, readWholeNumber, UsageError } from './usage.ts';

/** A setting's name as an option: `groupBy` is `group-by`. */
const flagOf = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** The options of a kind's own settings, as the command line reads them. */
export function settingFlags(kind: string): ParseArgsOptionsConfig {
  const specs = Object.entries(findChartKind(kind)?.settings ?? {});
  return Object.fromEntries(
    specs.map(([name, { type }]) => [
      flagOf(name),
      type === 'flag'
        ? ({ type: 'boolean' } as const)
        : ({ type: 'string', multiple: type === 'codes' || type === 'documents' } as const),
    ]),
  );
}

/** The help of a kind: a line for each of its settings. */
export function kindDetails({ kind, settings }: ChartKind): string[] {
  return ['', `${kind}:`, ...Object.entries(settings).map(([name, spec]) => `--${flagOf(name)} ${takes(spec)}`.trim())];
}

function takes(spec: SettingSpec): string {
  switch (spec.type) {
    case 'choice':
      return spec.values.map(({ value }) => value).join('|');
    case 'number':
      return `N (${[spec.unit, `${spec.least} to ${spec.most}`].filter(Boolean).join(', ')})`;
    case 'flag':
      return '';
    case 'grouping':
      return spec.automatic ? `none|group|VARIABLE (none = ${spec.automatic})` : 'none|group|VARIABLE';
    case 'words':
      return 'WORDS';
    default:
      return `${spec.type.toUpperCase()} (otherwise ${spec.automatic})`;
  }
}

/** The settings that a call names: read at once, names looked up in the study. @throws UsageError */
export function readSettings(
  { settings }: ChartKind,
  values: Readonly<Record<string, unknown>>,
): (ask: Ask) => Promise<Settings> {
  const readers = Object.entries(settings).flatMap(([name, spec]) => {
    const flag = flagOf(name);
    const given = values[flag];
    return given === undefined ? [] : [[name, readSetting(flag, spec, given)] as const];
  });
  return async (ask) => {
    const read: Record<string, SettingValue> = {};
    for (const [name, value] of readers) read[name] = await value(ask);
    return read;
  };
}

type Reading = (ask: Ask) => SettingValue | Promise<SettingValue>;

function readSetting(flag: string, spec: SettingSpec, given: unknown): Reading {
  const list = Array.isArray(given) ? (given as string[]) : [String(given)];
  const word = list[0] ?? '';
  switch (spec.type) {
    case 'flag':
      return () => true;
    case 'choice': {
      const choice = readChoice(
        flag,
        word,
        spec.values.map(({ value }) => value),
      );
      return () => choice;
    }
    case 'number': {
      const number = spec.step === 1 ? readWholeNumber(flag, word, spec) : readNumber(flag, word);
      if (number < spec.least || number > spec.most) {
        throw new UsageError(`--${flag} takes a number from ${spec.least} to ${spec.most}, not “${word}”.`);
      }
      return () => number;
    }
    case 'words':
      return () => word;
    case 'grouping':
      if (word === 'none' || word === 'group') return () => word;
      return async (ask) => `variable:${await findVariable(ask, word)}`;
    case 'code':
      return async (ask) => findCode(await readCodeTree(ask), word);
    case 'document':
      return async (ask) => (await findDocumentIds(ask, [word]))?.[0] ?? null;
    case 'variable':
      return (ask) => findVariable(ask, word);
    case 'codes':
      return (ask) => findCodeIds(ask, list);
    case 'documents':
      return (ask) => findDocumentIds(ask, list);
  }
}
