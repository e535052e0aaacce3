import { strToU8, zipSync } from 'fflate';

/** A small project as another program writes it: two codes, a document with two codings, a coder, a note. */
export interface ProjectParts {
  readonly name?: string;
  readonly origin?: string;
  /** The words of the document; `{` and `}` around the coded ones are taken out. */
  readonly text?: string;
  readonly description?: string;
  /** GUID without a code, for a coding that leads nowhere. */
  readonly dangling?: boolean;
}

export const guid = (last: number): string => `11111111-2222-4333-8444-${String(last).padStart(12, '0')}`;

/** The XML of a project. Positions are code points, the end not included. */
function projectXml({
  name = 'Trust',
  origin = 'Other 1.0',
  description = 'Relying on others',
  dangling,
}: ProjectParts) {
  const lost = dangling
    ? `<PlainTextSelection guid="${guid(31)}" name="late" startPosition="24" endPosition="28"><Coding guid="${guid(32)}"><CodeRef targetGUID="${guid(99)}"/></Coding></PlainTextSelection>`
    : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<Project name="${name}" origin="${origin}" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="${guid(1)}" name="Ann"/></Users>
<CodeBook><Codes><Code guid="${guid(2)}" name="Trust" isCodable="true" color="#AA3366"><Description>${description}</Description>
<Code guid="${guid(3)}" name="Early" isCodable="true"/></Code></Codes></CodeBook>
<Sources><TextSource guid="${guid(10)}" name="Anna" plainTextPath="internal://${guid(10)}.txt">
<PlainTextSelection guid="${guid(21)}" name="trust" startPosition="2" endPosition="7"><Coding guid="${guid(22)}" creatingUser="${guid(1)}" creationDateTime="2024-01-02T03:04:05Z"><CodeRef targetGUID="${guid(3)}"/></Coding></PlainTextSelection>
<PlainTextSelection guid="${guid(23)}" name="late" startPosition="24" endPosition="28"><Coding guid="${guid(24)}" creatingUser="${guid(1)}"><CodeRef targetGUID="${guid(2)}"/></Coding></PlainTextSelection>
${lost}</TextSource></Sources>
</Project>`;
}

/** A project with its document as an archive (`.qdpx`). */
export function projectFile(parts: ProjectParts = {}): Uint8Array {
  const text = parts.text ?? 'I trust them. They came late.';
  return zipSync(
    { 'project.qde': strToU8(projectXml(parts)), [`sources/${guid(10)}.txt`]: strToU8(text) },
    { mtime: new Date(2024, 0, 1) },
  );
}

/** A codebook (`.qdc`) of two codes. */
export const codebookFile = (): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="utf-8"?>
<CodeBook origin="Other 1.0" xmlns="urn:QDA-XML:codebook:1.0"><Codes>
<Code guid="${guid(2)}" name="Trust" isCodable="true"><Code guid="${guid(4)}" name="Later" isCodable="true"/></Code>
</Codes></CodeBook>`);
