import { type Command, readWholeNumber, readWords } from './usage.ts';

export const serve: Command = {
  usage: 'serve [STUDY.axial] [--port N] [--no-open]',
  summary:
    'Opens Axial in a window of an installed Chromium, Chrome or Edge, or prints its address; this machine only.',
  run: async (words) => {
    const { values, positionals } = readWords(
      words,
      { port: { type: 'string' }, 'no-open': { type: 'boolean' } },
      { least: 0, most: 1 },
    );
    const { serveLoopback } = await import('../web.ts');
    await serveLoopback({
      study: positionals[0] ?? null,
      port: readWholeNumber('port', values.port ?? '0', { most: 65_535 }),
      open: values['no-open'] !== true,
    });
    return 0;
  },
};
