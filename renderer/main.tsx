import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource-variable/literata/wght.css';
import '@fontsource-variable/literata/wght-italic.css';
import './ui/tokens.css';
import './ui/base.css';
import './frame/frame.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { followChanges, queryClient } from './client/hooks.ts';
import { App } from './frame/App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element');
followChanges();
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <App />
  </QueryClientProvider>,
);
