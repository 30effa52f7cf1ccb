import fc from 'fast-check';
import type { Panel, Verdict } from '../../../../domain/approvals/approvals';
import type { CountRule, Rule } from '../../../../domain/programme/policies';
import { tallyPanel, tallyStage } from '../../../../domain/approvals/counting/tallies';
import { aPanel, aSeat, aStage } from '../../../support/approvals';
import { rules, tried } from '../../../support/laws';
import type { Seat } from '../../../../domain/programme/governance';

/**
 * docs/rules/approvals.md, "Outcomes", read once more, by trying out everything: an answer sheet has a letter a seat
 * (yes, no, wish for changes, abstention o, recused, `.` not yet, `-` vacant), what is certain is what every way of
 * filling it in comes to.
 */
type Sheet = string;
const letters: Readonly<Record<string, Verdict>> = {
  y: 'approve',
  c: 'approveWithConditions',
  n: 'reject',
  w: 'requestChanges',
  o: 'abstain',
  r: 'recuse',
};
const SAID = ['y', 'n', 'w', 'o', 'r'];

const votesOn = (seats: readonly Seat[], sheet: Sheet) =>
  new Map(
    seats.flatMap(({ id }, at) => {
      const verdict = letters[sheet[at] ?? ''];
      return verdict ? [[id, verdict] as const] : [];
    }),
  );

interface Side {
  readonly at: readonly number[];
  readonly rule: CountRule;
}

const sidesOf = ({ rule, seats }: Panel): readonly Side[] => {
  const every = seats.map((_, at) => at);
  if (typeof rule === 'string' || !('bothParties' in rule)) return [{ at: every, rule }];
  const both = rule.bothParties;
  const own = typeof both === 'object' && 'east' in both ? (both as Readonly<Record<string, CountRule>>) : undefined;
  return ['east', 'west'].map((party) => ({
    at: every.filter((at) => seats[at]?.party === party),
    rule: own?.[party] ?? (both as CountRule),
  }));
};

const isPool = ({ rule }: Panel) => typeof rule === 'string' || !('bothParties' in rule);

/** Whether half or more than half is what the rule asks of so many seats. */
const isHalf = (rule: CountRule, seats: number) => {
  if (typeof rule === 'string' || 'weighted' in rule) return false;
  if ('atLeast' in rule) return rule.atLeast * 2 === seats || rule.atLeast * 2 - 1 === seats;
  return rule.share.percent === 50 || (rule.share.percent === 51 && !rule.share.strictly);
};

