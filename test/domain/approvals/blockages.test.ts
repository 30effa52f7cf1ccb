import fc from 'fast-check';
import { assertMayAct, act } from '../../../domain/approvals/actions/rules';
import { nextStage, open } from '../../../domain/approvals/steps';
import { closeSentence, stillNeeded, whatThen } from '../../../domain/approvals/words';
import type { Approval, Verdict } from '../../../domain/approvals/approvals';
import {
  afterGrace,
  blockage,
  heldSeats,
  heldSince,
  heldUntil,
  isHoldRecorded,
  isNewHold,
  isOnHold,
} from '../../../domain/approvals/blockages';
import type { Action, HeldSeat } from '../../../domain/approvals/actions/actions';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { afterDeadline } from '../../../domain/approvals/time/escalations';
import { explainApproval } from '../../../domain/approvals/explanations';
import { mayAnswerFor } from '../../../domain/approvals/mandates';
import { awaitedSeats, currentTally, outcome, stageIsDone } from '../../../domain/approvals/outcomes';
import type { CountRule, Policy } from '../../../domain/programme/policies';
import { approvalAfter } from '../../../domain/approvals/projection';
import { aDecision, aPanel, aPlan, aPool, aRequest, aSeat, aStage } from '../../support/approvals';
import { answers, tried } from '../../support/laws';

const at = '2026-03-03T02:00:00Z';
const until = '2026-03-10T17:30:00+08:00';
const office = 'pmo@east.example';
const seat = (key: string) => `east.board.${key}`;
const [a, b, c] = [seat('a'), seat('b'), seat('c')];

const asking = (panels: readonly ReturnType<typeof aPanel>[], policy: Partial<Policy> = {}): Approval =>
  open(
    aRequest({ stages: panels.map((panel) => aStage(panel)), policy: { vacancyGrace: { workingDays: 5 }, ...policy } }),
    aPlan(),
  );
const pool = (letters: string, changes: Parameters<typeof aPool>[1] = {}, policy: Partial<Policy> = {}) =>
  asking([aPool(letters, changes)], policy);

const held = (id: string, holder: string | null): Action => ({
  type: 'approval.rosterChanged',
  holders: { [id]: holder },
  substitutions: [],
  at,
});
const left = (approval: Approval, ...ids: readonly string[]) =>
  ids.reduce((before, id) => act(before, held(id, null)), approval);
const filled = (approval: Approval, ...ids: readonly string[]) =>
  ids.reduce((before, id) => act(before, held(id, `new-${id}@east.example`)), approval);
const answered = (approval: Approval, verdict: Verdict, ...ids: readonly string[]) =>
  ids.reduce((before, id) => decide(before, aDecision(id, verdict)), approval);
const unreached = (person: string, isReached = false): Action => ({ type: 'approval.reached', person, isReached, at });
const seatsOf = (approval: Approval) => blockage(approval).map((each) => [each.seat.id, each.because]);
const recorded = (approval: Approval, times: Readonly<Record<string, string>> = {}): Approval =>
  act(approval, {
    type: 'approval.blocked',
    seats: blockage(approval).map((each): HeldSeat => ({
      seat: each.seat.id,
      because: each.because,
      since: at,
      until: times[each.seat.id] ?? until,
    })),
    told: [office],
    at,
  });
