import { assertMayAct, assertNoneBarred, act } from '../../../domain/approvals/actions/rules';
import { assertMayWithdraw } from '../../../domain/approvals/steps';
import type { Approval, Verdict } from '../../../domain/approvals/approvals';
import { barredBy, bars, barKinds, type Bar, type BarredVerb } from '../../../domain/approvals/bars';
import { addedSeat, type Action } from '../../../domain/approvals/actions/actions';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { escalate } from '../../../domain/approvals/time/escalations';
import { mayAnswerFor, peopleFor } from '../../../domain/approvals/mandates';
import { reasonOf } from '../../../domain/shared/reasons';
import { assertMayRecuseLate } from '../../../domain/approvals/reviews';
import { withGrace } from '../../../domain/programme/policies';
import { aDecision, anApproval, aPanel, aSeat, aStage } from '../../support/approvals';
import type { RefusalCode } from '../../../domain/shared/refusals';
import { codeOf } from '../../support/refused';

const at = '2026-03-03T02:00:00Z';
const [requester, officer, chairman] = ['office@east.example', 'office@west.example', 'chair@east.example'] as const;

/** Whoever is barred, in every row. They hold the seat `own`, and `other` is theirs as well. */
const barred = 'x@east.example';
const [own, other, awaited] = ['east.board.own', 'east.board.other', 'east.board.chair'] as const;
const reason = 'a reason';

/** A matter in which one bar holds for `barred`, as the policy says or not. */
const matter = (bar: Bar | undefined, requesterMayNotDecide: boolean, more: Partial<Approval['request']> = {}) => {
  const opened = anApproval({
    requester: bar === 'requester' ? barred : requester,
    ...(bar === 'beneficiary' && { beneficiaries: [barred] }),
    stages: [
      aStage(
        aPanel({
          rule: 'any',
          vetoSeats: [awaited],
          seats: [aSeat(own, { holder: barred }), aSeat(other, { holder: barred }), aSeat(awaited)],
        }),
      ),
    ],
    ...more,
    policy: {
      requesterMayNotDecide,
      multiSeat: true,
      hearEverybody: true,
      escalation: [{ to: 'supervision', within: { workingDays: 1 }, does: 'addApprovers' }],
    },
  });
  return bar === 'recused' ? decide(opened, aDecision(own, 'recuse', { person: barred })) : opened;
};

type Does = (approval: Approval) => string | undefined;

const changes =
  (made: Action): Does =>
  (approval) =>
    codeOf(() => assertMayAct(approval, made));
const votes =
  (verdict: Verdict): Does =>
  (approval) =>
    codeOf(() => assertMayDecide(approval, aDecision(other, verdict, { person: barred })));
