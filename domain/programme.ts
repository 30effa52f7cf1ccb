import type { AgreementClauses } from './agreement-clauses';
import type { Calendar } from './calendar';
import type { DisputeRules } from './disputes';
import type { NoticeChannel } from './notices';
import type { EscalationStep, GroupKey, PartyKey, Policy } from './policies';
import type { TimesDecision } from './policy-times';
import type { Tolerance } from './slippage';
import type { Renewal, Term } from './terms';
import type { AttainmentNeed, ScoreNeed } from './evaluation-facts';
import type { ProjectsNeed } from './project-facts';
import type { ProjectPlan } from './project-plans';
import type { Text } from './text';

/** The programme as its PMO wrote it, read and completed: what the code knows of any programme. Source: programme-definition.md. */
export interface Programme {
  readonly key: string;
  readonly title: Text;
  /** The date (`YYYY-MM-DD`) to which all phases are anchored. */
  readonly starts: string;
  readonly language: 'zh' | 'en' | 'both';
  readonly currency: string;
  readonly parties: Readonly<Record<PartyKey, Party>>;
  readonly governance: Governance;
  /** What is known of people beside their seats. */
  readonly people?: Readonly<Record<Person, PersonEntry>>;
  readonly policies: Readonly<Record<string, Policy>>;
  readonly phases: readonly Phase[];
  readonly agreements: Readonly<Record<string, Agreement>>;
  readonly projects: ProjectPlan;
  /** Key of the agreement that has to be effective before data is shared or a technical step is taken. Source: rules.md, 3. */
  readonly confidentiality?: string;
  /** How long the tiers of a dispute last; the defaults when left out. */
  readonly disputes?: DisputeRules;
  readonly evaluation: EvaluationPlan;
  readonly distribution?: DistributionPlan;
  readonly funds: Readonly<Record<string, Fund>>;
  readonly budgets: Readonly<Record<string, Budget>>;
  readonly risks: RiskPlan;
  readonly improvement: ImprovementPlan;
  readonly strategy: StrategyPlan;
  readonly exit: ExitPlan;
  /** How far a milestone may slip before it has to be reported; 10 working days or 10 % of its phase when left out. */
  readonly tolerance?: Tolerance;
  /** How long mails to one person gather to one (seconds); 60 when left out, 0 for each by itself. */
  readonly mail?: { readonly gatherSeconds: number };
  /** The calendars that were published since it began, by key; those that it began with are the installation's. */
  readonly calendars?: Readonly<Record<string, Calendar>>;
  /** By which decision a policy has other times than its file says, by its key. */
  readonly timesDecided?: Readonly<Record<string, TimesDecision>>;
}

export interface Party {
  readonly key: PartyKey;
  readonly title: Text;
  readonly does?: Text;
  /** Key of a working-day calendar; a party without one is a payee and has no votes. */
  readonly calendar: string;
  readonly zone: string;
  readonly decides: boolean;
  readonly language?: 'zh' | 'en' | 'both';
}

/** A person is known by the address of their role account. */
export type Person = string;

/** A second address for mails that the first one does not take, and the language of one's mails and pages. */
export interface PersonEntry {
  readonly secondAddress?: string;
  readonly language?: 'zh' | 'en' | 'both';
}

/** A role in a governance group for one party; votes belong to it. `id` is `party.group.key`. */
export interface Seat {
  readonly id: string;
  readonly key: string;
  readonly group: GroupKey;
  readonly party: PartyKey;
  readonly title: Text;
  readonly chair: boolean;
  readonly weight: number;
  /** Who holds it; `null` is a vacancy. */
  readonly holder: Person | null;
}

export interface Group {
  readonly key: GroupKey;
  readonly title: Text;
  /** What it decides on; strategic and financial groups are never taken to approve by silence. */
  readonly kind?: 'strategic' | 'business' | 'technical' | 'financial';
  readonly seats: readonly Seat[];
}

export interface Governance {
  readonly committee: { readonly title: Text; readonly groups: readonly GroupKey[] };
  readonly supervision: Group;
  readonly office: { readonly title: Text; readonly people: Readonly<Record<PartyKey, Person>> };
  /** Who watches and mends the processes, and who verifies the record, by party. */
  readonly operators?: Readonly<Record<PartyKey, readonly Person[]>>;
  readonly auditors?: Readonly<Record<PartyKey, readonly Person[]>>;
  readonly groups: Readonly<Record<GroupKey, Group>>;
  /** The chain that an overdue decision climbs when its policy names none of its own (each such policy carries a copy). */
  readonly escalation?: readonly EscalationStep[];
  /** The chats that are told that something waits. */
  readonly notices?: readonly NoticeChannel[];
}

