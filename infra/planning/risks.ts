import { officePeople, overseers } from '../../domain/programme/parties';
import type { RiskLevel, RiskPlan } from '../../domain/programme/risk-plans';
import { ownersOf } from '../../domain/risks/authority';
import { reviewClock } from '../../domain/risks/reviews';
import type { LocalDate } from '../../domain/calendar/dates';
import type { Directory } from './directory';

export interface RiskReviewAsked {
  readonly programme: string;
  readonly reviewDays: RiskPlan['reviewDays'];
  readonly level: RiskLevel;
  readonly lastReview: LocalDate;
  readonly raisedOn?: LocalDate;
}

interface OwnersAsked {
  readonly programme: string;
  readonly owner?: string;
}

/** Works out when risks are reviewed, and finds who looks after them; computes and changes nothing. */
export const createRiskPlanner = (directory: Directory) => ({
  /** The next review of a risk, on a working day of all parties. */
  planRiskReview: async ({ programme, ...asked }: RiskReviewAsked) => {
    const calendars = Object.values(directory.calendars(await directory.definition(programme)));
    return reviewClock({ calendars, ...asked });
  },
  /** Who looks after a risk today, and who beside the office oversees the programme: the chairs of the strategic groups. */
  findRiskOwners: async ({ programme, owner }: OwnersAsked) => {
    const definition = await directory.definition(programme);
    const office = officePeople(definition);
    return {
      owners: ownersOf(definition, owner),
      overseers: overseers(definition).filter((person) => !office.includes(person)),
    };
  },
});
