import './gallery.css';
import './chart-table.css';
import './chart-page.css';
import './chart-panes.css';
import './chart-dialogs.css';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session, useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { ChooseCodesDialog } from './ChooseCodesDialog.tsx';
import { ChooseDocumentsDialog } from './ChooseDocumentsDialog.tsx';
import { ComparisonPage } from './ComparisonPage.tsx';
import { CoOccurrencePage } from './CoOccurrencePage.tsx';
import { useRememberedViews } from './chartView.ts';
import { FigureDialog } from './FigureDialog.tsx';
import { Gallery } from './Gallery.tsx';
import { KindPage } from './kinds/KindPage.tsx';
import { ChangesDialog } from './saved/ChangesDialog.tsx';
import { NameChartDialog } from './saved/NameChartDialog.tsx';

registerDialog('chart-codes', ChooseCodesDialog);
registerDialog('chart-documents', ChooseDocumentsDialog);
registerDialog('chart-name', NameChartDialog);
registerDialog('chart-figure', FigureDialog);
registerDialog('chart-changes', ChangesDialog);

/** The room of charts: the gallery, or one chart with its options and what stands behind it. */
export function ChartsTab() {
  const chart = useSession((state) => state.chart);
  const { data } = useAsk('study.summary', {});
  const ready = useRememberedViews();
  if (!data || !ready) return null;
  if (data.documents === 0) return <NothingToDraw />;
  if (chart === 'co-occurrence') return <CoOccurrencePage />;
  if (chart === 'comparison') return <ComparisonPage />;
  const kind = chart === null ? undefined : findChartKind(chart);
  return kind ? <KindPage key={kind.kind} kind={kind} /> : <Gallery nothingCoded={data.codings === 0} />;
}

function NothingToDraw() {
  return (
    <EmptyState title="Charts are drawn from coded text">
      <p>Import documents and code some of their words; the charts then draw themselves.</p>
      <Button variant="line" onClick={() => session().set({ tab: 'read' })}>
        Go to the documents
      </Button>
    </EmptyState>
  );
}
