import { z } from 'zod';
import { due } from './phases';
import { every } from './strategy';
import { key, keys, oneOrMany, person, text } from './text';
import {
  careKinds,
  usualVacancy,
  type CarePlan,
  type PostPlan,
  type StaffingPlan,
} from '../domain/programme/staffing-plans';

const post = z.strictObject({
  key,
  title: text,
  parties: keys.min(1).exactOptional(),
  number: z.int().min(1).max(100).default(1),
  holders: z.record(key, oneOrMany(person)).exactOptional(),
  from: due.exactOptional(),
}) satisfies z.ZodType<PostPlan>;

const care = z
  .strictObject({
    key,
    title: text,
    kind: z.enum(careKinds).default('training'),
    owner: oneOrMany(z.string().trim().min(1).max(200)).meta({
      description: 'parties, or their seats: party.group.seat',
    }),
    every,
    evidence: text.exactOptional(),
  })
  .transform(({ owner: owners, ...rest }): CarePlan => ({ ...rest, owners }));

/** Whom each party has for the cooperation, what is done for people again and again, and when a vacancy is told. */
export const staffing = z.strictObject({
  staff: z.array(post).exactOptional(),
  experts: z.array(post).exactOptional(),
  care: z.array(care).exactOptional(),
  vacancy: z
    .strictObject({
      workingDays: z.int().min(1).max(250).default(usualVacancy.workingDays),
      tells: keys.default([]),
    })
    .exactOptional(),
}) satisfies z.ZodType<StaffingPlan>;
