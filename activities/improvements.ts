import { stepClock, type StepClock } from '../domain/improvements/clocks';
import { doersOf, isUnverifiable } from '../domain/improvements/doers';
import type { Improvement } from '../domain/improvements/improvements';
import type { ImprovementRules } from '../domain/programme/improvement-plans';
import { zoneOf } from '../domain/programme/parties';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface StepAsked {
  readonly programme: string;
  readonly improvement: Improvement;
  readonly rules: ImprovementRules;
  /** Instant at which the step began. */
  readonly from: string;
}

export const createImprovementActivities = ({ directory }: Pick<ActivityDeps, 'directory'>) => ({
  /** When the step that an improvement is in is reminded of and due; `null` where it has no clock. Only computes; its result is in the history. */
  planImprovementStep: final(async ({ programme, improvement, rules, from }: StepAsked): Promise<StepClock | null> => {
    const definition = await directory.definition(programme);
    const calendars = Object.values(directory.calendars(definition));
    return stepClock({ calendars, zone: zoneOf(definition), rules, improvement, from }) ?? null;
  }),
  /** Who has to act on an improvement now, as the seats are held today, and whether nobody could verify it. Only reads. */
  findImprovers: final(async ({ programme, improvement }: Pick<StepAsked, 'programme' | 'improvement'>) => {
    const definition = await directory.definition(programme);
    const people = doersOf(definition, improvement).flatMap(({ person }) => person ?? []);
    return { people, isUnverifiable: isUnverifiable(definition, improvement) };
  }),
});
