import type { JobPool } from '../jobs/pool.ts';
import type { KeyedColumns } from '../store/columns.ts';

/** So often is a study read that changes while it is read. */
const mostTimes = 3;

/** The columns of a large study, read by several threads at once; `null` = it changed meanwhile, each time. */
export async function readColumnsByThreads(jobs: Pick<JobPool, 'run'>, path: string): Promise<KeyedColumns | null> {
  for (let time = 0; time < mostTimes; time++) {
    const columns = await readOnce(jobs, path);
    if (columns) return columns;
  }
  return null;
}

async function readOnce(jobs: Pick<JobPool, 'run'>, path: string): Promise<KeyedColumns | null> {
  const options = { subject: 'The study', newestFirst: true };
  const readCodings = async () => {
    const plan = await jobs.run('study.plan', { path }, options);
    // Whichever thread is free takes the next part.
    const parts = plan.parts.map((_, part) => jobs.run('study.part', { path, plan, part }, options));
    return { plan, isFilled: !(await Promise.all(parts)).includes(false) };
  };
  // Together from the start: when the study is closed meanwhile both fail, and neither may fail unheard.
  const [{ documents, revision }, { plan, isFilled }] = await Promise.all([
    jobs.run('study.documents', { path }, options),
    readCodings(),
  ]);
  if (plan.revision !== revision || !isFilled) return null;
  const { rows, codingOffset, lists } = plan;
  return { revision, documents, ...lists, ...rows, codingOffset };
}
