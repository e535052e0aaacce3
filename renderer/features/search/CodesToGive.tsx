import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Dialog, DialogTrigger, Popover, Pressable } from 'react-aria-components';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Finder } from '../../ui/Finder.tsx';
import { Chip } from '../../ui/marks.tsx';
import { foundCodes } from '../codes/foundCodes.tsx';
import { type NewCode, newCodeChoices } from '../codes/newCode.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';

/** Codes that are there, and one at most that is made. */
export interface GivenCodes {
  readonly codeIds: readonly CodeId[];
  readonly newCode: NewCode | null;
}

interface CodesToGiveProps {
  readonly given: GivenCodes;
  /** Name that a new code is offered under while nothing is typed. */
  readonly suggested: string;
  readonly onChange: (given: GivenCodes) => void;
}

/** The codes that hits get, as chips, and a button to find or make one more. */
export function CodesToGive({ given, suggested, onChange }: CodesToGiveProps) {
  const tree = useCodeTree();
  const { codeIds, newCode } = given;
  return (
    <div className="search-codes">
      {codeIds.map((id) => {
        const name = tree.byId.get(id)?.code.name ?? 'deleted code';
        return (
          <span key={id} className="segments-query-chip">
            <Chip color={shownColor(tree, id)} title={namesOf(tree, id).join(' › ')}>
              {name}
            </Chip>
            <IconButton
              label={`Without ${name}`}
              icon={X}
              onClick={() => onChange({ ...given, codeIds: codeIds.filter((each) => each !== id) })}
            />
          </span>
        );
      })}
      {newCode && (
        <span className="segments-query-chip">
          <Chip>new code “{newCode.name}”</Chip>
          <IconButton
            label={`Without ${newCode.name}`}
            icon={X}
            onClick={() => onChange({ ...given, newCode: null })}
          />
        </span>
      )}
      <DialogTrigger>
        <Pressable>
          <Button variant="line" icon={Plus}>
            {codeIds.length === 0 && newCode === null ? 'Choose a code…' : 'One more…'}
          </Button>
        </Pressable>
        <Popover className="floating segments-finder" placement="bottom start">
          <Dialog className="segments-finder-dialog" aria-label="Find or make a code">
            {({ close }) => (
              <CodeChoice
                given={given}
                suggested={suggested}
                onChange={(next) => {
                  close();
                  onChange(next);
                }}
              />
            )}
          </Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}

function CodeChoice({ given, suggested, onChange }: CodesToGiveProps) {
  const tree = useCodeTree();
  const [query, setQuery] = useState('');
  const found = foundCodes(
    tree,
    query,
    (id) => onChange({ ...given, codeIds: [...given.codeIds, id] }),
    (id) => !given.codeIds.includes(id),
  );
  const [make] = newCodeChoices(tree, query.trim() || suggested, (newCode) => onChange({ ...given, newCode }));
  return (
    <Finder
      label="Find or make a code"
      query={query}
      onQueryChange={setQuery}
      found={make ? (query.trim() === '' ? [make, ...found] : [...found, make]) : found}
    />
  );
}
