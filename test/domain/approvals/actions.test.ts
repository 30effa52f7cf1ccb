import fc from 'fast-check';
import { assertMayAct, act } from '../../../domain/approvals/actions/rules';
import { questionOf } from '../../../domain/approvals/pauses';
import { nextStage } from '../../../domain/approvals/steps';
import { whatThen } from '../../../domain/approvals/words';
import type { Approval } from '../../../domain/approvals/approvals';
import { addedSeat, type Action, type Delegated } from '../../../domain/approvals/actions/actions';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { DomainError } from '../../../domain/shared/errors';
import { afterDeadline } from '../../../domain/approvals/time/escalations';
import { explainApproval } from '../../../domain/approvals/explanations';
import { mayAnswerFor, peopleFor } from '../../../domain/approvals/mandates';
import { awaitedSeats, outcome } from '../../../domain/approvals/outcomes';
import { seatsOf } from '../../../domain/approvals/seats';
import { unreached } from '../../../domain/approvals/time/unreached';
import { aDecision, anApproval, aPanel, aPlan, aPool, aSeat, aStage } from '../../support/approvals';
import { tried } from '../../support/laws';

const at = '2026-03-03T02:00:00Z';
const office = 'office@west.example';
const [chair, plan, west] = ['east.board.chair', 'east.board.plan', 'west.board.chair'] as const;
const [chairman, planner, deputy] = ['chair@east.example', 'plan@east.example', 'deputy@east.example'] as const;

const delegated = (changes: Partial<Delegated> = {}): Action => ({
  type: 'approval.delegated',
  seat: chair,
  by: chairman,
  to: deputy,
  reason: 'travelling',
  at,
  ...changes,
});
const reassigned = (seat: string, to: string, reason = 'ill'): Action => ({
  type: 'approval.reassigned',
  seat,
  to,
  by: office,
  reason,
  at,
});
const roster = (
  holders: Readonly<Record<string, string | null>>,
  substitutions: Extract<Action, { type: 'approval.rosterChanged' }>['substitutions'] = [],
): Action => ({ type: 'approval.rosterChanged', holders, substitutions, at });
const nudged = (seat: string, day: string): Action => ({
  type: 'approval.nudged',
  seat,
  by: 'office@east.example',
  day,
  at,
});
const extended = (dueAt: string): Action => ({
  type: 'approval.extended',
  plan: { dueAt, reminders: [] },
  earliest: '2026-03-04T09:30:00Z',
  by: office,
  reason: 'a holiday abroad',
  at,
});
const asked = (until = '2026-03-05T09:30:00Z', dueAt = '2026-03-11T09:30:00Z'): Action => ({
  type: 'approval.questioned',
  seat: chair,
  by: chairman,
  question: 'What does it cost?',
  pause: { until, plan: { dueAt, reminders: [] } },
  at,
});
const answered = (dueAt?: string): Action => ({
  type: 'approval.answered',
  by: 'office@east.example',
  answer: 'A million.',
  at,
  ...(dueAt && { plan: { dueAt, reminders: [] } }),
});
const overridden = (by: string, reason = 'the deadline of the law'): Action => ({
  type: 'approval.overridden',
  outcome: 'approved',
  by,
  reason,
  at,
});
const added = (person: string): Action => ({
  type: 'approval.approverAdded',
  stage: 0,
  seat: addedSeat(person, 'east', { zh: '顾问', en: 'Adviser' }),
  by: office,
  reason: 'expertise',
  at,
});
const unreachedNow = (person: string, isReached = false): Action => ({
  type: 'approval.reached',
  person,
  isReached,
  at,
});

const taking = (approval: Approval, ...changes: readonly Action[]) =>
  changes.reduce((before, made) => {
    assertMayAct(before, made);
    return act(before, made);
  }, approval);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};
const tries = (approval: Approval, made: Action) => codeOf(() => assertMayAct(approval, made));
const votes = (approval: Approval, seat: string, person: string, acceptedAt = at) =>
  codeOf(() => assertMayDecide(approval, aDecision(seat, 'approve', { person, acceptedAt })));
