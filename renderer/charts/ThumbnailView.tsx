import './charts.css';
import { memo } from 'react';
import { everyMark, type Scene } from '#shared/charts/scene.ts';
import type { View } from './SceneView.tsx';

interface ThumbnailProps {
  readonly scene: Scene;
  readonly parts: readonly string[];
  readonly view: View;
}

/** A chart as a small picture without words: its areas only, stretched to the room that it is given. */
export const ThumbnailView = memo(function ThumbnailView({ scene, parts, view }: ThumbnailProps) {
  const marks = [...everyMark(scene.marks.filter((mark) => parts.includes(mark.key)))];
  return (
    <svg
      className="scene-thumbnail"
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {marks.map((mark) => {
        if (mark.kind === 'path') return <path key={mark.key} d={mark.d} fill={mark.fill} />;
        if (mark.kind !== 'rect') return null;
        const { key, x, y, width, height, fill } = mark;
        return <rect key={key} x={x} y={y} width={width} height={height} fill={fill} />;
      })}
    </svg>
  );
});
