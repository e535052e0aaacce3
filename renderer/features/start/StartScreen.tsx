import { BookOpen, FileInput, FolderOpen, Lock, type LucideIcon, Plus, X } from 'lucide-react';
import { useLayoutEffect } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { keysLabel, runCommand } from '../../commands/registry.ts';
import { BrandMark, ThemeButton } from '../../frame/TitleBar.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { formatWhen } from '../../ui/dates.ts';
import { Kbd } from '../../ui/marks.tsx';
import { forgetStudy, openStudy } from '../study/openStudy.ts';
import './start.css';

interface BeginningProps {
  readonly command: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly about: string;
  readonly first?: boolean;
}

function Beginning({ command, icon: Icon, title, about, first = false }: BeginningProps) {
  const keys = keysLabel(command);
  return (
    <li>
      <button type="button" className={first ? 'start-do first' : 'start-do'} onClick={() => runCommand(command)}>
        <Icon className="icon" aria-hidden="true" />
        <span>
          <b>{title}</b>
          <small>{about}</small>
        </span>
        {keys && <Kbd>{keys}</Kbd>}
      </button>
    </li>
  );
}

type Recent = OutputOf<'app.recent'>[number];

/** The path with the person's own folder as `~`, as people say it. */
const shortPath = (path: string, home: string): string =>
  home !== '' && path.startsWith(home) ? `~${path.slice(home.length)}` : path;

const countsOf = ({ documents, codings, memos }: Recent): string =>
  [countOf(documents, 'document'), countOf(codings, 'coding'), countOf(memos, 'memo')].join(' · ');

function RecentStudy({
  study,
  home,
  first,
}: {
  readonly study: Recent;
  readonly home: string;
  readonly first: boolean;
}) {
  const path = shortPath(study.path, home);
  if (!study.present) {
    return (
      <li className="start-recent missing">
        <div className="start-study">
          <span className="start-name">{study.name}</span>
          <span className="start-when">{formatWhen(study.openedAt)}</span>
          <span className="start-counts">
            The file is not there any more: moved, renamed, or on a disk that is not connected.
          </span>
          <span className="start-path" title={study.path}>
            {path}
          </span>
        </div>
        <IconButton label={`Take ${study.name} off this list`} icon={X} onClick={() => void forgetStudy(study.path)} />
      </li>
    );
  }
  return (
    <li className="start-recent">
      <button
        type="button"
        className={first ? 'start-study first' : 'start-study'}
        onClick={() => void openStudy(study.path)}
      >
        <span className="start-name">{study.name}</span>
        <span className="start-when">{formatWhen(study.openedAt)}</span>
        <span className="start-counts">{countsOf(study)}</span>
        <span className="start-path" title={study.path}>
          {path}
        </span>
      </button>
    </li>
  );
}

/** Enter opens the newest study while nothing has the focus. */
function useEnter(path: string | undefined): void {
  useLayoutEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.target !== document.body) return;
      event.preventDefault();
      void openStudy(path);
    };
    window.addEventListener('keydown', press, { signal: stop.signal });
    return () => stop.abort();
  }, [path]);
}

function RecentStudies() {
  const { data } = useAsk('app.recent', {});
  const home = useAsk('app.info', {}).data?.homeFolder ?? '';
  const firstPresent = data?.find((study) => study.present)?.path;
  useEnter(firstPresent);
  if (!data) return null;
  return (
    <section className="start-recents" aria-labelledby="recent-studies">
      <div className="start-recents-head">
        <h2 id="recent-studies">Recent studies</h2>
        {firstPresent && <span>↵ opens the first</span>}
      </div>
      {data.length === 0 ? (
        <p className="start-none">
          Studies that you open will be listed here. The sample study is a good place to look around: it is a copy of
          your own, and nothing in it can be broken.
        </p>
      ) : (
        <ul>
          {data.map((study) => (
            <RecentStudy key={study.path} study={study} home={home} first={study.path === firstPresent} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What stands in the window while no study is open. */
export function StartScreen() {
  return (
    <div className="start">
      <header className="start-bar">
        <ThemeButton />
      </header>
      <main className="start-main">
        <section aria-label="Begin">
          <h1 className="start-brand">
            <BrandMark />
            Axial
          </h1>
          <p className="start-line">From what people said to what it means, with every step kept.</p>
          <ul className="start-doings">
            <Beginning
              command="study.openSample"
              icon={BookOpen}
              title="Open the sample study"
              about="24 invented field notes, ready coded"
              first
            />
            <Beginning command="study.new" icon={Plus} title="New study" about="empty, or with the five themes" />
            <Beginning command="study.open" icon={FolderOpen} title="Open a study" about="an .axial file" />
            <Beginning
              command="exchange.bring"
              icon={FileInput}
              title="Bring in a project"
              about="from NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette …"
            />
          </ul>
        </section>
        <RecentStudies />
      </main>
      <footer className="start-privacy">
        <Lock className="icon small" aria-hidden="true" />
        <span>
          Nothing leaves this computer: no account, no cloud, no network, no AI service.{' '}
          <button type="button" className="link" onClick={() => runCommand('app.privacy')}>
            How to check that
          </button>
        </span>
      </footer>
    </div>
  );
}