const refused = (call: () => unknown): string => {
  try {
    call();
    return 'accepted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('what only filling a seat can mend puts a matter on hold', () => {
  const ten = answered(pool('abcdefghij'), 'approve', ...[...'abcdefghi'].map(seat));

  test('nine of ten have voted and the tenth leaves: on hold, with the nine votes', () => {
    const hold = left(ten, seat('j'));
    expect(seatsOf(hold)).toEqual([[seat('j'), 'vacant']]);
    expect([outcome(hold), hold.decisions.length, stageIsDone(hold), isOnHold(hold)]).toEqual(['open', 9, false, true]);
    const on = filled(hold, seat('j'));
    expect([seatsOf(on), awaitedSeats(on).map(({ id }) => id)]).toEqual([[], [seat('j')]]);
    expect(outcome(decide(on, aDecision(seat('j'), 'approve', { person: `new-${seat('j')}@east.example` })))).toBe(
      'approved',
    );
  });

  test.each<[string, Approval, readonly (readonly string[])[]]>([
    ['a vacancy at opening', left(pool('abc'), a), [[a, 'vacant']]],
    ['a vacancy without which enough are left', left(pool('abc', { rule: { atLeast: 2 } }), a), []],
    [
      'a recused chair',
      answered(
        pool('abc', {
          rule: 'any',
          chairMustApprove: true,
          seats: ['a', 'b'].map((key) => aSeat(seat(key), { chair: key === 'a' })),
        }),
        'recuse',
        a,
      ),
      [[a, 'recused']],
    ],
    [
      'all recused',
      answered(pool('ab'), 'recuse', a, b),
      [
        [a, 'recused'],
        [b, 'recused'],
      ],
    ],
    [
      'a seat whose holder made the request',
      pool('abc', { seats: [aSeat(a), aSeat(b, { holder: 'office@east.example' })] }),
      [[b, 'barred']],
    ],
    [
      'more vacancies than have to be filled: any of them helps',
      left(pool('abc', { rule: { atLeast: 2 } }), a, b),
      [
        [a, 'vacant'],
        [b, 'vacant'],
      ],
    ],
    [
      'a vacancy beside it that helps nothing',
      left(asking([aPanel({ rule: 'any', chairMustApprove: true })]), 'east.board.chair', 'east.board.plan'),
      [['east.board.chair', 'vacant']],
    ],
    ['a vacancy in a stage to come', left(asking([aPool('a'), aPool('b')]), b), [[b, 'vacant']]],
    ['a vacancy that is not counted', left(pool('abc', { vacantSeats: 'notCounted' }), a), []],
    [
      'a light seat of several that weigh enough together',
      left(
        pool('abc', {
          rule: { weighted: { threshold: 3 } },
          seats: [aSeat(a, { weight: 1 }), aSeat(b, { weight: 2 }), aSeat(c, { weight: 3 })],
        }),
        a,
        b,
        c,
      ),
      [
        [a, 'vacant'],
        [b, 'vacant'],
        [c, 'vacant'],
      ],
    ],
  ])('%s: the seats that help', (_, approval, expected) => {
    expect(seatsOf(approval)).toEqual(expected);
    expect(outcome(approval)).toBe('open');
  });

  test.each<[string, Approval]>([
    ['more approvals than there are seats', pool('a', { rule: { atLeast: 5 } })],
    [
      'a chair who must approve where there is no such seat',
      pool('ab', { rule: 'any', chairMustApprove: true, seats: [aSeat(a, { chair: false })] }),
    ],
    ['nobody in the group by definition', pool('', { seats: [] })],
    ['a vacancy beside what nothing mends', left(asking([aPool('ab'), aPool('c', { rule: { atLeast: 2 } })]), a)],
  ])('%s is impossible at once', (_, approval) => {
    expect([outcome(approval), seatsOf(approval)]).toEqual(['impossible', []]);
  });

  test('where one seat is needed and of two others one is enough, all three are named as enough to choose from', () => {
    const seats = ['a', 'b', 'c'].map((key) => aSeat(seat(key), { chair: key === 'a', holder: null }));
    const hold = pool('abc', { rule: { atLeast: 2 }, chairMustApprove: true, seats });
    expect(seatsOf(hold).map(([id]) => id)).toEqual([a, b, c]);
    const { zh, en } = currentTally(hold).why;
    expect([zh, en]).toEqual([
      expect.stringContaining('须先从以下席位中补任足够席位：'),
      expect.stringContaining('Enough of these seats are to be filled first: '),
    ]);
  });

  test('a seat that stayed empty in a stage that is over is not to be filled any more', () => {
    const panels = [aPool('ab', { rule: 'any' }), aPool('cd')];
    const opened = left(asking(panels), a);
    const second = nextStage(answered(opened, 'approve', b), aPlan());
    expect(seatsOf(left(second, seat('d')))).toEqual([[seat('d'), 'vacant']]);
  });

  test('a matter from before holds is impossible at once, and its recused seat stays so', () => {
    const before = open(aRequest({ stages: [aStage(aPool('ab'))] }), aPlan());
    expect(outcome(left(before, a))).toBe('impossible');
    expect(outcome(filled(answered(before, 'recuse', a), a))).toBe('open');
    expect(awaitedSeats(filled(answered(before, 'recuse', a), a)).map(({ id }) => id)).toEqual([b]);
  });
});

