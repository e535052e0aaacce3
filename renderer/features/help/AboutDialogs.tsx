import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { BrandMark } from '../../frame/TitleBar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './help.css';

/** How anybody can see for themselves that nothing leaves this computer. */
export function PrivacyDialog({ onClose }: DialogComponentProps) {
  const door = useAsk('app.info', {}).data?.door;
  const study = useAsk('study.state', {}).data?.study;
  return (
    <Dialog
      title="Nothing leaves this computer"
      onClose={onClose}
      width={600}
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p>
        Axial has no account, no cloud, no telemetry and no AI service. Texts, codes and memos stand in one file that
        you keep where you like; fonts and everything else come with the program. Do not take our word for it:
      </p>
      <ol className="help-steps">
        <li>
          <b>Pull the plug.</b> Switch the network off, or put the computer into flight mode. Everything goes on
          working: importing, coding, charts, exports.
        </li>
        <li>
          <b>Watch it.</b>{' '}
          {door === 'loopback'
            ? 'Press F12 and open the network page: every request goes to 127.0.0.1, which is this computer itself. The page is forbidden to reach anything else (see “content-security-policy” in the first answer).'
            : 'Ask the system’s network monitor which connections Axial holds: it holds none. The window is forbidden to open any.'}
        </li>
        <li>
          <b>Run the test.</b> The program’s own tests include one that drives every screen, catches each request, and
          fails when one would leave this computer. It is in <code>test/e2e/offline.spec.ts</code>.
        </li>
        <li>
          <b>Read the file.</b> A study is an SQLite database; R, Python or any SQLite viewer opens it. The README
          describes each table.
        </li>
      </ol>
      {study && (
        <p className="help-where">
          This study is <code>{study.path}</code>
        </p>
      )}
    </Dialog>
  );
}

/** What this is, and which version. */
export function AboutDialog({ onClose }: DialogComponentProps) {
  const info = useAsk('app.info', {}).data;
  return (
    <Dialog
      title="About Axial"
      onClose={onClose}
      width={440}
      actions={
        <>
          <Button onClick={() => runCommand('app.privacy')}>How to check the privacy</Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p className="help-brand">
        <BrandMark /> Axial {info?.version}
      </p>
      <p>
        A workbench for grounded-theory coding of field notes and interviews, on this computer alone: from what people
        said to what it means, with every step kept.
      </p>
      <p className="muted">
        Set in Source Sans 3 and Literata, both under the SIL Open Font License. Icons by Lucide, under the ISC licence.
      </p>
    </Dialog>
  );
}
