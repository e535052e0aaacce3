import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * Looks for what is in the way of assistive technology on a page: every rule, every node, as axe does by default. Only what
 * no test reads is left out: the places where a rule is kept, of which axe writes down thousands, and the second page in
 * which it does that. The one that is examined must have no frames, for those of elsewhere would not be looked into.
 */
export function axe(page: Page): AxeBuilder {
  if (page.frames().length > 1) throw new Error('A frame of this page would not be examined.');
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}
