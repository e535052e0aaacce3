/**
 * The script of the viewer: a page that leaves the program as one file. It is bundled into that page by
 * test/support/viewerAssets.ts and knows nothing but the page itself. Everything it shows stands in the page already.
 */
import { startFilters } from './filtering.ts';
import { startFinding } from './finding.ts';
import { startStepping } from './stepping.ts';
import { startTheme } from './theme.ts';
import { startViews } from './views.ts';

// Before anything is drawn: parts that are not shown shall not flash by.
document.documentElement.classList.add('js');
document.addEventListener('DOMContentLoaded', () => {
  startTheme();
  const views = startViews();
  startFinding(views);
  startFilters();
  startStepping();
});
