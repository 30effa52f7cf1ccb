import fc from 'fast-check';
import { assertMayAct, act, timesMoved } from '../../../domain/approvals/actions/rules';
import { nextStage } from '../../../domain/approvals/steps';
import type { Approval } from '../../../domain/approvals/approvals';
import type { Action, Pause } from '../../../domain/approvals/actions/actions';
import { actionSentence } from '../../../domain/approvals/actions/words';
import { DomainError } from '../../../domain/shared/errors';
import { escalate } from '../../../domain/approvals/time/escalations';
import { explainApproval } from '../../../domain/approvals/explanations';
import { asTold, mayPause, questionOf } from '../../../domain/approvals/pauses';
import { countedFrom } from '../../../domain/approvals/time/recounts';
import { actionsOf } from '../../../domain/approvals/seats';
import { anApproval, aPanel, aPlan, aSeat, aStage } from '../../support/approvals';
import { tried } from '../../support/laws';
import { codeOf } from '../../support/refused';

const at = '2026-03-03T02:00:00Z';
const day = (n: number) => new Date(Date.UTC(2026, 2, n, 9, 30)).toISOString();
const stages = ['board', 'money'].map((group) =>
  aStage(aPanel({ group, rule: 'any', seats: [aSeat(`east.${group}.chair`), aSeat(`west.${group}.chair`)] })),
);
const matter = (): Approval => anApproval({ stages, policy: { questionPause: { workingDays: 2 } } });

const pauseOf = (approval: Pick<Approval, 'stage' | 'dueAt'>, dueAt: string, until = day(5)): Pause => ({
  until,
  plan: { dueAt, reminders: [] },
  counted: { stage: approval.stage, dueAt: approval.dueAt },
});
const asks = (pause?: Pause, seat = 'east.board.chair', when = at): Action => ({
  type: 'approval.questioned',
  seat,
  by: `chair@${seat.slice(0, 4)}.example`,
  question: 'Why?',
  at: when,
  ...(pause && { pause }),
});
const answers = (dueAt?: string): Action => ({
  type: 'approval.answered',
  by: 'office@east.example',
  answer: 'So.',
  at,
  ...(dueAt !== undefined && { plan: { dueAt, reminders: [] } }),
});
const extendedTo = (dueAt: string): Action => ({
  type: 'approval.extended',
  plan: { dueAt, reminders: [] },
  earliest: day(4),
  by: 'office@west.example',
  reason: 'a holiday abroad',
  at,
});
const recounts = (from: string, dueAt: string): Action => ({
  type: 'approval.recounted',
  calendar: { key: 'cn', version: 'cn-2' },
  from,
  plan: { dueAt, reminders: [], provisional: false, rule: { zh: '', en: '' }, calendarVersions: [] },
  at,
});

