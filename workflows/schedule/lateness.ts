import { patched, setHandler } from '@temporalio/workflow';
import { lookAtDates, type Outlooks } from '../../contracts/schedule';
import { callsForReport, type ScheduleHappening } from '../../domain/schedule/schedules';
import { findLate } from '../kit/activities';
import type { createSideWork } from '../kit/side-work';
import { isPast } from '../kit/waiting';

interface Desk {
  readonly programme: string;
  /** Instant since which the dates are followed. */
  readonly since: string;
  readonly sideWork: ReturnType<typeof createSideWork>;
  readonly outlooks: () => Outlooks;
  readonly happens: (happening: ScheduleHappening) => void;
}

/** Schedules used to measure only what was forecast; remove once none from before 2026-12 runs. */
const LOOKS = 'lateness-by-days';

/** What is late without anybody having said so: looked at when dates may have moved, and on the day on which a milestone slips too far. */
export const createLateness = ({ programme, since, sideWork, outlooks, happens }: Desk) => {
  let isToLook = patched(LOOKS);
  let hasLooked = false;
  let next: string | undefined;
  const find = () => findLate({ programme, since, now: new Date().toISOString(), outlooks: outlooks() });

  setHandler(lookAtDates, () => void (isToLook = true));

  async function look() {
    const { all, news, next: again } = await find();
    for (const { milestone, on, slip } of all.filter((each) => news.includes(each.milestone))) {
      happens({ type: 'schedule.measured', milestone, on, slip });
      if (callsForReport(outlooks()[milestone] ?? {}, slip))
        happens({ type: 'schedule.exceptionOpened', milestone, slip });
    }
    next = again;
    hasLooked = true;
  }

  return {
    isDue: () => hasLooked || (isToLook && !sideWork.isUnderWay('late')),
    /** Until when nothing is to be looked at, if anything is. */
    next: () => next,
    lookAgain: (): void => {
      if (patched(LOOKS)) isToLook = true;
    },
    /** Looks if there is cause to. */
    begin: (): void => {
      hasLooked = false;
      const isTime = next !== undefined && isPast(next);
      if (!(isToLook || isTime) || sideWork.isUnderWay('late')) return;
      isToLook = false;
      next = undefined;
      sideWork.ask('late', look);
    },
    /** Measures what grows by the day once more; how many working days it slips by and how many are tolerated, or `undefined` where no day changes it. */
    measure: async (milestone: string) => {
      if (!patched(LOOKS)) return undefined;
      const found = (await find()).all.find((each) => each.milestone === milestone);
      if (!found?.isGrowing) return undefined;
      happens({ type: 'schedule.measured', milestone, on: found.on, slip: found.slip });
      return found.slip;
    },
  };
};
