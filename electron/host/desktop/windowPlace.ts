import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Where a window stands on the screens, in the system's own pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface WindowPlace {
  /** `null` = let the system choose where. */
  readonly bounds: Rectangle | null;
  readonly maximised: boolean;
}

export const smallestWindow = { width: 960, height: 600 };
export const usualWindow = { width: 1440, height: 900 };

/** The part of a title bar, in pixels, that has to be on a screen for the window to be got hold of. */
const grip = { width: 120, height: 32 };

/** The place that was remembered, if the window would be in reach there; a screen may have been unplugged meanwhile. */
export function readWindowPlace(file: string, screens: readonly Rectangle[]): WindowPlace {
  const remembered = parsePlace(readJson(file));
  const { bounds } = remembered;
  return bounds !== null && screens.some((screen) => isInReach(bounds, screen))
    ? remembered
    : { ...remembered, bounds: null };
}

/** Remembers a place. A place that cannot be written is not worth a word: the window opens where the system likes. */
export function writeWindowPlace(file: string, place: WindowPlace): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(place));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function parsePlace(value: unknown): WindowPlace {
  if (typeof value !== 'object' || value === null) return { bounds: null, maximised: false };
  const maximised = 'maximised' in value && value.maximised === true;
  return { bounds: 'bounds' in value ? parseRectangle(value.bounds) : null, maximised };
}

function parseRectangle(value: unknown): Rectangle | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Record<string, unknown>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  return { x, y, width: Math.max(width, smallestWindow.width), height: Math.max(height, smallestWindow.height) };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

function isInReach(bounds: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  const titleBarInside = bounds.y >= screen.y && bounds.y + grip.height <= screen.y + screen.height;
  return across >= grip.width && titleBarInside;
}
