import { chineseDay, englishDay } from '../calendar/said-days';
import { lint } from '../definition/lint';
import { refuseFound, refuseNames } from '../approvals/policy-names';
import { isPlannable, type LocalDate, notPlannable } from '../calendar/dates';
import { isSettled } from './milestone-consequences';
import { runsSince } from '../money/distributions/retroactive';
import { policyNamed } from '../policy-times/policy-times';
import { DomainError } from '../shared/errors';
import { kinds } from '../shared/kinds';
import { refused, noSuch } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Finding } from '../shared/findings';
import type { Programme } from '../programme/programme';
import { parseDecimal } from '../shared/rationals';
import { changesThatDiffer, programmeAdjusted, type AdjustmentChanges, type MilestoneChange } from './changes';
import type { Scene } from './consequences';

const placesOf: Readonly<Record<string, string>> = {
  phases: 'milestones',
  evaluation: 'kpis',
  distribution: 'shares',
};

/** Where a finding stands in the request. */
const placeOf = ({ path: [part = '', key = ''] }: Finding): Finding['path'] =>
  part === 'policies' || part === 'budgets' ? ['changes', part, key] : ['changes', placesOf[part] ?? part];

const idOf = ({ code, path }: Finding) => JSON.stringify([code, path]);

/** What publishing would say of the programme that results, and does not say of the one in force. */
export const findingsOf = (programme: Programme, changes: AdjustmentChanges): readonly Finding[] => {
  const known = new Set(lint(programme, []).map(idOf));
  const decision = { adjustment: '', approval: '', from: programme.starts };
  return lint(programmeAdjusted(programme, changes, decision), []).filter((each) => !known.has(idOf(each)));
};

const assertMilestone = ({ milestones, from }: Scene, key: string, { due }: MilestoneChange): void => {
  const field = `changes.milestones.${key}`;
  const found = milestones.find((each) => each.key === key);
  if (!found) throw new DomainError('not_found', noSuch(kinds.milestone, key), { field });
  if (isSettled(found))
    throw refused(
      'milestone_not_open',
      text(
        `里程碑“${found.title.zh}”已经办结，不能再调整。`,
        `The milestone "${found.title.en}" is over: it is not adjusted any more.`,
      ),
      { state: found.state, field },
    );
  if (due !== undefined && !isPlannable(due))
    throw new DomainError('invalid_input', notPlannable(due), { field: `${field}.due` });
  if (due !== undefined && due < from)
    throw refused(
      'invalid_input',
      text(
        `新日期${chineseDay(due)}早于生效日${chineseDay(from)}：战略调整不溯及既往。`,
        `${englishDay(due)} is before the adjustment takes effect (${englishDay(from)}): it never holds backwards.`,
      ),
      { field: `${field}.due` },
    );
};

const assertKpis = ({ evaluation }: Programme, kpis: AdjustmentChanges['kpis'] = {}): void => {
  for (const [key, { target, weight }] of Object.entries(kpis)) {
    const field = `changes.kpis.${key}`;
    const kpi = evaluation.kpis.find((each) => each.key === key);
    if (!kpi) throw new DomainError('not_found', noSuch(kinds.indicator, key), { field });
    if (target !== undefined && !('number' in kpi.target))
      throw refused(
        'invalid_input',
        text(
          `“${kpi.title.zh}”按评分标准评定，没有目标值。`,
          `"${kpi.title.en}" is rated by a rubric: it has no target.`,
        ),
        { field: `${field}.target` },
      );
    if (target !== undefined && (parseDecimal(target)?.of ?? -1n) < 0n)
      throw refused('invalid_input', text('目标值须是不小于零的数。', 'A target is a number that is not negative.'), {
        field: `${field}.target`,
      });
    if (weight !== undefined && !(Number.isInteger(weight) && weight >= 0 && weight <= 10_000))
      throw refused('invalid_input', text('权重在 0% 至 100% 之间。', 'A weight is between 0 % and 100 %.'), {
        field: `${field}.weight`,
      });
  }
};

