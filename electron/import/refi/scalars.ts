import { isGuid, normaliseGuid } from '#shared/interchange/refi/guid.ts';
import { refiVariableTypes } from '#shared/interchange/refi/model.ts';
import type { AttributeField } from '#shared/interchange/refi/shapes.ts';
import { type FindingPlace, type Findings, places } from './findings.ts';

/**
 * The value of an attribute for the model; `undefined` when it says nothing. Dates, colours and numbers stay as they are
 * written.
 */
export function readScalar(
  written: string,
  field: AttributeField,
  place: FindingPlace,
  findings: Findings,
): string | boolean | undefined {
  if (field.type === 'guid') return readGuid(written, field.name, place, findings);
  if (field.type === 'boolean') return readBoolean(written, field.name, place, findings);
  if (field.type === 'variableType') return readVariableType(written, place, findings);
  return written;
}

/** A GUID as it is compared; one of another form is taken as it is, and told. */
export function readGuid(written: string, name: string, place: FindingPlace, findings: Findings): string | undefined {
  const guid = normaliseGuid(written);
  if (guid === '') {
    findings.often(`empty ${place.element} ${name}`, place, (count) => `${name} is empty in ${places(count)}.`);
    return undefined;
  }
  if (!isGuid(guid)) {
    findings.often(
      `form ${place.element} ${name}`,
      { ...place, guid },
      (count) => `${name} is no GUID in ${places(count)} (the first is “${guid}”); it was taken as it stands.`,
    );
  }
  return guid;
}

function readBoolean(written: string, name: string, place: FindingPlace, findings: Findings): boolean {
  const said = written.trim().toLowerCase();
  if (said === 'true' || said === '1') return true;
  if (said === 'false' || said === '0') return false;
  findings.add(place, `${name} is “${written}”, which is neither true nor false; it was taken for true.`);
  return true;
}

function readVariableType(written: string, place: FindingPlace, findings: Findings): string {
  const said = written.trim().toLowerCase();
  const type = refiVariableTypes.find((each) => each.toLowerCase() === said);
  if (!type) findings.add(place, `“${written}” is no type that a variable can have; its values were taken for text.`);
  return type ?? 'Text';
}