const oracleOf = (panel: Panel) => {
  const { seats } = panel;
  const sides = sidesOf(panel);
  const parties = [...new Set(seats.map(({ party }) => party))];
  const mayVeto = (at: number) => panel.vetoSeats.includes(seats[at]?.id ?? '');
  const names = (at: number) => [seats[at]?.id, seats[at]?.key].includes(panel.castingVote);

  const isDeserted = (sheet: Sheet, party: string | undefined) =>
    isPool(panel) &&
    !panel.onePartyMayDecide &&
    parties.length > 1 &&
    seats.every((seat, at) => seat.party !== party || sheet[at] === '-');

  /** What a side comes to when nobody is awaited any more. */
  const sidePasses = ({ at, rule }: Side, sheet: Sheet): boolean => {
    const which = (...some: string[]) => at.filter((one) => some.includes(sheet[one] ?? ''));
    const isWeighed = typeof rule === 'object' && 'weighted' in rule;
    const size = (some: readonly number[]) =>
      isWeighed ? some.reduce((sum, one) => sum + (seats[one]?.weight ?? 0), 0) : some.length;
    const whole = at.length - which('r').length - (panel.vacantSeats === 'notCounted' ? which('-').length : 0);
    const chairs = at.filter((one) => seats[one]?.chair);
    if (panel.chairMustApprove && (chairs.length === 0 || chairs.some((one) => sheet[one] !== 'y'))) return false;
    if (parties.some((party) => isDeserted(sheet, party))) return false;
    const suffices = (yes: number) => {
      if (yes === 0) return false;
      if (rule === 'all') return yes === whole;
      if (rule === 'any') return true;
      if ('atLeast' in rule) return yes >= rule.atLeast;
      if ('weighted' in rule) return yes >= rule.weighted.threshold;
      const { percent, strictly } = rule.share;
      return strictly ? yes * 100 > percent * whole : yes * 100 >= percent * whole;
    };
    const [yes, no, casting] = [size(which('y')), which('n').length, at.filter(names)];
    const cast = casting.length === 1 && isHalf(rule, at.length) ? sheet[casting[0] ?? -1] : undefined;
    if (yes === no && cast === 'y') return suffices(yes + 1);
    return yes === no && cast === 'n' ? false : suffices(yes);
  };

  const passesWhole = (side: Side, sheet: Sheet) =>
    sidePasses(side, sheet) && !side.at.some((one) => mayVeto(one) && 'nw'.includes(sheet[one] ?? ''));

  const sideEnds = sides.map((side) => {
    const known = new Map<Sheet, readonly [boolean, boolean]>();
    /** Whether some, and whether every way of answering what is open passes. */
    const ends = (sheet: Sheet): readonly [boolean, boolean] => {
      const before = known.get(sheet);
      if (before) return before;
      const open = side.at.find((one) => sheet[one] === '.');
      const ways = SAID.map((said) => sheet.slice(0, open) + said + sheet.slice((open ?? 0) + 1));
      const all = open === undefined ? [] : ways.map(ends);
      const end = passesWhole(side, sheet);
      const found =
        open === undefined
          ? ([end, end] as const)
          : ([all.some(([some]) => some), all.every(([, every]) => every)] as const);
      known.set(sheet, found);
      return found;
    };
    return ends;
  });

  const anew = (sheet: Sheet, which: (at: number) => boolean) =>
    [...sheet].map((letter, at) => (which(at) ? '.' : letter)).join('');

  /** Which empty places are felt: all where numbers stay, else those that count, of the chair, of a party that is gone, or of all. */
  const refilled = ({ at, rule }: Side, sheet: Sheet): Sheet => {
    const isLeft = (one: number) => sheet[one] === 'r' || (sheet[one] === '-' && panel.vacantSeats === 'notCounted');
    const isNobody = at.every(isLeft);
    const follows = rule === 'all' || (typeof rule === 'object' && 'share' in rule);
    return anew(
      sheet,
      (one) =>
        at.includes(one) &&
        'r-'.includes(sheet[one] ?? '') &&
        (!follows ||
          isNobody ||
          !isLeft(one) ||
          (panel.chairMustApprove && seats[one]?.chair === true) ||
          isDeserted(sheet, seats[one]?.party)),
    );
  };

  const stateOf = (side: Side, ends: (sheet: Sheet) => readonly [boolean, boolean], sheet: Sheet): string => {
    const here = side.at.map((one) => sheet[one]);
    const vetoes = side.at.filter(mayVeto).map((one) => sheet[one]);
    if (vetoes.includes('n')) return 'rejected';
    if (vetoes.includes('w')) return 'changesRequested';
    const [some, every] = ends(sheet);
    if (every) return 'approved';
    if (some) return 'open';
    const filled = refilled(side, sheet);
    if (ends(filled)[0] || !ends(anew(sheet, (one) => side.at.includes(one)))[0]) return 'impossible';
    const wished = anew(filled, (one) => side.at.includes(one) && sheet[one] === 'w');
    const isMild = here.includes('w') && !here.includes('n');
    return isMild || ends(wished)[0] ? 'changesRequested' : 'rejected';
  };

  return (given: Sheet): string => {
    const sheet = given.replaceAll('c', 'y');
    const states = sides.map((side, at) => stateOf(side, sideEnds[at] ?? (() => [false, false]), sheet));
    if (states.length === 2 && sides.some(({ at }) => at.length === 0)) states.push('impossible');
    const isMild = sheet.includes('w') && !sheet.includes('n');
    if (states.includes('rejected')) return isMild ? 'changesRequested' : 'rejected';
    return ['changesRequested', 'impossible', 'open'].find((state) => states.includes(state)) ?? 'approved';
  };
};

const majorities = fc.oneof(
  fc.record({ atLeast: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ share: fc.record({ percent: fc.constantFrom(50, 51, 60, 75), strictly: fc.boolean() }) }),
);
const tipped: fc.Arbitrary<Rule> = fc.oneof(majorities, fc.record({ bothParties: majorities }));

