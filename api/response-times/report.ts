import { z } from 'zod';
import { responseTimes, type ResponseReport } from '../../domain/approvals/time/response-times';
import { addDays } from '../../domain/calendar/dates';
import { instantAt } from '../../domain/calendar/zones';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Directory } from '../../infra/planning/directory';
import type { ReadModel } from '../../infra/store/read-model';
import { MOST_ASKED } from '../../infra/store/response-times';
import { date } from '../http/content';

/** Of which days the questions are looked at; of all when left out. */
export const periodQuery = z.object({
  from: date('programme.starts').optional().describe("asked from this day on, in the programme's zone"),
  until: date('programme.starts').optional().describe('asked up to this day'),
});

export type Period = z.output<typeof periodQuery>;

interface ReportDeps {
  readonly readModel: Pick<ReadModel, 'seatsAsked'>;
  readonly directory: Pick<Directory, 'calendars'>;
  readonly now: () => Date;
}

/** Who answers how fast in a programme; `isCut` where there were more questions than are looked at. */
export async function reportOf(
  { readModel, directory, now }: ReportDeps,
  programme: Programme,
  { from, until }: Period,
): Promise<ResponseReport & { readonly isCut: boolean }> {
  const zone = zoneOf(programme);
  const asked = await readModel.seatsAsked({
    programme: programme.key,
    ...(from !== undefined && { from: instantAt(from, '00:00', zone) }),
    ...(until !== undefined && { before: instantAt(addDays(until, 1), '00:00', zone) }),
  });
  const report = responseTimes(asked, directory.calendars(programme), now().toISOString());
  return { ...report, isCut: asked.length === MOST_ASKED };
}
