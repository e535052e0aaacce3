import type { JobPool } from '../jobs/pool.ts';
import type { KeyedColumns } from '../store/columns.ts';

/** So often is a study read that changes while it is read. */
const mostTimes = 3;

/** The columns of a large study, read by two threads at once; `null` = it changed meanwhile, each time. */
export async function readColumnsInTwo(jobs: Pick<JobPool, 'run'>, path: string): Promise<KeyedColumns | null> {
  for (let time = 0; time < mostTimes; time++) {
    const columns = await readOnce(jobs, path);
    if (columns) return columns;
  }
  return null;
}

async function readOnce(jobs: Pick<JobPool, 'run'>, path: string): Promise<KeyedColumns | null> {
  const options = { subject: 'The study', newestFirst: true };
  const [plan, { documents, revision }] = await Promise.all([
    jobs.run('study.plan', { path }, options),
    jobs.run('study.documents', { path }, options),
  ]);
  if (plan.revision !== revision) return null;
  const fill = (half: 'first' | 'second') => jobs.run('study.half', { path, plan, half }, options);
  const isFilled = await Promise.all([fill('first'), fill('second')]);
  if (isFilled.includes(false)) return null;
  const { rows, codingOffset, lists } = plan;
  return { revision, documents, ...lists, ...rows, codingOffset };
}
