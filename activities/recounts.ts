import { disputeId } from '../contracts/dispute';
import { fundId } from '../contracts/fund';
import { improvementId } from '../contracts/improvement';
import { ipId } from '../contracts/ip';
import { staffingId } from '../contracts/staffing';
import { riskId } from '../contracts/risk';
import { isRunning } from '../domain/agreements/life';
import {
  movedObligation,
  recountDispute,
  recountEvaluation,
  recountFund,
  recountImprovement,
  recountIp,
  recountRisk,
  recountStaffing,
} from '../domain/views/clock-recounts';
import { DomainError } from '../domain/shared/errors';
import { kinds } from '../domain/shared/kinds';
import { noSuch } from '../domain/shared/reasons';
import { isCountedOnAnother, moveOfNotice } from '../domain/agreements/term-recounts';
import type { ActivityDeps } from './deps';
import type { Recount } from './calendars';

/** What else than approvals is counted again on a calendar that was published; each process counts its own dates when it is told. */
export const createRecountActivities = ({
  readModel,
  planner,
  directory,
}: Pick<ActivityDeps, 'readModel' | 'planner' | 'directory'>) => ({
  /** The running agreements whose dates were counted on an earlier version of the calendar, and which notices it moves; tells nobody. */
  findTermsToCount: async ({ programme, calendar, version, at }: Recount) => {
    const view = await readModel.head(programme);
    const concerned = (view?.agreements ?? []).filter(
      ({ state, plan }) => isRunning(state) && plan && isCountedOnAnother(plan, calendar, version),
    );
    const moved = await Promise.all(
      concerned.map(async ({ key, title, plan, effectiveOn = '', expiresOn = '' }) => {
        const agreement = view?.definition.agreements[key];
        if (!agreement || !plan) return [];
        const next = await planner.planTerm({ programme, agreement, effectiveOn, expiresOn, now: at });
        return moveOfNotice({ key, title }, plan, next);
      }),
    );
    // What survives an agreement may have dates to come in its register.
    const surviving = (view?.agreements ?? []).filter(({ state, register }) => state === 'survival' && register);
    return { agreements: [...concerned, ...surviving].map(({ key }) => key), moved: moved.flat() };
  },

  /** The disputes, patents, trademarks, risks, evaluations and what is due under agreements with open deadlines (the ids of their processes), and what moves of them; tells nobody. */
  findClocksToCount: async ({ programme, at }: Recount) => {
    const view = await readModel.head(programme);
    if (!view) throw new DomainError('not_found', noSuch(kinds.programme, programme));
    const { definition, disputes, improvements, ip, evaluations, obligations, risks, staffing, funds } = view;
    const calendars = Object.values(directory.calendars(definition));
    const counted = [
      ...disputes.map((each) => ({
        id: disputeId(programme, each.key),
        moved: recountDispute(definition, calendars, each),
      })),
      ...ip.map((each) => ({ id: ipId(programme, each.key), moved: recountIp(definition, calendars, each) })),
      ...improvements.map((each) => ({
        id: improvementId(programme, each.key),
        moved: recountImprovement(definition, calendars, each),
      })),
      ...risks.map((each) => ({ id: riskId(programme, each.key), moved: recountRisk(definition, calendars, each) })),
      ...funds.map((each) => ({ id: fundId(programme, each.key), moved: recountFund(definition, calendars, each) })),
      ...staffing.map((each) => ({
        id: staffingId(programme, each.key),
        moved: recountStaffing(definition, calendars, each),
      })),
      ...evaluations.map((each) => ({ id: each.key, moved: recountEvaluation(definition, calendars, each) })),
    ];
    const owed = await Promise.all(
      obligations.map(async (each) => {
        const next = await planner.recountOccurrence({ programme, obligation: each, opensAt: at });
        return { id: each.key, ...(next && { moved: movedObligation(each, next) }) };
      }),
    );
    return {
      processes: [...counted, ...owed].flatMap(({ id, moved }) => (moved ? [id] : [])),
      moved: [...counted, ...owed].flatMap(({ moved = [] }) => moved),
    };
  },
});
