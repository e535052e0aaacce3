import type { Handlers } from './context.ts';

export const jobHandlers: Handlers<'jobs.cancel'> = {
  'jobs.cancel': (context, { jobId }) => ({ cancelled: context.cancelJob(jobId) }),
};
