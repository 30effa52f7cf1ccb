import { policyOf, stagesOf } from '../../../domain/approvals/panels';
import { plannedStage } from '../../../domain/approvals/time/plans';
import { formatInstant } from '../../../domain/calendar/formats';
import { exceptionDeciders } from '../../../domain/money/budgets/deciders';
import { strategicGroups } from '../../../domain/phases/gates';
import { settledBy } from '../../../domain/phases/settlements';
import { filingAsks } from '../../../domain/ip/titles';
import { disputeAsks } from '../../../domain/disputes/titles';
import { willAsk } from '../../../domain/views/asked-whom';
import { changeDeciders, milestoneDeciders } from '../../../domain/views/plan-deciders';
import { readCalendars } from '../../../infra/reading/calendars';
import { east, seed, west } from '../../support/seed';

const cn = readCalendars('programmes/calendars').get('cn');
if (!cn) throw new Error('The calendar cn is shipped.');
const zone = 'Asia/Shanghai';
const at = { now: '2026-03-02T01:00:00Z', calendars: { [east.key]: cn, [west.key]: cn }, zone };

const [phase] = seed.phases;
if (!phase) throw new Error('The seed has phases.');
const gate = { groups: phase.gate.asks, policy: phase.gate.policy };

test('a form says whom it asks, how many mails leave, and until when they would decide', () => {
  const { zh, en } = willAsk(seed, gate, at);
  expect(zh).toMatch(/^提交后将请战略决策组、财务监督组的 \d+ 个席位表决，发出 \d+ 封邮件。办理期限为 10 个工作日；/);
  expect(en).toMatch(/They have 10 working days: submitted now, that is until \w+ \d+ \w+ 2026, 17:30/);
});

test('the deadline that a form foretells is the one that the approval gets', () => {
  const policy = policyOf(seed, gate.policy);
  const [stage] = stagesOf(seed, policy, gate.groups);
  const { dueAt } = plannedStage(stage ?? { panels: [] }, policy, at.now, at.calendars);
  expect(willAsk(seed, gate, at).zh).toContain(`截止${formatInstant(dueAt, zone, 'zh')}`);
});

test('where no calendar is known a form says how long they have', () => {
  expect(willAsk(seed, gate).zh).toMatch(/办理期限为 10 个工作日。$/);
});

test('a group that is asked whatever the policy says is named as well', () => {
  const business = { groups: ['business'], policy: gate.policy };
  expect(willAsk(seed, business).zh).not.toContain('战略决策组');
  expect(willAsk(seed, { ...business, also: ['strategic'] }).zh).toContain('战略决策组');
});

test('a waiver is put to the strategic group by its own rule, giving up to the groups of the gate by theirs', () => {
  const strategic = strategicGroups(seed.governance.groups);
  expect(settledBy('waived', phase.gate, strategic)).toMatchObject({ groups: ['strategic'] });
  expect(settledBy('failed', phase.gate, strategic)).toEqual(gate);
  expect(settledBy('waived', phase.gate, []).groups).toEqual(phase.gate.asks);
});

test('what changes the plan is put to the strategic group; to a gate’s groups where there is none', () => {
  expect(changeDeciders(seed).groups).toEqual(['strategic']);
  const [milestone] = phase.milestones;
  const none = { ...seed, governance: { ...seed.governance, groups: {} } };
  expect(milestoneDeciders(none, milestone?.key ?? '').groups).toEqual(phase.gate.asks);
  expect(changeDeciders(none).groups).toEqual(phase.gate.asks);
});

test('an exception beyond a budget is put to whom the budget names, else to the strategic group', () => {
  const { budgets, governance } = seed;
  const amount = { title: { zh: '试点', en: 'Pilot' }, amount: '100' };
  const own = { groups: ['finance'], policy: 'oneOfEach' };
  const named = { budgets: { ...budgets, pilot: { ...amount, exception: own } }, governance };
  expect(exceptionDeciders(named as unknown as typeof seed, 'pilot')).toEqual(own);
  expect(exceptionDeciders(seed, 'toString').groups).toEqual(['strategic']);
});

test('a joint filing is put to the other party, and a dispute to both until the negotiation ends', () => {
  expect(filingAsks(seed, east.key).zh).toContain(`提交后请${seed.parties[west.key]?.title.zh}答复`);
  expect(disputeAsks(seed).en).toContain('have 30 calendar days to negotiate');
});
