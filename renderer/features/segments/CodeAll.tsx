import { Tag } from 'lucide-react';
import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { useSend } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { CodeFinder } from '../codes/CodeFinder.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { PartPopover } from './query/PartPopover.tsx';

interface CodeAllProps {
  readonly question: Pick<InputOf<'queries.code'>, 'expression' | 'choice'>;
  readonly total: number;
}

/** Codes all that is found with one code, in one step that can be undone. */
export function CodeAll({ question, total }: CodeAllProps) {
  const { send, pending } = useSend('queries.code');
  const [last, setLast] = useState<CodeId | null>(null);
  const code = async (codeId: CodeId) => {
    setLast(codeId);
    const done = await send({ ...question, codeId });
    if (!done) return;
    if (done.added > 0) await announceStep();
    else showToast({ message: `All of it is coded with ${done.code.name} already; nothing was changed.` });
  };
  return (
    <PartPopover
      label={`Code all ${total.toLocaleString('en-GB')} of these`}
      button={
        <Button icon={Tag} className="segments-code-all" aria-label="Code all…" disabled={total === 0 || pending}>
          <span>Code all…</span>
        </Button>
      }
    >
      {(close) => (
        <CodeFinder
          label="Code all of these with"
          mayChoose={(id) => id !== last || !pending}
          onChoose={(id) => {
            close();
            void code(id);
          }}
        />
      )}
    </PartPopover>
  );
}
