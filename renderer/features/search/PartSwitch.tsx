import { Segmented } from '../../ui/Segmented.tsx';
import { setSearchView, useSearchView } from './view.ts';

const parts = [
  { value: 'hits', label: 'Hits', title: 'Where words stand' },
  { value: 'words', label: 'Words', title: 'How often each word stands in the texts' },
] as const;

/** Hits of a search, or the words of the texts. */
export function PartSwitch() {
  const part = useSearchView((view) => view.part);
  return (
    <Segmented
      label="What is shown"
      value={part}
      options={parts}
      onChange={(value) => setSearchView({ part: value })}
    />
  );
}
