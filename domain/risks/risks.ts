import type { Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import type { Instant } from '../calendar/zones';
import type { ResponseKind, RiskLevel } from '../programme/risk-plans';
import type { Text } from '../shared/text';
import type { PartyKey, Person } from '../shared/keys';
import { currentOf, type Scores } from './levels';
import type { ReviewClock } from './reviews';

/** A step of a response, each an obligation of its own. */
export interface RiskAction {
  readonly text: string;
  /** Who has to do it: an address, or a name. */
  readonly owner: string;
  readonly due: LocalDate;
  /** The process of its obligation. */
  readonly obligation: string;
}

/** A step as somebody plans it. */
export type AskedAction = Omit<RiskAction, 'obligation'>;

/** What somebody wants to be done about a risk, by whom and until when. */
export interface ResponseAsked {
  readonly kind: ResponseKind;
  readonly note: string;
  readonly actions: readonly AskedAction[];
  readonly by: Person;
}

/** What is done about a risk. */
export interface RiskResponse {
  readonly kind: ResponseKind;
  readonly note: string;
  readonly actions: readonly RiskAction[];
}

/** It is taken as it is: who wants that, why, and until when. */
export interface Acceptance {
  readonly by: Person;
  readonly reason: string;
  readonly until: LocalDate;
}

/** An acceptance that the groups approved: at which level of the risk, and when it ends. */
export interface RiskAcceptance extends Acceptance {
  readonly approval: string;
  readonly level: RiskLevel;
  readonly on: LocalDate;
  readonly endsAt: Instant;
}

/** What groups decide about a risk. */
export type RiskMatter = 'acceptance' | 'closing';

/** What happened when it came true. */
export interface Materialisation {
  readonly what: string;
  readonly on: LocalDate;
  readonly by: Person;
}

/** A risk of the cooperation. Source: docs/rules/risks.md, "The register". */
export interface Risk {
  readonly key: string;
  readonly title: Text;
  readonly description?: Text;
  readonly category?: Text;
  /** Who owns it: a seat of every party (`group.seat`) or of one; the programme office when left out. */
  readonly owner?: string;
  /** Who raised it, and for which party; a risk of the definition is of none. */
  readonly by: Person;
  readonly party?: PartyKey;
  readonly state: 'identified' | 'assessed' | 'treated' | 'materialised' | 'closed';
  readonly scores?: Scores;
  readonly level?: RiskLevel;
  /** The answer to what is odd about its scores. */
  readonly answer?: string;
  readonly lastReviewOn?: LocalDate;
  /** The day on which an assessment made it worse since then. */
  readonly worseOn?: LocalDate;
  readonly review?: ReviewClock;
  readonly isReminded?: true;
  readonly isOverdue?: true;
  readonly response?: RiskResponse;
  /** How many actions it has had in all its responses. */
  readonly actions?: number;
  readonly acceptance?: RiskAcceptance;
  /** What was accepted, to be asked for anew. */
  readonly lapsed?: Acceptance & { readonly days: number };
  /** What groups are deciding on, and how often they were asked of what. */
  readonly asked?: { readonly matter: RiskMatter; readonly approval: string };
  readonly rounds: Readonly<Record<RiskMatter, number>>;
  readonly materialisation?: Materialisation;
  readonly closed?: { readonly by: Person; readonly reason: string };
}

/** What somebody says of how likely it is and what it would do; `answer` where the scores do not fall. */
export interface RiskAssessment {
  readonly scores: Scores;
  readonly note: string;
  readonly answer?: string;
  readonly by: Person;
}

/** A review confirms the scores or changes them. */
export interface RiskReview extends Omit<RiskAssessment, 'scores'> {
  readonly scores?: Scores;
}

interface About {
  readonly risk: string;
}

interface Scored extends About, RiskAssessment {
  readonly on: LocalDate;
  readonly before?: RiskLevel;
  readonly after: RiskLevel;
}

interface Asked extends About {
  readonly approval: string;
}

/** Everything that happens to a risk; `told` are those who hear of it with the office. */
export type RiskHappening =
  | ({ readonly type: 'risk.raised'; readonly raised: Risk; readonly told: readonly Person[] } & About)
  | ({ readonly type: 'risk.assessed' } & Scored)
  | ({ readonly type: 'risk.reviewSet'; readonly review: ReviewClock } & About)
  | ({ readonly type: 'risk.reviewReminded'; readonly told: readonly Person[] } & About)
  | ({
      readonly type: 'risk.reviewOverdue';
      readonly level: RiskLevel;
      readonly dueAt: Instant;
      readonly told: readonly Person[];
    } & About)
  | ({ readonly type: 'risk.reviewed' } & Scored)
  | ({ readonly type: 'risk.responded'; readonly response: RiskResponse; readonly by: Person } & About)
  | ({ readonly type: 'risk.acceptanceAsked'; readonly acceptance: Acceptance; readonly level: RiskLevel } & Asked)
  | ({ readonly type: 'risk.accepted'; readonly acceptance: RiskAcceptance } & Asked)
  | ({
      readonly type: 'risk.acceptanceRefused';
      readonly outcome: Outcome;
      readonly told: readonly Person[];
    } & Asked)
  /** Its time is over, or the risk became worse than what was accepted: it is asked anew. */
  | ({
      readonly type: 'risk.acceptanceEnded';
      readonly cause: 'until' | 'level';
      readonly told: readonly Person[];
    } & Asked)
  | ({ readonly type: 'risk.materialised'; readonly level?: RiskLevel; readonly told: readonly Person[] } & About &
      Materialisation)
  | ({ readonly type: 'risk.closingAsked'; readonly by: Person; readonly reason: string } & Asked)
  | ({ readonly type: 'risk.closingRefused'; readonly outcome: Outcome; readonly told: readonly Person[] } & Asked)
  /** By an approval of the groups, or with its programme. */
  | ({
      readonly type: 'risk.closed';
      readonly approval?: string;
      readonly by: Person;
      readonly reason: string;
    } & About)
  | ({
      readonly type: 'risk.reopened';
      readonly by: Person;
      readonly reason: string;
      readonly on: LocalDate;
    } & About);

/** Whether it may still come true. */
export const isOpenRisk = ({ state }: Pick<Risk, 'state'>): boolean => state !== 'closed';

/** A high risk whose review is overdue: it keeps gates from being passed. */
export const isOverdueHigh = (risk: Pick<Risk, 'state' | 'level' | 'isOverdue'>): boolean =>
  isOpenRisk(risk) && risk.level === 'high' && risk.isOverdue === true;

/** How it stands today. */
export const currentScore = ({ scores }: Risk) => scores && currentOf(scores);

/** Whether somebody still has to say what is done about it: no response, and nobody accepted it. */
export const lacksResponse = ({ state, response, acceptance }: Risk): boolean =>
  (state === 'assessed' || state === 'materialised') && !response && !acceptance;
