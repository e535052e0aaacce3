import { X } from 'lucide-react';
import { useState } from 'react';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { useWordCount } from './wordCounting.ts';

/** Small words of languages and own words that are not counted. What is changed holds at once. */
export function LeftOutDialog({ onClose }: DialogComponentProps) {
  const { stopLists, ownWords, answer, setStopLists, setOwnWords } = useWordCount();
  const languages = answer.data?.stopLists ?? [];
  // Those in use stand first; none moves away under the pointer.
  const [inUse] = useState(stopLists);
  const first = languages.filter(({ language }) => inUse.includes(language));
  const others = languages.filter(({ language }) => !inUse.includes(language));
  return (
    <Dialog
      title="Words that are left out"
      onClose={onClose}
      width={540}
      actions={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="words-stop">
        <section aria-label="Small words of languages">
          <h3>Small words of</h3>
          <ul className="words-languages scroll">
            {[...first, ...others].map(({ language, name }) => (
              <li key={language}>
                <Check
                  checked={stopLists.includes(language)}
                  onChange={(checked) =>
                    setStopLists(checked ? [...stopLists, language] : stopLists.filter((each) => each !== language))
                  }
                >
                  {name}
                </Check>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label="Own words">
          <h3>Own words</h3>
          <OwnWords words={ownWords} onChange={setOwnWords} />
        </section>
      </div>
    </Dialog>
  );
}

function OwnWords({
  words,
  onChange,
}: {
  readonly words: readonly string[];
  readonly onChange: (words: readonly string[]) => void;
}) {
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const field = event.currentTarget.elements.namedItem('word') as HTMLInputElement;
          const typed = field.value.split(/[\s,;]+/u).filter((word) => word !== '' && word.length <= 100);
          if (typed.length > 0) onChange([...new Set([...words, ...typed])]);
          field.value = '';
        }}
      >
        <input
          className="field"
          name="word"
          aria-label="Leave out a word"
          placeholder="Type a word, then Enter"
          autoComplete="off"
        />
      </form>
      <ul className="words-own scroll">
        {words.map((word) => (
          <li key={word}>
            <bdi className="grow ellipsis">{word}</bdi>
            <IconButton
              label={`Count ${word} again`}
              icon={X}
              onClick={() => onChange(words.filter((each) => each !== word))}
            />
          </li>
        ))}
      </ul>
      {words.length === 0 && <p className="muted">Right-click a word in the table or the cloud to leave it out.</p>}
    </>
  );
}
