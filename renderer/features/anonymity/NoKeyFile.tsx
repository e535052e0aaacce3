import { FilePlus, FolderOpen } from 'lucide-react';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { makeKeyFile, openKeyFile } from './keyFile.ts';

/** What a key file is, and the two ways to one. */
export function NoKeyFile({ trouble }: { readonly trouble: string | null }) {
  const name = useAsk('study.state', {}).data?.study?.name ?? 'Study';
  return (
    <div className="anonymity-none">
      {trouble !== null && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <p>
        Names and what stands for them are kept in a key file of their own, never in the study. Whoever has the key file
        can tell who is who: keep it in a safe place, apart from what you give away, and keep a copy of it.
      </p>
      <div className="anonymity-ways">
        <Button variant="primary" icon={FilePlus} onClick={() => void makeKeyFile(name)}>
          Make a key file…
        </Button>
        <Button variant="line" icon={FolderOpen} onClick={() => void openKeyFile()}>
          Open a key file…
        </Button>
      </div>
    </div>
  );
}
