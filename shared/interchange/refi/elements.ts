import type {
  RefiAreaSelection,
  RefiCase,
  RefiCode,
  RefiCodebook,
  RefiCoding,
  RefiEdge,
  RefiGraph,
  RefiLink,
  RefiMediaSelection,
  RefiMediaSource,
  RefiPdfSelection,
  RefiPdfSource,
  RefiPictureSource,
  RefiProject,
  RefiSet,
  RefiStamp,
  RefiSyncPoint,
  RefiText,
  RefiTextSelection,
  RefiTextSource,
  RefiTranscript,
  RefiTranscriptSelection,
  RefiUser,
  RefiVariable,
  RefiVariableValue,
  RefiVertex,
} from './model.ts';
import {
  attribute,
  child,
  children,
  choice,
  none,
  pointer,
  reference,
  references,
  type Shape,
  type ShapeOf,
  shapeOf,
  told,
  value,
  words,
} from './shapes.ts';

/**
 * The element model of REFI-QDA 1.0 (Project.xsd, Codebook.xsd), told once. The standard fixes the order of attributes
 * nowhere and that of children everywhere: it is the order of the fields here.
 */
const required = { required: true };
const guid = attribute('guid', 'guid', required);
const name = attribute('name', 'text');
const requiredName = attribute('name', 'text', required);
const description = words('Description');
const noteRefs = references('NoteRef', 'note');

const stamp: ShapeOf<RefiStamp> = {
  creatingUser: pointer('creatingUser', 'user'),
  creationDateTime: attribute('creationDateTime', 'dateTime'),
  modifyingUser: pointer('modifyingUser', 'user'),
  modifiedDateTime: attribute('modifiedDateTime', 'dateTime'),
};

const user = shapeOf<RefiUser>({ guid, name, id: attribute('id', 'text') });

const codeFields = {
  guid,
  name: requiredName,
  isCodable: attribute('isCodable', 'boolean', required),
  color: attribute('color', 'color'),
  description,
};
const code: Shape = shapeOf<RefiCode>({ ...codeFields, noteRefs, codes: children('Code', () => code) });
/** Codes of a codebook have no notes. */
const bookCode: Shape = shapeOf<RefiCode>({ ...codeFields, noteRefs: none, codes: children('Code', () => bookCode) });

const variable = shapeOf<RefiVariable>({
  guid,
  name: requiredName,
  type: attribute('typeOfVariable', 'variableType', required),
  description,
});
const variableValue = shapeOf<RefiVariableValue>({ variable: reference('VariableRef', 'variable'), kind: told, value });
const values = children('VariableValue', () => variableValue);

const case_ = shapeOf<RefiCase>({
  guid,
  name,
  description,
  codeRefs: references('CodeRef', 'code'),
  values,
  sourceRefs: references('SourceRef', 'source'),
  selectionRefs: references('SelectionRef', 'selection'),
});

const coding = shapeOf<RefiCoding>({
  guid,
  creatingUser: stamp.creatingUser,
  creationDateTime: stamp.creationDateTime,
  code: reference('CodeRef', 'code'),
  noteRefs,
});
const codings = children('Coding', () => coding);

const integer = (called: string) => attribute(called, 'integer', required);
const corners = {
  firstX: integer('firstX'),
  firstY: integer('firstY'),
  secondX: integer('secondX'),
  secondY: integer('secondY'),
};

const textSelection = shapeOf<RefiTextSelection>({
  guid,
  name,
  start: integer('startPosition'),
  end: integer('endPosition'),
  ...stamp,
  description,
  codings,
  noteRefs,
});
const area = shapeOf<RefiAreaSelection>({ guid, name, ...corners, ...stamp, description, codings, noteRefs });
const span = shapeOf<RefiMediaSelection>({
  guid,
  name,
  begin: integer('begin'),
  end: integer('end'),
  ...stamp,
  description,
  codings,
  noteRefs,
});

const textFields: ShapeOf<RefiText> = {
  guid,
  name,
  richTextPath: attribute('richTextPath', 'text'),
  plainTextPath: attribute('plainTextPath', 'text'),
  ...stamp,
  description,
  content: words('PlainTextContent'),
  selections: children('PlainTextSelection', () => textSelection),
  codings,
  noteRefs,
  values,
};
const text = shapeOf<RefiText>(textFields);
const textSource = shapeOf<RefiTextSource>({ kind: told, ...textFields });

const pdfArea = shapeOf<RefiPdfSelection>({
  guid,
  name,
  page: integer('page'),
  ...corners,
  ...stamp,
  description,
  representation: child('Representation', () => text),
  codings,
  noteRefs,
});

