import fc from 'fast-check';
import { findFilling, type Opening } from '../../domain/fillings';
import { isApprovedBySilence, outcome } from '../../domain/outcomes';
import type { CountRule } from '../../domain/policies';
import { anApproval, aPanel, aSeat, aStage } from '../support/approvals';
import { tried } from '../support/laws';

const panels = ['plan', 'money', 'law', 'works'];
const people = [...'abcdefghij'].map((name) => `${name}@east.example`);

/** Four panels of ten seats, all held by the same ten people, none of whom may answer twice. */
const fortySeats = (rule: CountRule) =>
  anApproval({
    stages: [
      aStage(
        ...panels.map((group) =>
          aPanel({
            group,
            rule,
            seats: people.map((holder, n) => aSeat(`east.${group}.${n}`, { chair: false, holder })),
          }),
        ),
      ),
    ],
    policy: { distinctPeople: 'stages', atDeadline: 'approve' },
  });

const openings = (places: readonly string[], each: number, who: readonly string[]): readonly Opening[] => {
  const ids = places.flatMap((place) => Array.from({ length: each }, (_, n) => `${place}${n}`));
  return ids.map((id) => ({ id, place: id.slice(0, 1), people: who, rivals: ids.filter((other) => other !== id) }));
};

/** How often an answer is looked for, by what each way would leave. */
const looksAt = (seats: readonly Opening[], suffices: (left: readonly string[]) => boolean) => {
  let looks = 0;
  const found = findFilling(seats, (left) => {
    looks += 1;
    return suffices(left);
  });
  return { looks, found };
};

describe('forty seats that ten people hold between them', () => {
  test('are impossible where every seat, or three of each panel, must approve', () => {
    expect(outcome(fortySeats('all'))).toBe('impossible');
    expect(outcome(fortySeats({ atLeast: 3 }))).toBe('impossible');
    expect(isApprovedBySilence(fortySeats({ atLeast: 3 }))).toBe(false);
  });

  test('are asked where ten approvals are enough', () => {
    expect(outcome(fortySeats({ atLeast: 2 }))).toBe('open');
    expect(isApprovedBySilence(fortySeats({ atLeast: 2 }))).toBe(true);
  });

  test('are looked at once for each way in which the panels differ, not for each way in which the people do', () => {
    const { looks, found } = looksAt(openings(['a', 'b', 'c', 'd'], 10, people), () => false);
    expect(found).toBeUndefined();
    expect(looks).toBeLessThan(300);
  });

  test('are looked at no further once one way suffices', () => {
    expect(looksAt(openings(['a', 'b', 'c', 'd'], 10, people), () => true).looks).toBe(1);
  });
});

interface Puzzle {
  readonly seats: readonly { readonly stages: readonly number[]; readonly people: readonly string[] }[];
  readonly wanted: readonly number[];
}

const few = ['x', 'y', 'z'];
const puzzles = fc.record<Puzzle>({
  seats: fc.array(
    fc.record({
      stages: fc.subarray([0, 1], { minLength: 1 }),
      people: fc.subarray(few, { minLength: 1 }),
    }),
    { maxLength: 5 },
  ),
  wanted: fc.subarray([0, 1, 2, 3, 4]),
});

const seatsOf = ({ seats, wanted }: Puzzle): readonly Opening[] =>
  seats.map(({ stages, people: who }, n) => ({
    id: `${n}`,
    place: JSON.stringify([stages, wanted.includes(n)]),
    people: who,
    rivals: seats.flatMap((each, m) => (m !== n && each.stages.some((stage) => stages.includes(stage)) ? `${m}` : [])),
  }));

/** Every way of giving each seat a person or nobody, without rivals of one person: what each leaves. */
const allWays = (seats: readonly Opening[]): readonly (readonly string[])[] =>
  seats
    .reduce<readonly (readonly (readonly [string, string])[])[]>(
      (ways, seat) =>
        ways.flatMap((way) => [
          way,
          ...seat.people
            .filter((person) => !way.some(([id, other]) => other === person && seat.rivals.includes(id)))
            .map((person) => [...way, [seat.id, person] as const]),
        ]),
      [[]],
    )
    .map((way) => seats.flatMap(({ id }) => (way.some(([filled]) => filled === id) ? [] : id)));

describe('whether different people can fill the seats', () => {
  test('is found exactly when some way of filling them suffices', () => {
    fc.assert(
      fc.property(puzzles, fc.integer({ min: 0, max: 5 }), (puzzle, spare) => {
        const seats = seatsOf(puzzle);
        const suffices = (left: readonly string[]) =>
          left.filter((id) => puzzle.wanted.includes(Number(id))).length === 0 && left.length <= spare;
        expect(findFilling(seats, suffices) !== undefined).toBe(allWays(seats).some(suffices));
      }),
      tried(2000),
    );
  });
});
