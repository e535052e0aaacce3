import { ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../ui/Button.tsx';
import { useSettled } from '../../../ui/useSettled.ts';

const zooms = [1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8] as const;
/** Milliseconds without another step of zooming after which the picture is drawn anew. */
const rest = 120;

/** How large a picture is to be, and how large it is drawn: what stands is stretched at once, and drawn anew when the zooming rests. */
export interface Zoom {
  readonly drawn: number;
  /** How much larger the picture shall be than it is drawn. */
  readonly stretch: number;
  readonly isLargest: boolean;
  readonly isSmallest: boolean;
  readonly larger: () => void;
  readonly smaller: () => void;
}

/** @param most how many times larger than its room a picture may get */
export function useZoom(most = 8): Zoom {
  const [step, setStep] = useState(0);
  const steps = zooms.filter((each) => each <= most);
  const by = (change: 1 | -1) => setStep((before) => Math.min(steps.length - 1, Math.max(0, before + change)));
  const zoom = steps[step] ?? 1;
  const drawn = useSettled(zoom, rest);
  return {
    drawn,
    stretch: zoom / drawn,
    isLargest: step === steps.length - 1,
    isSmallest: step === 0,
    larger: () => by(1),
    smaller: () => by(-1),
  };
}

export const ZoomButtons = ({ zoom }: { readonly zoom: Zoom }) => (
  <>
    <IconButton label="Larger picture" keys="+" icon={ZoomIn} disabled={zoom.isLargest} onClick={zoom.larger} />
    <IconButton label="Smaller picture" keys="-" icon={ZoomOut} disabled={zoom.isSmallest} onClick={zoom.smaller} />
  </>
);