const answeredBy = (approval: Approval, seat: string, person: string) =>
  decide(approval, aDecision(seat, 'approve', { person }));

describe('delegating this task', () => {
  test('the delegate takes the seat and adds no vote; whoever delegated can no longer answer', () => {
    const opened = anApproval();
    const after = taking(opened, delegated());
    expect(votes(after, chair, chairman)).toBe('seat_not_held');
    expect(votes(after, chair, deputy)).toBe('accepted');
    expect(awaitedSeats(after)).toHaveLength(awaitedSeats(opened).length);
    expect(mayAnswerFor(after, deputy).map(({ id }) => id)).toEqual([chair]);
  });

  test.each<[string, () => Approval, Action, string]>([
    ['somebody else’s seat', () => anApproval(), delegated({ by: planner }), 'seat_not_held'],
    ['to oneself', () => anApproval(), delegated({ to: chairman }), 'delegation_refused'],
    [
      'a second level',
      () => taking(anApproval(), delegated()),
      delegated({ by: deputy, to: 'other@east.example' }),
      'delegation_refused',
    ],
    [
      'in a circle',
      () => taking(anApproval(), delegated()),
      delegated({ seat: plan, by: planner, to: chairman }),
      'delegation_refused',
    ],
    [
      'to somebody who votes in this stage already',
      () => anApproval(),
      delegated({ to: planner }),
      'delegation_refused',
    ],
    ['to the requester', () => anApproval({ requester: deputy }), delegated(), 'delegation_refused'],
    ['to whoever gains by it', () => anApproval({ beneficiaries: [deputy] }), delegated(), 'delegation_refused'],
    ['after one’s vote', () => answeredBy(anApproval(), chair, chairman), delegated(), 'seat_already_decided'],
    [
      'a seat of a later stage',
      () => anApproval({ stages: [aStage(aPool('ab')), aStage(aPanel())] }),
      delegated(),
      'not_open_yet',
    ],
    ['a closed matter', () => decide(anApproval(), aDecision(west, 'reject')), delegated(), 'already_closed'],
  ])('refuses %s', (_, build, made, code) => {
    expect(tries(build(), made)).toBe(code);
  });

  test('somebody who votes already may take a second seat only where the policy allows it', () => {
    expect(tries(anApproval({ policy: { multiSeat: true } }), delegated({ to: planner }))).toBe('accepted');
  });

  test('somebody who recused themselves takes no other seat of the matter', () => {
    const seats = [aSeat(chair), aSeat(plan)];
    const one = anApproval({ stages: [aStage(aPanel({ rule: { atLeast: 1 }, seats }))], policy: { multiSeat: true } });
    const recused = decide(one, aDecision(plan, 'recuse'));
    expect(tries(recused, delegated({ to: planner }))).toBe('delegation_refused');
  });
});

describe('substitutes for a period', () => {
  const period = { person: chairman, substitute: deputy, from: '2026-03-02T00:00:00Z', until: '2026-03-04T00:00:00Z' };
  const standing = () => act(anApproval(), roster({}, [period]));

  test('who stands in is settled at the time of the vote', () => {
    expect(votes(standing(), chair, deputy, '2026-03-03T23:59:59Z')).toBe('accepted');
    expect(votes(standing(), chair, deputy, '2026-03-04T00:00:00Z')).toBe('seat_not_held');
    expect(votes(standing(), chair, deputy, '2026-03-01T23:59:59Z')).toBe('seat_not_held');
  });

  test('the principal may still act, and the first accepted vote fills the seat', () => {
    expect(votes(standing(), chair, chairman)).toBe('accepted');
    expect(votes(answeredBy(standing(), chair, deputy), chair, chairman)).toBe('seat_already_decided');
    expect(votes(answeredBy(standing(), chair, chairman), chair, deputy)).toBe('seat_already_decided');
  });

  test('both are asked while the period runs', () => {
    const [seat] = seatsOf(standing(), 0);
    expect(seat && peopleFor(standing(), seat, at)).toEqual([chairman, deputy]);
    expect(seat && peopleFor(standing(), seat, '2026-03-05T00:00:00Z')).toEqual([chairman]);
  });

  test('the requester is barred as a substitute too, and nobody stands in for the requester', () => {
    const asDeputy = act(anApproval({ requester: deputy }), roster({}, [period]));
    expect(votes(asDeputy, chair, deputy)).toBe('barred_requester');
    const asChair = act(anApproval({ requester: chairman }), roster({}, [period]));
    expect(votes(asChair, chair, deputy)).not.toBe('accepted');
  });

  test('substitutions known at opening count from the start', () => {
    expect(votes(anApproval({ substitutions: [period] }), chair, deputy)).toBe('accepted');
  });
});

