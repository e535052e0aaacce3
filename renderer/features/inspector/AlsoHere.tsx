import type { ReaderCoding } from '../../reader/codingSet.ts';
import { countOf } from '../../ui/counts.ts';
import { Chip } from '../../ui/marks.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { takeCoding } from '../read/walking.ts';

interface AlsoHereProps {
  readonly title: string;
  readonly codings: readonly ReaderCoding[];
}

/** Codings that share words with what is in hand; pressing one takes it. */
export function AlsoHere({ title, codings }: AlsoHereProps) {
  const tree = useCodeTree();
  if (codings.length === 0) return null;
  return (
    <section className="section">
      <header>
        <h3>{title}</h3>
        <span className="inspector-note">{countOf(codings.length, 'coding')}</span>
      </header>
      <div className="inspector-chips">
        {codings.map((coding) => (
          <Chip key={coding.id} color={shownColor(tree, coding.codeId)} onPress={() => takeCoding(coding)}>
            {tree.byId.get(coding.codeId)?.code.name ?? 'deleted code'}
          </Chip>
        ))}
      </div>
    </section>
  );
}