/** Up to four seats of two parties, with every word of the policy language, and what each of them says when its turn comes. */
const matterOf = (group: string, most = 4) =>
  fc
    .record({
      seats: fc.uniqueArray(
        fc.record({
          party: fc.constantFrom('east', 'west'),
          key: fc.constantFrom('a', 'b', 'c'),
          chair: fc.boolean(),
          weight: fc.integer({ min: 1, max: 3 }),
          holder: fc.option(fc.constant('x@east.example'), { freq: 6 }),
          says: fc.constantFrom('y', 'y', 'y', 'n', 'n', 'w', 'o', 'r', 'c'),
        }),
        { selector: ({ party, key }) => `${party}.${key}`, minLength: 1, maxLength: most },
      ),
      rule: fc.oneof(rules, tipped),
      chairMustApprove: fc.option(fc.constant(true), { freq: 1, nil: false }),
      vacantSeats: fc.constantFrom<Panel['vacantSeats'][]>('against', 'notCounted'),
      onePartyMayDecide: fc.boolean(),
      veto: fc.option(fc.nat(3), { freq: 1 }),
      casting: fc.option(fc.nat(3), { freq: 3 }),
      isById: fc.boolean(),
    })
    .map(({ seats: given, veto, casting, isById, ...rest }) => {
      const seats = given.map(({ says: _, ...seat }) => aSeat(`${seat.party}.${group}.${seat.key}`, seat));
      const tips = casting === null ? undefined : seats[casting]?.[isById ? 'id' : 'key'];
      const vetoSeats = seats.filter((_, at) => at === veto).map(({ id }) => id);
      const says = given.map((seat) => (seat.holder === null ? '-' : seat.says)).join('');
      const panel = aPanel({ ...rest, group, seats, vetoSeats, ...(tips !== undefined && { castingVote: tips }) });
      return { panel, says };
    });

/** The answers with some of them not given yet: every set of those who may have answered before the others. */
const heard = (says: Sheet): readonly Sheet[] =>
  [...says].reduce<readonly Sheet[]>(
    (sheets, letter) =>
      sheets.flatMap((sheet) => (letter === '-' ? [`${sheet}-`] : [`${sheet}${letter}`, `${sheet}.`])),
    [''],
  );

/** Every way in which it may close when each of those awaited answers in turn: what can only be filled waits and hears the others. */
const closings = (says: Sheet, outcomeOf: (sheet: Sheet) => string): ReadonlySet<string> => {
  const seen = new Map<Sheet, string>();
  const ends = new Set<string>();
  const go = (sheet: Sheet) => {
    if (seen.has(sheet)) return;
    const outcome = outcomeOf(sheet);
    seen.set(sheet, outcome);
    const waits = outcome === 'open' || outcome === 'impossible';
    const next = [...sheet].flatMap((letter, at) =>
      letter === '.' ? [sheet.slice(0, at) + (says[at] ?? '') + sheet.slice(at + 1)] : [],
    );
    if (!waits || next.length === 0) ends.add(outcome);
    else next.forEach(go);
  };
  go(says.replaceAll(/[^-]/g, '.'));
  return ends;
};

const kindOf = (outcome: string) =>
  outcome.startsWith('approved') ? 'approved' : outcome === 'changesRequested' ? 'rejected' : outcome;

describe('an oracle that tries out every answer still to come', () => {
  test('counts as the tally does whatever has been answered: recusal, casting vote, veto, chair, vacancies, both parties or a pool', () => {
    fc.assert(
      fc.property(matterOf('board'), ({ panel, says }) => {
        const sheets = heard(says);
        const counted = sheets.map((sheet) => tallyPanel(panel, votesOn(panel.seats, sheet)).outcome);
        const plain = counted.map((outcome) => (outcome === 'approvedWithConditions' ? 'approved' : outcome));
        expect(plain).toEqual(sheets.map(oracleOf(panel)));
      }),
      tried(4000),
    );
  });

  test('the order of the answers never decides whether it is approved, refused or can only be mended by filling a seat', () => {
    const stages = fc.oneof(fc.tuple(matterOf('board')), fc.tuple(matterOf('board', 3), matterOf('money', 3)));
    fc.assert(
      fc.property(stages, (matters) => {
        const stage = aStage(...matters.map(({ panel }) => panel));
        const seats = matters.flatMap(({ panel }) => panel.seats);
        const says = matters.map((matter) => matter.says).join('');
        const ends = closings(says, (sheet) => tallyStage(stage, votesOn(seats, sheet)).outcome);
        expect(ends).not.toContain('open');
        expect(new Set([...ends].map(kindOf)).size).toBe(1);
      }),
      tried(1500),
    );
  });
});
