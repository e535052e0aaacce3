import { HitsPart } from './HitsPart.tsx';
import './search.css';
import { useSearchView } from './view.ts';
import { WordsPart } from './WordsPart.tsx';

/** Searches everything in the study, and counts the words of the texts. */
export function SearchTab() {
  const part = useSearchView((view) => view.part);
  return (
    <div className="search-page">
      <h1 className="visually-hidden">Search</h1>
      {part === 'hits' ? <HitsPart /> : <WordsPart />}
    </div>
  );
}
