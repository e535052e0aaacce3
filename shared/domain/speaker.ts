import type { DocumentId, SpeakerId } from './ids.ts';

/** `none`: what looks like a name and is not a person ("Break", "Place"): its words belong to the turn before. */
export const speakerRoles = ['participant', 'interviewer', 'none'] as const;
export type SpeakerRole = (typeof speakerRoles)[number];

/** Somebody who speaks in one document, under the name that stands in its text. */
export interface Speaker {
  readonly id: SpeakerId;
  readonly documentId: DocumentId;
  readonly name: string;
  readonly role: SpeakerRole;
  /** Palette name, `#rrggbb`, or `null` for none. */
  readonly color: string | null;
  readonly position: number;
}
