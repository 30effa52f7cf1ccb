import type { Entry } from '../record/ledger';
import { isOf } from '../record/nouns';
import { riskAfter } from '../risks/changes';
import type { Risk, RiskHappening } from '../risks/risks';

/** A risk with which its process goes on, by all that it told. */
export const resumedRisk = (entries: readonly Entry[]): Risk | undefined =>
  entries.reduce<Risk | undefined>((risk, { happening }) => {
    if (!isOf('risk', happening)) return risk;
    const before = happening.type === 'risk.raised' ? happening.raised : risk;
    return before && riskAfter(before, happening);
  }, undefined);

export type RiskAsking = Extract<RiskHappening, { type: 'risk.acceptanceAsked' | 'risk.closingAsked' }>;

const isAsking = (happening: RiskHappening): happening is RiskAsking =>
  happening.type === 'risk.acceptanceAsked' || happening.type === 'risk.closingAsked';

/** What groups are deciding on of a risk, by the entry that asked. */
export const askedOfRisk = ({ asked }: Risk, entries: readonly Entry[]): readonly RiskAsking[] =>
  entries.flatMap(({ happening }) =>
    asked && isOf('risk', happening) && isAsking(happening) && happening.approval === asked.approval ? [happening] : [],
  );
