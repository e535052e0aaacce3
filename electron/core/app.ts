import type { Handlers } from './context.ts';

type AppProcedure =
  | 'app.info'
  | 'app.preferences'
  | 'app.setPreferences'
  | 'app.recent'
  | 'app.forgetRecent'
  | 'dialogs.open'
  | 'dialogs.save';

export const appHandlers: Handlers<AppProcedure> = {
  'app.info': ({ ports }) => ({
    version: ports.version,
    door: ports.door,
    platform: ports.platform,
    homeFolder: ports.homeFolder,
    nativeDialogs: ports.dialogs !== null,
  }),
  'app.preferences': ({ preferences }) => preferences.read(),
  'app.setPreferences': ({ preferences }, part) => preferences.change(part),
  'app.recent': ({ recent }) => recent.list(),
  'app.forgetRecent': ({ recent }, { path }) => {
    recent.forget(path);
    return {};
  },
  'dialogs.open': async ({ ports }, request) => (await ports.dialogs?.open(request)) ?? { paths: [] },
  'dialogs.save': async ({ ports }, request) => (await ports.dialogs?.save(request)) ?? { path: null },
};
