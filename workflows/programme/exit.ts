import { executeChild } from '@temporalio/workflow';
import { obligationId } from '../../contracts/obligation';
import { exitSteps } from '../../domain/phases/exits';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { localDateOf } from '../../domain/calendar/zones';
import { awaitSettled } from '../kit/activities';
import { obligation } from '../obligation';
import { planTracking } from '../obligation/tracking';

/** Winds a programme up: each step of its exit plan is an obligation of the office, and it is over when all are met; those `opened` before are waited for. */
export async function carryOutExit(
  programme: Programme,
  approval: string,
  opened: readonly string[] = [],
): Promise<void> {
  const today = localDateOf(new Date().toISOString(), zoneOf(programme));
  const steps = exitSteps(programme, today).map(async (condition, index) => {
    const key = obligationId(approval, index + 1, 'exit');
    if (opened.includes(key)) return awaitSettled({ programme: programme.key, key });
    await executeChild(obligation, await planTracking({ programme: programme.key, key, approval, condition }));
  });
  await Promise.all(steps);
}
