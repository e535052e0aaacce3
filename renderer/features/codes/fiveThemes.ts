import { fiveThemes } from '#shared/domain/fiveThemes.ts';
import { ask } from '../../client/client.ts';
import { showToast } from '../../ui/Toast.tsx';

/** Palette colours of the five themes. */
const colors = {
  need: 'red',
  experience: 'green',
  specification: 'purple',
  change: 'amber',
  alignment: 'blue',
} as const;

/** Adds the five themes with their descriptions to a study that was begun without them. */
export async function addFiveThemes(): Promise<void> {
  for (const { name, hue, ...about } of fiveThemes) {
    const made = await ask('codes.create', { name, color: colors[hue], description: about.description });
    const { whenToUse, whenNotToUse, example, key } = about;
    const told = made.ok
      ? await ask('codes.update', { id: made.value.id, whenToUse, whenNotToUse, example, key })
      : made;
    if (!told.ok) {
      showToast({ message: told.error.message, tone: 'danger' });
      return;
    }
  }
}