describe('while it is on hold', () => {
  const hold = recorded(left(pool('abc'), a));

  test('whoever can vote is asked and heard, after the deadline too, and may not answer for the empty seat', () => {
    expect(awaitedSeats(hold).map(({ id }) => id)).toEqual([b, c]);
    expect(mayAnswerFor(hold, 'b@east.example').map(({ id }) => id)).toEqual([b]);
    const late = aDecision(b, 'approve', { acceptedAt: '2026-04-01T02:00:00Z' });
    expect(refused(() => assertMayDecide(hold, late))).toBe('accepted');
    expect(refused(() => assertMayDecide(hold, aDecision(a)))).toBe('seat_not_held');
    expect(afterDeadline(hold).kind).toBe('waits');
  });

  test('a matter that is not approved whoever fills the seat ends as that, at once', () => {
    expect(outcome(answered(hold, 'reject', b))).toBe('rejected');
    expect(outcome(answered(hold, 'requestChanges', b))).toBe('changesRequested');
    expect(blockage(answered(hold, 'reject', b))).toEqual([]);
  });

  test('where everybody is heard, those who can answer are heard before it ends', () => {
    const heard = answered(left(pool('abc', {}, { hearEverybody: true }), a), 'reject', b);
    expect([outcome(heard), awaitedSeats(heard).map(({ id }) => id), isOnHold(heard)]).toEqual(['open', [c], false]);
    expect(outcome(answered(heard, 'approve', c))).toBe('rejected');
  });

  test('the next stage is asked though a seat of it is still to be filled', () => {
    const staged = answered(left(asking([aPool('a'), aPool('bc')]), b), 'approve', a);
    expect([stageIsDone(staged), outcome(staged)]).toEqual([true, 'open']);
    const next = nextStage(staged, aPlan());
    expect([awaitedSeats(next).map(({ id }) => id), seatsOf(next)]).toEqual([[c], [[b, 'vacant']]]);
  });

  test('a seat whose holder asked is named as one to be given to somebody else, not as an empty one', () => {
    const requester = aSeat(a).holder ?? '';
    const policy = { vacancyGrace: { workingDays: 5 }, requesterMayNotDecide: true };
    const asked = open(aRequest({ requester, stages: [aStage(aPool('ab'))], policy }), aPlan());
    expect(seatsOf(asked)).toEqual([[a, 'barred']]);
    expect(currentTally(asked).why).toMatchObject({
      zh: expect.stringContaining(`（${requester}不得就此表决，须转办）`),
      en: expect.stringContaining(`(${requester} may not decide here, so somebody else has to)`),
    });
  });

  test('it says which seats are to be filled, until when and what happens then', () => {
    const { stopped, then, state } = explainApproval(hold, aPlan(), at);
    expect(state).toBe('open');
    expect(stopped).toMatchObject({ because: 'hold', until });
    expect(stopped?.sentence.en).toBe(
      'On hold, its clock standing still, until seats are filled: a of East (nobody can answer, until 2026-03-10 17:30 (UTC+08:00)).',
    );
    expect(stillNeeded(hold).en).toMatch(/^To be filled first: a of East\. /);
    expect([then, whatThen(hold)].map(({ en }) => en.includes('no decision possible'))).toEqual([true, true]);
    const either = left(pool('abc', { rule: { atLeast: 2 } }), a, b);
    expect(currentTally(either).why.en).toMatch(
      /^Enough of these seats are to be filled first: a of East, b of East\. /,
    );
  });

  test('an empty, a recused and a coming seat can be given to somebody; one that has voted cannot', () => {
    const given = (approval: Approval, id: string, to = 'new@east.example') =>
      refused(() =>
        assertMayAct(approval, { type: 'approval.reassigned', seat: id, to, by: office, reason: 'left', at }),
      );
    expect(given(hold, a)).toBe('accepted');
    expect(given(answered(pool('ab'), 'recuse', a), a)).toBe('accepted');
    expect(given(answered(pool('ab'), 'recuse', a), a, 'a@east.example')).toBe('reassignment_refused');
    expect(given(answered(pool('ab'), 'approve', a), a)).toBe('seat_already_decided');
    expect(given(left(asking([aPool('a'), aPool('bc')]), b), b)).toBe('accepted');
    expect(given(asking([aPool('a'), aPool('bc')]), b)).toBe('seat_not_held');
  });
});

