/**
 * A project and a codebook that use every element and attribute of REFI-QDA 1.0, invented for these tests: two people
 * code a talk about an IT service desk. GUIDs end in a number, so that they can be followed by eye.
 */
const id = (number: number): string => `0000ab1e-0000-4000-8000-${String(number).padStart(12, '0')}`;

const stamp = `creatingUser="${id(1)}" creationDateTime="2026-03-01T09:30:00Z" modifyingUser="${id(2)}" modifiedDateTime="2026-03-02T10:00:00.25+01:00"`;

let coding = 900;
/** A coding with its code, by who made it, with or without a note. */
const coded = (code: number, note?: number): string => {
  coding += 1;
  const noted = note === undefined ? '' : `<NoteRef targetGUID="${id(note)}"/>`;
  return `<Coding guid="${id(coding)}" creatingUser="${id(1)}" creationDateTime="2026-03-01T09:31:00Z"><CodeRef targetGUID="${id(code)}"/>${noted}</Coding>`;
};
const valued = (variable: number, kind: string, value: string): string =>
  `<VariableValue><VariableRef targetGUID="${id(variable)}"/><${kind}Value>${value}</${kind}Value></VariableValue>`;

const values = [
  valued(31, 'Text', ' two words '),
  valued(32, 'Boolean', 'true'),
  valued(33, 'Integer', '-12'),
  valued(34, 'Float', '3.50'),
  valued(35, 'Date', '2026-02-28'),
  valued(36, 'DateTime', '2026-02-28T23:59:59Z'),
  `<VariableValue><VariableRef targetGUID="${id(31)}"/></VariableValue>`,
].join('');

const transcript = `<Transcript guid="${id(120)}" name="What was said" richTextPath="internal://talk.docx" plainTextPath="internal://talk.txt" ${stamp}>
  <Description>By ear</Description>
  <SyncPoint guid="${id(121)}" timeStamp="0" position="0"/><SyncPoint guid="${id(122)}" timeStamp="2500" position="14"/><SyncPoint guid="${id(123)}"/>
  <TranscriptSelection guid="${id(124)}" name="first words" fromSyncPoint="${id(121)}" toSyncPoint="${id(122)}" ${stamp}><Description>d</Description>${coded(12)}<NoteRef targetGUID="${id(201)}"/></TranscriptSelection>
  <NoteRef targetGUID="${id(201)}"/></Transcript>
<Transcript guid="${id(125)}"><PlainTextContent>Spoken again.</PlainTextContent></Transcript>`;

const media = (kind: string, first: number): string =>
  `<${kind}Source guid="${id(first)}" name="${kind}" path="relative:///talk.m4a" currentPath="absolute:///C:/talks/talk.m4a" ${stamp}>
  <Description>Recorded</Description>${kind === 'Audio' ? transcript : ''}
  <${kind}Selection guid="${id(first + 1)}" name="a moment" begin="100" end="2500" ${stamp}><Description>d</Description>${coded(12, 201)}<NoteRef targetGUID="${id(201)}"/></${kind}Selection>
  ${coded(12)}<NoteRef targetGUID="${id(201)}"/>${valued(31, 'Text', '')}</${kind}Source>`;

const corners = 'firstX="10" firstY="20" secondX="110" secondY="90"';

export const everythingXml = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Desk &amp; &quot;service&quot; &lt;all&gt;" origin="Axial tests" creatingUserGUID="${id(1)}" creationDateTime="2026-03-01T09:00:00Z" modifyingUserGUID="${id(2)}" modifiedDateTime="2026-03-02T09:00:00Z" basePath="C:/talks">
<Users><User guid="${id(1)}" name="Ána" id="Á"/><User guid="${id(2)}"/></Users>
<CodeBook><Codes>
  <Code guid="${id(10)}" name="Value" isCodable="false" color="#2A6"><Description>What it is
worth &#13; to them</Description><NoteRef targetGUID="${id(201)}"/><NoteRef targetGUID="${id(202)}"/>
    <Code guid="${id(11)}" name="time / saved" isCodable="true" color="#22AA66"><Code guid="${id(12)}" name="time / saved" isCodable="true"/></Code>
    <Code guid="${id(13)}" name="שָׁלוֹם 👩‍👩‍👧‍👦 &quot;::&quot;" isCodable="true"/>
  </Code>
  <Code guid="${id(14)}" name="" isCodable="true"><Description/></Code>
</Codes></CodeBook>
<Variables>
  <Variable guid="${id(31)}" name="Role" typeOfVariable="Text"><Description>What they do</Description></Variable>
  <Variable guid="${id(32)}" name="Manager" typeOfVariable="Boolean"/><Variable guid="${id(33)}" name="Years" typeOfVariable="Integer"/>
  <Variable guid="${id(34)}" name="Share" typeOfVariable="Float"/><Variable guid="${id(35)}" name="Day" typeOfVariable="Date"/>
  <Variable guid="${id(36)}" name="Moment" typeOfVariable="DateTime"/>
</Variables>
<Cases>
  <Case guid="${id(40)}" name="Ben"><Description>Talks fast</Description><CodeRef targetGUID="${id(12)}"/>${values}<SourceRef targetGUID="${id(50)}"/><SelectionRef targetGUID="${id(51)}"/></Case>
  <Case guid="${id(41)}"/>
