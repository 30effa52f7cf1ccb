import fc from 'fast-check';
import type { Approval, Panel } from '../../../../domain/approvals/approvals';
import { openingsOf } from '../../../../domain/approvals/barriers';
import { blockage } from '../../../../domain/approvals/blockages';
import { canFill, type SeatOpening, type FillingProblem } from '../../../../domain/approvals/counting/fillings';
import { awaitedSeats, isApprovedBySilence, outcome } from '../../../../domain/approvals/outcomes';
import type { CountRule, Rule } from '../../../../domain/programme/policies';
import { stageNow } from '../../../../domain/approvals/seats';
import { answerable, countStages } from '../../../../domain/approvals/counting/standings';
import { tallyStage } from '../../../../domain/approvals/counting/tallies';
import { votesOf } from '../../../../domain/approvals/votes';
import { aDecision, anApproval, aPanel, aSeat, aStage } from '../../../support/approvals';
import { answers, rules, tried } from '../../../support/laws';
import type { Seat } from '../../../../domain/programme/governance';

const panels = ['plan', 'money', 'law', 'works'];
const people = [...'abcdefghij'].map((name) => `${name}@east.example`);

/** The four panels beside each other, none of whose people may answer twice. */
const beside = (
  seatsOf: (group: string) => readonly Seat[],
  panel: Partial<Panel>,
  policy: Partial<Approval['request']['policy']> = {},
) =>
  anApproval({
    stages: [aStage(...panels.map((group) => aPanel({ group, seats: seatsOf(group), ...panel })))],
    policy: { distinctPeople: 'stages', atDeadline: 'approve', ...policy },
  });

/** Four panels of ten seats, all held by the same ten people. */
const fortySeats = (rule: CountRule) =>
  beside((group) => people.map((holder, n) => aSeat(`east.${group}.${n}`, { chair: false, holder })), { rule });

/** Seats of some places, all of which the same people could fill, nobody two. */
const openings = (places: readonly string[], each: number, who: readonly string[]): readonly SeatOpening[] =>
  places.flatMap((place) =>
    Array.from({ length: each }, (_, n) => ({
      id: `${place}${n}`,
      place,
      party: 'east',
      weight: 1,
      people: who,
      circles: ['all'],
    })),
  );

/** How often an answer is looked for, by what each way would leave. */
const looksAt = (question: Pick<FillingProblem, 'openings' | 'suffices'> & Partial<FillingProblem>) => {
  let looks = 0;
  const suffices = (left: readonly string[]) => {
    looks += 1;
    return question.suffices(left);
  };
  const found = canFill({ demands: () => [], unmet: () => [], ...question, suffices }, { seats: 24_000 });
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

  test('are looked at no further once one way suffices', () => {
    expect(looksAt({ openings: openings(['a', 'b', 'c', 'd'], 10, people), suffices: () => true }).looks).toBe(1);
  });
});

const many = Array.from({ length: 60 }, (_, n) => `p${n}@east.example`);

/** Four panels of sixty seats of both parties, chairs among them, all held by the same sixty people. */
const manySeats = (rule: Rule, changes: Partial<Panel> = {}) =>
  beside(
    (group) =>
      many.map((holder, n) =>
        aSeat(`${n % 2 ? 'west' : 'east'}.${group}.${n}`, { chair: n < 4, weight: 1 + (n % 2), holder }),
      ),
    { rule, ...changes },
    { vacancyGrace: { workingDays: 5 } },
  );

describe('sixty people who hold four seats each', () => {
  test.each<[string, Rule, Partial<Panel>, boolean]>([
    ['all', 'all', {}, false],
    ['fifteen of each panel', { atLeast: 15 }, {}, true],
    ['sixteen of each panel', { atLeast: 16 }, {}, false],
    ['a quarter of each panel', { share: { percent: 25 } }, {}, true],
    ['more than a quarter of each panel', { share: { percent: 25, strictly: true } }, {}, false],
    ['seven of each party', { bothParties: { atLeast: 7 } }, {}, true],
    ['eight of each party', { bothParties: { atLeast: 8 } }, {}, false],
    ['four chairs in four panels', 'any', { chairMustApprove: true }, false],
    ['half of those who are counted', { share: { percent: 50 } }, { vacantSeats: 'notCounted' }, true],
    ['a weight that heavy seats reach', { weighted: { threshold: 20 } }, {}, true],
  ])('are counted out at once: %s', (_what, rule, changes, isPossible) => {
    const approval = manySeats(rule, changes);
    expect(blockage(approval).length > 0).toBe(!isPossible);
    expect(isApprovedBySilence(approval)).toBe(isPossible);
  });

  test('are looked at once more where what every panel needs is more than they are', () => {
    const seats = openings(['a', 'b', 'c', 'd'], 60, many);
    const asked = (atLeast: number) => {
      const lefts = (left: readonly string[], place: string) => left.filter((id) => id.startsWith(place)).length;
      return looksAt({
        openings: seats,
        suffices: (left) => ['a', 'b', 'c', 'd'].every((place) => 60 - lefts(left, place) >= atLeast),
        demands: () => ['a', 'b', 'c', 'd'].map((place) => ({ places: [place], atLeast })),
      });
    };
    expect(asked(16)).toEqual({ looks: 1, found: false });
    expect(asked(15)).toEqual({ looks: 2, found: true });
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

const seatsOf = ({ seats, wanted }: Puzzle): readonly SeatOpening[] =>
  seats.map(({ stages, people: who }, n) => ({
    id: `${n}`,
    place: JSON.stringify([stages, wanted.includes(n)]),
    party: 'east',
    weight: 1,
    people: who,
    circles: stages.map(String),
  }));

const areRivals = (seats: readonly SeatOpening[], a: string, b: string) => {
  const circles = seats.find(({ id }) => id === a)?.circles ?? [];
  return seats.some(({ id, circles: others }) => id === b && others.some((circle) => circles.includes(circle)));
};

/** Every way of giving each seat a person or nobody, without rivals of one person: what each leaves. */
const allWays = (seats: readonly SeatOpening[]): readonly (readonly string[])[] =>
  seats
    .reduce<readonly (readonly (readonly [string, string])[])[]>(
      (ways, seat) =>
        ways.flatMap((way) => [
          way,
          ...seat.people
            .filter((person) => !way.some(([other, by]) => by === person && areRivals(seats, seat.id, other)))
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
        const question = { openings: seats, suffices, demands: () => [], unmet: () => [] };
        expect(canFill(question, { seats: 24_000 })).toBe(allWays(seats).some(suffices));
      }),
      tried(2000),
    );
  });
});

