import { z } from 'zod';
import { reportedSources } from '../../domain/improvements/causes';
import { severities } from '../../domain/programme/improvement-plans';
import { date, email, evidenceList, text } from '../http/content';
import { key } from '../../definition/keys';

/** In whose name the office's token acts; its first person when left out. Whoever is signed in acts in their own name. */
const by = email.optional();

const words = (most: number) => z.string().trim().min(1).max(most);
const remark = z.string().trim().max(4000).default('');

export const improvementRequest = z.strictObject({
  key,
  title: text,
  problem: text,
  source: z.enum(reportedSources).default('observed'),
  severity: z.enum(severities).exactOptional().describe('by its source when left out'),
  occurredOn: date('improvement.occurredOn').exactOptional().describe('the day on which it happened'),
  evidence: evidenceList,
  by,
});

export const analysis = z.strictObject({ cause: words(4000), method: words(2000), by });

export const plan = z.strictObject({
  measures: z
    .array(
      z.strictObject({
        text: words(1000),
        owner: words(200).describe('a person, a seat (party.group.seat) or a party of the programme'),
        due: date('improvement.due'),
      }),
    )
    .min(1)
    .max(20),
  criterion: z
    .strictObject({
      kind: z.enum(['kpi', 'guard', 'rubric']),
      of: key.describe('the key of the indicator or the guard'),
      value: words(40).describe('a number; of a rubric a level from 1 to 5; pass for a guard without a bound'),
      better: z.enum(['higher', 'lower']).exactOptional(),
    })
    .exactOptional()
    .describe('may be left out once it is fixed'),
  implementer: key.describe('the party that carries it out; another one verifies'),
  note: remark,
  by,
});

export const implementation = z.strictObject({
  who: words(300),
  on: date('improvement.carriedOutOn'),
  evidence: evidenceList,
  note: remark,
  by,
});

export const verification = z.strictObject({
  measured: words(40),
  verdict: z.enum(['effective', 'notEffective']).exactOptional().describe('the criterion decides when left out'),
  evidence: evidenceList,
  note: remark,
  by,
});

export const recurrence = z.strictObject({ note: words(4000), by });
