import { useState } from 'react';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { Kbd } from '../../ui/marks.tsx';
import { keyGroups } from './keyGroups.ts';
import './help.css';

/** All keys, found by typing what one wants to do. */
export function KeysDialog({ onClose }: DialogComponentProps) {
  const [query, setQuery] = useState('');
  const groups = keyGroups()
    .map(({ title, lines }) => ({
      title,
      lines: lines.filter((line) => query.trim() === '' || fuzzyMatch(query, `${line.title} ${line.keys.join(' ')}`)),
    }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <Dialog title="Keys" onClose={onClose} width={1080}>
      <div className="help-find">
        <p className="muted">Without a selection the coding keys act on the paragraph you are in.</p>
        <SearchField label="Find a key" value={query} onChange={(event) => setQuery(event.target.value)} />
      </div>
      <div className="help-groups">
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.title}>
                  <dt>{line.title}</dt>
                  <dd>
                    {line.keys.map((keys) => (
                      <Kbd key={keys}>{keys}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {groups.length === 0 && <p className="muted">No key fits “{query.trim()}”.</p>}
    </Dialog>
  );
}
