import { released } from '../../contracts/obligation';
import { riskActionId } from '../../contracts/risk';
import type { ResponseAsked, RiskAction, RiskResponse } from '../../domain/risks/risks';
import { trackRiskAction } from '../obligation/tracking';
import { tellProcess } from '../kit/telling';
import type { RiskDesk } from './desk';

interface Dropped {
  readonly obligation: string;
  readonly why: string;
}

/** The actions of a response: each becomes an obligation; those of the response before are owed no more. */
export const createActions = (desk: RiskDesk, untracked: readonly string[] = []) => {
  const { programme, risk } = desk.input;
  const isUntracked = ({ obligation }: RiskAction) => untracked.includes(obligation);
  const toTrack: RiskAction[] = [...(risk.response?.actions.filter(isUntracked) ?? [])];
  const toRelease: Dropped[] = [];

  /** Those of the response that it has now are owed no more. */
  const drop = (why: string): void => {
    const { response } = desk.risk();
    toRelease.push(...(response?.actions ?? []).map(({ obligation }) => ({ obligation, why })));
  };

  return {
    drop,
    /** A response as it is kept, its actions under the ids of their obligations. */
    take: ({ kind, note, actions: asked }: Omit<ResponseAsked, 'by'>): RiskResponse => {
      drop('应对方式已变更 / another response was chosen');
      const before = desk.risk().actions ?? 0;
      const actions = asked.map((action, index) => ({
        ...action,
        obligation: riskActionId(programme, risk.key, before + index + 1),
      }));
      toTrack.push(...actions);
      return { kind, note, actions };
    },
    areAsked: () => toTrack.length > 0 || toRelease.length > 0,
    carryOut: async (): Promise<void> => {
      for (const action of toTrack.splice(0)) await trackRiskAction({ programme, risk: risk.key, action });
      for (const { obligation, why } of toRelease.splice(0)) await tellProcess(obligation, released, why);
    },
  };
};

export type RiskActions = ReturnType<typeof createActions>;
