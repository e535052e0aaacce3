import { type FormEvent, useId, useState } from 'react';
import { reservedReaderKeys } from '#shared/contract/commands.ts';
import type { Code } from '#shared/domain/code.ts';
import { type CodeTree, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, TextArea } from '../../ui/fields.tsx';
import { ColorChoice } from './ColorChoice.tsx';
import { shownColor, useCodeTree } from './tree.ts';

type Draft = Pick<Code, 'name' | 'color' | 'description' | 'whenToUse' | 'whenNotToUse' | 'example' | 'key'>;

const draftOf = ({ name, color, description, whenToUse, whenNotToUse, example, key }: Code): Draft => ({
  name,
  color,
  description,
  whenToUse,
  whenNotToUse,
  example,
  key,
});

const keyOwner = (tree: CodeTree, key: string, id: CodeId): Code | undefined =>
  [...walkCodes(tree)].find(({ code }) => code.key === key && code.id !== id)?.code;

/** What there is to say about a key: in the way of a command, or taken from another code. */
function keyNote(tree: CodeTree, key: string | null, id: CodeId): { readonly error?: string; readonly hint?: string } {
  if (key === null) return { hint: 'One letter or figure that codes with it while reading.' };
  if (!/^[\p{L}\p{N}]$/u.test(key)) return { error: 'A key is one letter or one figure.' };
  if (reservedReaderKeys.has(key)) return { error: `“${key.toUpperCase()}” is a key of Axial itself: choose another.` };
  const owner = keyOwner(tree, key, id);
  return { hint: owner ? `“${key.toUpperCase()}” belongs to ${owner.name} now and will move here.` : '' };
}

interface FormProps {
  readonly tree: CodeTree;
  readonly code: Code;
  readonly parentId: CodeId | null;
  readonly onClose: () => void;
}

function CodeForm({ tree, code, parentId, onClose }: FormProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(code));
  const [problem, setProblem] = useState('');
  const form = useId();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const note = keyNote(tree, draft.key, code.id);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const result = await ask('codes.update', { id: code.id, ...draft });
    if (result.ok) onClose();
    else setProblem(result.error.message);
  };
  return (
    <Dialog
      title={namesOf(tree, code.id).join(' › ')}
      onClose={onClose}
      width={620}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={note.error !== undefined}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} className="code-form" onSubmit={(event) => void save(event)}>
        <div className="code-form-name">
          <Field
            label="Name"
            value={draft.name}
            maxLength={500}
            required
            onChange={(event) => change({ name: event.target.value })}
          />
          <Field
            label="Key"
            className="field code-form-key"
            value={draft.key?.toUpperCase() ?? ''}
            maxLength={1}
            error={note.error}
            onChange={(event) => change({ key: event.target.value.toLowerCase() || null })}
          />
        </div>
        <p className="field-hint muted">{note.hint}</p>
        <fieldset className="code-form-color">
          <legend className="field-label">Colour</legend>
          <ColorChoice
            value={draft.color}
            onChange={(color) => change({ color })}
            inherited={parentId ? shownColor(tree, parentId) : null}
          />
        </fieldset>
        <TextArea
          label="Description"
          rows={3}
          value={draft.description}
          onChange={(event) => change({ description: event.target.value })}
        />
        <div className="code-form-pair">
          <TextArea
            label="When to use it"
            rows={3}
            value={draft.whenToUse}
            onChange={(event) => change({ whenToUse: event.target.value })}
          />
          <TextArea
            label="When not"
            rows={3}
            value={draft.whenNotToUse}
            onChange={(event) => change({ whenNotToUse: event.target.value })}
          />
        </div>
        <TextArea
          label="Example"
          rows={2}
          className="field code-form-example"
          value={draft.example}
          onChange={(event) => change({ example: event.target.value })}
        />
        {problem && (
          <p className="field-error" role="alert">
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** All that a code says about itself: name, key, colour, and when it is meant. */
export function CodeDialog({ onClose, props }: DialogComponentProps) {
  const tree = useCodeTree();
  const node = tree.byId.get(props.id as CodeId);
  return node ? (
    <CodeForm tree={tree} code={node.code} parentId={node.parent?.code.id ?? null} onClose={onClose} />
  ) : null;
}
