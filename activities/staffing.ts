import { deadline } from '../domain/calendar/deadlines';
import type { LocalDate } from '../domain/calendar/dates';
import { usualVacancy } from '../domain/programme/staffing-plans';
import type { PartyKey } from '../domain/shared/keys';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface VacancyAsked {
  readonly programme: string;
  readonly party: PartyKey;
  readonly since: LocalDate;
}

export const createStaffingActivities = ({ directory }: Pick<ActivityDeps, 'directory'>) => ({
  /** When a vacancy is told, by the calendar of its party, and whose seats hear of it beside the office. Only computes; its result is in the history. */
  planVacancy: final(async ({ programme, party, since }: VacancyAsked) => {
    const definition = await directory.definition(programme);
    const { workingDays, tells } = definition.staffing?.vacancy ?? usualVacancy;
    const calendars = directory.calendars(definition);
    const own = calendars[party];
    const { dueAt } = deadline({
      calendars: own ? [own] : Object.values(calendars),
      from: since,
      within: { workingDays },
    });
    const told = tells.flatMap((group) =>
      (definition.governance.groups[group]?.seats ?? []).flatMap(({ holder }) => holder ?? []),
    );
    return { alarmAt: dueAt, told: [...new Set(told)] };
  }),
});
