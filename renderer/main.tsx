import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/literata/wght-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/floating.css';
import './ui/panes.css';
import './frame/frame.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { followChanges, queryClient } from './client/hooks.ts';
import { App } from './frame/App.tsx';
import { loadParts } from './frame/lazyPart.tsx';
import { followFocus } from './ui/focusBack.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
/** The longest (milliseconds) that the window waits for its letters. */
const mostWaiting = 3000;

/**
 * The letters of the window and of the texts, ready. Drawn before they are there, all would stand in other letters first
 * and move away under the pointer.
 */
async function loadLetters(): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, mostWaiting));
  const families = ['Source Sans 3 Variable', 'Literata Variable'];
  await Promise.race([Promise.allSettled(families.map((family) => document.fonts.load(`1em "${family}"`))), late]);
}

followChanges();
followFocus();
void loadParts();
const shown = createRoot(root);
void loadLetters().then(() => {
  shown.render(
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>,
  );
});