describe('the roster', () => {
  test('a new holder answers, the old one no longer', () => {
    const changed = act(anApproval(), roster({ [chair]: deputy }));
    expect([votes(changed, chair, chairman), votes(changed, chair, deputy)]).toEqual(['seat_not_held', 'accepted']);
  });

  test('a leaver who has voted: the vote stands', () => {
    const left = act(answeredBy(anApproval(), chair, chairman), roster({ [chair]: null }));
    expect(outcome(left)).toBe('open');
    const rest = ['east.board.plan', 'east.board.money', 'west.board.chair', 'west.board.plan', 'west.board.money'];
    expect(outcome(rest.reduce((before, seat) => decide(before, aDecision(seat)), left))).toBe('approved');
  });

  test('a seat that falls vacant counts against, and so the matter is impossible at once', () => {
    expect(outcome(act(anApproval(), roster({ [chair]: null })))).toBe('impossible');
  });

  test('all seats of one party vacant is impossible, never decided by the other alone', () => {
    const panel = aPanel({ rule: { bothParties: 'any' }, vacantSeats: 'notCounted' });
    const eastGone = roster(Object.fromEntries(['chair', 'plan', 'money'].map((key) => [`east.board.${key}`, null])));
    const gone = act(decide(anApproval({ stages: [aStage(panel)] }), aDecision(west)), eastGone);
    expect(outcome(gone)).toBe('impossible');
  });

  test('a delegation ends when the seat is filled anew', () => {
    const filled = act(taking(anApproval(), delegated()), roster({ [chair]: 'new@east.example' }));
    expect([votes(filled, chair, deputy), votes(filled, chair, 'new@east.example')]).toEqual([
      'seat_not_held',
      'accepted',
    ]);
    expect(tries(filled, delegated({ by: 'new@east.example', to: 'aide@east.example' }))).toBe('accepted');
  });
});

describe('what the office may do', () => {
  test('reassigns an awaited seat, with a reason', () => {
    expect(tries(anApproval(), reassigned(chair, deputy, ' '))).toBe('comment_required');
    const moved = taking(anApproval(), reassigned(chair, deputy));
    expect([votes(moved, chair, chairman), votes(moved, chair, deputy)]).toEqual(['seat_not_held', 'accepted']);
    expect(tries(anApproval({ requester: deputy }), reassigned(chair, deputy))).toBe('reassignment_refused');
    expect(tries(anApproval(), reassigned(chair, planner))).toBe('reassignment_refused');
    expect(tries(answeredBy(anApproval(), chair, chairman), reassigned(chair, deputy))).toBe('seat_already_decided');
  });

  test('extends the deadline, and never shortens it below one working day', () => {
    expect(taking(anApproval(), extended('2026-03-16T09:30:00Z')).dueAt).toBe('2026-03-16T09:30:00Z');
    expect(taking(anApproval(), extended('2026-03-04T09:30:00Z')).dueAt).toBe('2026-03-04T09:30:00Z');
    expect(tries(anApproval(), extended('2026-03-04T09:29:59Z'))).toBe('deadline_too_short');
  });

  test('a vote after the old deadline and before the new one is in time', () => {
    const late = '2026-03-10T02:00:00Z';
    expect(votes(anApproval(), chair, chairman, late)).toBe('too_late');
    expect(votes(taking(anApproval(), extended('2026-03-16T09:30:00Z')), chair, chairman, late)).toBe('accepted');
  });

  test('adds an approver whose approval is needed as well', () => {
    const any = anApproval({ stages: [aStage(aPanel({ rule: { bothParties: 'any' } }))] });
    const more = taking(any, added(deputy));
    const both = decide(decide(more, aDecision(chair)), aDecision(west));
    expect(outcome(both)).toBe('open');
    expect(awaitedSeats(both).map(({ holder }) => holder)).toEqual([deputy]);
    const seat = `east.added.${deputy}`;
    expect(outcome(answeredBy(both, seat, deputy))).toBe('approved');
    expect(outcome(decide(both, aDecision(seat, 'reject', { person: deputy })))).toBe('rejected');
    expect(tries(anApproval(), added(planner))).toBe('reassignment_refused');
  });

  test('overrides only by a verb that says so, with a reason, and never a request of its own', () => {
    const done = taking(anApproval(), overridden(office));
    expect(outcome(done)).toBe('approved');
    expect(tries(anApproval(), overridden(office, ''))).toBe('comment_required');
    expect(tries(anApproval(), overridden('office@east.example'))).toBe('barred_requester');
    expect(tries(done, overridden(office))).toBe('already_closed');
  });
});

