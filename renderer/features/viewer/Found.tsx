import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { countOf } from '../../ui/counts.ts';
import type { NamesFound } from './nameCheck.ts';

/** What the check found in what is about to leave; the researcher decides. */
export function Found({ names: { total, examples } }: { readonly names: NamesFound }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const more = total - examples.length;
  return (
    <div className="viewer-found" role="alert" ref={box}>
      <TriangleAlert className="icon" aria-hidden="true" />
      <p>
        <strong>{countOf(total, 'probable name or other trace', 'probable names and other traces')}</strong> in what
        goes in:{' '}
        {examples.map((text, at) => (
          <span key={text}>
            {at > 0 && ', '}
            <bdi>{text}</bdi>
          </span>
        ))}
        {more > 0 && ` and ${countOf(more, 'more', 'more')}`}. The check takes words for names, and it misses some.
      </p>
    </div>
  );
}
