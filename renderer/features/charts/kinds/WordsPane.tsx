import './words-pane.css';
import { CircleAlert, CircleCheck, ClipboardCopy } from 'lucide-react';
import type { ResultCode } from '#shared/analysis/results.ts';
import type { ChartWords, WordsLine } from '#shared/charts/kind.ts';
import { piecesOf } from '#shared/charts/wordLines.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { hueOf } from '../../../ui/hues.ts';
import { PaneHead } from '../../../ui/layout.tsx';
import { copySentences } from '../clipboard.ts';

const icons = { met: CircleCheck, care: CircleAlert } as const;

function Pieces({ text }: { readonly text: string }) {
  return piecesOf(text).map(({ text: piece, strong }) => (strong ? <b key={piece}>{piece}</b> : piece));
}

function CodeChip({ code }: { readonly code: ResultCode }) {
  return (
    <span className="chip code" {...hueOf(code.color)} title={code.path}>
      {code.name}
    </span>
  );
}

function Line({ line: { text, tone, codes } }: { readonly line: WordsLine }) {
  const Icon = tone && icons[tone];
  if (codes) {
    return (
      <li className="charts-words-codes">
        <span>{text}</span>
        <span>
          {codes.map((code) => (
            <CodeChip key={code.id} code={code} />
          ))}
        </span>
      </li>
    );
  }
  return (
    <li className={`charts-words-line ${tone ?? ''}`}>
      {Icon && <Icon size={16} aria-hidden="true" />}
      <p>
        <Pieces text={text} />
      </p>
    </li>
  );
}

/** What the numbers of a chart say, in sentences: it stands where the words behind a mark come later. */
export function WordsPane({ words }: { readonly words: readonly ChartWords[] }) {
  return (
    <div className="charts-half">
      <PaneHead title="In words">
        <IconButton label="Copy the sentences" icon={ClipboardCopy} onClick={() => void copySentences(words)} />
      </PaneHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="charts-words scroll" tabIndex={0} aria-label="The numbers in words">
        {words.map(({ head, aside, lines }) => (
          <div key={head} className="charts-words-part">
            <header>
              <h3>{head}</h3>
              {aside && <span className="soft">{aside}</span>}
            </header>
            <ul>
              {lines.map((line) => (
                <Line key={`${line.text} ${line.codes?.length ?? 0}`} line={line} />
              ))}
            </ul>
          </div>
        ))}
        <p className="charts-nothing">Press a mark of the picture to read the words behind it.</p>
      </section>
    </div>
  );
}
