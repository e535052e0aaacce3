import { useState } from 'react';

interface RuleSentenceProps {
  readonly words: string;
  /** The sentence is about what is wrong. */
  readonly isBroken: boolean;
}

/** Longer than this a sentence would leave no room for what was found. */
const longest = 420;

/** The exact rule of what is shown; the rule of a very long query is cut until it is asked for. */
export function RuleSentence({ words, isBroken }: RuleSentenceProps) {
  const [isWhole, setWhole] = useState(false);
  const isCut = words.length > longest && !isWhole;
  return (
    <p className={isBroken ? 'segments-rule broken' : 'segments-rule'}>
      {isCut ? `${words.slice(0, longest)}… ` : words}
      {words.length > longest && (
        <button type="button" className="segments-rule-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show the whole rule'}
        </button>
      )}
    </p>
  );
}
