import type { Correction, Corrected } from './corrections';
import type { EndReason, Moment, Notice, SurvivalClock, TermPlan } from './life';
import type { RegisterHappening } from './register-clock';
import type { Decided, Proposal } from './proposals';
import type { Content, Evidence, Outcome } from '../approvals/approvals';
import type { LocalDate } from '../calendar/dates';
import type { NonCompeteHappening } from './non-competes';
import type { PartyKey, Person } from '../shared/keys';

/** What the office records of an agreement; each is an update and an entry alike. `at` is when the API accepted it. */
export type AgreementVerb = { readonly by: Person } & (
  | { readonly type: 'agreement.negotiated'; readonly note: string }
  | { readonly type: 'agreement.withdrawn'; readonly reason: string }
  | {
      readonly type: 'agreement.conditionMet';
      readonly condition: string;
      readonly evidence: string;
      readonly on: LocalDate;
    }
  /** `until`: the end of the cure period of a breach, or the day on which a termination works. */
  | { readonly type: 'agreement.noticed'; readonly notice: Notice; readonly until?: Moment }
  /** `breach`: the number of its notice, where more than one may be cured. */
  | { readonly type: 'agreement.cured'; readonly evidence: string; readonly on: LocalDate; readonly breach?: number }
  /** A party confirms that another document than the one that was approved is to be signed. */
  | {
      readonly type: 'agreement.documentConfirmed';
      readonly party: PartyKey;
      readonly documentHash: string;
      readonly reason: string;
    }
  /** Something that was recorded wrongly; the entry keeps both values. */
  | {
      readonly type: 'agreement.corrected';
      readonly correction: Correction;
      readonly before?: Corrected;
      readonly reason: string;
    }
  | {
      readonly type: 'agreement.proposed';
      readonly proposal: Proposal;
      readonly evidence?: readonly Evidence[];
      readonly approval?: string;
    }
);

/** Everything that happens to an agreement beside its approval, its signatures and the first day of its term. */
export type AgreementHappening =
  | ({ readonly agreement: string } & AgreementVerb)
  | Decided
  | RegisterHappening
  | NonCompeteHappening
  | ({ readonly agreement: string } & (
      | { readonly type: 'agreement.lapsed'; readonly on: LocalDate }
      | { readonly type: 'agreement.planned'; readonly plan: TermPlan }
      | { readonly type: 'agreement.windowOpened'; readonly on: LocalDate }
      | { readonly type: 'agreement.reminded'; readonly reminder: number; readonly lastUsefulDay: LocalDate }
      | {
          readonly type: 'agreement.renewed';
          readonly term: number;
          readonly startsOn: LocalDate;
          readonly expiresOn: LocalDate;
        }
      | {
          readonly type: 'agreement.amendmentSigned';
          readonly party: string;
          readonly signatory: string;
          readonly signedOn: LocalDate;
          readonly documentHash: string;
          readonly by: Person;
        }
      | {
          readonly type: 'agreement.amended';
          readonly version: number;
          readonly on: LocalDate;
          readonly expiresOn: LocalDate;
        }
      | { readonly type: 'agreement.parentEnded'; readonly parent: string; readonly on: LocalDate }
      /** The programme is being wound up: it stays in force, and is no longer renewed by itself. */
      | {
          readonly type: 'agreement.windingUpBegan';
          /** The office is asked what becomes of it. */
          readonly asks?: true;
          /** An amendment that not every party had signed is dropped. */
          readonly dropsAmendment?: true;
        }
      /** The programme has ended: nobody is asked any more, it goes on by itself to its own last day. */
      | { readonly type: 'agreement.programmeEnded' }
      | { readonly type: 'agreement.terminated'; readonly on: LocalDate; readonly why: EndReason }
      | { readonly type: 'agreement.survives'; readonly clauses: readonly SurvivalClock[] }
      | { readonly type: 'agreement.clauseEnded'; readonly clause: string; readonly on: LocalDate }
      | { readonly type: 'agreement.closed'; readonly on: LocalDate }
    ));

/** An agreement on its way to the first day of its term, and its end by time. */
export type AgreementMaking =
  | { readonly type: 'agreement.drafted'; readonly agreement: string }
  | {
      readonly type: 'agreement.submitted';
      readonly agreement: string;
      readonly by: Person;
      readonly approval: string;
      readonly content: Content;
      /** The day that it is to begin, once both have signed. */
      readonly begins?: Moment;
    }
  | { readonly type: 'agreement.approved'; readonly agreement: string; readonly approval: string }
  | {
      readonly type: 'agreement.returned';
      readonly agreement: string;
      readonly approval: string;
      readonly outcome: Outcome;
    }
  | {
      readonly type: 'agreement.signed';
      readonly agreement: string;
      readonly party: string;
      readonly signatory: string;
      readonly signedOn: string;
      readonly documentHash: string;
      readonly by: Person;
    }
  | {
      readonly type: 'agreement.effective';
      readonly agreement: string;
      readonly effectiveOn: string;
      readonly expiresOn: string;
    }
  | { readonly type: 'agreement.expired'; readonly agreement: string; readonly on: string };
