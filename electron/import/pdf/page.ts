/** A piece of a line as the file draws it. Points; `baseline` grows downwards from the top of the page as it is read. */
export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Height of the letters' body. */
  readonly size: number;
  /** Written from right to left. */
  readonly rtl: boolean;
  /** The side on which a blank stands between it and what the file draws before it. */
  readonly blank: 'left' | 'right' | null;
}

/** A remark on a page: what it says, and the places it is about. */
export interface PageRemark {
  readonly value: string;
  readonly areas: readonly Area[];
}
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One page as it is drawn: pieces in the order of the file. */
export interface Page {
  /** Its own number ("iv", "12"). */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly remarks: readonly PageRemark[];
}
