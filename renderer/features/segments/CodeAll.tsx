import { Tag } from 'lucide-react';
import type { InputOf } from '#shared/contract/index.ts';
import { useSend } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { CodeFinder } from '../codes/CodeFinder.tsx';
import { newCodeChoices } from '../codes/newCode.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { announceStep } from '../read/applyCodes.ts';
import { themeIdOf } from '../read/codesNow.ts';
import { PartPopover } from './query/PartPopover.tsx';

type Coding = InputOf<'queries.code'>;

interface CodeAllProps {
  readonly question: Pick<Coding, 'expression' | 'choice'>;
  readonly total: number;
}

/** Codes all that is found with one code, found or made by typing, in one step that can be undone. */
export function CodeAll({ question, total }: CodeAllProps) {
  const tree = useCodeTree();
  const { send, pending } = useSend('queries.code');
  const code = async (given: Pick<Coding, 'codeId' | 'newCode'>) => {
    const done = await send({ ...question, ...given });
    if (!done) return;
    session().set({ lastCodeIds: [done.code.id], lastThemeId: themeIdOf(done.code.id) });
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
      {(close) => {
        const choose = (given: Pick<Coding, 'codeId' | 'newCode'>) => {
          close();
          void code(given);
        };
        return (
          <CodeFinder
            label="Find or make a code for all of these"
            mayChoose={() => true}
            onChoose={(codeId) => choose({ codeId })}
            made={(typed) => newCodeChoices(tree, typed, (newCode) => choose({ newCode }))}
          />
        );
      }}
    </PartPopover>
  );
}
