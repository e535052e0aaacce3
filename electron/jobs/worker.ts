import { parentPort } from 'node:worker_threads';
import { AxialError } from '#shared/domain/result.ts';
import { leave, movingWith, type TaskMessage, type WorkerMessage } from './messages.ts';
import { type Progress, type TaskHandler, type TaskName, taskHandlers } from './tasks.ts';

/** Entry of a worker thread: takes one task after the other and answers each. */
const port = parentPort;
if (!port) throw new Error('This file is the entry of a worker thread.');

port.on('message', (message: TaskMessage | typeof leave) => {
  if (message === leave) return port.close();
  void answer(message).then((reply) => port.postMessage(reply, reply.kind === 'done' ? movingWith(reply.output) : []));
});

async function answer({ task, name, input }: TaskMessage): Promise<WorkerMessage> {
  const progress: Progress = (done, total) => port?.postMessage({ task, kind: 'progress', done, total });
  try {
    const handler = (await taskHandlers[name]()) as TaskHandler<TaskName>;
    port?.postMessage({ task, kind: 'begun' });
    return { task, kind: 'done', output: await handler(input as never, progress) };
  } catch (error) {
    return { task, kind: 'failed', ...explain(error) };
  }
}

function explain(error: unknown) {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof AxialError) return { error: { code: error.code, message: error.message }, detail };
  return { error: { code: 'internal' as const, message: 'Something in the program went wrong.' }, detail };
}
