import type { ComponentType } from 'react';
import type { ChartResult } from '#shared/analysis/chartResult.ts';
import type { Mark } from '#shared/charts/scene.ts';
import { NodeAbout } from './memoNetwork/NodeAbout.tsx';
import { RelationshipStage } from './relationships/RelationshipStage.tsx';
import { TieAbout } from './relationships/TieAbout.tsx';
import type { StageProps } from './SceneStage.tsx';

export interface AboutProps {
  readonly result: ChartResult;
  readonly mark: Mark;
}

/** What a kind of chart shows in place of the usual parts of its page. */
export interface KindParts {
  readonly Stage?: ComponentType<StageProps>;
  /** Stands in the right pane between the mark's sentence and the words behind it. */
  readonly About?: ComponentType<AboutProps>;
}

/** Kinds whose page has parts of its own; all others need none. */
export const kindParts: Readonly<Record<string, KindParts>> = {
  'memo-network': { About: NodeAbout },
  relationships: { Stage: RelationshipStage, About: TieAbout },
};