describe('a hold is recorded seat by seat', () => {
  const both = left(pool('abc'), a, b);

  test('since when it stands, and until when enough must be filled', () => {
    expect([heldSince(both), heldUntil(both), isHoldRecorded(both)]).toEqual([undefined, undefined, false]);
    const hold = recorded(both, { [b]: '2026-03-12T17:30:00+08:00' });
    expect([heldSince(hold), heldUntil(hold), isHoldRecorded(hold)]).toEqual([at, until, true]);
    expect([isHoldRecorded(filled(hold, a)), heldSeats(recorded(filled(hold, a))).map((each) => each.seat)]).toEqual([
      false,
      [b],
    ]);
  });

  test.each<[string, Approval, string, string]>([
    [
      'each seat that is needed has a time of its own',
      recorded(both, { [b]: '2026-03-12T17:30:00+08:00' }),
      until,
      'impossible',
    ],
    [
      'the first to be filled is filled: the other has its own time',
      recorded(filled(recorded(both), a), { [b]: '2026-03-12T17:30:00+08:00' }),
      until,
      'open',
    ],
    ['before its time nothing ends', recorded(both), '2026-03-10T17:29:59+08:00', 'open'],
    [
      'of seats one of which is enough the last decides',
      recorded(left(pool('abc', { rule: { atLeast: 2 } }), a, b), { [b]: '2026-03-12T17:30:00+08:00' }),
      until,
      'open',
    ],
    [
      '… and then it ends',
      recorded(left(pool('abc', { rule: { atLeast: 2 } }), a, b), { [b]: '2026-03-12T17:30:00+08:00' }),
      '2026-03-12T17:30:00+08:00',
      'impossible',
    ],
    ['what was filled just in time goes on', filled(recorded(both), a, b), until, 'open'],
  ])('%s', (_, approval, now, expected) => {
    expect(outcome(afterGrace(approval, now))).toBe(expected);
  });

  test('whoever closed it for want of a seat says which, live and from the record', () => {
    const ended = afterGrace(recorded(left(pool('abc'), a)), until);
    expect(closeSentence(ended).en).toBe(
      'No decision possible: these seats were not filled in time: a of East (nobody can answer, until 2026-03-10 17:30 (UTC+08:00)).',
    );
    const closed = approvalAfter(recorded(left(pool('abc'), a)), {
      type: 'approval.closed',
      approval: 'x',
      outcome: 'impossible',
    });
    expect(closed).toEqual(ended);
  });

  test('only the same seats may be told anew, as when a calendar moves their times', () => {
    const hold = recorded(both);
    const told = (seats: readonly HeldSeat[]): Action => ({ type: 'approval.blocked', seats, told: [], at });
    expect(refused(() => assertMayAct(hold, told(heldSeats(hold))))).toBe('accepted');
    expect(refused(() => assertMayAct(hold, told(heldSeats(hold).slice(1))))).toBe('invalid_input');
    const other = heldSeats(hold).map((each, index) => (index === 0 ? { ...each, seat: c } : each));
    expect(refused(() => assertMayAct(hold, told(other)))).toBe('invalid_input');
  });

  test('a hold ends when nothing has to be filled any more, not before, and sets the deadline that it brings', () => {
    const hold = recorded(both);
    const plan = { dueAt: '2026-03-20T09:30:00Z', reminders: [] };
    const over: Action = { type: 'approval.unblocked', plan, told: [], at };
    expect(refused(() => assertMayAct(hold, over))).toBe('invalid_input');
    const on = filled(hold, a, b);
    expect(refused(() => assertMayAct(on, over))).toBe('accepted');
    const ended = act(on, over);
    expect([ended.dueAt, heldSeats(ended), heldSince(ended), isOnHold(ended)]).toEqual([
      plan.dueAt,
      [],
      undefined,
      false,
    ]);
    expect(isOnHold(on)).toBe(true);
    const again = act(ended, { type: 'approval.blocked', seats: heldSeats(hold), told: [], at: until });
    expect([heldSince(again), isNewHold(again)]).toEqual([until, true]);
  });

  test('is new while it names a seat that was not waited for before, and recorded while each is named with its reason', () => {
    const hold = recorded(both);
    const alike = (changes: Partial<HeldSeat>) =>
      heldSeats(hold).map((each, i) => (i === 0 ? { ...each, ...changes } : each));
    const told = (seats: readonly HeldSeat[]) => act(hold, { type: 'approval.blocked', seats, told: [], at });
    expect([isNewHold(hold), isNewHold(told(heldSeats(hold))), isNewHold(told(alike({ seat: c })))]).toEqual([
      true,
      false,
      true,
    ]);
    expect([hold, told(alike({ because: 'recused' })), told(alike({ seat: c }))].map(isHoldRecorded)).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('the time that ends it is the first without which it can no longer be decided', () => {
    const late = '2026-03-12T17:30:00+08:00';
    expect(heldUntil(recorded(both, { [a]: late }))).toBe(until);
    const oneIsEnough = left(pool('abc', { rule: { atLeast: 2 } }), a, b);
    expect(heldUntil(recorded(oneIsEnough, { [a]: late }))).toBe(late);
    expect(heldUntil(recorded(oneIsEnough, { [b]: late }))).toBe(late);
    expect(heldUntil(filled(recorded(both), a, b))).toBeUndefined();
  });
});

describe('a dead mailbox', () => {
  test.each<[string, CountRule, readonly (readonly string[])[]]>([
    ['puts the matter on hold where that seat is needed', 'all', [[a, 'unreached']]],
    ['does not where it is not', { atLeast: 2 }, []],
  ])('%s', (_, rule, expected) => {
    const lost = act(pool('abc', { rule }), unreached('a@east.example'));
    expect([seatsOf(lost), outcome(lost)]).toEqual([expected, 'open']);
    expect(awaitedSeats(lost).map(({ id }) => id)).toContain(a);
  });

  test.each<[string, (approval: Approval) => Approval]>([
    ['is reached after all', (approval) => act(approval, unreached('a@east.example', true))],
    ['votes all the same', (approval) => answered(approval, 'approve', a)],
    ['gives way to somebody else', (approval) => filled(approval, a)],
    [
      'has a substitute whom mails reach',
      (approval) =>
        act(approval, {
          type: 'approval.rosterChanged',
          holders: {},
          substitutions: [{ person: 'a@east.example', substitute: 's@east.example', from: at, until }],
          at,
        }),
    ],
  ])('ends no matter once the person %s', (_, mended) => {
    const hold = recorded(act(pool('abc'), unreached('a@east.example')));
    expect(blockage(mended(hold))).toEqual([]);
    expect(outcome(afterGrace(mended(hold), until))).toBe('open');
  });

  test('ends it as impossible once its grace is over', () => {
    const hold = recorded(act(pool('abc'), unreached('a@east.example')));
    expect(outcome(afterGrace(hold, until))).toBe('impossible');
  });
});

describe('a recused seat', () => {
  const recused = answered(pool('abc', { rule: { atLeast: 3 } }), 'recuse', a);
  const deputised = (to = 'deputy@east.example', reason = 'a conflict of interest', id = a): Action => ({
    type: 'approval.deputised',
    seat: id,
    to,
    by: office,
    reason,
    at,
  });

  test('is asked again once somebody else holds it, and what was said before counts no longer', () => {
    const voted = answered(answered(pool('ab'), 'approve', a), 'recuse', a);
    const given = filled(voted, a);
    expect(awaitedSeats(given).map(({ id }) => id)).toEqual([a, b]);
    expect(currentTally(given).standings[0]).toMatchObject({ approvals: 0, needed: 2 });
    expect(awaitedSeats(left(voted, a)).map(({ id }) => id)).toEqual([b]);
    expect(refused(() => assertMayDecide(given, aDecision(a, 'approve', { person: 'a@east.example' })))).toBe(
      'seat_not_held',
    );
  });

  test('may be deputised, and the deputy answers with all that the seat is', () => {
    const panel = { rule: 'any' as const, chairMustApprove: true, seats: [aSeat(a, { chair: true }), aSeat(b)] };
    const chair = answered(pool('ab', panel), 'recuse', a);
    const on = act(chair, deputised());
    expect([seatsOf(chair), seatsOf(on)]).toEqual([[[a, 'recused']], []]);
    expect(outcome(answered(on, 'approve', b))).toBe('open');
    expect(outcome(decide(on, aDecision(a, 'approve', { person: 'deputy@east.example' })))).toBe('approved');
  });

  test.each<[string, Approval, Action, string]>([
    ['somebody of the party', recused, deputised(), 'accepted'],
    ['without a reason', recused, deputised('deputy@east.example', ' '), 'comment_required'],
    ['whoever recused it', recused, deputised('a@east.example'), 'deputy_refused'],
    ['whoever made the request', recused, deputised('office@east.example'), 'deputy_refused'],
    ['who votes in this stage already', recused, deputised('b@east.example'), 'deputy_refused'],
    ['for a seat that was not recused', recused, deputised('deputy@east.example', 'why', b), 'deputy_refused'],
    ['for no seat of the matter', recused, deputised('deputy@east.example', 'why', 'east.board.z'), 'seat_not_held'],
  ])('deputy: %s', (_, approval, made, expected) => {
    expect(refused(() => assertMayAct(approval, made))).toBe(expected);
  });
});

describe('laws', () => {
  const rules = fc.oneof(
    fc.constantFrom<CountRule>('all', 'any'),
    fc.integer({ min: 1, max: 4 }).map((atLeast): CountRule => ({ atLeast })),
    fc.integer({ min: 1, max: 100 }).map((percent): CountRule => ({ share: { percent } })),
  );

  test('a matter on hold whose seat is filled ends as if that seat had been held all along', () => {
    fc.assert(
      fc.property(
        rules,
        fc.boolean(),
        fc.array(fc.constantFrom(...answers), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(...answers),
        (rule, chairMustApprove, others, last) => {
          const seats = [...'abcd'].map((key) => aSeat(seat(key), { chair: key === 'a' }));
          const whole = pool('abcd', { rule, chairMustApprove, seats });
          const missing = seat('a');
          const vote = (approval: Approval, id: string, verdict: Verdict, person?: string) =>
            outcome(approval) === 'open'
              ? decide(approval, aDecision(id, verdict, person ? { person } : {}))
              : approval;
          const voting = (approval: Approval) =>
            others.reduce((before, verdict, index) => vote(before, seat('bcd'[index] ?? ''), verdict), approval);
          const hold = left(whole, missing);
          fc.pre(isOnHold(hold));
          const waited = voting(hold);
          const always = voting(filled(whole, missing));
          if (outcome(waited) !== 'open') return expect(outcome(waited)).toBe(outcome(always));
          const who = `new-${missing}@east.example`;
          const ends = (approval: Approval) => outcome(vote(approval, missing, last, who));
          return expect(ends(filled(waited, missing))).toBe(ends(always));
        },
      ),
      tried(400),
    );
  });

  test('it is on hold exactly where filling every seat that it names would let it be decided', () => {
    fc.assert(
      fc.property(
        rules,
        fc.subarray([...'abcd'].map(seat)),
        fc.array(fc.constantFrom(undefined, ...answers), { minLength: 4, maxLength: 4 }),
        (rule, gone, said) => {
          const asked = left(pool('abcd', { rule }), ...gone);
          const approval = said.reduce<Approval>((before, verdict, index) => {
            const id = seat('abcd'[index] ?? '');
            const isHere = !gone.includes(id) && outcome(before) === 'open';
            return verdict && isHere ? answered(before, verdict, id) : before;
          }, asked);
          const blockers = blockage(approval).map((each) => each.seat.id);
          fc.pre(outcome(approval) === 'open');
          expect(outcome(filled(approval, ...blockers))).not.toBe('impossible');
          expect(blockage(filled(approval, ...blockers))).toEqual([]);
        },
      ),
      tried(300),
    );
  });
});
