const key = 'axial-viewer-theme';

type Theme = 'light' | 'dark';

/** What was chosen the last time. Some browsers keep nothing for pages from a folder, and say so by an error. */
function remembered(): Theme | null {
  try {
    const found = localStorage.getItem(key);
    return found === 'light' || found === 'dark' ? found : null;
  } catch {
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It is chosen for this sitting then.
  }
}

/** Light or dark as the system has it, until the reader chooses. */
export function startTheme(): void {
  const button = document.getElementById('theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const tell = () => button?.setAttribute('aria-pressed', String(isDark()));
  const chosen = remembered();
  if (chosen) document.documentElement.dataset.theme = chosen;
  tell();
  system.addEventListener('change', tell);
  button?.addEventListener('click', () => {
    const next: Theme = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    remember(next);
    tell();
  });
}
