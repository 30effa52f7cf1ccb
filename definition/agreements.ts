import { z } from 'zod';
import { DEFAULT_CURE_DAYS, type ConditionPrecedent, type SurvivingClause } from '../domain/programme/clauses';
import { nonCompete, obligation, survivingClause } from './obligations';
import type { NoticeLength } from '../domain/programme/terms';
import { asked, complaint, day, key, keys, text } from './text';
import type { Agreement } from '../domain/programme/agreement-plans';

const days = z.strictObject({ days: z.int().min(1).max(3650) });

/** Calendar days or months, ten years at most. */
export const noticeLength = z.union([
  days,
  z.strictObject({ months: z.int().min(1).max(120) }),
]) satisfies z.ZodType<NoticeLength>;

const condition = z.strictObject({
  key,
  title: text,
  owner: z.string().trim().min(1).max(200),
  evidence: text.exactOptional(),
}) satisfies z.ZodType<ConditionPrecedent>;

const surviving = z.strictObject({
  clause: survivingClause,
  months: z.int().min(1).max(1200),
}) satisfies z.ZodType<SurvivingClause>;

const noticeIn = (notice: NoticeLength | undefined) =>
  notice && ('days' in notice ? { noticeDays: notice.days } : { noticeMonths: notice.months });

/** By notice, where it says how long that is; and how long a breach may be cured. */
const termination = z
  .strictObject({ notice: noticeLength.exactOptional(), cure: days.default({ days: DEFAULT_CURE_DAYS }) })
  .transform(({ notice, cure }) => ({ ...noticeIn(notice), cureDays: cure.days }));

const agreement = z.strictObject({
  title: text,
  term: z.strictObject({
    months: z.int().min(1).max(1200),
    convention: z.enum(['inclusiveStart', 'statutory']).default('inclusiveStart'),
  }),
  renewal: z
    .strictObject({
      kind: z.enum(['automatic', 'optional', 'none']),
      notice: noticeLength.exactOptional(),
    })
    .default({ kind: 'none' }),
  conditions: z.array(condition).min(1).exactOptional(),
  longStop: day.exactOptional(),
  termination: termination.exactOptional(),
  surviving: z.array(surviving).min(1).exactOptional(),
  obligations: z.array(obligation).min(1).exactOptional(),
  nonCompete: nonCompete.exactOptional(),
  survivesParent: z.boolean().default(false),
  approval: asked,
  signatories: keys.min(1).exactOptional(),
  get children() {
    return tree.default({});
  },
});

type Tree = { [key: string]: z.output<typeof agreement> };

const tree: z.ZodType<Tree> = z.record(
  key,
  z.lazy(() => agreement),
);

interface Placed {
  readonly path: readonly string[];
  readonly agreement: Omit<Agreement, 'signatories'> & Partial<Pick<Agreement, 'signatories'>>;
}

const flatten = (branch: Tree, path: readonly string[], parent?: string): Placed[] =>
  Object.entries(branch).flatMap(([name, { children, ...rest }]) => [
    { path: [...path, name], agreement: { key: name, ...rest, ...(parent === undefined ? {} : { parent }) } },
    ...flatten(children, [...path, name, 'children'], name),
  ]);

/** The tree of agreements as written, one below the other, read as a list in which each names its parent. */
export const agreements = tree.transform((given, context) => {
  const placed = flatten(given, []);
  for (const [at, { path, agreement: one }] of placed.entries()) {
    if (placed.findIndex((other) => other.agreement.key === one.key) === at) continue;
    context.addIssue(
      complaint(
        'duplicate_agreement',
        `协议“${one.key}”出现了两次。`,
        `The agreement "${one.key}" stands twice in the tree.`,
        [...path],
      ),
    );
  }
  return placed.map((one) => one.agreement);
});
