/** A drawing to turn into pixels. */
export interface PictureRequest {
  readonly svg: string;
  /** Pixels for each unit of the drawing. */
  readonly scale: number;
}
