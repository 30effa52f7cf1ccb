import type { LocalDate } from '../domain/calendar/dates';
import { instantAt, localDateOf } from '../domain/calendar/zones';
import { zoneOf } from '../domain/programme/parties';
import { DomainError } from '../domain/shared/errors';
import { kinds } from '../domain/shared/kinds';
import { noSuch } from '../domain/shared/reasons';
import { text } from '../domain/shared/sentences';
import type { EvaluationCycleKey } from '../domain/shared/keys';
import { holdsFrom, overlapWith } from '../domain/strategy/adjustments';
import { effectOf } from '../domain/strategy/effects';
import { adjustmentDeciders, hearersOfStrategy, sceneOf } from '../domain/strategy/scenes';
import type { ActivityDeps } from './deps';
import { final } from './failures';

interface Asked {
  readonly programme: string;
  readonly adjustment: string;
}

/** What an adjustment of the strategy asks for outside. These only read and compute, so a second run is harmless. */
export const createAdjustmentActivities = ({ directory, readModel }: Pick<ActivityDeps, 'directory' | 'readModel'>) => {
  const viewOf = async (programme: string) => {
    const view = await readModel.head(programme);
    if (!view) throw new DomainError('not_found', noSuch(kinds.programme, programme));
    return view;
  };
  const foundIn = async ({ programme, adjustment }: Asked) => {
    const view = await viewOf(programme);
    const found = view.adjustments.find(({ key }) => key === adjustment);
    if (!found) throw new DomainError('not_found', noSuch(kinds.adjustment, adjustment));
    return { view, found };
  };
  return {
    /** Who decides on it, by which policy; and what it overlaps with where another was proposed at the same moment. */
    planAdjustment: final(async (asked: Asked) => {
      const { view, found } = await foundIn(asked);
      const { definition, version, adjustments } = view;
      const overlap = overlapWith(adjustments, found);
      return {
        version,
        ...adjustmentDeciders(definition, found.changes),
        ...(overlap && {
          overlaps: text(
            `与同时提出的战略调整“${overlap.other.title}”涉及同一事项`,
            `the adjustment "${overlap.other.title}", proposed at the same time, touches the same`,
          ),
        }),
      };
    }),
    /** From which day it holds, the day after its approval at the earliest, and the instant at which that day begins. */
    planEffect: final(
      async ({
        programme,
        effectiveOn,
        approvedAt,
      }: {
        readonly programme: string;
        readonly effectiveOn: LocalDate;
        readonly approvedAt?: string;
      }) => {
        const zone = zoneOf(await directory.definition(programme));
        const from = approvedAt === undefined ? effectiveOn : holdsFrom(effectiveOn, localDateOf(approvedAt, zone));
        return { from, at: instantAt(from, '00:00', zone) };
      },
    ),
    /** What takes effect of it on its day, who hears of it, and which cycles there are. */
    findEffect: final(async ({ from, ...asked }: Asked & { readonly from: LocalDate }) => {
      const { view, found } = await foundIn(asked);
      const { definition, state } = view;
      const scene = sceneOf(view, Object.values(directory.calendars(definition)), from);
      return {
        effect: effectOf(scene, state, found.changes),
        told: hearersOfStrategy(definition),
        cycles: Object.keys(definition.evaluation.cycles) as EvaluationCycleKey[],
      };
    }),
  };
};
