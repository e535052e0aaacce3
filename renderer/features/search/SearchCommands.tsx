import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { beginSearch, setSearchView } from './view.ts';

/** The commands that lead to the search. */
export function SearchCommands() {
  const isOpen = (useAsk('study.state', {}).data?.study ?? null) !== null;
  useCommand('view.search', () => session().set({ tab: 'search' }), isOpen);
  useCommand('search.begin', () => beginSearch(), isOpen);
  useCommand(
    'search.words',
    () => {
      setSearchView({ part: 'words' });
      session().set({ tab: 'search' });
    },
    isOpen,
  );
  return null;
}
