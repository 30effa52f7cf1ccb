import { z } from 'zod';
import { saying } from '../../definition/demands';
import { responseKinds } from '../../domain/programme/risk-plans';
import { score } from '../../definition/risks';
import { seat } from '../../definition/figures';
import { key } from '../../definition/keys';
import { date, email, text } from '../http/content';

/** In whose name the office's token acts; its first person when left out. Whoever is signed in acts in their own name. */
const by = email.optional();

const words = (most: number) => z.string().trim().min(1).max(most);

const owner = seat.describe(
  'a seat of every party (`group.seat`) or of one (`party.group.seat`); the office when left out',
);

const answer = words(4000)
  .exactOptional()
  .describe('why the scores do not fall from inherent over current to residual, where they do not');

const note = z.string().trim().max(4000).default('');

const residual = score.exactOptional().describe('as it should stand once the response works');

export const riskRequest = z
  .strictObject({
    key,
    title: text,
    description: text.exactOptional(),
    category: text.exactOptional(),
    owner: owner.exactOptional(),
    inherent: score.exactOptional().describe('[likelihood, impact]; to be assessed by its owners when left out'),
    current: score.exactOptional().describe('as inherent when left out'),
    residual,
    note,
    answer,
    by,
  })
  .refine(
    ({ inherent, current, residual: after }) => inherent !== undefined || !(current ?? after),
    saying('请同时填写固有评分。', 'Give inherent as well.', ['inherent']),
  );

export const assessment = z.strictObject({
  inherent: score,
  current: score.exactOptional().describe('as inherent when left out'),
  residual,
  note,
  answer,
  by,
});

/** What is left out stays as it was. */
export const review = z.strictObject({
  inherent: score.exactOptional(),
  current: score.exactOptional(),
  residual,
  note: words(4000),
  answer,
  by,
});

const action = z.strictObject({
  text: words(1000),
  owner: z.union([seat, email]).describe('an address, or a seat: then whoever holds it, of each party its own'),
  due: date('risk.actionDue'),
});

export const response = z.strictObject({
  kind: z.enum(responseKinds),
  note,
  actions: z.array(action).max(20).default([]),
  by,
});

export const acceptance = z.strictObject({ reason: words(4000), until: date('risk.acceptedUntil'), by });

export const materialisation = z.strictObject({
  what: words(4000),
  on: date('risk.materialisedOn').optional().describe('today when left out'),
  by,
});

export const closing = z.strictObject({ reason: words(4000), by });
