import { ChevronLeft } from 'lucide-react';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';

/** The way back to the gallery. */
export const AllCharts = () => (
  <Button icon={ChevronLeft} onClick={() => session().set({ chart: null, savedChart: null })}>
    All charts
  </Button>
);
