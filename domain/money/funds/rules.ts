import type { AuthorityLevel, Fund, LateRule } from '../../programme/fund-plans';
import { zoneOf } from '../../programme/parties';
import type { Policy } from '../../programme/policies';
import type { Programme } from '../../programme/programme';
import { strategicOf } from '../../phases/gates';
import type { Minor } from '../../shared/amounts';
import type { GroupKey, PartyKey } from '../../shared/keys';

/** By which rules a fund is carried: what its plan says, completed. Source: docs/rules/money.md, "Funds". */
export interface FundRules {
  readonly authority: readonly AuthorityLevel[];
  /** Who decides on strategy: asked as well from the escalation of a budget on. */
  readonly strategic: readonly GroupKey[];
  readonly commitments: Readonly<Record<PartyKey, Minor>>;
  /** So many working days, of its own calendar, a party has from a call on. */
  readonly noticeDays: number;
  readonly late: LateRule;
  readonly smallDrawDays: number;
  /** So many working days within which an emergency draw is ratified; none of the fund's draws may be one when left out. */
  readonly ratifyDays?: number;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
}

/** What holds of a fund whose plan does not say. */
export const usualFund = { noticeDays: 10, late: 'remindThenStrategic', smallDrawDays: 30, ratifyDays: 5 } as const;

/** The rules of a fund as its plan has them. */
export const fundRules = (programme: Programme, plan: Fund): FundRules => ({
  authority: plan.authority,
  strategic: strategicOf(programme),
  commitments: plan.commitments ?? {},
  noticeDays: plan.call?.notice?.workingDays ?? usualFund.noticeDays,
  late: plan.call?.late ?? usualFund.late,
  smallDrawDays: plan.smallDrawsWithin?.days ?? usualFund.smallDrawDays,
  ...(plan.ratifyWithin && { ratifyDays: plan.ratifyWithin.workingDays }),
  zone: zoneOf(programme),
});

/** How a draw that was paid first is ratified: as its level decides, within the days of the fund, and expired after. */
export const ratificationPolicy = (policy: Policy, ratifyDays: number): Policy => ({
  ...policy,
  within: { workingDays: ratifyDays },
  atDeadline: 'expire',
  escalation: [],
});
