import { describe, expect, it } from 'vitest';
import { addText, dumpStudy, startStudy } from '../support/engine.ts';

const preset = (documentIds: string[] | null) => ({
  what: 'segments' as const,
  format: 'docx' as const,
  choice: { documentIds: documentIds as never },
});

describe('a saved export', () => {
  it('is kept in the study with its whole choice, in the order in which it was saved', async () => {
    await using engine = await startStudy();
    const { id } = await addText(engine, 'one', 'words');
    await engine.ask('presets.save', { name: ' For  Anna ', preset: preset([id]) });
    await engine.ask('presets.save', {
      name: 'All',
      preset: { ...preset(null), what: 'numbered-text', format: 'txt', width: 60 },
    });
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: engine.path('study.axial') });
    expect(await engine.ask('presets.list', {})).toMatchObject([
      {
        name: 'For Anna',
        position: 0,
        preset: { what: 'segments', format: 'docx', notes: true, choice: { documentIds: [id], codeIds: null } },
      },
      { name: 'All', position: 1, preset: { what: 'numbered-text', width: 60 } },
    ]);
  });

  it('is one step of the history each time it is saved, changed, renamed or deleted, and each can be taken back', async () => {
    await using engine = await startStudy();
    const states = [dumpStudy(engine)];
    const step = async (work: () => Promise<unknown>) => {
      await work();
      states.push(dumpStudy(engine));
    };
    await step(() => engine.ask('presets.save', { name: 'A', preset: preset(null) }));
    await step(() => engine.ask('presets.save', { name: 'A', preset: preset([]), replace: true }));
    const number = (await engine.ask('operations.state', {})).undo?.number ?? 0;
    const { changes } = await engine.ask('operations.read', { number });
    expect(changes.map(({ sentence }) => sentence)).toEqual(['Saved export “A”: another choice.']);
    const id = (await engine.ask('presets.list', {}))[0]?.id as never;
    await step(() => engine.ask('presets.rename', { id, name: 'B' }));
    await step(() => engine.ask('presets.delete', { id }));
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Delete the saved export “B”');
    for (const state of states.toReversed().slice(1)) {
      await engine.ask('operations.undo', {});
      expect(dumpStudy(engine)).toEqual(state);
    }
    await engine.ask('operations.redo', {});
    expect(await engine.ask('presets.list', {})).toMatchObject([
      { id, name: 'A', preset: { choice: { documentIds: null } } },
    ]);
  });

  it('keeps its name to itself', async () => {
    await using engine = await startStudy();
    await engine.ask('presets.save', { name: 'A', preset: preset(null) });
    const { id } = await engine.ask('presets.save', { name: 'B', preset: preset(null) });
    expect(await engine.fails('presets.save', { name: 'A', preset: preset([]) })).toEqual({
      code: 'conflict',
      message: 'There is already a saved export “A” in this study.',
    });
    expect((await engine.fails('presets.rename', { id, name: 'A' })).code).toBe('conflict');
    expect((await engine.fails('presets.delete', { id: 'gone' })).code).toBe('not_found');
    // Saved again as it stands, it leaves no trace.
    const before = (await engine.ask('operations.state', {})).undo?.number;
    await engine.ask('presets.save', { name: 'A', preset: preset(null), replace: true });
    expect((await engine.ask('operations.state', {})).undo?.number).toBe(before);
  });
});