const panelOf = (group: string) =>
  fc
    .record({
      rule: rules,
      chairMustApprove: fc.boolean(),
      vacantSeats: fc.constantFrom<Panel['vacantSeats'][]>('against', 'notCounted'),
      veto: fc.boolean(),
      casting: fc.boolean(),
      seats: fc.array(
        fc.record({
          party: fc.constantFrom('east', 'west'),
          chair: fc.boolean(),
          weight: fc.integer({ min: 1, max: 3 }),
          holder: fc.option(fc.constantFrom(...few), { freq: 6 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ veto, casting, seats: asked, ...rest }) => {
      const seats = asked.map(({ party, ...each }, n) => aSeat(`${party}.${group}.${n}`, each));
      const [first] = seats.map(({ id }) => id);
      return aPanel({
        ...rest,
        group,
        seats,
        vetoSeats: veto && first ? [first] : [],
        ...(casting && first && { castingVote: first }),
      });
    });

/** Small matters of every rule, in one stage or two of which the second may ask the same seats again, some of them answered. */
const matters = fc
  .record({
    panels: fc.tuple(panelOf('a'), panelOf('b'), panelOf('c')),
    layout: fc.constantFrom<number[][][]>(
      [[0, 1]],
      [[0], [1]],
      [[0, 1], [0]],
      [
        [0, 1],
        [0, 2],
      ],
      [[0]],
    ),
    distinctPeople: fc.constantFrom<('panels' | 'stages')[]>('panels', 'stages'),
    answered: fc.option(fc.constantFrom(...answers), { freq: 3 }),
  })
  .map(({ panels: asked, layout, distinctPeople, answered }): Approval => {
    const stages = layout.map((own) => aStage(...asked.filter((_, at) => own.includes(at))));
    const approval = anApproval({ stages, policy: { distinctPeople, vacancyGrace: { workingDays: 5 } } });
    const seat = asked[0].seats.find(({ holder }) => holder !== null);
    return seat?.holder && answered
      ? { ...approval, decisions: [aDecision(seat.id, answered, { person: seat.holder })] }
      : approval;
  });

/** What no answer counts against: there a seat that is left may change what the answers given come to. */
const isPlain = ({ request, decisions }: Approval) =>
  decisions.every(({ verdict }) => verdict.startsWith('approve')) ||
  request.stages.every(({ panels: all }) => all.every(({ vacantSeats }) => vacantSeats === 'against'));

/** Whether no stage is impossible when some seats are left. */
const isPossible = (approval: Approval, left: readonly string[]) => {
  const [now, ...later] = approval.request.stages.map((_, stage) =>
    tallyStage(answerable(approval, stageNow(approval, stage), left), votesOf(approval)),
  );
  const goesOn = now?.outcome === 'open' || now?.outcome === 'approved' || now?.outcome === 'approvedWithConditions';
  return now?.outcome !== 'impossible' && (!goesOn || later.every((each) => each.outcome !== 'impossible'));
};

describe('whether different people can fill the seats of a matter', () => {
  test('is found as by trying every way of giving them the seats', () => {
    fc.assert(
      fc.property(matters, (approval) => {
        fc.pre(isPlain(approval) && isPossible(approval, []) && countStages(approval).stages[0]?.outcome === 'open');
        const ways = allWays(openingsOf(approval));
        expect(countStages(approval).isUnknown).toBeUndefined();
        expect(countStages(approval).left.length === 0).toBe(ways.some((left) => isPossible(approval, left)));
      }),
      tried(600),
    );
  });

  test('is found for their silence as by trying every way', () => {
    fc.assert(
      fc.property(matters, (approval) => {
        fc.pre(approval.request.stages.length === 1 && isPlain(approval));
        const silent = awaitedSeats(approval);
        const isApprovedBut = (left: readonly string[]) => {
          const told = silent.filter(({ id }) => !left.includes(id)).map(({ id }) => [id, 'approve'] as const);
          const stage = answerable(approval, stageNow(approval, 0), left);
          return tallyStage(stage, new Map([...votesOf(approval), ...told])).outcome.startsWith('approved');
        };
        expect(isApprovedBySilence(approval)).toBe(
          isApprovedBut([]) && allWays(openingsOf(approval)).some(isApprovedBut),
        );
      }),
      tried(600),
    );
  });
});
