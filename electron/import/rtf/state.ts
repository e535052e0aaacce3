/** What a group of an RTF file is for. */
export type Destination =
  | 'text'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'listText'
  | 'fieldInstruction'
  /** Written twice, plain and in Unicode: only the Unicode half is read. */
  | 'twice';

/** How the words look that come; every group has its own and gives it up at its end. */
export interface RtfState {
  destination: Destination;
  font: number;
  /** Characters behind a `\u` that stand for it in old programs. */
  standIns: number;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strike: boolean;
  hidden: boolean;
  inserted: boolean;
  deleted: boolean;
  link: string | null;
}

export interface RtfParagraph {
  style: number;
  outline: number | null;
  level: number;
  inTable: boolean;
  /** The bullet or number as it was set in front of the paragraph; `null` = no list. */
  listText: string | null;
}

export const plainState = (font: number): RtfState => ({
  destination: 'text',
  font,
  standIns: 1,
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  hidden: false,
  inserted: false,
  deleted: false,
  link: null,
});

export const plainParagraph = (): RtfParagraph => ({
  style: 0,
  outline: null,
  level: 0,
  inTable: false,
  listText: null,
});

/** Groups that hold no running text. What begins with `\*` and is not named elsewhere is passed over too. */
export const skipped: ReadonlySet<string> = new Set(
  `aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart author
  background bkmkend bkmkstart blipuid buptim category colorschememapping colortbl comment company creatim datafield
  datastore defchp defpap docvar falt fname fontemb fontfile footer footerf footerl footerr ftncn ftnsep ftnsepc
  generator gridtbl header headerf headerl headerr info keywords latentstyles levelnumbers leveltext linkval list
  listlevel listname listoverride listoverridetable listpicture liststylename listtable manager mmathPr nextfile
  nonshppict objalias objclass objdata objname objsect objtime oldcprops oldpprops oldsprops oldtprops
  operator panose passwordhash pgptbl pict printim private privatel propname protusertbl pxe revtbl revtim rsidtbl rxe
  shprslt sn sp staticval subject sv tc tcn template themedata title txe userprops vern wgrffmtfilter xe
  xmlattr xmlattrname xmlattrvalue xmlname xmlnstbl xmlopen`.split(/\s+/),
);

/** Groups that begin with `\*` and do hold text. */
export const starredText: ReadonlySet<string> = new Set([
  'shpinst',
  'shptxt',
  'ud',
  'shppict',
  'footnote',
  'do',
  'dptxbxtext',
]);

/** Control words that are one character. */
export const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
  zwnbo: '\u2060',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
};
/** Signs behind a backslash that are one character. */
export const signs: Readonly<Record<string, string>> = {
  '~': '\u00a0',
  '-': '\u00ad',
  _: '\u2011',
  '{': '{',
  '}': '}',
  '\\': '\\',
};