const fileFields = {
  kind: told,
  guid,
  name,
  path: attribute('path', 'text'),
  currentPath: attribute('currentPath', 'text'),
  ...stamp,
  description,
};
const pictureSource = shapeOf<RefiPictureSource>({
  ...fileFields,
  textDescription: child('TextDescription', () => text),
  areas: children('PictureSelection', () => area),
  codings,
  noteRefs,
  values,
});
const pdfSource = shapeOf<RefiPdfSource>({
  ...fileFields,
  areas: children('PDFSelection', () => pdfArea),
  representation: child('Representation', () => text),
  codings,
  noteRefs,
  values,
});

const syncPoint = shapeOf<RefiSyncPoint>({
  guid,
  timeStamp: attribute('timeStamp', 'integer'),
  position: attribute('position', 'integer'),
});
const transcriptSelection = shapeOf<RefiTranscriptSelection>({
  guid,
  name,
  fromSyncPoint: pointer('fromSyncPoint', 'syncPoint'),
  toSyncPoint: pointer('toSyncPoint', 'syncPoint'),
  ...stamp,
  description,
  codings,
  noteRefs,
});
const transcript = shapeOf<RefiTranscript>({
  guid,
  name,
  richTextPath: textFields.richTextPath,
  plainTextPath: textFields.plainTextPath,
  ...stamp,
  description,
  content: textFields.content,
  syncPoints: children('SyncPoint', () => syncPoint),
  selections: children('TranscriptSelection', () => transcriptSelection),
  noteRefs,
});
const mediaSource = (selection: string) =>
  shapeOf<RefiMediaSource>({
    ...fileFields,
    transcripts: children('Transcript', () => transcript),
    spans: children(selection, () => span),
    codings,
    noteRefs,
    values,
  });
const sources = {
  TextSource: textSource,
  PictureSource: pictureSource,
  PDFSource: pdfSource,
  AudioSource: mediaSource('AudioSelection'),
  VideoSource: mediaSource('VideoSelection'),
};

const link = shapeOf<RefiLink>({
  guid,
  name,
  direction: attribute('direction', 'direction'),
  color: attribute('color', 'color'),
  origin: pointer('originGUID', 'any'),
  target: pointer('targetGUID', 'any'),
  noteRefs,
});

const set = shapeOf<RefiSet>({
  guid,
  name: requiredName,
  description,
  codes: references('MemberCode', 'code'),
  sources: references('MemberSource', 'source'),
  notes: references('MemberNote', 'note'),
});

const vertex = shapeOf<RefiVertex>({
  guid,
  represented: pointer('representedGUID', 'any'),
  name,
  firstX: corners.firstX,
  firstY: corners.firstY,
  secondX: attribute('secondX', 'integer'),
  secondY: attribute('secondY', 'integer'),
  shape: attribute('shape', 'vertexShape'),
  color: attribute('color', 'color'),
});
const edge = shapeOf<RefiEdge>({
  guid,
  represented: pointer('representedGUID', 'any'),
  name,
  source: pointer('sourceVertex', 'vertex', true),
  target: pointer('targetVertex', 'vertex', true),
  color: attribute('color', 'color'),
  direction: attribute('direction', 'direction'),
  lineStyle: attribute('lineStyle', 'lineStyle'),
});
const graph = shapeOf<RefiGraph>({
  guid,
  name,
  vertices: children('Vertex', () => vertex),
  edges: children('Edge', () => edge),
});

export const projectShape = shapeOf<RefiProject>({
  name: requiredName,
  origin: attribute('origin', 'text'),
  creatingUser: pointer('creatingUserGUID', 'user'),
  creationDateTime: stamp.creationDateTime,
  modifyingUser: pointer('modifyingUserGUID', 'user'),
  modifiedDateTime: stamp.modifiedDateTime,
  basePath: attribute('basePath', 'text'),
  users: children('User', () => user, ['Users']),
  codes: children('Code', () => code, ['CodeBook', 'Codes']),
  variables: children('Variable', () => variable, ['Variables']),
  cases: children('Case', () => case_, ['Cases']),
  sources: choice('Sources', 'kind', () => sources),
  notes: children('Note', () => text, ['Notes']),
  links: children('Link', () => link, ['Links']),
  sets: children('Set', () => set, ['Sets']),
  graphs: children('Graph', () => graph, ['Graphs']),
  description,
  noteRefs,
});

const bookSet = shapeOf<RefiCodebook['sets'][number]>({
  guid,
  name: requiredName,
  description,
  codes: references('MemberCode', 'code', 'guid'),
});

export const codebookShape = shapeOf<RefiCodebook>({
  origin: attribute('origin', 'text'),
  codes: children('Code', () => bookCode, ['Codes']),
  sets: children('Set', () => bookSet, ['Sets']),
});
