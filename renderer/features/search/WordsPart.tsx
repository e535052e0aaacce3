import { Ban, Search } from 'lucide-react';
import { useState } from 'react';
import { ContextMenu, type Point } from '../../ui/ContextMenu.tsx';
import { countOf } from '../../ui/counts.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { MenuItem } from '../../ui/Menu.tsx';
import { CloudView } from './CloudView.tsx';
import { searchWord, useSearchView } from './view.ts';
import { WordsBar } from './WordsBar.tsx';
import { WordsTable } from './WordsTable.tsx';
import { useWordCount } from './wordCounting.ts';
import './words.css';

/** What can be done with a word, beside it. */
export type OnWordMenu = (word: string, at: Point) => void;

/** How often each word stands in the texts: a table, and a cloud beside it. */
export function WordsPart() {
  const count = useWordCount();
  const show = useSearchView((view) => view.words.show);
  const [menu, setMenu] = useState<{ readonly word: string; readonly at: Point } | null>(null);
  const { data, failure } = count.answer;
  const openMenu: OnWordMenu = (word, at) => setMenu({ word, at });
  return (
    <>
      <WordsBar count={count} />
      {failure && (
        <p className="search-failure" role="alert">
          {failure.message}
        </p>
      )}
      {!data && !failure && (
        <p className="search-pending" role="status">
          Counting words…
        </p>
      )}
      {data && data.words.length === 0 && (
        <EmptyState title="No words are left to count.">
          <p>Choose other documents or speakers above, or leave fewer words out.</p>
        </EmptyState>
      )}
      {data && data.words.length > 0 && (
        <>
          <p className="words-total" role="status">
            <b>{countOf(data.total, 'word')}</b>, {data.distinct.toLocaleString('en-GB')} different
            {data.distinct > data.words.length && (
              <>; the {data.words.length.toLocaleString('en-GB')} most frequent are shown</>
            )}
            . Click a word to read where it stands.
          </p>
          <div className="words-views" data-show={show}>
            {show !== 'cloud' && <WordsTable data={data} onMenu={openMenu} />}
            {show !== 'table' && <CloudView data={data} onMenu={openMenu} />}
          </div>
        </>
      )}
      {menu && (
        <ContextMenu at={menu.at} label={menu.word} onClose={() => setMenu(null)}>
          <MenuItem icon={Search} onChoose={() => searchWord(menu.word)}>
            {`Search “${menu.word}”`}
          </MenuItem>
          <MenuItem icon={Ban} onChoose={() => count.setOwnWords([...new Set([...count.ownWords, menu.word])])}>
            {`Leave out “${menu.word}”`}
          </MenuItem>
        </ContextMenu>
      )}
    </>
  );
}
