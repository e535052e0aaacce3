import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '../../support/sources.ts';

/** A running loopback door: the program as a person starts it, in a process of its own. */
export interface Door {
  /** The address that it printed, with its token: good for one opening. */
  readonly address: string;
  /** Tells it to end, as Ctrl C does, and waits until it has closed the study. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the door with a home of its own, so that no test sees another's preferences. `study` is opened at once. */
export async function startDoor(home: string, study: string | null = null): Promise<Door> {
  const words = [join(root, 'electron/web.ts'), ...(study === null ? [] : [study]), '--no-open', '--port', '0'];
  const child = spawn(process.execPath, words, {
    cwd: home,
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      APPDATA: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await printedAddress(child);
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { address, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

function printedAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (piece: Buffer) => {
      said += piece.toString();
      const address = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(said)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('exit', (code) => reject(new Error(`The door ended with ${code} before it was open:\n${said}`)));
  });
}