</Cases>
<Sources>
  <TextSource guid="${id(50)}" name="Talk 1" richTextPath="internal://talk.docx" plainTextPath="internal://talk.txt" ${stamp}>
    <Description>At the desk</Description>
    <PlainTextSelection guid="${id(51)}" name="saves 🕰 time" startPosition="8" endPosition="20" ${stamp}><Description>said twice</Description>${coded(11)}${coded(12, 202)}<NoteRef targetGUID="${id(201)}"/></PlainTextSelection>
    <PlainTextSelection guid="${id(52)}" startPosition="3" endPosition="3"/>
    ${coded(13)}<NoteRef targetGUID="${id(201)}"/>${values}
  </TextSource>
  <TextSource guid="${id(53)}" name="Inline"><PlainTextContent>  blanks, &amp; a line end:&#13;
end </PlainTextContent></TextSource>
  <PictureSource guid="${id(60)}" name="Board" path="internal://board.png" currentPath="absolute:///C:/board.png" ${stamp}>
    <Description>A whiteboard</Description>
    <TextDescription guid="${id(61)}" name="In words"><PlainTextContent>Three arrows</PlainTextContent><PlainTextSelection guid="${id(62)}" name="Three" startPosition="0" endPosition="5">${coded(12)}</PlainTextSelection></TextDescription>
    <PictureSelection guid="${id(63)}" name="arrow" ${corners} ${stamp}><Description>d</Description>${coded(12)}<NoteRef targetGUID="${id(201)}"/></PictureSelection>
    ${coded(12)}<NoteRef targetGUID="${id(201)}"/>${valued(33, 'Integer', '7')}
  </PictureSource>
  <PDFSource guid="${id(70)}" name="Report" path="internal://report.pdf" currentPath="absolute:///C:/report.pdf" ${stamp}>
    <Description>A report</Description>
    <PDFSelection guid="${id(71)}" name="costs" page="0" ${corners} ${stamp}><Description>d</Description><Representation guid="${id(73)}"><PlainTextContent>costs</PlainTextContent></Representation>${coded(12)}<NoteRef targetGUID="${id(201)}"/></PDFSelection>
    <Representation guid="${id(72)}" name="words"><PlainTextContent>It costs much.</PlainTextContent><PlainTextSelection guid="${id(71)}" name="costs" startPosition="3" endPosition="8">${coded(12)}</PlainTextSelection></Representation>
    ${coded(12)}<NoteRef targetGUID="${id(201)}"/>${valued(31, 'Text', 'x')}
  </PDFSource>
  ${media('Audio', 80)}
  ${media('Video', 90)}
</Sources>
<Notes>
  <Note guid="${id(201)}" name="A thought" ${stamp}><Description>short</Description><PlainTextContent>Why do they wait?</PlainTextContent><PlainTextSelection guid="${id(203)}" name="wait" startPosition="12" endPosition="16">${coded(12)}</PlainTextSelection>${coded(10)}<NoteRef targetGUID="${id(202)}"/>${valued(31, 'Text', 'v')}</Note>
  <Note guid="${id(202)}" plainTextPath="internal://note.txt" richTextPath="internal://note.docx"/>
</Notes>
<Links>
  <Link guid="${id(300)}" name="leads to" direction="OneWay" color="#abc" originGUID="${id(11)}" targetGUID="${id(12)}"><NoteRef targetGUID="${id(201)}"/></Link>
  <Link guid="${id(301)}" direction="Associative"/><Link guid="${id(302)}" direction="Bidirectional" originGUID="${id(201)}" targetGUID="${id(51)}"/>
</Links>
<Sets>
  <Set guid="${id(400)}" name="Mixed"><Description>of all kinds</Description><MemberCode targetGUID="${id(11)}"/><MemberCode targetGUID="${id(12)}"/><MemberSource targetGUID="${id(50)}"/><MemberNote targetGUID="${id(201)}"/></Set>
  <Set guid="${id(401)}" name="Empty"/>
</Sets>
<Graphs>
  <Graph guid="${id(500)}" name="Picture of it">
    <Vertex guid="${id(501)}" representedGUID="${id(11)}" name="saved" firstX="0" firstY="-5" secondX="10" secondY="5" shape="RoundedRectangle" color="#123456"/>
    <Vertex guid="${id(502)}" firstX="20" firstY="20"/>
    <Edge guid="${id(503)}" representedGUID="${id(300)}" name="so" sourceVertex="${id(501)}" targetVertex="${id(502)}" color="#000000" direction="Bidirectional" lineStyle="dashed"/>
    <Edge guid="${id(504)}" sourceVertex="${id(502)}" targetVertex="${id(501)}"/>
  </Graph>
  <Graph guid="${id(505)}"/>
</Graphs>
<Description>All of it</Description>
<NoteRef targetGUID="${id(201)}"/><NoteRef targetGUID="${id(202)}"/>
</Project>
`;

export const everythingCodebookXml = `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Axial tests"><Codes>
<Code guid="${id(10)}" name="Value" isCodable="false" color="#2A6"><Description>worth &amp; more</Description><Code guid="${id(11)}" name="time" isCodable="true"><Code guid="${id(12)}" name="saved" isCodable="true" color="#22aa66"/></Code></Code>
<Code guid="${id(14)}" name="Trust" isCodable="true"/>
</Codes><Sets><Set guid="${id(400)}" name="Both"><Description>d</Description><MemberCode guid="${id(11)}"/><MemberCode guid="${id(14)}"/></Set><Set guid="${id(401)}" name="None"/></Sets></CodeBook>
`;
