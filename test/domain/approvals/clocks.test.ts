import { assertMayAct, act, planOf, timesMoved } from '../../../domain/approvals/actions/rules';
import { mayPause } from '../../../domain/approvals/pauses';
import type { Approval } from '../../../domain/approvals/approvals';
import type { Action } from '../../../domain/approvals/actions/actions';
import { standstillOf } from '../../../domain/approvals/time/standstills';
import { anApproval } from '../../support/approvals';

const at = '2026-03-03T02:00:00Z';
const office = 'office@west.example';
const plan = { dueAt: '2026-03-11T09:30:00Z', reminders: [] };
const later = { dueAt: '2026-03-13T09:30:00Z', reminders: [] };

const asked = (pause?: { readonly until: string; readonly plan: typeof plan }): Action => ({
  type: 'approval.questioned',
  seat: 'east.board.chair',
  by: 'chair@east.example',
  question: 'What does it cost?',
  at,
  ...(pause && { pause }),
});
const answered = (moved?: typeof plan): Action => ({
  type: 'approval.answered',
  by: 'office@west.example',
  answer: 'A million.',
  at,
  ...(moved && { plan: moved }),
});
const extended: Action = {
  type: 'approval.extended',
  plan,
  earliest: '2026-03-04T09:30:00Z',
  by: office,
  reason: 'a holiday abroad',
  at,
};
const recounted: Action = {
  type: 'approval.recounted',
  calendar: { key: 'cn', version: 'cn-2027' },
  from: '2026-03-09T09:30:00Z',
  plan: {
    ...later,
    provisional: false,
    rule: { zh: '5 个工作日', en: '5 working days' },
    calendarVersions: ['cn-2027'],
  },
  at,
};
const stops = asked({ until: '2026-03-05T09:30:00Z', plan });
const allowing = (): Approval => anApproval({ policy: { questionPause: { workingDays: 2 } } });

describe('what moves the deadline', () => {
  test.each<[string, Action, string | undefined]>([
    ['an extension', extended, plan.dueAt],
    ['a question that stops the clock', stops, plan.dueAt],
    ['an answer that lets it go on', answered(later), later.dueAt],
    ['a calendar that was published', recounted, later.dueAt],
  ])('%s', (_, made, dueAt) => {
    expect(planOf(allowing(), made)?.dueAt).toBe(dueAt);
    expect(act(allowing(), made).dueAt).toBe(dueAt);
  });

  test.each<[string, Action]>([
    ['a question that stops nothing', asked()],
    ['an answer to it', answered()],
  ])('%s does not', (_, made) => {
    expect(planOf(allowing(), made)).toBeUndefined();
    expect(act(allowing(), made).dueAt).toBe(allowing().dueAt);
  });

  test('a second question does not, whatever pause it brings', () => {
    expect(planOf(act(allowing(), stops), asked({ until: '2026-03-20T09:30:00Z', plan: later }))).toBeUndefined();
  });

  test('a question may stop the clock where the policy allows it, and once', () => {
    expect(mayPause(anApproval())).toBe(false);
    expect(mayPause(allowing())).toBe(true);
    expect(mayPause(act(allowing(), asked()))).toBe(true);
    expect(mayPause(act(allowing(), stops))).toBe(false);
  });

  test('it is known how often the deadline that people were told has become another', () => {
    const after = (...changes: readonly Action[]) => timesMoved(changes.reduce(act, allowing()));
    expect(after()).toBe(0);
    expect(after(asked(), answered())).toBe(0);
    expect(after(stops)).toBe(1);
    expect(after(stops, answered(later), extended, recounted)).toBe(4);
    expect(timesMoved({ ...allowing(), stage: 2 })).toBe(2);
    const climbed = { step: 0, to: [], at, seats: [], dueAt: later.dueAt };
    expect(timesMoved({ ...allowing(), escalations: [climbed] })).toBe(1);
  });
});

test('links are revoked and people said to be reached only with a reason', () => {
  const revoked = (reason: string): Action => ({
    type: 'approval.linksRevoked',
    person: 'chair@east.example',
    by: office,
    reason,
    at,
  });
  const refused = (made: Action) => () => assertMayAct(anApproval(), made);
  expect(refused(revoked(' '))).toThrow(expect.objectContaining({ code: 'comment_required' }));
  expect(refused(revoked('the phone was stolen'))).not.toThrow();
});

describe('from when the clock of a matter on hold stands still', () => {
  const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T02:00:00Z`;
  const opensAt = day(2);
  const hold = (since: number): Action => ({
    ...{ type: 'approval.blocked', told: [office], at: day(since) },
    seats: [{ seat: 'east.board.chair', because: 'vacant', since: day(since), until: day(20) }],
  });
  const on = (date: number, made: Action): Action => ({ ...made, at: day(date) }) as Action;
  const pause = (until: number) => ({ until: day(until), plan });

  test.each<[string, readonly Action[], string, string]>([
    ['since the hold began', [hold(4)], day(4), day(9)],
    ['since the stage opened, where the hold is older', [hold(1)], day(2), day(9)],
    ['since its deadline was last extended', [hold(3), on(5, extended)], day(5), day(9)],
    ['an extension before it does not count', [on(3, extended), hold(4)], day(4), day(9)],
    ['since an answer that moved the deadline', [hold(3), on(5, answered(later))], day(5), day(9)],
    ['an answer that moves nothing does not count', [hold(3), on(5, answered())], day(3), day(9)],
    ['since a question’s pause is over', [hold(3), on(4, asked(pause(6)))], day(6), day(9)],
    ['a question whose pause lasts longer goes on', [hold(3), on(4, asked(pause(12)))], day(12), day(12)],
    ['a question without a pause stops nothing', [hold(3), on(4, asked())], day(3), day(9)],
    ['without a hold there is nothing to make up for', [], day(9), day(9)],
  ])('%s', (_, changes, from, again) => {
    const approval = changes.reduce(
      (before, made) => ({ ...before, changes: [...(before.changes ?? []), made] }),
      anApproval(),
    );
    expect(standstillOf(approval, { opensAt, at: day(9) })).toEqual({ from, again });
  });
});
