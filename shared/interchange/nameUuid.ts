import { namedId } from '../domain/namedId.ts';

/** Axial's own name space for the exchange of projects; it never changes. */
const space = '5b0c2f6e-1d9a-4e37-8c42-6ad173b890e5';

/**
 * The id of something that has none of its own: the same for the same name on every machine and for ever. `name` holds
 * whatever identifies the thing, parts parted by blanks.
 */
export const nameUuid = (name: string): string => namedId(space, name);

export const isUuid = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
