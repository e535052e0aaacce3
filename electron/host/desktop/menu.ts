import { type CommandEntry, commandCatalogue, type MenuName } from '#shared/contract/commands.ts';

/** An item of a native menu, as Electron takes it. */
export interface MenuItem {
  readonly id?: string;
  readonly label?: string;
  readonly role?:
    | 'cut'
    | 'copy'
    | 'paste'
    | 'selectAll'
    | 'quit'
    | 'hide'
    | 'hideOthers'
    | 'unhide'
    | 'services'
    | 'togglefullscreen'
    | 'minimize'
    | 'windowMenu';
  readonly type?: 'separator' | 'submenu';
  readonly accelerator?: string;
  /** False = the key is shown and the window itself listens for it. */
  readonly registerAccelerator?: boolean;
  readonly submenu?: MenuItem[];
  readonly click?: () => void;
}

const menuNames: readonly MenuName[] = ['File', 'Edit', 'Code', 'Memo', 'View', 'Go', 'Help'];
const separator: MenuItem = { type: 'separator' };

/** The whole native menu: every command of the catalogue, and what each system expects beside them. */
export function menuTemplate(platform: NodeJS.Platform, choose: (commandId: string) => void): MenuItem[] {
  const isMac = platform === 'darwin';
  const menus = menuNames.map((name) => ({
    label: name,
    submenu: [
      ...commandCatalogue.filter((entry) => entry.menu === name).map((entry) => itemOf(entry, isMac, choose)),
      ...extraItems(name, isMac),
    ],
  }));
  return isMac ? [appMenu, ...menus.slice(0, -1), { role: 'windowMenu' }, ...menus.slice(-1)] : menus;
}

const appMenu: MenuItem = {
  label: 'Axial',
  submenu: [
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit' },
  ],
};

function itemOf(entry: CommandEntry, isMac: boolean, choose: (commandId: string) => void): MenuItem {
  const item: MenuItem = { id: entry.id, label: entry.title, click: () => choose(entry.id) };
  if (entry.keys === null) return item;
  // macOS always listens for a menu's keys: a bare letter there would take it from whoever is typing.
  if (isMac && isBareKey(entry.keys)) return item;
  return { ...item, accelerator: acceleratorOf(entry.keys), registerAccelerator: isMac };
}

/** A key that would type something, or move the caret, if the menu did not take it. */
const isBareKey = (keys: string): boolean => !keys.includes('CmdOrCtrl') && !/^F\d+$/.test(keys);

const acceleratorOf = (keys: string): string => keys.replace(/Arrow(Left|Right|Up|Down)/, '$1');

function extraItems(name: MenuName, isMac: boolean): MenuItem[] {
  if (name === 'File') return isMac ? [] : [separator, { role: 'quit' }];
  if (name === 'Edit') {
    return [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
  }
  if (name === 'View') return [separator, { role: 'togglefullscreen' }];
  return [];
}
