import type { Calendar } from '../calendar/calendar';
import type { Policy } from './policies';
import type { ProjectPlan } from './project-plans';
import type { Text } from '../shared/text';
import type { PartyKey, Person } from '../shared/keys';
import type { Tolerance } from './tolerance';
import type { TimesDecision } from './decided-times';
import type { DisputeRules } from './dispute-rules';
import type { Party, PersonEntry, Governance } from './governance';
import type { Phase } from './phase-plans';
import type { Agreement } from './agreement-plans';
import type { EvaluationPlan } from './evaluation-plans';
import type { AccountPlan } from './account-plans';
import type { Budget } from './budget-plans';
import type { DistributionPlan } from './distribution-plans';
import type { Fund } from './fund-plans';
import type { ExitPlan } from './exit-plans';
import type { ImprovementPlan } from './improvement-plans';
import type { InnovationPlan } from './innovation-plans';
import type { RiskPlan } from './risk-plans';
import type { StaffingPlan } from './staffing-plans';
import type { StrategyPlan } from './strategy-plans';

/**
 * The programme as its PMO wrote it, read and completed: what the code knows of any programme.
 * Source: docs/programme-file.md.
 */
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
  /**
   * Key of the agreement that has to be effective before data is shared or a technical step is taken.
   * Source: docs/rules/agreements.md, "Confidentiality".
   */
  readonly confidentiality?: string;
  /** How long the tiers of a dispute last; the defaults when left out. */
  readonly disputes?: DisputeRules;
  readonly evaluation: EvaluationPlan;
  readonly distribution?: DistributionPlan;
  readonly funds: Readonly<Record<string, Fund>>;
  readonly budgets: Readonly<Record<string, Budget>>;
  /** The chart of accounts by kind of account (`domain/money/journal/transactions.ts`); the usual one when left out. */
  readonly accounts?: Readonly<Record<string, AccountPlan>>;
  readonly risks: RiskPlan;
  readonly improvement: ImprovementPlan;
  readonly innovation?: InnovationPlan;
  /** Whom the parties have for the cooperation, and what is done for them; nothing is looked after when left out. */
  readonly staffing?: StaffingPlan;
  readonly strategy: StrategyPlan;
  readonly exit: ExitPlan;
  /** How far a milestone may slip before it has to be reported; 10 working days or 10 % of its phase when left out. */
  readonly tolerance?: Tolerance;
  /** How long mails to one person gather to one (seconds); 60 when left out, 0 for each by itself. */
  readonly mail?: { readonly gatherSeconds: number };
  /** By what its pages are known: a colour (`#rrggbb`) on which white can be read, and a PNG as `data:image/png;base64,…`. */
  readonly look?: { readonly accent?: string; readonly logo?: string };
  /** The calendars that were published since it began, by key; those that it began with are the installation's. */
  readonly calendars?: Readonly<Record<string, Calendar>>;
  /** By which decision a policy has other times than its file says, by its key. */
  readonly timesDecided?: Readonly<Record<string, TimesDecision>>;
}
