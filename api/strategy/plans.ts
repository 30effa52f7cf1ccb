import type { Evidence } from '../../domain/approvals/approvals';
import { officePeople } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { todayFor } from '../../domain/programme/told-days';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { refused } from '../../domain/shared/reasons';
import { text } from '../../domain/shared/sentences';
import { versionsOfPlan } from '../../domain/strategy/plans';
import { planInForce } from '../../domain/strategy/plans-in-force';
import { reviewKey, watchItem } from '../../domain/strategy/watch-plans';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from '../http/deps';
import { foundIn } from '../http/lookups';
import { untilVisible } from '../http/visible';

/** The horizon of a plan, by its key. Throws `not_found`. */
export const horizonIn = ({ definition }: Pick<ProgrammeView, 'definition'>, key: string) =>
  foundIn(definition.strategy.horizons, key, 'plan');

/** Who answers for a plan, and so hands in its versions: whoever is asked to review it, and the office. */
export const answersForPlan = (programme: Programme, horizon: string): readonly Person[] => [
  ...new Set([...(watchItem(programme, reviewKey(horizon))?.people ?? []), ...officePeople(programme)]),
];

interface Handed {
  readonly summary: string;
  readonly evidence: readonly Evidence[];
}

/**
 * Hands in a version of a plan, alike from page and API; the groups of the strategy are asked. Throws `not_found`, `forbidden`, `plan_state`,
 * `comment_required`, `evidence_required`, `invalid_input` at the evidence for a file that is not kept.
 */
export async function submitPlanVersion(
  { processes, readModel, evidenceFiles, now }: Pick<ApiDeps, 'processes' | 'readModel' | 'evidenceFiles' | 'now'>,
  view: ProgrammeView,
  plan: string,
  handed: Handed,
  by: Person,
  requestId: string,
): Promise<{ readonly plan: string; readonly version: number; readonly approval: string }> {
  const { definition } = view;
  const { key: horizon, title, years } = horizonIn(view, plan);
  const people = answersForPlan(definition, horizon);
  if (!people.includes(by))
    throw new DomainError('forbidden', text('规划由其责任人提交。', 'A plan is handed in by whoever answers for it.'), {
      people,
    });
  const hashes = handed.evidence.flatMap(({ hash }) => hash ?? []);
  const kept = await evidenceFiles.hashes(view.key, hashes);
  const unknown = hashes.find((hash) => !kept.has(hash));
  if (unknown !== undefined)
    throw refused(
      'invalid_input',
      text(`没有保存过这一文件：${unknown}`, `There is no kept file of this hash: ${unknown}`),
      { field: 'evidence', hash: unknown },
    );
  const on = todayFor(definition, now().toISOString());
  const submitted = await processes.submitPlan(view.key, { ...handed, horizon, title, years, by, on }, requestId);
  await untilVisible(async () => (await readModel.head(view.key))?.plans.some(({ key }) => key === submitted.plan));
  return submitted;
}

/** Every plan with its version in force and its history. */
export const plansOf = ({ definition, plans }: ProgrammeView) =>
  definition.strategy.horizons.map(({ key, title, years }) => {
    const inForce = planInForce(plans, key);
    return {
      plan: key,
      title,
      years,
      answers: answersForPlan(definition, key),
      ...(inForce && { inForce: inForce.version, since: inForce.acceptedOn }),
      versions: versionsOfPlan(plans, key),
    };
  });