/** What the process does with a change that somebody asks for: it judges it, takes it up as it stands, and folds it. */
const taking = (approval: Approval, asked: Action): Approval => {
  assertMayAct(approval, asked);
  return act(approval, asTold(approval, asked));
};
describe('one planner says what a question does', () => {
  const paused = () => taking(matter(), asks(pauseOf(matter(), day(11))));

  test('the first stops the clock where the policy allows it', () => {
    expect(paused().dueAt).toBe(day(11));
    expect(mayPause(paused())).toBe(false);
  });

  test('a second one stops nothing, and the record tells no pause that was none', () => {
    const twice = taking(paused(), asks(pauseOf(matter(), day(20)), 'west.board.chair'));
    expect(twice.dueAt).toBe(day(11));
    expect(actionsOf(twice).map((made) => 'pause' in made)).toEqual([true, false]);
    expect(timesMoved(twice)).toBe(1);
  });

  test('where the policy knows no pause there is none, whatever is asked', () => {
    const strict = anApproval({ stages });
    const asked = taking(strict, asks(pauseOf(strict, day(11))));
    expect([asked.dueAt, 'pause' in (actionsOf(asked)[0] ?? {})]).toEqual([strict.dueAt, false]);
  });

  test('a pause that would bring the deadline nearer is none', () => {
    const { counted: _, ...old } = pauseOf(matter(), day(6));
    expect(taking(matter(), asks(old)).dueAt).toBe(matter().dueAt);
  });

  test.each<[string, (approval: Approval) => Approval]>([
    ['an extension', (approval) => taking(approval, extendedTo(day(20)))],
    ['a calendar', (approval) => taking(approval, recounts(approval.dueAt, day(10)))],
    ['a step up the chain', (approval) => escalate(approval, { step: 0, at, to: [], dueAt: day(12) })],
    ['the next stage, be it due on the same day', (approval) => nextStage(approval, aPlan())],
  ])('a pause counted before %s is refused, so that it is counted anew', (_, comesBetween) => {
    const since = comesBetween(matter());
    const stale = asks(pauseOf(matter(), day(30)), since.stage === 0 ? 'east.board.chair' : 'east.money.chair');
    expect(codeOf(() => taking(since, stale))).toBe('deadline_moved');
  });

  test('a calendar that was counted from another deadline than the one that stands is refused', () => {
    const since = taking(matter(), extendedTo(day(20)));
    expect(codeOf(() => taking(since, recounts(matter().dueAt, day(10))))).toBe('deadline_moved');
    expect(countedFrom(since, aPlan())).toBeUndefined();
  });

  test('the answer moves no deadline, whatever plan it brings', () => {
    for (const dueAt of [day(2), day(9), day(30)]) {
      const answered = taking(paused(), answers(dueAt));
      expect([answered.dueAt, 'plan' in (actionsOf(answered)[1] ?? {})]).toEqual([day(11), false]);
    }
  });

  test('the clock stands until the answer, also when somebody else has asked since', () => {
    const twice = taking(paused(), asks(undefined, 'west.board.chair', day(4)));
    expect(questionOf(twice, day(4))).toMatchObject({
      isPaused: true,
      question: { seat: 'west.board.chair' },
      stoppedBy: { seat: 'east.board.chair' },
    });
    expect(explainApproval(twice, aPlan(), day(4)).stopped).toMatchObject({ because: 'question', until: day(5) });
    expect(questionOf(twice, day(5))?.isPaused).toBe(false);
    expect(questionOf(taking(twice, answers()), day(4))).toBeUndefined();
  });

  test.each<[string, (approval: Approval) => Approval]>([
    ['the office has set another deadline', (approval) => taking(approval, extendedTo(day(20)))],
    ['a step up the chain was taken', (approval) => escalate(approval, { step: 0, at, to: [], dueAt: day(12) })],
    ['the next stage has opened', (approval) => nextStage(approval, { dueAt: day(11) })],
  ])('nobody is told that the clock stands once %s', (_, comesBetween) => {
    expect(questionOf(comesBetween(paused()), day(4))?.isPaused).toBe(false);
  });

  test('the record says until when the clock stands at most, and what the deadline has become', () => {
    const [first] = actionsOf(paused());
    const sentence = first && actionSentence(paused(), first);
    expect(sentence?.en).toContain('at the latest until 2026-03-05 09:30');
    expect(sentence?.zh).toContain('截止时间改为2026年3月11日 09:30');
    const plain = asks();
    expect(actionSentence(act(matter(), plain), plain).en).toBe('chair@east.example asked the requester: Why?');
  });
});

type Step = (approval: Approval) => readonly [Approval, mayComeSooner?: true];

/** Plans as they would be counted now, and as somebody counted them on another state of the matter, or on none. */
const days = fc.integer({ min: 1, max: 40 }).map(day);
const counted = fc.option(fc.record({ stage: fc.constantFrom(0, 1), dueAt: days }), { nil: undefined });
const steps = fc.oneof(
  fc
    .record({ dueAt: days, until: days, counted, who: fc.constantFrom('east', 'west'), isFresh: fc.boolean() })
    .map(({ dueAt, until, counted: from, who, isFresh }): Step => (approval) => {
      const seat = `${who}.${approval.stage === 0 ? 'board' : 'money'}.chair`;
      const { counted: now, ...pause } = pauseOf(approval, dueAt, until);
      const basis = isFresh ? now : from;
      return [taking(approval, asks({ ...pause, ...(basis && { counted: basis }) }, seat))];
    }),
  fc.option(days, { nil: undefined }).map((dueAt): Step => (approval) => [taking(approval, answers(dueAt))]),
  days.map((dueAt): Step => (approval) => [taking(approval, extendedTo(dueAt)), true]),
  fc.tuple(days, days).map(([from, dueAt]): Step => (approval) => {
    const counted = taking(approval, recounts(from, dueAt));
    return Date.parse(from) === Date.parse(approval.dueAt) ? [counted, true] : [counted];
  }),
  days.map((dueAt): Step => (approval) => [
    escalate(approval, { step: 0, at, to: [], dueAt: dueAt > approval.dueAt ? dueAt : day(41) }),
  ]),
  days.map(
    (dueAt): Step =>
      (approval) =>
        approval.stage === 0 ? [nextStage(approval, { dueAt }), true] : [approval],
  ),
);

test('whatever is asked, answered and counted in whatever order, only the office, a calendar or the next stage brings a deadline nearer', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 8 }), (made) => {
      let approval = matter();
      for (const step of made) {
        const before = approval;
        try {
          const [after, mayComeSooner] = step(before);
          if (!mayComeSooner) expect(Date.parse(after.dueAt)).toBeGreaterThanOrEqual(Date.parse(before.dueAt));
          approval = after;
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
        }
        expect(actionsOf(approval).filter((each) => 'pause' in each).length).toBeLessThanOrEqual(1);
      }
    }),
    tried(2000),
  );
});