describe('asking and hurrying', () => {
  test('a question may stop the clock once; a second one does not move the deadline again', () => {
    const one = taking(anApproval(), asked());
    expect(one.dueAt).toBe('2026-03-11T09:30:00Z');
    expect(questionOf(one, at)?.isPaused).toBe(true);
    expect(questionOf(one, '2026-03-05T09:30:00Z')?.isPaused).toBe(false);
    const two = taking(one, answered('2026-03-10T09:30:00Z'), asked('2026-03-20T09:30:00Z', '2026-03-30T09:30:00Z'));
    expect(two.dueAt).toBe('2026-03-10T09:30:00Z');
  });

  test('only the requester answers, and only what was asked', () => {
    expect(tries(anApproval(), answered())).toBe('nothing_asked');
    const one = taking(anApproval(), asked());
    expect(tries(one, { ...answered(), by: office } as Action)).toBe('forbidden');
    expect(questionOf(taking(one, answered()), at)).toBeUndefined();
    expect(tries(taking(one, answered()), answered())).toBe('nothing_asked');
  });

  test('the requester nudges an awaited seat at most once a working day', () => {
    const once = taking(anApproval(), nudged(chair, '2026-03-03'));
    expect(tries(once, nudged(chair, '2026-03-03'))).toBe('nudged_already');
    expect(tries(once, nudged(chair, '2026-03-04'))).toBe('accepted');
    expect(tries(once, nudged(plan, '2026-03-03'))).toBe('accepted');
    expect(tries(answeredBy(anApproval(), chair, chairman), nudged(chair, '2026-03-03'))).toBe('seat_already_decided');
    expect(tries(anApproval(), { ...nudged(chair, '2026-03-03'), by: office } as Action)).toBe('forbidden');
  });
});

