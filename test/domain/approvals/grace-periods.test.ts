import { assertMayAct, act } from '../../../domain/approvals/actions/rules';
import { nextStage } from '../../../domain/approvals/steps';
import type { Approval } from '../../../domain/approvals/approvals';
import { assertMayDecide } from '../../../domain/approvals/decisions';
import { afterDeadline, escalate } from '../../../domain/approvals/time/escalations';
import { explainApproval } from '../../../domain/approvals/explanations';
import { lettersOf } from '../../../domain/letters/letters';
import { isHeldUp, gracePeriodOf, POST, unwarned, type AskingMail } from '../../../domain/approvals/time/grace-periods';
import type { EscalationStep } from '../../../domain/programme/policies';
import { heldUp, isKnown, unreached } from '../../../domain/approvals/time/unreached';
import { aDecision, anApproval, aPlan, aPool, aStage } from '../../support/approvals';

const chair = 'chair@east.example';
const at = '2026-03-09T09:30:15Z';
const warnBy = '2026-03-06T09:30:00Z';
const asked = (changes: Partial<AskingMail> = {}): AskingMail => ({
  to: chair,
  askedAt: '2026-03-05T02:00:00Z',
  ...changes,
});
const held = (approval: Approval, person = chair) =>
  act(approval, { type: 'approval.reached', person, isReached: false, isHeldUp: true, at });
const arrived = (approval: Approval, person = chair) =>
  act(approval, { type: 'approval.reached', person, isReached: true, at });
const chain: readonly EscalationStep[] = [{ to: 'groupChair', within: { workingDays: 2 }, does: 'notify' }];
const escalating = anApproval({ policy: { atDeadline: 'escalate', escalation: chain } });

describe('who was warned of a deadline', () => {
  test.each<[string, readonly AskingMail[], 'waiting' | 'late' | 'warned']>([
    ['nobody was written to', [], 'warned'],
    ['the reminder left at once', [asked({ leftAt: '2026-03-05T02:00:09Z' })], 'warned'],
    ['the reminder still waits', [asked()], 'waiting'],
    ['one of two reminders still waits', [asked({ leftAt: '2026-03-05T02:00:09Z' }), asked()], 'waiting'],
    ['the reminder at the deadline is only just on its way', [asked({ askedAt: '2026-03-09T09:30:00Z' })], 'warned'],
    ['an outage let it leave in good time all the same', [asked({ leftAt: '2026-03-06T09:00:00Z' })], 'warned'],
    ['an outage let it leave an hour before the deadline', [asked({ leftAt: '2026-03-09T08:30:00Z' })], 'late'],
    [
      'a late reminder that left at once',
      [asked({ askedAt: '2026-03-09T08:00:00Z', leftAt: '2026-03-09T08:00:05Z' })],
      'warned',
    ],
    ['a mail to somebody who is not asked still waits', [asked({ to: 'copy@east.example' })], 'warned'],
  ])('%s', (_, mails, expected) => {
    const { waiting, late } = unwarned(anApproval(), mails, { at, warnBy });
    expect({ waiting, late }).toEqual({
      waiting: expected === 'waiting' ? [chair] : [],
      late: expected === 'late' ? [chair] : [],
    });
  });

  test('whoever answered needs no warning, a substitute and whom it was escalated to do', () => {
    const from = '2026-03-01T00:00:00Z';
    const standingIn = { person: chair, substitute: 'deputy@east.example', from, until: '2026-04-01T00:00:00Z' };
    const approval = escalate(anApproval({ stages: [aStage(aPool('ab'))], substitutions: [] }), {
      step: 0,
      at,
      to: ['boss@east.example'],
      dueAt: at,
    });
    const who = (one: Approval, to: string) => unwarned(one, [asked({ to })], { at, warnBy }).waiting;
    expect(who(anApproval({ substitutions: [standingIn] }), 'deputy@east.example')).toEqual(['deputy@east.example']);
    expect(who(approval, 'boss@east.example')).toEqual(['boss@east.example']);
    expect(who(nextStage(approval, aPlan()), 'boss@east.example')).toEqual([]);
  });

  test('fifteen minutes are no outage', () => {
    expect(isHeldUp('2026-03-09T09:15:00Z', '2026-03-09T09:30:00Z')).toBe(false);
    expect(isHeldUp('2026-03-09T09:15:00Z', '2026-03-09T09:30:01Z')).toBe(true);
  });

  test('the period is one working day unless the policy says another', () => {
    expect(gracePeriodOf({})).toEqual({ workingDays: 1 });
    expect(gracePeriodOf({ noticePeriod: { workingHours: 4 } })).toEqual({ workingHours: 4 });
  });
});

