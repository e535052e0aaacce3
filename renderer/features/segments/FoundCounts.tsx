import './found.css';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { hueOf } from '../../ui/hues.ts';
import { Swatch } from '../../ui/marks.tsx';
import { PagedList, pageSize, tableFrame } from '../../ui/PagedList.tsx';

type Counts = OutputOf<'queries.counts'>;

interface CountsProps {
  readonly question: InputOf<'queries.counts'>;
  readonly gives: 'segments' | 'stretches';
}

/** How many were found in each document, and of each code. */
export function FoundCounts({ question, gives }: CountsProps) {
  const { data } = useAsk('queries.counts', question);
  if (!data) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it must be reached by keyboard
    <section className="segments-counts scroll" aria-label="Counts by document and code" tabIndex={0}>
      <ByDocument documents={data.documents} gives={gives} />
      <ByCode codes={data.codes} gives={gives} />
    </section>
  );
}

/** Height of a row, in pixels. */
const usualHeight = 31;

const greatest = (rows: readonly { readonly count: number }[]) => Math.max(1, ...rows.map(({ count }) => count));
const share = (count: number, most: number) => ({ width: `${(100 * count) / most}%` });

function ByDocument({ documents, gives }: { readonly documents: Counts['documents']; readonly gives: string }) {
  const most = greatest(documents);
  return (
    <table>
      <caption>By document</caption>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col" className="number">
            {gives}
          </th>
          <th scope="col" className="number">
            characters
          </th>
          <td />
        </tr>
      </thead>
      <PagedList total={documents.length} rowHeight={usualHeight} frame={tableFrame(4)}>
        {(offset) =>
          documents.slice(offset, offset + pageSize).map(({ id, name, count, characters }) => (
            <tr key={id}>
              <th scope="row">
                <button
                  type="button"
                  className="segments-place"
                  title="Show only those of this document"
                  onClick={() => session().set({ activeDocuments: new Set([id]) })}
                >
                  {name}
                </button>
              </th>
              <td className="number">{count.toLocaleString('en-GB')}</td>
              <td className="number">{characters.toLocaleString('en-GB')}</td>
              <td className="segments-counts-bar">
                <span style={share(count, most)} />
              </td>
            </tr>
          ))
        }
      </PagedList>
    </table>
  );
}

function ByCode({ codes, gives }: { readonly codes: Counts['codes']; readonly gives: 'segments' | 'stretches' }) {
  const most = greatest(codes);
  return (
    <table>
      <caption>{gives === 'segments' ? 'By code' : 'By code that touches them'}</caption>
      <thead>
        <tr>
          <th scope="col">Code</th>
          <th scope="col" className="number">
            {gives}
          </th>
          <th scope="col" className="number">
            documents
          </th>
          <td />
        </tr>
      </thead>
      <PagedList total={codes.length} rowHeight={usualHeight} frame={tableFrame(4)}>
        {(offset) =>
          codes.slice(offset, offset + pageSize).map(({ id, path, color, count, documents }) => (
            <tr key={id} {...hueOf(color)}>
              <th scope="row">
                <button
                  type="button"
                  className="segments-place segments-table-code"
                  title="Show only those of this code"
                  onClick={() => session().set({ activeCodes: new Set([id]) })}
                >
                  <Swatch color={color} theme={!path.includes('/')} />
                  {path.split('/').join(' › ')}
                </button>
              </th>
              <td className="number">{count.toLocaleString('en-GB')}</td>
              <td className="number">{documents.toLocaleString('en-GB')}</td>
              <td className="segments-counts-bar code">
                <span style={share(count, most)} />
              </td>
            </tr>
          ))
        }
      </PagedList>
    </table>
  );
}
