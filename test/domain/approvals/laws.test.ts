import fc from 'fast-check';
import type { Approval, Decision, Verdict } from '../../../domain/approvals/approvals';
import { nextStage } from '../../../domain/approvals/steps';
import type { Substitution } from '../../../domain/approvals/actions/actions';
import { assertMayDecide, decide } from '../../../domain/approvals/decisions';
import { DomainError } from '../../../domain/shared/errors';
import { mayAnswerFor } from '../../../domain/approvals/mandates';
import { currentTally, outcome, stageIsDone } from '../../../domain/approvals/outcomes';
import type { CountRule, Policy } from '../../../domain/programme/policies';
import { aDecision, anApproval, aPanel, aPlan, aSeat, aStage } from '../../support/approvals';
import { tried } from '../../support/laws';
import type { Seat } from '../../../domain/programme/governance';

const people = ['x', 'y', 'z', 'w'].map((name) => `${name}@east.example`);
const at = '2026-03-03T02:00:00Z';

interface Matter {
  readonly stages: readonly { readonly rule: CountRule; readonly holders: readonly (string | null)[] }[];
  readonly substitutions: readonly Substitution[];
  readonly distinctPeople: Policy['distinctPeople'];
  readonly requester: string;
}

/** Two stages of few seats, held and stood in for by the same few people, one of whom may have made the request. */
const matters = fc.record<Matter>({
  stages: fc.array(
    fc.record({
      rule: fc.oneof(
        fc.constantFrom<CountRule>('all', 'any'),
        fc.integer({ min: 1, max: 3 }).map((atLeast): CountRule => ({ atLeast })),
      ),
      holders: fc.array(fc.option(fc.constantFrom(...people), { freq: 8 }), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  substitutions: fc.array(
    fc
      .record({ person: fc.constantFrom(...people), substitute: fc.constantFrom(...people) })
      .map((pair): Substitution => ({ ...pair, from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' })),
    { maxLength: 2 },
  ),
  distinctPeople: fc.constantFrom(undefined, 'panels', 'stages'),
  requester: fc.constantFrom('office@east.example', ...people),
});

const seatsIn = ({ stages }: Matter): readonly (readonly Seat[])[] =>
  stages.map(({ holders }, stage) =>
    holders.map((holder, n) => aSeat(`east.s${stage}.${n}`, { holder, chair: false, group: `s${stage}` })),
  );

const opened = (matter: Matter): Approval =>
  anApproval({
    requester: matter.requester,
    substitutions: matter.substitutions,
    stages: seatsIn(matter).map((seats, stage) =>
      aStage(aPanel({ group: `s${stage}`, rule: matter.stages[stage]?.rule ?? 'all', seats })),
    ),
    policy: { ...(matter.distinctPeople && { distinctPeople: matter.distinctPeople }) },
  });

/**
 * Who may answer for a seat (docs/rules/people.md, "Substitutes" and "Who is barred"): its holder or a substitute, but
 * never the requester, nor for the requester.
 */
const peopleOf = ({ substitutions, requester }: Matter, { holder }: Seat): readonly string[] =>
  holder === null || holder === requester
    ? []
    : [holder, ...substitutions.flatMap(({ person, substitute }) => (person === holder ? substitute : []))].filter(
        (person) => person !== requester,
      );

type Filled = readonly { readonly stage: number; readonly person: string }[];

/** Tries every way in which the seats may be filled by people, and says whether one of them fills enough in every stage. */
function canBeApproved(matter: Matter): boolean {
  const asked = seatsIn(matter).flatMap((seats, stage) => seats.map((seat) => ({ stage, seat })));
  const collides = (filled: Filled, stage: number, person: string) =>
    matter.distinctPeople !== undefined &&
    filled.some((each) => each.person === person && (matter.distinctPeople === 'stages' || each.stage === stage));
  const ways = asked.reduce<readonly Filled[]>(
    (before, { stage, seat }) =>
      before.flatMap((filled) => [
        filled,
        ...peopleOf(matter, seat).flatMap((person) =>
          collides(filled, stage, person) ? [] : [[...filled, { stage, person }]],
        ),
      ]),
    [[]],
  );
  return ways.some((filled) =>
    matter.stages.every(({ rule, holders }, stage) => {
      const yes = filled.filter((each) => each.stage === stage).length;
      if (rule === 'all') return yes === holders.length;
      return yes >= (rule === 'any' ? 1 : (rule as { atLeast: number }).atLeast);
    }),
  );
}

const codeOf = (approval: Approval, decision: Decision): string => {
  try {
    assertMayDecide(approval, decision);
    return 'accepted';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

/** The approval after every answer that is accepted, with the next stage opened as soon as the one before it is done. */
const after = (approval: Approval, decisions: readonly Decision[]): Approval =>
  decisions.reduce((before, decision) => {
    if (codeOf(before, decision) !== 'accepted') return before;
    const next = decide(before, decision);
    return outcome(next) === 'open' && stageIsDone(next) ? nextStage(next, aPlan()) : next;
  }, approval);

/** Anybody answering for anything, in any order. */
const attempts = fc.array(
  fc
    .record({
      seat: fc.tuple(fc.nat(1), fc.nat(2)).map(([stage, n]) => `east.s${stage}.${n}`),
      person: fc.constantFrom(...people),
      verdict: fc.constantFrom<Verdict>('approve', 'approve', 'approve', 'abstain', 'recuse'),
    })
    .map(({ seat, person, verdict }) => aDecision(seat, verdict, { person })),
  { maxLength: 8 },
);

describe('laws of who may fill which seat', () => {
  test('is impossible at opening exactly when no way of filling the seats with people reaches approval', () => {
    fc.assert(
      fc.property(matters, (matter) => {
        expect(outcome(opened(matter)) === 'impossible').toBe(!canBeApproved(matter));
      }),
      tried(1500),
    );
  });

  test('people who approve whatever they may answer are never stopped as impossible where their answers could suffice', () => {
    const approvals = attempts.map((all) => all.map((each) => ({ ...each, verdict: 'approve' as const, comment: '' })));
    fc.assert(
      fc.property(matters, approvals, (matter, decisions) => {
        if (matter.distinctPeople !== undefined || !canBeApproved(matter)) return;
        expect(outcome(after(opened(matter), decisions))).not.toBe('impossible');
      }),
      tried(500),
    );
  });

  test('nobody ever answers for two seats among which different people are asked for', () => {
    fc.assert(
      fc.property(matters, attempts, (matter, decisions) => {
        const { distinctPeople } = matter;
        const { decisions: given } = after(opened(matter), decisions);
        const answers = new Map(given.map((decision) => [decision.seat, decision]));
        const counted = [...answers.values()].filter(({ verdict }) => verdict !== 'recuse');
        const keys = counted.map(({ person, seat }) =>
          distinctPeople === 'stages' ? person : `${person} ${seat.split('.')[1]}`,
        );
        if (distinctPeople) expect(new Set(keys).size).toBe(keys.length);
        expect(given.every(({ person }) => person !== matter.requester)).toBe(true);
      }),
      tried(500),
    );
  });

  test('what the page offers a person is exactly what is accepted from them', () => {
    fc.assert(
      fc.property(matters, attempts, fc.constantFrom(...people), (matter, decisions, person) => {
        const approval = after(opened(matter), decisions);
        const offered = mayAnswerFor(approval, person, at).map(({ id }) => id);
        const accepted = seatsIn(matter)
          .flat()
          .map(({ id }) => id)
          .filter((seat) => codeOf(approval, aDecision(seat, 'approve', { person, acceptedAt: at })) === 'accepted');
        expect(offered).toEqual(accepted);
      }),
      tried(500),
    );
  });

  test('while it is open somebody can bring it nearer to its end', () => {
    fc.assert(
      fc.property(matters, attempts, (matter, decisions) => {
        const approval = after(opened(matter), decisions);
        if (outcome(approval) !== 'open') return;
        const awaited = currentTally(approval).standings.flatMap((standing) => standing.awaited);
        const offered = people.flatMap((person) => mayAnswerFor(approval, person, at).map(({ id }) => id));
        expect(awaited.some((seat) => offered.includes(seat))).toBe(true);
      }),
      tried(500),
    );
  });
});
