import { FilePlus, FolderOpen } from 'lucide-react';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { makeKeyFile, openKeyFile } from './keyFile.ts';

interface NoKeyFileProps {
  /** Why the key file that was used last cannot be read. */
  readonly trouble: string | null;
  /** In one line, below other things. */
  readonly brief?: boolean;
}

/** What a key file is, and the two ways to one. */
export function NoKeyFile({ trouble, brief = false }: NoKeyFileProps) {
  const name = useAsk('study.state', {}).data?.study?.name ?? 'Study';
  return (
    <div className={brief ? 'anonymity-none brief' : 'anonymity-none'}>
      {trouble !== null && (
        <p className="anonymity-problem" role="alert">
          {trouble}
        </p>
      )}
      <p>
        {brief
          ? 'To replace or keep what was found, the study needs a key file: it holds the names, apart from the study.'
          : 'Names and what stands for them are kept in a key file of their own, never in the study. Whoever has the key file can tell who is who: keep it in a safe place, apart from what you give away, and keep a copy of it.'}
      </p>
      <div className="anonymity-ways">
        <Button variant={brief ? 'line' : 'primary'} icon={FilePlus} onClick={() => void makeKeyFile(name)}>
          Make a key file…
        </Button>
        <Button variant="line" icon={FolderOpen} onClick={() => void openKeyFile()}>
          Open a key file…
        </Button>
      </div>
    </div>
  );
}
