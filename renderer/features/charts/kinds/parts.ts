import type { ComponentType } from 'react';
import type { StageProps } from './SceneStage.tsx';

/** What a kind of chart shows in place of the usual parts of its page. */
export interface KindParts {
  readonly Stage?: ComponentType<StageProps>;
}

/** Kinds whose page has parts of its own; all others need none. */
export const kindParts: Readonly<Record<string, KindParts>> = {};
