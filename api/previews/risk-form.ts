import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isPlannable } from '../../domain/calendar/dates';
import { key } from '../../definition/text';
import { risks, score } from '../../definition/risks';
import { askedCalendars, askedProgramme, calendarsMissing, saysCalendars } from '../http/asked-calendars';

const date = z.string().refine(isPlannable, demands.day.en);

const kind = z.enum(['strategic', 'business', 'technical', 'financial']).optional();

/** As much of a definition as the preview reads: the rest of the file may stand around it. */
const definition = z.looseObject({
  risks: risks.prefault({}),
  governance: z
    .looseObject({
      groups: z.record(key, z.looseObject({ kind })).default({}),
      committee: z.looseObject({ groups: z.array(key).default([]) }).default({ groups: [] }),
    })
    .default({ groups: {}, committee: { groups: [] } }),
});

/** Scores as `[likelihood, impact]` or by name; by the rules of a running programme, of a definition, or the usual ones. */
export const riskPreview = z
  .strictObject({
    programme: askedProgramme,
    definition: definition
      .optional()
      .describe('a definition, or its parts risks and governance, instead of a running programme'),
    calendar: askedCalendars,
    inherent: score,
    current: score.exactOptional().describe('as inherent when left out'),
    residual: score.exactOptional(),
    lastReview: date.optional().describe('the day of the last review; today when left out'),
    raisedOn: date
      .optional()
      .describe('the day on which the risk became worse since: then it is not due before the working day after'),
  })
  .refine(saysCalendars, calendarsMissing)
  .refine(
    ({ programme, definition: given }) => programme === undefined || given === undefined,
    saying('请写明 programme 或 definition 之一，不能两者都写。', 'Give programme or definition, not both.', [
      'definition',
    ]),
  )
  .refine(
    ({ lastReview, raisedOn }) => lastReview === undefined || raisedOn === undefined || lastReview <= raisedOn,
    saying('变差的日期不能早于上次评审。', 'It became worse on or after the day of the last review.', ['raisedOn']),
  );
