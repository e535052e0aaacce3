import type { CodeId } from '#shared/domain/ids.ts';
import type { Choice } from './studyExport.ts';

/** Something that can be chosen. */
export interface Option {
  readonly id: string;
  readonly name: string;
  /** Places to the right, for codes below others. */
  readonly depth: number;
  /** Colour of a code. */
  readonly color?: string;
}

/** An option with all that stands below it: those that follow and stand further right. */
export function withBelow(options: readonly Option[], id: string): string[] {
  const at = options.findIndex((option) => option.id === id);
  const depth = options[at]?.depth ?? 0;
  const end = options.findIndex((option, index) => index > at && option.depth <= depth);
  return options.slice(at, end < 0 ? undefined : end).map((option) => option.id);
}

/** The choice that ticked codes make: the uppermost with their subcodes where all of those are ticked; `null` = all. */
export function codesOf(
  options: readonly Option[],
  ids: readonly string[] | null,
): Pick<Choice, 'codeIds' | 'withSubcodes'> {
  if (ids === null) return { codeIds: null, withSubcodes: true };
  const ticked = new Set(ids);
  const below = ids.map((id) => withBelow(options, id));
  if (!below.every((each) => each.every((id) => ticked.has(id)))) {
    return { codeIds: [...ids] as CodeId[], withSubcodes: false };
  }
  const under = new Set(below.flatMap((each) => each.slice(1)));
  return { codeIds: ids.filter((id) => !under.has(id)) as CodeId[], withSubcodes: true };
}
