import fc, { type Parameters } from 'fast-check';
import type { Panel, Verdict } from '../../domain/approvals/approvals';
import type { CountRule, Rule } from '../../domain/programme/policies';
import type { Votes } from '../../domain/approvals/counting/quorum';
import { aPanel, aSeat } from './approvals';

/** A mutation run tries every law for every mutant: few examples have to do, always the same ones, and the first that fails. */
const isMutationRun = process.env.STRYKER_MUTATOR_WORKER !== undefined;

/** Each run of the tests tries a quarter, of other examples each time; `npm run test:laws` tries all. */
const isWhole = process.env['GATEHOUSE_LAWS'] === 'whole';

/** How often a law is tried; so many times when it is tried in full. */
export const tried = (numRuns: number): Parameters<unknown> =>
  isMutationRun
    ? { numRuns: Math.ceil(numRuns / 30), seed: 1, endOnFailure: true }
    : { numRuns: isWhole ? numRuns : Math.ceil(numRuns / 4) };

export const answers: readonly Verdict[] = [
  'approve',
  'approveWithConditions',
  'requestChanges',
  'reject',
  'abstain',
  'recuse',
];

const counts = fc.oneof(
  fc.constantFrom<CountRule>('all', 'any'),
  fc.record({ atLeast: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ share: fc.record({ percent: fc.integer({ min: 1, max: 100 }), strictly: fc.boolean() }) }),
  fc.record({ weighted: fc.record({ threshold: fc.integer({ min: 1, max: 6 }) }) }),
);

export const rules: fc.Arbitrary<Rule> = fc.oneof(
  counts,
  fc.record({ bothParties: fc.oneof(counts, fc.record({ east: counts, west: counts })) }),
);

/** Up to five seats of two parties, of one group, some vacant; the held ones of each party by one person. */
const seatsOf = (group: string) =>
  fc
    .array(
      fc.record({
        party: fc.constantFrom('east', 'west'),
        chair: fc.boolean(),
        weight: fc.integer({ min: 1, max: 3 }),
        isHeld: fc.option(fc.constant(true), { freq: 5 }),
      }),
      { maxLength: 5 },
    )
    .map((all) =>
      all.map(({ isHeld, ...seat }, i) =>
        aSeat(`${seat.party}.${group}.s${i}`, { ...seat, holder: isHeld && `x@${seat.party}.example` }),
      ),
    );

/** Every panel that the policy language can say, of few seats. */
export const panelsOf = (group: string): fc.Arbitrary<Panel> =>
  fc
    .record({
      rule: rules,
      seats: seatsOf(group),
      chairMustApprove: fc.boolean(),
      vacantSeats: fc.constantFrom<Panel['vacantSeats'][]>('against', 'notCounted'),
      veto: fc.option(fc.nat(4), { freq: 2 }),
      casting: fc.option(fc.nat(4), { freq: 2 }),
    })
    .map(({ veto, casting, ...rest }) => {
      const castingVote = casting === null ? undefined : rest.seats[casting]?.id;
      const vetoSeats = veto === null ? [] : rest.seats.slice(veto, veto + 1).map(({ id }) => id);
      return aPanel({ ...rest, group, vetoSeats, ...(castingVote && { castingVote }) });
    });

/** One panel with whatever some of its seats have answered. */
export const casesOf = (group: string): fc.Arbitrary<{ readonly panel: Panel; readonly votes: Votes }> =>
  fc
    .tuple(
      panelsOf(group),
      fc.array(fc.option(fc.constantFrom(...answers), { freq: 3 }), { minLength: 5, maxLength: 5 }),
    )
    .map(([panel, given]) => {
      const votes = panel.seats.flatMap(({ id, holder }, i) => {
        const verdict = given[i];
        return holder !== null && verdict ? [[id, verdict] as const] : [];
      });
      return { panel, votes: new Map(votes) };
    });

export const cases = casesOf('board');
