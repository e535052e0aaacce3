/** One theme of a template: what a new study is given for it, and the key that assigns it. */
export interface TemplateCode {
  readonly name: string;
  readonly hue: 'need' | 'experience' | 'specification' | 'change' | 'alignment';
  readonly description: string;
  readonly whenToUse: string;
  readonly whenNotToUse: string;
  readonly example: string;
  readonly key: string;
}

/**
 * The five themes for research on the value of IT services, in their order: from what the business needs, through what it
 * lives through and what was agreed, to what changes and how the two sides fit. Each is a top-level code (METHOD.md §2).
 */
export const fiveThemes: readonly TemplateCode[] = [
  {
    name: 'business need',
    hue: 'need',
    description:
      'What the customer’s business needs from IT in order to do its work and reach its goals: figures, orders, stock, people, proof. Said or unsaid, met or not met, it is the need of the business and not of the system.',
    whenToUse:
      'When somebody says, shows or takes for granted what the business has to get done, by when and how well, and IT is part of getting it done.',
    whenNotToUse:
      'Not for a wish about the system that no business purpose stands behind (ease of use), and not for how well a need was met once the service is there (total business experience).',
    example: '“If the trucks are not loaded by six, the shops open with empty shelves.”',
    key: '1',
  },
  {
    name: 'total business experience',
    hue: 'experience',
    description:
      'Everything that the business lives through with the service, over time and from all sides: the technology, the people behind it, the help, the data, the commitment of both organisations, and what it was worth in the end.',
    whenToUse:
      'When somebody tells, or the researcher sees, how the service is lived with: good or bad, once or every day, by business people or by IT people who speak of it.',
    whenNotToUse:
      'Not for what ought to be delivered (service specification), nor for what the business is after (business need). A plan is not an experience.',
    example: '“It works, most days, and on the other days you learn who your friends are.”',
    key: '2',
  },
  {
    name: 'service specification',
    hue: 'specification',
    description:
      'What is agreed, written down or described of the service: its scope, its levels, its hours, its measures, who does what, and what is left out. It is the service as put into words, good words or poor ones.',
    whenToUse:
      'When somebody points to, quotes, explains or misses an agreed description of the service, or reports the service in the terms of such a description.',
    whenNotToUse:
      'Not for how the service is in use (total business experience), nor for what the business wants before it is put into agreed words (business need).',
    example: '“Ninety-nine point five, measured monthly, maintenance excluded. That is what we sell.”',
    key: '3',
  },
  {
    name: 'change',
    hue: 'change',
    description:
      'What moves over time in the business, in the service and in technology, and how people and agreements move with it, ahead of it or behind it.',
    whenToUse:
      'When something is, was or will be different: releases, reorganisations, new wishes, new machines, people who come and go, habits that stay.',
    whenNotToUse:
      'Not for a single fault and its repair (technical infrastructure, service support), nor for a plan nobody expects to happen.',
    example: '“By the time it was built we had become another company.”',
    key: '4',
  },
  {
    name: 'alignment',
    hue: 'alignment',
    description:
      'How business and IT fit and understand each other: words, goals, bodies, respect, and the distance between what one side promises and the other hears.',
    whenToUse:
      'When the relation between business and IT is itself what is spoken of or seen: closeness, distance, translation, joint decisions, blame.',
    whenNotToUse:
      'Not for a person’s own dealings with a helper (service support), nor for agreed duties (roles and responsibilities).',
    example: '“They ask what the system should do. Nobody asks what we do.”',
    key: '5',
  },
];
