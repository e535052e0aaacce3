import { Bookmark, BookmarkCheck, Pencil, Save } from 'lucide-react';
import { useAsk } from '../../../client/hooks.ts';
import { session, useSession } from '../../../state/session.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../../ui/Menu.tsx';
import { chartsAmong, type SavedChart, updateSavedChart } from './savedCharts.ts';

const none: readonly never[] = [];

/** The saved chart that is open, as long as it is there. */
export function useOpenSavedChart(chart: string): SavedChart | null {
  const id = useSession((state) => state.savedChart);
  const views = useAsk('views.list', { kind: 'chart' }).data ?? none;
  return chartsAmong(views).find((each) => each.id === id && each.content.chart === chart) ?? null;
}

const askForName = (chart: string, name: string): void => session().openDialog('chart-name', { chart, name });

/** Keeps a chart with its options in the study, or brings the one that is open up to what stands here. */
export function KeepMenu({ chart, title }: { readonly chart: string; readonly title: string }) {
  const saved = useOpenSavedChart(chart);
  if (!saved) {
    return <IconButton label="Keep this chart" icon={Bookmark} onClick={() => askForName(chart, title)} />;
  }
  return (
    <MenuButton label="Keep" button={<IconButton label={`Kept as ${saved.name}`} icon={BookmarkCheck} />}>
      <MenuItem icon={Save} onChoose={() => void updateSavedChart(saved)}>
        {`Keep these options in “${saved.name}”`}
      </MenuItem>
      <MenuItem icon={Bookmark} onChoose={() => askForName(chart, '')}>
        Keep under another name…
      </MenuItem>
      <MenuItem
        icon={Pencil}
        onChoose={() => session().openDialog('chart-name', { chart, name: saved.name, rename: saved.id })}
      >
        Rename…
      </MenuItem>
    </MenuButton>
  );
}
