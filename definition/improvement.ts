import { z } from 'zod';
import { complaint, key, keys, text } from './text';
import type { DaysBySeverity, ImprovementPlan } from '../domain/programme/improvement-plans';

const days = z.int().min(1).max(3650);
const workingDays = z.int().min(1).max(250);

const improvementSteps = [
  { zh: '问题识别', en: 'identify the problem' },
  { zh: '原因分析', en: 'analyse its cause' },
  { zh: '改进方案', en: 'plan the improvement' },
  { zh: '实施验证', en: 'carry out and verify' },
];

const bySeverity = (usual: DaysBySeverity) =>
  z
    .strictObject({
      critical: workingDays.default(usual.critical),
      major: workingDays.default(usual.major),
      minor: workingDays.default(usual.minor),
    })
    .default(usual);

const within = z.strictObject({
  analysis: bySeverity({ critical: 3, major: 5, minor: 10 }),
  plan: bySeverity({ critical: 5, major: 10, minor: 15 }),
  verification: bySeverity({ critical: 5, major: 5, minor: 10 }),
});

/** Which groups lead or accept, by which policy where one is named. */
export const leads = z
  .strictObject({ group: key.exactOptional(), groups: keys.min(1).exactOptional(), policy: key.exactOptional() })
  .transform(({ group, groups, policy }, context) => {
    if ((group === undefined) === (groups === undefined)) {
      context.addIssue(complaint('group_or_groups', '请写 group 或 groups 之一。', 'Name either group or groups.'));
      return z.NEVER;
    }
    return {
      groups: groups ?? (group === undefined ? [] : [group]),
      ...(policy !== undefined && { policy }),
    };
  });

/** How problems are mended: what opens an improvement, who leads it, when its steps are due, and after how many days the effect is checked. */
export const improvement = z.strictObject({
  steps: z.array(text).min(1).default(improvementSteps),
  openBelow: z.number().min(0).max(120).exactOptional(),
  checkAfterDays: z
    .strictObject({ critical: days.default(30), major: days.default(60), minor: days.default(90) })
    .default({ critical: 30, major: 60, minor: 90 }),
  within: within.exactOptional(),
  leads: leads.exactOptional(),
}) satisfies z.ZodType<ImprovementPlan>;