const assertShares = ({ distribution }: Programme, shares: AdjustmentChanges['shares']): void => {
  if (!shares) return;
  const payees = Object.keys(distribution?.shares ?? {});
  if (payees.length === 0)
    throw refused('invalid_input', text('本计划没有收益分配。', 'This programme shares no income.'), {
      field: 'changes.shares',
    });
  const unknown = Object.keys(shares).filter((party) => !payees.includes(party));
  refuseNames(text('不是本计划的收款方', 'No payee of this programme'), 'changes.shares', unknown);
  const missing = payees.filter((party) => !Object.hasOwn(shares, party));
  if (missing.length > 0)
    throw refused(
      'invalid_input',
      text('请写明每一方的分配比例。', 'Name the share of every payee: together they are the whole.'),
      { field: 'changes.shares', missing },
    );
};

/** Shares hold since an earlier day only where they change, and where runs that were posted reach that day. */
const assertSince = ({ from, runs = [] }: Scene, { shares, sharesSince }: AdjustmentChanges): void => {
  if (sharesSince === undefined) return;
  const field = 'changes.sharesSince';
  if (!shares)
    throw refused('invalid_input', text('请写明各方的分配比例。', 'Name the shares that hold since then.'), { field });
  if (!isPlannable(sharesSince) || sharesSince >= from)
    throw refused(
      'invalid_input',
      text(
        `追溯起始日须早于生效日${chineseDay(from)}。`,
        `Shares hold since a day before the adjustment takes effect (${englishDay(from)}).`,
      ),
      { field },
    );
  if (runsSince(runs, sharesSince).length === 0)
    throw refused(
      'invalid_input',
      text(
        `${chineseDay(sharesSince)}以来没有入账的分配批次可以更正。`,
        `No run that was posted reaches ${englishDay(sharesSince)}.`,
      ),
      { field },
    );
};

/**
 * What an adjustment changes is there, differs from what holds, reaches no day before its own, and leaves nothing in the programme that
 * publishing would refuse: weights and shares are still the whole. Answers what differs. Throws `not_found`, `milestone_not_open`, or
 * `invalid_input` at its field with the words of the lint. Source: docs/rules/strategy.md, "Adjustments".
 */
export function assertAdjustmentFits(scene: Scene, asked: AdjustmentChanges): AdjustmentChanges {
  const { definition } = scene;
  const planned: Readonly<Record<string, LocalDate>> = Object.fromEntries(
    scene.milestones.map(({ key, baselineOn }) => [key, baselineOn]),
  );
  for (const key of Object.keys(asked.policies ?? {})) policyNamed(definition, key);
  assertShares(definition, asked.shares);
  assertSince(scene, asked);
  const unknown = Object.keys(asked.budgets ?? {}).filter((key) => !Object.hasOwn(definition.budgets, key));
  refuseNames(text('不是本计划的预算', 'No budget of this programme'), 'changes.budgets', unknown);
  const changes = changesThatDiffer(definition, planned, asked);
  for (const [key, change] of Object.entries(changes.milestones ?? {})) assertMilestone(scene, key, change);
  assertKpis(definition, changes.kpis);
  if (Object.keys(changes).length === 0)
    throw refused('invalid_input', text('没有任何变化。', 'Nothing of it differs from what holds.'), {
      field: 'changes',
    });
  for (const [key, { escalation }] of Object.entries(changes.policies ?? {})) {
    const steps = policyNamed(definition, key).escalation.length;
    if (escalation && escalation.length !== steps)
      throw refused(
        'invalid_input',
        text(
          `该规则逐级上报 ${steps} 级，给出了 ${escalation.length} 个期限。`,
          `Its chain has ${steps} steps; ${escalation.length} times are given.`,
        ),
        { field: `changes.policies.${key}.escalation` },
      );
  }
  refuseFound(findingsOf(definition, changes).map((each) => ({ ...each, path: placeOf(each) })));
  return changes;
}
