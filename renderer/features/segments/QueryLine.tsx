import { Plus, X } from 'lucide-react';
import { Dialog, DialogTrigger, Popover, Pressable } from 'react-aria-components';
import { alongWords } from '#shared/charts/along.ts';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { session, useSession } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Check } from '../../ui/fields.tsx';
import { Chip } from '../../ui/marks.tsx';
import { CodeFinder } from '../codes/CodeFinder.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { useSpeakerScope } from '../speakers/choice.ts';
import { SpeakersOption } from '../speakers/SpeakersOption.tsx';
import { setSegmentView, useSegmentView } from './view.ts';

const shownChips = 4;

function CodeChips({ ids, onRemove }: { readonly ids: readonly CodeId[]; readonly onRemove: (id: CodeId) => void }) {
  const tree = useCodeTree();
  return (
    <>
      {ids.slice(0, shownChips).map((id) => {
        const name = tree.byId.get(id)?.code.name ?? 'deleted code';
        return (
          <span key={id} className="segments-query-chip">
            <Chip
              color={shownColor(tree, id)}
              gone={!tree.byId.has(id)}
              title={tree.byId.has(id) ? namesOf(tree, id).join(' › ') : 'This code was deleted.'}
            >
              {name}
            </Chip>
            <IconButton label={`Without ${name}`} icon={X} onClick={() => onRemove(id)} />
          </span>
        );
      })}
      {ids.length > shownChips && <span className="soft">and {ids.length - shownChips} more</span>}
    </>
  );
}

interface AddCodeProps {
  readonly label: string;
  readonly chosen: readonly CodeId[];
  readonly onAdd: (id: CodeId) => void;
}

/** A button that opens the codes to choose one more from, by letters or in the order of the tree. */
function AddCode({ label, chosen, onAdd }: AddCodeProps) {
  return (
    <DialogTrigger>
      <Pressable>
        <Button icon={Plus}>{label}</Button>
      </Pressable>
      <Popover className="floating segments-finder">
        <Dialog className="segments-finder-dialog" aria-label={label}>
          {({ close }) => (
            <CodeFinder
              label="Find a code"
              mayChoose={(id) => !chosen.includes(id)}
              onChoose={(id) => {
                close();
                onAdd(id);
              }}
            />
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const toggleCode = (id: CodeId) => session().toggleActiveCode(id);

/** Which segments: chips and words in one sentence. The trees at the left say the same. */
export function QueryLine() {
  const activeCodes = [...useSession((state) => state.activeCodes)];
  const activeDocuments = useSession((state) => state.activeDocuments.size);
  const { overlapping, withSubcodes, along } = useSegmentView();
  const without = (id: CodeId) => setSegmentView({ overlapping: overlapping.filter((each) => each !== id) });
  const narrowed =
    useSpeakerScope().choice !== null ||
    along !== null ||
    activeCodes.length + activeDocuments + overlapping.length > 0;
  return (
    <section className="segments-query" aria-label="Which segments">
      {activeCodes.length === 0 ? <Chip>all codes</Chip> : <CodeChips ids={activeCodes} onRemove={toggleCode} />}
      <AddCode label={activeCodes.length === 0 ? 'Only…' : 'Or…'} chosen={activeCodes} onAdd={toggleCode} />
      {overlapping.length > 0 && <span className="soft">overlapping</span>}
      <CodeChips ids={overlapping} onRemove={without} />
      <AddCode
        label="Overlapping…"
        chosen={overlapping}
        onAdd={(id) => setSegmentView({ overlapping: [...overlapping, id] })}
      />
      {activeDocuments > 0 && (
        <span className="segments-query-chip">
          <Chip kind="document">{activeDocuments === 1 ? 'in 1 document' : `in ${activeDocuments} documents`}</Chip>
          <IconButton label="In all documents" icon={X} onClick={() => session().set({ activeDocuments: new Set() })} />
        </span>
      )}
      {along && (
        <span className="segments-query-chip">
          <Chip kind="document">touching {alongWords(along)}</Chip>
          <IconButton label="In whole documents" icon={X} onClick={() => setSegmentView({ along: null })} />
        </span>
      )}
      <SpeakersOption />
      <Check checked={withSubcodes} onChange={(checked) => setSegmentView({ withSubcodes: checked })}>
        with subcodes
      </Check>
      {narrowed && (
        <Button
          onClick={() => {
            session().clearActivation();
            setSegmentView({ overlapping: [], along: null });
          }}
        >
          Clear
        </Button>
      )}
    </section>
  );
}
