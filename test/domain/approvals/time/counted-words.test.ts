import type { Action } from '../../../../domain/approvals/actions/actions';
import { countedWords } from '../../../../domain/approvals/time/counted-words';
import type { Within } from '../../../../domain/programme/policies';
import { deadline } from '../../../../domain/calendar/deadlines';
import { readCalendars } from '../../../../infra/reading/calendars';
import { aPanel, aPlan, anApproval, aPool, aStage } from '../../../support/approvals';

const cn = readCalendars('programmes/calendars').get('cn');
if (!cn) throw new Error('The calendar cn is shipped.');
const zone = 'Asia/Shanghai';
const from = '2026-11-30T01:00:00Z';

/** What is said of a deadline so long after a Monday morning, of both parties or one. */
const said = (within: Within, panel = aPanel()) => {
  const { dueAt, rule } = deadline({ calendars: cn, from, within });
  const approval = anApproval({ policy: { within }, stages: [aStage(panel)] });
  return countedWords(approval, aPlan({ opensAt: from, dueAt, rule }), zone);
};

test.each([
  [
    { workingDays: 5 },
    /^自2026年11月30日.*的次日起算 5 个工作日，至2026年12月7日（周一）。收到当日不计，只计各方都上班的日子。$/,
    /^5 working days from 30 Nov 2026 09:00 = Mon 7 Dec 2026\. The day of receipt does not count/,
  ],
  [{ workingHours: 8 }, /起算 8 个工作小时.*只计各方都上班的时间。$/, /^8 working hours .*Only hours/],
  [
    { days: 5 },
    /起算 5 个自然日.*最后一日有一方休息的，顺延。$/,
    /^5 calendar days .*a last day on which a party rests/,
  ],
  [{ months: 1 }, /起算 1 个月.*最后一日有一方休息的，顺延。$/, /^1 month .*a last day on which a party rests/],
] as const)('a deadline of %j says from when and by whose days it is counted', (within, zh, en) => {
  expect(said(within).zh).toMatch(zh);
  expect(said(within).en).toMatch(en);
});

test('where one party alone is asked, its own days are counted', () => {
  expect(said({ workingDays: 5 }, aPool('ab')).zh).toMatch(/只计该方的工作日。$/);
});

test('once it has gone up, the time of that step is counted, from when it went up', () => {
  const escalation = [{ to: 'supervision', within: { workingDays: 2 }, does: 'notify' }] as const;
  const approval = anApproval({ policy: { atDeadline: 'escalate', escalation } });
  const escalations = [{ step: 0, at: '2026-12-07T09:30:00Z', to: [], dueAt: '2026-12-09T09:30:00Z' }];
  const { zh, en } = countedWords({ ...approval, escalations }, aPlan({ opensAt: from }), zone);
  expect(zh).toBe('自12月7日（周一）17:30上报起 2 个工作日。收到当日不计，只计各方都上班的日子。');
  expect(en).toMatch(/^2 working days from when it went up, Mon 7 Dec 2026, 17:30\./);
});

test('a day that the office has set is told as what it did, not by the rule', () => {
  const extended = {
    type: 'approval.extended',
    by: 'pmo@east.example',
    reason: 'a holiday',
    at: '2026-12-01T02:00:00Z',
    plan: aPlan({ dueAt: '2026-12-11T09:30:00Z' }),
    earliest: '2026-12-02T09:30:00Z',
  } as unknown as Action;
  const { zh, en } = countedWords({ ...anApproval(), changes: [extended] }, aPlan({ opensAt: from }), zone);
  expect(zh).toBe('服务办公室（pmo@east.example）于12月1日（周二）10:00改定。');
  expect(en).toBe('Set by the office (pmo@east.example) on Tue 1 Dec 2026, 10:00.');
});
