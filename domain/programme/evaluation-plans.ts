import type { LocalDate } from '../calendar/dates';
import type { Text } from '../shared/text';
import type { CycleKey, EvaluationCycleKey, GroupKey, PartyKey, Person } from '../shared/keys';
import type { EvidenceKind } from './phase-plans';
import type { IdentityTier } from './policies';

/** How a cooperation is judged: by its figures, by raters, by an assessor outside both companies, by each company for itself. */
export type Method = 'quantitative' | 'qualitative' | 'thirdParty' | 'self';

/** What an evaluation is opened by: a cycle's period, or a trigger. */
export type EvaluationKind = EvaluationCycleKey | 'special';

/** What an evaluation lists of the programme's progress beside its figures: by the month how it goes on, of the review of the money how that stands. */
export type Scope = 'slips' | 'exceptions' | 'obligations' | 'stages' | 'budgets' | 'calls' | 'draws' | 'distributions';

/** Who signs an evaluation off, by which policy. */
export interface SignOff {
  readonly groups: readonly GroupKey[];
  readonly policy: string;
}

/**
 * Who reports a figure: the holders of seats (`group.seat` of every party, or `party.group.seat`), or role accounts; any one of them
 * for all, or somebody of each party that they belong to.
 */
export interface FigureOwner {
  readonly seats?: readonly string[];
  readonly people?: readonly Person[];
  /** For which party a role account reports, where the file names it by party. */
  readonly parties?: Readonly<Record<Person, PartyKey>>;
  readonly by: 'anyone' | 'eachParty';
}

/** What the machine counts from the ledger by itself. */
export type ComputedSource = 'onTime' | 'projectSuccess' | 'decidedInTime' | 'risksInHand' | 'innovation';

/** How a figure comes in; common to KPIs and guards. Without owner and source the office reports it. */
export interface Sourced {
  readonly owner?: FigureOwner;
  readonly computed?: ComputedSource;
  readonly evidence?: readonly Exclude<EvidenceKind, 'minutes'>[];
  /** It has to be in by this working day after the period; two before the cycle's due day when left out. */
  readonly cutOff?: { readonly workingDay: number };
  /** What becomes of the figures of several parties: they must be the same (when left out), are added up, or their mean is taken. */
  readonly combine?: Combination;
}

export type Combination = 'same' | 'sum' | 'mean';

/** A number (as decimal text) to reach or not to exceed. */
export interface NumberTarget {
  readonly number: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
}

export interface Kpi extends Sourced {
  readonly key: string;
  readonly title: Text;
  readonly indicator: Text;
  /** Basis points of the whole; all weights make 10000. */
  readonly weight: number;
  /** A number to reach, or a rubric of five levels. */
  readonly target: NumberTarget | { readonly rubric: Text; readonly raters: number };
  /** Figure (decimal text, or rubric level) from which on there are points; an attainment of 0.60 when left out. */
  readonly floor?: string;
  /** Figure beyond which there are no more points; 120 points when left out. */
  readonly cap?: string;
}

/** A measure that is passed or failed beside the score. Without a bound it is reported as `pass` or `fail`. */
export interface Guard extends Sourced {
  readonly title: Text;
  readonly atLeastPercent?: number;
  /** A bound that is no whole percentage, as decimal text in its unit. */
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly unit?: string;
}

/** An assessor has no part in the programme and does not sign in: the link of the mail, or a mailed code beside it. */
export type AssessorIdentity = Extract<IdentityTier, 'link' | 'link+code'>;

/** How much a method counts and who carries it out. */
export interface MethodPlan {
  /** Basis points; all methods make 10000. */
  readonly weight: number;
  /** Qualitative: the members of these groups rate, unseen by each other. */
  readonly raters?: { readonly groups: readonly GroupKey[] };
  /** Third-party: who assesses, outside both companies. */
  readonly assessor?: Person;
  /** Third-party: how surely it must be known who assesses; `assessorIdentity` when left out. */
  readonly identity?: AssessorIdentity;
  /** Self: who answers for each company. */
  readonly by?: Readonly<Record<PartyKey, Person>>;
  /** Self: so many points above the third party's are told to the supervisors; 15 when left out. */
  readonly divergenceOver?: number;
}

