import {
  assessorIdentity,
  boundOf,
  cutOffDay,
  methodPlansOf,
  scopeOf,
  successFactorsOf,
} from '../programme/evaluation-defaults';
import type { EvaluationKind, FigureOwner, MethodPlan, Sourced } from '../programme/evaluation-plans';
import { seatsOwning } from '../programme/figure-owners';
import type { Seat } from '../programme/governance';
import { decidingParties, officePeople, partyOf, programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { GroupKey, PartyKey, Person } from '../shared/keys';
import { factorName, guardName, OFFICE, POINTS, type PlannedAsk, type Wanted } from './asks';

/**
 * Everything that an evaluation asks of people: each figure of its owners, the ratings of each rater, the assessor's report, each
 * company's own judgement. What is counted from the ledger is asked of nobody, and what nobody owns of the office. Source:
 * docs/rules/evaluation.md, "Who gives the figures".
 */
export const plannedAsks = (programme: Programme, kind: EvaluationKind, dueWorkingDay: number): readonly PlannedAsk[] =>
  whatIsAsked(programme, kind, dueWorkingDay).map((ask) => ({ ...ask, escalatesTo: chairsOf(programme, ask.seats) }));

/** Who chairs the groups of seats, for the same parties. */
function chairsOf(programme: Programme, ids: readonly string[] = []): readonly Person[] {
  const all = programmeSeats(programme);
  const chairs = all
    .filter((seat) => ids.includes(seat.id))
    .flatMap(({ group, party }) =>
      all.flatMap((seat) => (seat.chair && seat.group === group && seat.party === party && seat.holder) || []),
    );
  return [...new Set(chairs)];
}

type Asking = Omit<PlannedAsk, 'escalatesTo'>;

function whatIsAsked(programme: Programme, kind: EvaluationKind, dueWorkingDay: number): readonly Asking[] {
  const { kpis, guards, methods, successFactors } = scopeOf(programme.evaluation, kind);
  const measured = [
    ...programme.evaluation.kpis.flatMap((kpi) => (kpis.includes(kpi.key) ? [{ ...sourcedKpi(kpi), given: kpi }] : [])),
    ...guards.flatMap((key) => {
      const guard = programme.evaluation.guards[key];
      const as = guard && boundOf(guard) ? ('number' as const) : ('passFail' as const);
      return guard ? [{ of: guardName(key), as, raters: 0, given: guard as Sourced }] : [];
    }),
  ].filter(({ given }) => given.computed === undefined);
  const workingDay = Math.max(1, dueWorkingDay - 2);
  const owned = measured.flatMap(({ of, as, raters, given }) =>
    given.owner ? figureAsks(programme, { of, as }, given.owner, given, { raters, dueWorkingDay }) : [],
  );
  const ownerless = measured.flatMap(({ of, as, given }) => (given.owner ? [] : [{ of, as }]));
  const plans = methodPlansOf(programme.evaluation);
  const judged = methods.flatMap((method) => judgement[method]?.(programme, plans[method], workingDay) ?? []);
  return [
    ...owned,
    ...(ownerless.length > 0 ? [officeAsk(programme, ownerless, workingDay)] : []),
    ...judged,
    ...(successFactors ? factorAsks(programme, workingDay) : []),
  ];
}

const sourcedKpi = (kpi: { readonly key: string; readonly target: object }) => ({
  of: kpi.key,
  as: 'rubric' in kpi.target ? ('level' as const) : ('number' as const),
  raters: 'raters' in kpi.target ? Number(kpi.target.raters) : 0,
});

/** What nobody owns the office reports, all of it at once. */
const officeAsk = (programme: Programme, wants: readonly Wanted[], workingDay: number): Asking => ({
  key: OFFICE,
  kind: 'figure',
  wants,
  people: officePeople(programme),
  workingDay,
});

interface Owning {
  readonly raters: number;
  readonly dueWorkingDay: number;
}

function figureAsks(
  programme: Programme,
  wanted: Wanted,
  owner: FigureOwner,
  given: Sourced,
  { raters, dueWorkingDay }: Owning,
): readonly Asking[] {
  const seats = seatsOwning(programme, owner);
  const people = owner.people ?? [];
  const workingDay = cutOffDay(given, dueWorkingDay);
  const common = {
    wants: [wanted],
    workingDay,
    ...(given.evidence && { evidence: given.evidence }),
  };
  if (raters > 0) return rubricAsks(programme, { name: wanted.of, seats, people }, raters, common);
  const ask = (key: string, mine: readonly Seat[], theirs: readonly Person[], party?: PartyKey): Asking => ({
    ...common,
    key,
    kind: 'figure',
    ...(party !== undefined && { party }),
    ...(mine.length > 0 && { seats: mine.map(({ id }) => id) }),
    people: theirs,
  });
  if (owner.by === 'anyone') return [ask(wanted.of, seats, people)];
  const partyOfPerson = (person: Person) => owner.parties?.[person] ?? partyOf(programme, person)?.key;
  return decidingParties(programme).flatMap(({ key }) => {
    const mine = seats.filter(({ party }) => party === key);
    const theirs = people.filter((person) => partyOfPerson(person) === key);
    return mine.length + theirs.length > 0 ? [ask(`${wanted.of}.${key}`, mine, theirs, key)] : [];
  });
}

interface Raters {
  readonly name: string;
  readonly seats: readonly Seat[];
  readonly people: readonly Person[];
}

type Common = Pick<Asking, 'wants' | 'workingDay' | 'evidence'>;

/** Each rater by themselves, unseen by the others; of the parties in turn. */
const ratingAsks = ({ name, seats, people }: Raters, common: Common): readonly Asking[] =>
  [
    ...byPartyInTurn(seats).map((seat) => ({ key: seat.id, party: seat.party, seats: [seat.id], people: [] })),
    ...people.map((person, at) => ({ key: `rater${at + 1}`, people: [person] })),
  ].map(({ key, ...whom }) => ({ ...common, ...whom, key: `${name}.${key}`, kind: 'rating', sealed: name }));

/** So many raters, and one in reserve for when they differ: of those named, else of their groups. */
function rubricAsks(programme: Programme, { name, seats, people }: Raters, most: number, common: Common) {
  const groups = [...new Set(seats.map(({ group }) => group))];
  const named = ratingAsks({ name, seats, people }, common);
  const others = membersOf(programme, groups).filter((seat) => !seats.includes(seat));
  const all = [...named, ...ratingAsks({ name, seats: others, people: [] }, common)].slice(0, most + 1);
  return all.map((ask, at): Asking => (at < most ? ask : { ...ask, isReserve: true }));
}

function byPartyInTurn(seats: readonly Seat[]): readonly Seat[] {
  const parties = [...new Set(seats.map(({ party }) => party))];
  const of = parties.map((party) => seats.filter((seat) => seat.party === party));
  const longest = Math.max(0, ...of.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => of.flatMap((each) => each[at] ?? [])).flat();
}

const membersOf = (programme: Programme, groups: readonly GroupKey[]): readonly Seat[] =>
  groups.flatMap((key) => programme.governance.groups[key]?.seats ?? []);

type Judgement = (programme: Programme, plan: MethodPlan | undefined, workingDay: number) => readonly Asking[];

const points: readonly Wanted[] = [{ of: POINTS, as: 'points' }];

/** Who judges by each method beside the figures; a method of which nobody says who carries it out is missing. */
const judgement: Readonly<Record<string, Judgement>> = {
  qualitative: (programme, plan, workingDay) =>
    ratingAsks(
      { name: 'qualitative', seats: membersOf(programme, plan?.raters?.groups ?? []), people: [] },
      { wants: [{ of: POINTS, as: 'level' }], workingDay },
    ),
  thirdParty: (_programme, plan, workingDay) =>
    plan?.assessor === undefined
      ? []
      : [
          {
            key: 'thirdParty',
            kind: 'assessment',
            wants: points,
            people: [plan.assessor],
            evidence: ['document'],
            identity: plan.identity ?? assessorIdentity,
            workingDay,
          },
        ],
  self: (programme, plan, workingDay) => {
    const people = plan?.by ?? programme.governance.office.people;
    return decidingParties(programme).flatMap(({ key }) => {
      const person = people[key];
      return person === undefined
        ? []
        : [{ key: `self.${key}`, kind: 'self' as const, wants: points, party: key, people: [person], workingDay }];
    });
  },
};

/** The success factors, rated once a year by the same people as the qualitative method, each by themselves. */
function factorAsks(programme: Programme, workingDay: number): readonly Asking[] {
  const { raters, groups } = successFactorsOf(programme.evaluation);
  const wants = groups.flatMap(({ factors }) =>
    factors.map(({ key }): Wanted => ({ of: factorName(key), as: 'level' })),
  );
  const chairs = membersOf(programme, raters).filter(({ chair }) => chair);
  const seats = chairs.length > 0 ? chairs : membersOf(programme, raters);
  return ratingAsks({ name: 'factors', seats, people: [] }, { wants, workingDay }).map((ask) => ({
    ...ask,
    kind: 'factors' as const,
  }));
}
