import { boundsOf } from './bounds.ts';
import { everyMark, type Scene } from './scene.ts';

/** Pixels of a layout from which on every chart has the room it needs. */
const enough = 1100;
/** More words than these are not held against each other. */
const mostWords = 600;

/**
 * The scene of a file that is as wide as was asked or, where marks would be cut off or words stand on others, wider: on
 * paper it then comes out smaller, and whole.
 */
export function sceneWithRoom(width: number, draw: (width: number) => Scene): Scene {
  let scene = draw(width);
  for (let wider = width * 1.2; wider < enough * 1.2 && (isCut(scene) || isClashing(scene)); wider *= 1.2) {
    scene = draw(Math.round(Math.min(wider, enough)));
  }
  return scene;
}

/** Whether a mark reaches out of the picture. */
function isCut(scene: Scene): boolean {
  for (const mark of everyMark(scene.marks)) {
    const { x, y, width, height } = boundsOf(mark);
    if (x < -1 || y < -1 || x + width > scene.width + 1 || y + height > scene.height + 1) return true;
  }
  return false;
}

interface Line {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** Whether level words stand on other words. */
function isClashing(scene: Scene): boolean {
  const lines: Line[] = [];
  for (const mark of everyMark(scene.marks)) {
    if (mark.kind !== 'text' || mark.turn) continue;
    const { x, width } = boundsOf(mark);
    lines.push({ left: x, right: x + width, y: mark.y, size: mark.size });
  }
  if (lines.length > mostWords) return false;
  return lines.some((one, at) => lines.slice(at + 1).some((other) => stand(one, other)));
}

/** Words as high as their small letters: what only touches above or below is read well. */
function stand(one: Line, other: Line): boolean {
  const isAside = one.right <= other.left + 0.5 || other.right <= one.left + 0.5;
  const isApart = Math.abs(one.y - other.y) >= 0.7 * Math.min(one.size, other.size);
  return !isAside && !isApart;
}
