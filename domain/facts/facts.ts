import type { Programme } from '../programme/programme';
import type { CycleKey } from '../shared/keys';
import type { Group } from '../programme/governance';
import type { RiskLevel } from '../programme/risk-plans';
import type { Text } from '../shared/text';

/** Something that became true of the programme and that other processes may be waiting for. */
export type Fact =
  | {
      readonly kind: 'agreement';
      readonly key: string;
      readonly is: 'signed' | 'effective' | 'renewed' | 'suspended' | 'expired' | 'terminated';
      readonly on: string;
      readonly until?: string;
    }
  | { readonly kind: 'milestone'; readonly key: string; readonly is: 'accepted' | 'reopened'; readonly on: string }
  | ProjectFact
  | EvaluationFact
  | RiskFact
  | DrawFact
  | { readonly kind: 'group'; readonly key: string; readonly is: 'filled' | 'vacant'; readonly on: string };

/** The latest fact about each thing, by `kind:key`. */
export type Facts = Readonly<Record<string, Fact>>;

export const factName = (fact: Pick<Fact, 'kind' | 'key'>) => `${fact.kind}:${fact.key}`;

export const learnFact = (facts: Facts, fact: Fact): Facts => {
  const name = factName(fact);
  const known = facts[name];
  return known && isToldAgain(known, fact) ? facts : { ...facts, [name]: fact };
};

/** A project or a risk whose process was lost says again how it stands, on a later day: it has stood so since it said that first. */
const isToldAgain = (known: Fact, fact: Fact): boolean =>
  (fact.kind === 'project' || fact.kind === 'risk') &&
  JSON.stringify({ ...known, on: fact.on }) === JSON.stringify(fact);

/** The latest fact about an agreement, if there is any. */
export const agreementFact = (facts: Facts, key: string) => {
  const fact = facts[factName({ kind: 'agreement', key })];
  return fact?.kind === 'agreement' ? fact : undefined;
};

/** A group is filled when no seat of a party that decides is vacant. */
export const groupFact = (group: Group, on: string): Fact => ({
  kind: 'group',
  key: group.key,
  is: group.seats.every((seat) => seat.holder !== null) ? 'filled' : 'vacant',
  on,
});

/** Whether a milestone is known to be accepted; one that was reopened since is not. */
export const isMilestoneAccepted = (facts: Facts, key: string) =>
  facts[factName({ kind: 'milestone', key })]?.is === 'accepted';

/** What is known when a programme starts: which groups have every seat filled. */
export const factsAtStart = (programme: Programme): Facts =>
  Object.values(programme.governance.groups)
    .map((group) => groupFact(group, programme.starts))
    .reduce(learnFact, {});

/** What the programme knows of an evaluation that was signed off. Whole numbers as text, rounded down: exact to compare with whole ones. */
export interface EvaluationFact {
  readonly kind: 'evaluation';
  /** `quarterly:2027-Q1`. */
  readonly key: string;
  readonly is: 'signedOff';
  readonly cycle: CycleKey;
  readonly period: string;
  /** What each KPI with data attained, in per cent, neither capped nor cut off. */
  readonly attained: Readonly<Record<string, string>>;
  /** The score; none where too much data is missing. */
  readonly points?: string;
}

/** How far projects have come, each level above the one before. */
export const levels = ['cancelled', 'opened', 'agreed', 'started', 'landed'] as const;

/** `agreed`: its agreement is effective; `started`: its budget is approved and, where it awaits one, its first draw paid as well; `landed`: its commissioning is accepted. */
export type ProjectLevel = (typeof levels)[number];

/** What the programme knows of a project. */
export interface ProjectFact {
  readonly kind: 'project';
  readonly key: string;
  readonly is: ProjectLevel;
  readonly on: string;
  readonly agreement: string;
  /** The agreement without which it shares no data, where the programme has one. */
  readonly confidentiality?: string;
  readonly isOverseas: boolean;
}

/** What a project learns of a draw for it: that it was paid, or that it was not ratified and is owed back. */
export interface DrawFact {
  readonly kind: 'draw';
  /** The key of the draw. */
  readonly key: string;
  readonly is: 'paid' | 'reclaimed';
  readonly on: string;
  readonly project: string;
}

/** What the programme knows of a risk. */
export interface RiskFact {
  readonly kind: 'risk';
  readonly key: string;
  readonly is: 'open' | 'closed';
  readonly on: string;
  readonly title: Text;
  /** None while nobody has assessed it. */
  readonly level?: RiskLevel;
  /** Its review was due and is not done. */
  readonly isOverdue?: true;
}
