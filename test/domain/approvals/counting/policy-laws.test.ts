import fc from 'fast-check';
import type { Approval, Decision, Panel, Stage, Verdict } from '../../../../domain/approvals/approvals';
import { nextStage } from '../../../../domain/approvals/steps';
import { assertMayDecide, decide } from '../../../../domain/approvals/decisions';
import { awaitedSeats, outcome, stageIsDone } from '../../../../domain/approvals/outcomes';
import type { CountRule } from '../../../../domain/programme/policies';
import type { Votes } from '../../../../domain/approvals/counting/quorum';
import { tallyPanel, tallyStage } from '../../../../domain/approvals/counting/tallies';
import { aDecision, anApproval, aPanel, aPlan, aSeat, aStage } from '../../../support/approvals';
import { answers, cases, casesOf, panelsOf, tried } from '../../../support/laws';

const isYes = (state: string) => state === 'approved' || state === 'approvedWithConditions';

/** What each seat says when its turn comes. */
type Answers = ReadonlyMap<string, Verdict>;

const decisionOf = (seat: string, verdict: Verdict, person: string): Decision => aDecision(seat, verdict, { person });

const isAccepted = (approval: Approval, decision: Decision) => {
  try {
    assertMayDecide(approval, decision);
    return true;
  } catch {
    return false;
  }
};

/** Everybody answers in this order, as often as it takes; a stage opens once the one before it is done. */
const inOrder = (stages: readonly Stage[], given: Answers, order: readonly string[], hearEverybody: boolean) =>
  [...order, ...order].reduce(
    (approval, seat) => {
      const holder = stages.flatMap(({ panels }) => panels.flatMap(({ seats }) => seats)).find(({ id }) => id === seat);
      const decision = decisionOf(seat, given.get(seat) ?? 'approve', holder?.holder ?? '');
      if (!awaitedSeats(approval).some(({ id }) => id === seat) || !isAccepted(approval, decision)) return approval;
      const next = decide(approval, decision);
      return outcome(next) === 'open' && stageIsDone(next) ? nextStage(next, aPlan()) : next;
    },
    anApproval({ stages, policy: { hearEverybody } }),
  );

/** Nobody says of themselves both that they may judge a matter and that they may not: whoever recuses one seat recuses all of theirs. */
const consistent = (stages: readonly Stage[], said: readonly (readonly [string, Verdict])[]) => {
  const seats = stages.flatMap(({ panels }) => panels.flatMap((panel) => panel.seats));
  const holderOf = (seat: string) => seats.find(({ id }) => id === seat)?.holder;
  const out = said.flatMap(([seat, verdict]) => (verdict === 'recuse' ? [holderOf(seat)] : []));
  return said.map(([seat, verdict]): [string, Verdict] => [seat, out.includes(holderOf(seat)) ? 'recuse' : verdict]);
};

/** One or two stages of one or two panels, what everybody there says, and two orders in which they say it. */
const matters = fc
  .tuple(
    fc.array(fc.array(fc.nat(1), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 }),
    fc.tuple(...['a', 'b', 'c', 'd'].map(panelsOf)),
    fc.array(fc.constantFrom(...answers), { minLength: 20, maxLength: 20 }),
  )
  .chain(([shape, pool, words]) => {
    const stages = shape.map((panels, stage) => aStage(...panels.map((_, at) => pool[stage * 2 + at] as Panel)));
    const seats = stages.flatMap(({ panels }) => panels.flatMap((panel) => panel.seats.map(({ id }) => id)));
    const all = fc.shuffledSubarray(seats, { minLength: seats.length });
    const said = seats.map((id, n): [string, Verdict] => [id, words[n] ?? 'approve']);
    const given = new Map(consistent(stages, said));
    return fc.record({ stages: fc.constant(stages), given: fc.constant(given), one: all, other: all });
  });

