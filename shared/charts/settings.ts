import type { Settings, SettingValue } from '../analysis/chartResult.ts';
import { AxialError } from '../domain/result.ts';

/**
 * The options of a chart as data: the option bar, the command line, saved charts and captions are all made from one list.
 */
interface SettingBase {
  /** What the option bar writes beside it. */
  readonly label: string;
  /** Only asked for while this holds. */
  readonly when?: (settings: Settings) => boolean;
}
export interface ChoiceSetting<Value extends string = string> extends SettingBase {
  readonly type: 'choice';
  readonly values: readonly { readonly value: Value; readonly label: string }[];
  readonly fallback: NoInfer<Value>;
  /** In the bar as a list that opens, however few they are: for what is seldom changed. */
  readonly isList?: boolean;
}
export interface NumberSetting extends SettingBase {
  readonly type: 'number';
  readonly least: number;
  readonly most: number;
  /** Steps of the field; 1 = whole numbers only. */
  readonly step: number;
  /** What the number counts: `paragraphs`, `%`. */
  readonly unit?: string;
  readonly fallback: number;
}
export interface FlagSetting extends SettingBase {
  readonly type: 'flag';
  readonly fallback: boolean;
}
/** One code, document or variable by its id; `null` = the one that the chart takes by itself. */
export interface OneSetting extends SettingBase {
  readonly type: 'code' | 'document' | 'variable';
  /** How the bar names `null`: `the most frequent theme`. */
  readonly automatic: string;
  readonly fallback: null;
}
/** Several codes or documents by their ids; `null` = what `automatic` says. */
export interface ManySetting extends SettingBase {
  readonly type: 'codes' | 'documents';
  readonly automatic: string;
  readonly fallback: null;
}
/** What parts the documents: `none`, `group`, or `variable:ID`. */
export interface GroupingSetting extends SettingBase {
  readonly type: 'grouping';
  /** How the bar names `none`, where it means something else than no parts: `each document`. */
  readonly automatic?: string;
  readonly fallback: 'none' | 'group';
}
/** Free words; or, where `listOf` says so, names out of a list that the study has, with commas between them. */
export interface WordsSetting extends SettingBase {
  readonly type: 'words';
  readonly placeholder: string;
  readonly listOf?: 'memo types';
  readonly fallback: string;
}

export type SettingSpec =
  | ChoiceSetting
  | NumberSetting
  | FlagSetting
  | OneSetting
  | ManySetting
  | GroupingSetting
  | WordsSetting;
export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

type ValueOf<Spec extends SettingSpec> = Spec extends { type: 'choice'; values: readonly { value: infer Value }[] }
  ? Value
  : Spec extends NumberSetting
    ? number
    : Spec extends FlagSetting
      ? boolean
      : Spec extends OneSetting
        ? string | null
        : Spec extends ManySetting
          ? string[] | null
          : string;
/** The settings that a list of options allows. */
export type SettingsOf<Specs extends SettingSpecs> = { readonly [Name in keyof Specs]: ValueOf<Specs[Name]> };

/** An option out of a few words. */
export const choiceOf = <const Value extends string>(
  label: string,
  values: readonly { readonly value: Value; readonly label: string }[],
  fallback: NoInfer<Value>,
  when?: SettingBase['when'],
): ChoiceSetting<Value> => ({ type: 'choice', label, values, fallback, ...(when ? { when } : {}) });

/** The same option as a list that opens. */
export const listOf = <Value extends string>(spec: ChoiceSetting<Value>): ChoiceSetting<Value> => ({
  ...spec,
  isList: true,
});

/** The settings as they were before anybody chose. */
export const settingsAtFirst = <Specs extends SettingSpecs>(specs: Specs): SettingsOf<Specs> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.fallback])) as SettingsOf<Specs>;

/**
 * The settings that were given, with what was left out as it is at first. @throws AxialError `invalid_input`, saying which
 * option it is about.
 */
export function parseSettings<Specs extends SettingSpecs>(specs: Specs, given: Settings): SettingsOf<Specs> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(specs, name)) throw new AxialError('invalid_input', `This chart has no option “${name}”.`);
  }
  const entries = Object.entries(specs).map(([name, spec]) => {
    const value = given[name];
    return [name, value === undefined ? spec.fallback : checked(name, spec, value)];
  });
  return Object.fromEntries(entries) as SettingsOf<Specs>;
}

/** Settings that were saved, as far as this version knows them: what it does not know, or not any more, is as at first. */
export function readableSettings(specs: SettingSpecs, given: Settings): Settings {
  const entries = Object.entries(specs).map(([name, spec]) => {
    const value = given[name];
    const reason = value === undefined ? '' : refusal(spec, value);
    return [name, value === undefined || reason !== null ? spec.fallback : value];
  });
  return Object.fromEntries(entries) as Settings;
}

function checked(name: string, spec: SettingSpec, value: SettingValue): SettingValue {
  const reason = refusal(spec, value);
  if (reason !== null) throw new AxialError('invalid_input', `The option “${name}” ${reason}.`);
  return value;
}

/** As many characters as free words may have. */
export const mostCharacters = 2000;

/** Why a value does not fit, as the end of a sentence; `null` where it does. */
function refusal(spec: SettingSpec, value: SettingValue): string | null {
  switch (spec.type) {
    case 'choice':
      return spec.values.some((each) => each.value === value)
        ? null
        : `is one of ${spec.values.map((each) => each.value).join(', ')}`;
    case 'number':
      return isFitting(spec, value) ? null : `is a number from ${spec.least} to ${spec.most}`;
    case 'flag':
      return typeof value === 'boolean' ? null : 'is yes or no';
    case 'code':
    case 'document':
    case 'variable':
      return value === null || typeof value === 'string' ? null : `names one ${spec.type}`;
    case 'codes':
    case 'documents':
      return value === null || Array.isArray(value) ? null : `names ${spec.type}`;
    case 'grouping':
      return typeof value === 'string' && /^(none|group|variable:.+)$/u.test(value)
        ? null
        : 'is none, group, or a variable';
    case 'words':
      return typeof value === 'string' && value.length <= mostCharacters ? null : 'is at most 2,000 characters of text';
  }
}

function isFitting({ least, most, step }: NumberSetting, value: SettingValue): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= least && value <= most && (step !== 1 || Number.isInteger(value));
}