describe('silence and mails that do not arrive', () => {
  const silently = { atDeadline: 'approve' } as const;
  const silent = anApproval({ policy: silently });
  const ends = (approval: Approval) => {
    const next = afterDeadline(approval);
    return next.kind === 'ends' ? outcome(next.approval) : next.kind;
  };

  test('silence approves only where the policy says so', () => {
    expect(ends(silent)).toBe('approved');
    expect(ends(anApproval())).toBe('expired');
    expect(ends(anApproval({ policy: { atDeadline: 'reject' } }))).toBe('rejected');
  });

  test('silence never approves against a rejection that has been given', () => {
    const heard = anApproval({ policy: { ...silently, hearEverybody: true } });
    expect(ends(decide(heard, aDecision(west, 'reject')))).toBe('expired');
    expect(ends(decide(heard, aDecision(west)))).toBe('approved');
  });

  test('silence never skips a stage that has not been asked yet', () => {
    const opened = anApproval({ stages: [aStage(aPool('a')), aStage(aPool('b'))], policy: silently });
    expect(ends(opened)).toBe('expired');
    expect(whatThen(opened).en).toBe('Without a decision by then, this approval expires.');
    expect(ends(nextStage(decide(opened, aDecision('east.board.a')), aPlan()))).toBe('approved');
  });

  test('one silent person counts for one seat where different people are asked for', () => {
    const seats = ['a', 'b'].map((key) => aSeat(`east.board.${key}`, { holder: chairman }));
    const of = (atLeast: number) =>
      anApproval({
        stages: [aStage(aPanel({ rule: { atLeast }, seats: [...seats, aSeat('east.board.c')] }))],
        policy: { ...silently, distinctPeople: 'panels', hearEverybody: true },
      });
    expect(ends(of(2))).toBe('approved');
    expect(ends(decide(of(2), aDecision('east.board.c', 'abstain')))).toBe('impossible');
  });

  test.each(['approve', 'reject', 'expire'] as const)(
    'silence means nothing while a mail is undelivered (%s): that clock stands still',
    (atDeadline) => {
      const out = act(anApproval({ policy: { atDeadline } }), unreachedNow(chairman));
      expect(afterDeadline(out).kind).toBe('waits');
      expect(afterDeadline(act(out, unreachedNow(chairman, true))).kind).toBe('ends');
      expect(afterDeadline(taking(out, reassigned(chair, deputy))).kind).toBe('ends');
    },
  );

  test('whoever asks something themselves has been reached, and their clock runs again', () => {
    const out = act(silent, unreachedNow(chairman));
    expect(unreached(out)).toEqual([chairman]);
    expect(unreached(act(out, asked()))).toEqual([]);
  });

  test('the office may say, with the reason, that it has reached somebody whose mails do not arrive, and nobody else', () => {
    const by = 'office@west.example';
    const reachedAgain = { type: 'approval.reached', person: chairman, isReached: true, at } as const;
    const byPhone = (reason: string): Action => ({ ...reachedAgain, by, reason });
    const out = act(silent, unreachedNow(chairman));
    expect(codeOf(() => assertMayAct(out, byPhone(' ')))).toBe('comment_required');
    expect(codeOf(() => assertMayAct(silent, byPhone('by phone')))).toBe('invalid_input');
    expect(unreached(taking(out, byPhone('by phone')))).toEqual([]);
  });

  test('a mail lost to somebody who has answered stops nothing', () => {
    const out = act(answeredBy(silent, chair, chairman), unreachedNow(chairman));
    expect(afterDeadline(out).kind).toBe('ends');
  });
});