describe('while an outage holds up mails', () => {
  test('nothing escalates and nothing ends, until they have arrived', () => {
    expect(afterDeadline(held(escalating)).kind).toBe('waits');
    expect(afterDeadline(held(anApproval())).kind).toBe('waits');
    expect(afterDeadline(arrived(held(escalating))).kind).toBe('escalates');
    expect(unreached(arrived(held(escalating)))).toEqual([]);
  });

  test('a mail that will never arrive stops the chain too, until its person is reached', () => {
    const lost = act(escalating, { type: 'approval.reached', person: chair, isReached: false, at });
    expect(heldUp(lost)).toEqual([]);
    expect(afterDeadline(lost).kind).toBe('waits');
    expect(afterDeadline(arrived(lost)).kind).toBe('escalates');
  });

  test('that a mail is held up is news of somebody who was reached or lost; whoever acts meanwhile has been reached', () => {
    const told = { type: 'approval.reached', person: chair, at } as const;
    const [lost, late] = [
      { ...told, isReached: false } as const,
      { ...told, isReached: false, isHeldUp: true } as const,
    ];
    expect(isKnown(escalating, late)).toBe(false);
    expect(isKnown(act(escalating, lost), late)).toBe(false);
    expect(isKnown(held(escalating), late)).toBe(true);
    expect(isKnown(held(escalating), lost)).toBe(false);
    const byPhone = { ...told, isReached: true, by: 'office@west.example', reason: 'by phone' } as const;
    expect(() => assertMayAct(held(escalating), byPhone)).not.toThrow();
    const asks = { type: 'approval.questioned', seat: 'east.board.chair', by: chair, question: 'Why?', at } as const;
    expect(heldUp(act(held(escalating), asks))).toEqual([]);
  });

  test('nobody comes too late, since the clock stands still', () => {
    const late = aDecision('east.board.plan', 'approve', { acceptedAt: '2026-03-09T10:00:00Z' });
    expect(() => assertMayDecide(anApproval(), late)).toThrow(expect.objectContaining({ code: 'too_late' }));
    expect(() => assertMayDecide(held(anApproval()), late)).not.toThrow();
  });

  test('it says so, whom they are for, and what follows', () => {
    const { stopped, waitsOn } = explainApproval(held(anApproval()), aPlan(), at);
    expect(stopped?.because).toBe('heldUp');
    expect(stopped?.sentence.zh).toContain(`发给${chair}的邮件因故障尚未发出；发出后重新给予 1 个工作日`);
    expect(stopped?.sentence.en).toContain('once they have left, a period of 1 working day begins anew');
    expect(waitsOn[0]?.seats[0]).toMatchObject({ person: chair, isUnreached: true });
  });

  test('whoever learns of the new deadline by the mail that asks them gets no second one', () => {
    const plan = { dueAt: '2026-03-11T09:30:00Z', reminders: [] };
    const happening = {
      type: 'approval.extended',
      plan,
      earliest: at,
      knownTo: [chair],
      by: POST,
      reason: 'an outage is over',
      at,
    } as const;
    const approval = act(arrived(held(anApproval())), happening);
    const id = approval.request.approval;
    const letters = lettersOf(
      { programme: 'east-west', process: id, number: 9, at, happening: { ...happening, approval: id } },
      { approval, office: ['office@west.example'] },
    );
    const told = letters.map(({ to }) => to);
    expect(told).not.toContain(chair);
    expect(told).toEqual(expect.arrayContaining(['plan@east.example', 'office@east.example', 'office@west.example']));
  });
});