export interface EvaluationCycle {
  readonly title: Text;
  /** Due on this working day after the period's end. */
  readonly dueWorkingDay: number;
  readonly kpis: readonly string[];
  readonly signOff: SignOff;
  /** Quantitative alone when left out. */
  readonly methods?: readonly Method[];
  /** Keys; all guards in quarters and years, none in months, when left out. */
  readonly guards?: readonly string[];
  /** All of its progress in months, all of the money in its review, nothing in quarters and years, when left out. */
  readonly scope?: readonly Scope[];
  /** Whether the rubric of success factors is rated with it. */
  readonly successFactors?: boolean;
}

/** What opens a special evaluation. Source: docs/rules/evaluation.md, "Special evaluations". */
export const triggers = [
  'riskHigh',
  'riskMaterialised',
  'slip',
  'cost',
  'floorTwice',
  'budget95',
  'agreementEnded',
  'controlChanged',
  'chairChanged',
  'gateHeld',
  'recycledTwice',
  'accident',
  'request',
  'improvementReopened',
] as const;
/** What the file may name, and what opens one wherever there are any: a draw that was not ratified. */
export type Trigger = (typeof triggers)[number] | 'drawReclaimed';

export interface SpecialPlan {
  readonly title: Text;
  /** Due so many working days after it was opened. */
  readonly dueWorkingDays: number;
  readonly triggers: readonly Trigger[];
  readonly kpis: readonly string[];
  readonly methods: readonly Method[];
  readonly signOff: SignOff;
  readonly guards?: readonly string[];
}

/** What the success of the cooperation rests on, rated once a year in five levels; groups of factors as the programme lists them. */
export interface SuccessFactors {
  /** Whose members rate; the groups of the qualitative method, else those that sign off, when left out. */
  readonly raters?: { readonly groups: readonly GroupKey[] };
  readonly groups: readonly {
    readonly key: string;
    readonly title: Text;
    readonly factors: readonly { readonly key: string; readonly title: Text }[];
  }[];
}

/** Which total counts: that of the KPIs alone, or the composite of all methods. */
export type Total = 'kpiTotal' | 'composite';

/** The indicators as they were for the periods that began before a day. */
export interface EarlierIndicators {
  readonly until: LocalDate;
  readonly kpis: readonly Kpi[];
}

export interface EvaluationPlan {
  /** `financial` is the review of the money; there is none when left out. */
  readonly cycles: Readonly<Record<CycleKey, EvaluationCycle>> & { readonly financial?: EvaluationCycle };
  readonly kpis: readonly Kpi[];
  /** Basis points a method: quantitative, qualitative, thirdParty, self. */
  readonly methods: Readonly<Record<string, number>>;
  readonly guards: Readonly<Record<string, Guard>>;
  readonly minimumCoverage: number;
  /** By whom the methods are carried out; what definitions from before this was written lack, `methodPlansOf` completes. */
  readonly methodPlans?: Partial<Readonly<Record<Method, MethodPlan>>>;
  readonly special?: SpecialPlan;
  /** Which total feeds gates and incentive pool; that of the KPIs when left out. */
  readonly feeds?: { readonly gates: Total; readonly pool: Total };
  readonly successFactors?: SuccessFactors;
  /** What the indicators were before each adjustment of the strategy, the oldest first. */
  readonly earlier?: readonly EarlierIndicators[];
}

/**
 * The indicators of a period by its first day: a period that began before they changed keeps those that it began with.
 * Source: docs/rules/strategy.md, "Adjustments".
 */
export const kpisOf = (
  { kpis, earlier = [] }: Pick<EvaluationPlan, 'kpis' | 'earlier'>,
  starts: LocalDate,
): readonly Kpi[] => earlier.find(({ until }) => starts < until)?.kpis ?? kpis;