const standIn = { person: chairman, substitute: barred, from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' };
const plan = { dueAt: '2026-03-16T09:30:00Z', reminders: [] };

/** How each verb is done by whoever is barred, or to them, as nothing but a bar would refuse it; `undefined` when it is accepted. */
const doing: Readonly<Record<BarredVerb, Does>> = {
  approve: votes('approve'),
  approveWithConditions: votes('approveWithConditions'),
  requestChanges: votes('requestChanges'),
  reject: votes('reject'),
  abstain: votes('abstain'),
  recuse: (approval) =>
    codeOf(() =>
      assertMayDecide(
        { ...approval, decisions: approval.decisions.filter(({ seat }) => seat === own) },
        aDecision(other, 'recuse', { person: barred }),
      ),
    ),
  recuseLate: (approval) =>
    codeOf(() =>
      assertMayRecuseLate(
        { ...approval, decisions: [aDecision(own, 'approve', { person: barred })], ended: 'approved' },
        aDecision(own, 'recuse', { person: barred }),
      ),
    ),
  comment: () => undefined,
  withdraw: (approval) =>
    approval.request.requester === barred ? codeOf(() => assertMayWithdraw(approval, { by: barred })) : undefined,
  beGivenSeat: (approval) =>
    [
      changes({ type: 'approval.delegated', seat: awaited, by: chairman, to: barred, reason, at }),
      changes({ type: 'approval.reassigned', seat: awaited, by: officer, to: barred, reason, at }),
      changes({
        ...{ type: 'approval.approverAdded', stage: 0, by: officer, reason, at },
        seat: addedSeat(barred, 'east', { zh: '顾问', en: 'Adviser' }),
      } as Action),
    ]
      .map((does) => does(approval))
      .reduce((a, b) => (a === undefined || b === undefined ? undefined : a)),
  standIn: (approval) => {
    const stoodIn = { ...approval, request: { ...approval.request, substitutions: [standIn] } };
    const seat = aSeat(awaited);
    const isAsked = peopleFor(stoodIn, seat, at).includes(barred);
    const isOffered = mayAnswerFor(stoodIn, barred, at).some(({ id }) => id === awaited);
    return isAsked || isOffered ? undefined : 'nobody_asked';
  },
  beEscalatedTo: (approval) => {
    const taken = { step: 0, at, to: [barred], dueAt: '2026-03-16T09:30:00Z' };
    const isOffered = mayAnswerFor(escalate(approval, taken), barred, at).some(({ id }) => id === awaited);
    return isOffered ? undefined : 'nobody_asked';
  },
  'approval.delegated': (approval) =>
    changes({
      ...{ type: 'approval.delegated', seat: other, by: barred, to: 'new@east.example', reason, at },
    } as Action)({
      ...approval,
      decisions: approval.decisions.filter(({ seat }) => seat === own),
    }),
  'approval.questioned': changes({ type: 'approval.questioned', seat: other, by: barred, question: 'Why?', at }),
  'approval.answered': (approval) =>
    changes({ type: 'approval.answered', by: barred, answer: 'So.', at })(
      act(
        { ...approval, request: { ...approval.request } },
        { type: 'approval.questioned', seat: awaited, by: chairman, question: 'Why?', at },
      ),
    ),
  'approval.deputised': (approval) =>
    changes({ type: 'approval.deputised', seat: awaited, by: barred, to: 'new@east.example', reason, at })({
      ...approval,
      request: { ...approval.request, policy: withGrace(approval.request.policy) },
      decisions: [...approval.decisions, aDecision(awaited, 'recuse', { person: chairman })],
    }),
  'approval.nudged': (approval) =>
    approval.request.requester === barred
      ? changes({ type: 'approval.nudged', seat: awaited, by: barred, day: '2026-03-03', at })(approval)
      : undefined,
  'approval.reassigned': changes({
    ...{ type: 'approval.reassigned', seat: awaited, by: barred, to: 'new@east.example', reason, at },
  } as Action),
  'approval.approverAdded': changes({
    ...{ type: 'approval.approverAdded', stage: 0, by: barred, reason, at },
    seat: addedSeat('new@east.example', 'east', { zh: '顾问', en: 'Adviser' }),
  } as Action),
  'approval.extended': changes({
    ...{ type: 'approval.extended', plan, earliest: '2026-03-04T09:30:00Z', by: barred, reason, at },
  } as Action),
  'approval.linksRevoked': changes({ type: 'approval.linksRevoked', person: chairman, by: barred, reason, at }),
  'approval.reached': (approval) =>
    changes({ type: 'approval.reached', person: chairman, isReached: true, by: barred, reason, at })(
      act(approval, { type: 'approval.reached', person: chairman, isReached: false, at }),
    ),
  'approval.overridden': changes({ type: 'approval.overridden', outcome: 'approved', by: barred, reason, at }),
};

/** The requester’s own verbs refuse anybody else, barred or not. */
const requestersOwn: readonly BarredVerb[] = ['approval.answered', 'approval.nudged', 'withdraw'];

const verbs = Object.keys(bars) as BarredVerb[];
const cases = verbs.flatMap((verb) =>
  barKinds.flatMap((bar) => [true, false].map((policy) => [verb, bar, policy] as const)),
);

describe('who is barred is barred from every verb', () => {
  test.each(verbs)('%s is open to somebody whom nothing bars', (verb) => {
    if (requestersOwn.includes(verb)) return expect(doing[verb](matter('requester', false))).toBeUndefined();
    expect(doing[verb](matter(undefined, true))).toBeUndefined();
  });

  test.each(cases)('%s, for the %s, where the policy bars them from deciding: %s', (verb, bar, isBarring) => {
    const holding = bars[verb][bar];
    const holds = holding === 'always' || (holding === 'byPolicy' && isBarring);
    const isAnothers = requestersOwn.includes(verb) && bar !== 'requester' && verb === 'approval.answered';
    expect(doing[verb](matter(bar, isBarring)) !== undefined).toBe(holds || isAnothers);
  });

  test('each verb has the bars that were decided for it: whoever asked, whoever gains, whoever has recused', () => {
    const [tips, free] = ['byPolicy byPolicy always', 'never never never'];
    const others = {
      ...{
        recuse: 'byPolicy byPolicy never',
        recuseLate: free,
        comment: free,
        withdraw: free,
        'approval.nudged': free,
      },
      ...{ 'approval.answered': 'never byPolicy always', 'approval.overridden': 'always always always' },
    };
    expect(Object.fromEntries(verbs.map((verb) => [verb, barKinds.map((bar) => bars[verb][bar]).join(' ')]))).toEqual({
      ...Object.fromEntries(verbs.map((verb) => [verb, tips])),
      ...others,
    });
  });

  test.each<[Bar, RefusalCode, string, string]>([
    [
      'requester',
      'barred_requester',
      '提交人不得就自己的事项这样办理。',
      'Whoever made the request may not do this in its matter.',
    ],
    [
      'beneficiary',
      'barred_requester',
      '受益人不得就此事项这样办理。',
      'Whoever gains by the matter may not do this in it.',
    ],
    [
      'recused',
      'barred_recused',
      '已回避的人不得就此事项这样办理。',
      'Whoever is recused from the matter may not do this in it.',
    ],
  ])('the refusal says that it is the %s', (bar, code, zh, en) => {
    const error = barredBy(bar);
    expect([error.code, reasonOf(error)]).toEqual([code, { zh, en }]);
  });

  test('the office is told who of it may not do this, and to sign in', () => {
    const made: Action = { type: 'approval.overridden', outcome: 'approved', by: officer, reason, at };
    const refusal = (people: readonly string[]) => () => assertNoneBarred(matter('requester', true), made, people);
    expect(refusal([officer, barred])).toThrow(
      expect.objectContaining({
        facts: {
          identity: 'signIn',
          why: {
            zh: `服务办公室的令牌不能说明由谁办理，而${barred}须回避此事；请由服务办公室的其他人以本人身份登录后办理。`,
            en: `The office’s token does not show who acts, and ${barred} is barred from this; somebody else of the office has to sign in as themselves.`,
          },
        },
      }),
    );
  });

  test('overriding is barred whatever the policy says of votes, so is a recusal', () => {
    for (const bar of barKinds) expect(bars['approval.overridden'][bar]).toBe('always');
    const judging = verbs.filter((verb) => bars[verb].requester !== 'never');
    const free = ['recuseLate', 'comment', 'withdraw', 'approval.answered', 'approval.nudged'];
    expect(verbs.filter((verb) => !judging.includes(verb)).toSorted()).toEqual(free.toSorted());
    expect(judging.filter((verb) => bars[verb].recused !== 'always')).toEqual(['recuse']);
  });

  test('whoever asked answers, nudges and takes back, whatever else they are in the matter', () => {
    const all = matter('requester', true, { requester: barred, beneficiaries: [barred] });
    for (const verb of requestersOwn) expect(doing[verb](all)).toBeUndefined();
  });

  test.each<Action>([
    { type: 'approval.overridden', outcome: 'approved', by: officer, reason, at },
    { type: 'approval.reassigned', seat: awaited, to: 'new@east.example', by: officer, reason, at },
    { type: 'approval.linksRevoked', person: chairman, by: officer, reason, at },
    { type: 'approval.reached', person: chairman, isReached: true, by: officer, reason, at },
  ])('a token that the whole office shares does not do what one of the office is barred from: $type', (made) => {
    const by = (people: readonly string[]) => codeOf(() => assertNoneBarred(matter('requester', true), made, people));
    expect(by([officer, barred])).toBe('identity_too_weak');
    expect(by([officer, requester])).toBeUndefined();
  });

  test('by that token nobody who gains by a matter answers for whoever asked, and what is refused anyhow says why', () => {
    const answered: Action = { type: 'approval.answered', by: requester, answer: 'So.', at };
    const by = (approval: Approval, made: Action = answered) =>
      codeOf(() => assertNoneBarred(approval, made, [requester, barred]));
    expect(by(matter('beneficiary', true))).toBe('identity_too_weak');
    expect(by(matter('beneficiary', false))).toBeUndefined();
    expect(by({ ...matter('beneficiary', true), ended: 'withdrawn' })).toBeUndefined();
    const own = { type: 'approval.overridden', outcome: 'approved', by: barred, reason, at } as const;
    expect(by(matter('beneficiary', true), own)).toBeUndefined();
  });
});