describe('different people', () => {
  const twice = [
    aSeat('east.board.a', { holder: 'x@east.example' }),
    aSeat('east.board.b', { holder: 'x@east.example' }),
  ];
  const other = aSeat('east.board.c');
  const within = (rule: 'all' | { atLeast: number }, distinctPeople: 'panels' | 'stages' = 'panels') =>
    anApproval({ stages: [aStage(aPanel({ rule, seats: [...twice, other] }))], policy: { distinctPeople } });

  test('nobody answers for two seats of a stage', () => {
    const first = answeredBy(within({ atLeast: 2 }), 'east.board.a', 'x@east.example');
    expect(votes(first, 'east.board.b', 'x@east.example')).toBe('already_answered_elsewhere');
    expect(outcome(answeredBy(first, 'east.board.c', 'c@east.example'))).toBe('approved');
  });

  test('it is impossible at once when too few people hold the seats', () => {
    expect(outcome(within('all'))).toBe('impossible');
    expect(outcome(within({ atLeast: 2 }))).toBe('open');
    expect(outcome(within({ atLeast: 3 }))).toBe('impossible');
  });

  test('where one person may not fill two seats, a substitute may fill the other', () => {
    const seats = ['a', 'b'].map((key) => aSeat(`east.board.${key}`, { holder: chairman }));
    const period = {
      person: chairman,
      substitute: deputy,
      from: '2026-03-02T00:00:00Z',
      until: '2026-03-08T00:00:00Z',
    };
    const stages = [aStage(aPanel({ rule: 'all', seats }))];
    const alone = anApproval({ stages, policy: { distinctPeople: 'panels' } });
    const both = anApproval({ stages, policy: { distinctPeople: 'panels' }, substitutions: [period] });
    expect([outcome(alone), outcome(both)]).toEqual(['impossible', 'open']);
    const first = answeredBy(both, 'east.board.a', chairman);
    expect(outcome(answeredBy(first, 'east.board.b', deputy))).toBe('approved');
  });

  test('different people within a stage: whoever answered in one stage answers in the next as well', () => {
    const holder = chairman;
    const stages = ['a', 'b'].map((key) =>
      aStage(aPanel({ rule: 'all', seats: [aSeat(`east.board.${key}`, { holder })] })),
    );
    const first = answeredBy(anApproval({ stages, policy: { distinctPeople: 'panels' } }), 'east.board.a', holder);
    expect(outcome(first)).toBe('open');
    expect(outcome(answeredBy(nextStage(first, aPlan()), 'east.board.b', holder))).toBe('approved');
  });

  test('a later stage for which there are too few different people is told at opening', () => {
    const seats = ['b', 'c'].map((key) => aSeat(`east.board.${key}`, { holder: chairman }));
    const stages = [aStage(aPool('a')), aStage(aPanel({ rule: 'all', seats }))];
    expect(outcome(anApproval({ stages, policy: { distinctPeople: 'panels' } }))).toBe('impossible');
  });

  test('nobody answers in two stages', () => {
    const stages = [
      aStage(aPanel({ rule: 'all', seats: [aSeat('east.board.a', { holder: 'x@east.example' })] })),
      aStage(
        aPanel({
          group: 'council',
          rule: 'any',
          seats: [aSeat('east.council.x', { holder: 'x@east.example' }), aSeat('east.council.y')],
        }),
      ),
    ];
    const done = answeredBy(
      anApproval({ stages, policy: { distinctPeople: 'stages' } }),
      'east.board.a',
      'x@east.example',
    );
    const second = { ...done, stage: 1 };
    expect(votes(second, 'east.council.x', 'x@east.example')).toBe('already_answered_elsewhere');
    expect(awaitedSeats(second).map(({ id }) => id)).toEqual(['east.council.y']);
    const onlyPanels = {
      ...second,
      request: { ...second.request, policy: { ...second.request.policy, distinctPeople: 'panels' as const } },
    };
    expect(votes(onlyPanels, 'east.council.x', 'x@east.example')).toBe('accepted');
  });

  test('impossible is said exactly when no way of answering reaches approval', () => {
    const people = ['x', 'y', 'z'].map((name) => `${name}@east.example`);
    const panels = fc.record({
      holders: fc.array(fc.constantFrom(...people, null), { minLength: 1, maxLength: 5 }),
      atLeast: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(panels, ({ holders, atLeast }) => {
        const seats = holders.map((holder, index) => aSeat(`east.board.${index}`, { holder, chair: false }));
        const approval = anApproval({
          stages: [aStage(aPanel({ rule: { atLeast }, seats }))],
          policy: { distinctPeople: 'panels' },
        });
        const distinct = new Set(holders.filter((holder) => holder !== null)).size;
        expect(outcome(approval) === 'impossible').toBe(distinct < atLeast);
      }),
      tried(300),
    );
  });
});

describe('why it is waiting', () => {
  test('says on whom, for what, until when, what stops the clock and what happens then', () => {
    const explained = explainApproval(taking(anApproval(), asked()), aPlan(), at);
    expect(explained).toMatchObject({
      state: 'open',
      dueAt: '2026-03-11T09:30:00Z',
      stopped: { because: 'question', until: '2026-03-05T09:30:00Z' },
      waitsOn: [
        { group: 'board', party: 'east', needed: 3, approvals: 0, seats: [{ person: chairman }, {}, {}] },
        { party: 'west' },
      ],
    });
    expect(explained.then.zh).not.toBe('');
  });

  test('names whom no mail reaches', () => {
    const explained = explainApproval(act(anApproval(), unreachedNow(chairman)), aPlan(), at);
    expect(explained.stopped).toMatchObject({ because: 'undelivered' });
    expect(explained.waitsOn[0]?.seats[0]).toMatchObject({ person: chairman, isUnreached: true });
  });
});
