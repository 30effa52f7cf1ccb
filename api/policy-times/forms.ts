import { z } from 'zod';
import { email } from '../http/content';
import { key } from '../../definition/keys';
import { reminder, within } from '../../definition/policies';
import { askedProgramme } from '../http/asked-calendars';

/** Times of a policy as its file has them; what is left out stays. */
const times = {
  within: within.exactOptional(),
  remind: z.array(reminder).max(20).exactOptional(),
  escalation: z.array(within).max(20).exactOptional().describe('one for each step of its chain, in their order'),
  questionPause: within.exactOptional(),
  noticePeriod: within.exactOptional(),
  vacancyGrace: within.exactOptional(),
};

/** Other times of a policy, by themselves. */
export const policyTimesForm = z.strictObject(times);

/** The request of the office for other times, and why. */
export const timesRequest = policyTimesForm.extend({
  reason: z.string().trim().min(1).max(2000),
  by: email.optional(),
});

/** A change of a policy's times that nobody has asked for. */
export const timesPreview = policyTimesForm.extend({ programme: askedProgramme.unwrap(), policy: key });