/** A fact about another thing of the programme: "agreement nda is effective". */
export type Need =
  | { readonly agreement: string; readonly is: 'effective' | 'signed' }
  | { readonly anyAgreement: readonly string[]; readonly is: 'effective' | 'signed' }
  | { readonly milestone: string; readonly is: 'accepted' }
  | { readonly groups: readonly GroupKey[]; readonly is: 'filled' }
  | ProjectsNeed
  | AttainmentNeed
  | ScoreNeed;

export type EvidenceKind = 'document' | 'minutes' | 'link' | 'number';

/** Offset from the programme's start, or a date. */
export type Due = { readonly months: number } | { readonly date: string };

export interface Milestone {
  readonly key: string;
  readonly title: Text;
  readonly due: Due;
  /** What must be there before it can be submitted. */
  readonly needs: readonly Need[];
  /** What the machine can see for itself; when given without `accepts`, it is accepted by itself once all of it holds. */
  readonly met: readonly Need[];
  readonly criterion: Text;
  readonly evidence: readonly EvidenceKind[];
  /** Who accepts it, by which policy. */
  readonly accepts?: { readonly groups: readonly GroupKey[]; readonly policy: string };
}

export interface Gate {
  readonly asks: readonly GroupKey[];
  readonly policy: string;
  readonly must: readonly string[];
  readonly should: readonly string[];
}

export interface Phase {
  readonly key: string;
  readonly title: Text;
  readonly months: number;
  readonly tasks: readonly Text[];
  readonly milestones: readonly Milestone[];
  readonly gate: Gate;
}

/** One agreement of the tree; `parent` is the key of the one above it. */
export interface Agreement extends AgreementClauses {
  readonly key: string;
  readonly title: Text;
  readonly parent?: string;
  readonly term: Term;
  readonly renewal: Renewal;
  readonly survivesParent: boolean;
  readonly approval: { readonly groups: readonly GroupKey[]; readonly policy: string };
  /** The parties that sign. */
  readonly signatories: readonly PartyKey[];
}

export type CycleKey = 'monthly' | 'quarterly' | 'annual';

export interface EvaluationCycle {
  readonly title: Text;
  /** Due on this working day after the period's end. */
  readonly dueWorkingDay: number;
  readonly kpis: readonly string[];
  readonly signOff: { readonly groups: readonly GroupKey[]; readonly policy: string };
}

export interface Kpi {
  readonly key: string;
  readonly title: Text;
  readonly indicator: Text;
  /** Basis points of the whole; all weights make 10000. */
  readonly weight: number;
  /** A number (as decimal text) to reach, or a rubric of five levels. */
  readonly target:
    | { readonly number: string; readonly unit: string; readonly better: 'higher' | 'lower' }
    | { readonly rubric: Text; readonly raters: number };
}

export interface EvaluationPlan {
  readonly cycles: Readonly<Record<CycleKey, EvaluationCycle>>;
  readonly kpis: readonly Kpi[];
  /** Basis points a method: quantitative, qualitative, thirdParty, self. */
  readonly methods: Readonly<Record<string, number>>;
  readonly guards: Readonly<Record<string, { readonly title: Text; readonly atLeastPercent?: number }>>;
  readonly minimumCoverage: number;
}

export interface DistributionPlan {
  /** Basis points a payee, in the declared order, which breaks ties. */
  readonly shares: Readonly<Record<PartyKey, number>>;
  readonly tiers: Readonly<
    Record<string, { readonly title: Text; readonly by: Text; readonly shares?: Readonly<Record<PartyKey, number>> }>
  >;
  readonly rounding: 'largestRemainder';
}

export interface Fund {
  readonly title: Text;
  readonly purpose: Text;
  readonly authority: readonly {
    readonly upTo?: string;
    readonly groups: readonly GroupKey[];
    readonly policy: string;
  }[];
}

/** Amounts are integer minor units of the programme's currency, as text. */
export interface Budget {
  readonly title: Text;
  readonly fund: string;
  readonly amount: string;
  readonly warnPercent: number;
  readonly escalatePercent: number;
}

export interface RiskPlan {
  readonly highFrom: number;
  readonly mediumFrom: number;
  readonly reviewDays: { readonly high: number; readonly medium: number; readonly low: number };
  readonly authority: Readonly<Record<'high' | 'medium' | 'low', readonly GroupKey[]>>;
  readonly register: readonly {
    readonly key: string;
    readonly title: Text;
    readonly likelihood: number;
    readonly impact: number;
  }[];
}

export interface ImprovementPlan {
  readonly steps: readonly Text[];
  readonly checkAfterDays: { readonly critical: number; readonly major: number; readonly minor: number };
}

export interface StrategyPlan {
  readonly steps: readonly Text[];
  readonly horizons: readonly { readonly key: string; readonly title: Text; readonly years: number }[];
  readonly groups: readonly GroupKey[];
}

export interface ExitPlan {
  readonly triggers: readonly Text[];
  readonly steps: readonly Text[];
  /** How long each step has once the exit has begun, in calendar days; 90 when left out. */
  readonly stepDays?: number;
}
