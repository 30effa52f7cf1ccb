import { join } from 'node:path';
import { reachedBy } from '../../../domain/approvals/time/addressees';
import { escalate } from '../../../domain/approvals/time/escalations';
import { stagesOf, policyOf } from '../../../domain/approvals/panels';
import { plannedStage } from '../../../domain/approvals/time/plans';
import type { PartyCalendars } from '../../../domain/approvals/time/plans';
import type { EscalationStep } from '../../../domain/programme/policies';
import { calendarOf, readCalendars } from '../../../infra/reading/calendars';
import type { Directory } from '../../../infra/planning/directory';
import { createAgreementPlanner } from '../../../infra/planning/agreements';
import { createRegisterPlanner } from '../../../infra/planning/register';
import { anApproval, aStage, aPanel } from '../../support/approvals';
import { programmeOf } from '../../support/programmes';
import { east, seedFile, west } from '../../support/seed';

const programme = programmeOf(seedFile, 'planning');
const shelf = readCalendars(join(__dirname, '../../../programmes/calendars'));
const step = (to: string): EscalationStep => ({ to, within: { workingDays: 2 }, does: 'notify' });

const calendars: PartyCalendars = {
  east: calendarOf(shelf, 'cn', 'Asia/Shanghai'),
  west: calendarOf(shelf, 'weekdays', 'Europe/Berlin'),
};

test('$subject stands for the groups that the subject names, each with every seat and who holds it', () => {
  const policy = policyOf(programme, Object.keys(programme.policies)[0] ?? '');
  const groups = Object.keys(programme.governance.groups).slice(0, 2);
  const [stage] = stagesOf(programme, policy, groups);
  const asked = stage?.panels.map(({ group }) => group);
  expect(groups.every((group) => asked?.includes(group))).toBe(true);
  expect(stage?.panels[0]?.seats.every(({ holder }) => holder?.endsWith('.example'))).toBe(true);
});

test('an unknown policy or group is refused by name', () => {
  expect(() => policyOf(programme, 'nobody')).toThrow(/no policy "nobody"/);
  const policy = policyOf(programme, Object.keys(programme.policies)[0] ?? '');
  expect(() => stagesOf(programme, policy, ['nobody'])).toThrow(/no group "nobody"/);
});

test('a stage is due when both parties have had their working days, and each is reminded in its own working hours', () => {
  const policy = { within: { workingDays: 2 }, remind: [{ percent: 50 }, 'due' as const] };
  const plan = plannedStage(aStage(aPanel()), policy, '2026-09-30T02:00:00Z', calendars);
  expect(plan.dueAt.slice(0, 10)).toBe('2026-10-09');
  expect(plan.reminders.length).toBeGreaterThanOrEqual(2);
  for (const { at, parties } of plan.reminders) {
    expect(Date.parse(at)).toBeLessThanOrEqual(Date.parse(plan.dueAt));
    for (const party of parties) {
      const hour = new Date(at).toLocaleTimeString('en-GB', { timeZone: calendars[party]?.zone ?? 'UTC' });
      expect(hour >= '09:00:00' && hour <= '17:30:00').toBe(true);
    }
  }
});

test.each([
  ['previous', '2027-12-31', true],
  ['next', '2028-01-03', true],
  ['stays', '2028-01-01', false],
] as const)(
  'what is due on a day of a year that is not published is provisional where it may still move: %s',
  async (restDay, dueOn, provisional) => {
    const through2027 = { ...calendarOf(shelf, 'cn'), publishedThrough: '2027-12-31' };
    const { planRegister } = createRegisterPlanner({
      definition: async () => programme,
      calendars: () => ({ [east.key]: through2027 }),
    } as unknown as Directory);
    const title = { zh: '年报', en: 'Annual report' };
    const terms = { key: 'report', title, owner: east.key, restDay, opensDays: 0, once: { on: '2028-01-01' } };
    const asked = { programme: '', obligation: terms, effectiveOn: '2027-01-01', after: '2027-01-01' };
    const { next } = await planRegister({ ...asked, until: '2029-12-31' });
    expect(next).toMatchObject({ due: '2028-01-01', dueOn, provisional });
  },
);

test('a breach may be cured until the end of a working day: what would end in Golden Week ends after it', async () => {
  const { cureUntil } = createAgreementPlanner({
    definition: async () => programme,
    calendars: () => ({ [west.key]: calendarOf(shelf, 'cn') }),
  } as unknown as Directory);
  expect(await cureUntil('', [west.key], '2026-09-01', 30)).toEqual({
    on: '2026-10-08',
    at: '2026-10-09T00:00:00+08:00',
  });
  expect(await cureUntil('', [west.key], '2026-08-21', 30)).toMatchObject({ on: '2026-09-20' });
});

test('an escalation reaches the chairs of the groups still awaited, or the supervisors', () => {
  const approval = anApproval();
  const groupOf = (to: string) => new Set(reachedBy(programme, approval, step(to)).seats.map(({ group }) => group));
  expect(groupOf('strategic')).toEqual(new Set(['strategic']));
  expect(reachedBy(programme, approval, step('supervision')).to.length).toBeGreaterThan(0);
  expect(reachedBy(programme, approval, step('committee')).seats.every(({ chair }) => chair)).toBe(true);
  const { to, seats } = reachedBy(programme, approval, step('strategic'));
  const escalated = escalate(approval, {
    step: 0,
    at: '2026-03-09T09:30:00Z',
    to,
    seats,
    dueAt: '2026-03-11T09:30:00Z',
  });
  expect(escalated.dueAt).toBe('2026-03-11T09:30:00Z');
});
