import { Plus } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { Dialog, DialogTrigger, Popover, Pressable } from 'react-aria-components';
import { useSend } from '../../client/hooks.ts';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { foundCodes } from '../codes/foundCodes.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { announceStep } from '../read/applyCodes.ts';
import type { SpeakerEntry } from './speakers.ts';

interface CodeWordsProps {
  readonly name: string;
  readonly speakers: readonly SpeakerEntry[];
  readonly button: ComponentProps<typeof Pressable>['children'];
  readonly onCoded: () => void;
}

/** A button that codes every turn of a speaker: with a code that is found, or with a new one. */
export function CodeWords({ name, speakers, button, onCoded }: CodeWordsProps) {
  const label = `Code the words of ${name} with`;
  return (
    <DialogTrigger>
      <Pressable>{button}</Pressable>
      <Popover className="floating segments-finder" placement="bottom end">
        <Dialog className="segments-finder-dialog" aria-label={label}>
          {({ close }) => (
            <CodeChoice
              label={label}
              name={name}
              speakers={speakers}
              onDone={() => {
                close();
                onCoded();
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

interface CodeChoiceProps extends Omit<CodeWordsProps, 'button' | 'onCoded'> {
  readonly label: string;
  readonly onDone: () => void;
}

function CodeChoice({ label, name, speakers, onDone }: CodeChoiceProps) {
  const tree = useCodeTree();
  const [query, setQuery] = useState('');
  const { send: code, pending } = useSend('speakers.code');
  const speakerIds = speakers.filter(({ turns }) => turns > 0).map(({ id }) => id);
  const apply = async (how: Omit<Parameters<typeof code>[0], 'speakerIds'>) => {
    if (pending || speakerIds.length === 0) return;
    const done = await code({ speakerIds, ...how });
    if (!done) return;
    onDone();
    if (done.added.length > 0) await announceStep();
    else showToast({ message: `Every turn of ${name} is coded so already.` });
  };
  const found = foundCodes(tree, query, (id) => void apply({ codeIds: [id] }));
  const newName = query.trim() || name;
  const isNew = !tree.themes.some((theme) => theme.code.name === newName);
  const make: Found = {
    id: 'new',
    text: `New code “${newName}”`,
    positions: [],
    mark: <Plus className="icon small" aria-hidden="true" />,
    choose: () => void apply({ newCode: { name: newName, parentId: null } }),
  };
  return (
    <Finder
      label={label}
      query={query}
      onQueryChange={setQuery}
      found={isNew ? (query.trim() === '' ? [make, ...found] : [...found, make]) : found}
    />
  );
}