describe('laws of a whole policy', () => {
  test('the order of votes never matters for the outcome at close', () => {
    fc.assert(
      fc.property(matters, fc.boolean(), ({ stages, given, one, other }, hearEverybody) => {
        const ends = [one, other].map((order) => outcome(inOrder(stages, given, order, hearEverybody)));
        expect(isYes(ends[0] ?? '')).toBe(isYes(ends[1] ?? ''));
        expect(ends).not.toContain('open');
      }),
      tried(1000),
    );
  });

  test('a later stage is asked only when every panel of the one before has approved', () => {
    fc.assert(
      fc.property(matters, ({ stages, given, one }) => {
        const approval = inOrder(stages, given, one, false);
        const votes: Votes = new Map(approval.decisions.map(({ seat, verdict }) => [seat, verdict]));
        const first = stages[0] ?? { panels: [] };
        const later = (stages[1]?.panels ?? []).flatMap(({ seats }) => seats.map(({ id }) => id));
        // Whoever is recused takes the seats that they have in later stages along.
        if (later.some((id) => (votes.get(id) ?? 'recuse') !== 'recuse'))
          expect(first.panels.every((panel) => isYes(tallyPanel(panel, votes).outcome))).toBe(true);
        if (isYes(outcome(approval)))
          expect(stages.every(({ panels }) => panels.every((panel) => isYes(tallyPanel(panel, votes).outcome)))).toBe(
            true,
          );
      }),
      tried(500),
    );
  });

  test('one more approval never turns an approved stage into anything else', () => {
    const pairs = fc.tuple(casesOf('a'), casesOf('b'));
    fc.assert(
      fc.property(pairs, fc.nat(9), ([one, two], n) => {
        const stage = aStage(one.panel, two.panel);
        const votes = new Map([...one.votes, ...two.votes]);
        const seat = [...one.panel.seats, ...two.panel.seats][n];
        if (!seat || votes.get(seat.id) === 'recuse' || !isYes(tallyStage(stage, votes).outcome)) return;
        if (seat.holder === null && !votes.has(seat.id)) return; // nobody answers for a vacant seat
        expect(isYes(tallyStage(stage, new Map([...votes, [seat.id, 'approve'] as const])).outcome)).toBe(true);
      }),
      tried(2000),
    );
  });

  test('no number of votes of one party changes what the other party has come to', () => {
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.constantFrom(...answers), { minLength: 5, maxLength: 5 }),
        ({ panel, votes }, given) => {
          const rule = panel.rule;
          if (typeof rule === 'string' || !('bothParties' in rule)) return;
          const ofEast = panel.seats.filter(({ party }) => party === 'east');
          const changed = new Map([...votes, ...ofEast.map(({ id }, n) => [id, given[n] ?? 'reject'] as const)]);
          const west = (cast: Votes) =>
            tallyPanel(panel, cast)
              .standings.filter(({ party }) => party === 'west')
              .map(({ state, needed, approvals }) => [state, needed, approvals]);
          expect(west(changed)).toEqual(west(votes));
          const hasWest = panel.seats.some(({ party }) => party === 'west');
          if (hasWest && !isYes(String(west(votes)[0]?.[0])))
            expect(isYes(tallyPanel(panel, changed).outcome)).toBe(false);
        },
      ),
      tried(1500),
    );
  });

  test('a seat that is recused or falls vacant never lowers how many must approve by number or weight', () => {
    const isFixed = (rule: CountRule) => rule === 'any' || (typeof rule === 'object' && !('share' in rule));
    const rulesOf = ({ rule }: Panel): readonly CountRule[] => {
      if (typeof rule === 'string' || !('bothParties' in rule)) return [rule];
      const both = rule.bothParties as CountRule | Readonly<Record<string, CountRule>>;
      return typeof both === 'object' && 'east' in both ? Object.values(both) : [both as CountRule];
    };
    const needs = (panel: Panel, votes: Votes) => tallyPanel(panel, votes).standings.map(({ needed }) => needed);
    fc.assert(
      fc.property(cases, fc.nat(4), ({ panel, votes }, n) => {
        const seat = panel.seats[n];
        if (!seat) return;
        const vacated = {
          ...panel,
          seats: panel.seats.map((each) => (each.id === seat.id ? { ...each, holder: null } : each)),
        };
        if (panel.vacantSeats === 'against' || votes.has(seat.id))
          expect(needs(vacated, votes)).toEqual(needs(panel, votes));
        if (rulesOf(panel).every(isFixed))
          expect(needs(panel, new Map([...votes, [seat.id, 'recuse'] as const]))).toEqual(needs(panel, votes));
      }),
      tried(1500),
    );
  });

  test('percentages and weights are counted in whole numbers, exactly at the border', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 100 }), fc.nat(40), (given, percent, n) => {
        const seats = given.map((weight, at) => aSeat(`east.board.${at}`, { weight, chair: false }));
        const yes = seats.slice(0, n);
        const votes: Votes = new Map(seats.map(({ id }, at) => [id, at < n ? 'approve' : 'abstain'] as const));
        const by = (rule: CountRule) => isYes(tallyPanel(aPanel({ rule, seats }), votes).outcome);
        const [part, whole] = [BigInt(yes.length) * 100n, BigInt(percent) * BigInt(seats.length)];
        expect(by({ share: { percent } })).toBe(part >= whole);
        expect(by({ share: { percent, strictly: true } })).toBe(part > whole);
        const weight = yes.reduce((sum, seat) => sum + seat.weight, 0);
        if (weight > 0) expect(by({ weighted: { threshold: weight } })).toBe(true);
        expect(by({ weighted: { threshold: weight + 1 } })).toBe(false);
      }),
      tried(500),
    );
  });
});
