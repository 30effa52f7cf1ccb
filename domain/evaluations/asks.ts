import type { Evidence } from '../approvals/approvals';
import type { EvidenceKind } from '../programme/phase-plans';
import type { IdentityTier } from '../programme/policies';
import type { PartyKey, Person } from '../shared/keys';

/** The name of a guard among what is asked for and counted: no indicator's key has a full stop in it. */
export const guardName = (key: string): string => `guard.${key}`;
/** The name of a success factor there. */
export const factorName = (key: string): string => `factor.${key}`;

/** Under which name a whole method is judged in points. */
export const POINTS = 'points';

/** How the ask is called that asks the office for what nobody owns. */
export const OFFICE = 'office';

/**
 * One value that somebody is asked for: a figure in its unit, a level of a rubric (1–5), points (0–120), or `pass` and `fail`. `of` is the
 * key of an indicator, `guard.KEY`, `factor.KEY`, or `points` for a whole method.
 */
export interface Wanted {
  readonly of: string;
  readonly as: 'number' | 'level' | 'points' | 'passFail';
}

/** What is asked for: figures, a rater's levels, an assessor's report, a company's own judgement, the success factors. */
export type AskKind = 'figure' | 'rating' | 'assessment' | 'self' | 'factors';

/** Something that an evaluation asks of somebody; `key` names it in its evaluation. */
export interface Ask {
  readonly key: string;
  readonly kind: AskKind;
  readonly wants: readonly Wanted[];
  /** For which party it is answered. */
  readonly party?: PartyKey;
  /** Ids of the seats whose holders answer; whoever holds them by then. */
  readonly seats?: readonly string[];
  /** Who answers beside the holders of seats: any one of them. */
  readonly people: readonly Person[];
  /** Who hears when it is overdue, beside the office: who chairs the groups of the seats. */
  readonly escalatesTo: readonly Person[];
  readonly evidence?: readonly EvidenceKind[];
  /** How surely it must be known who answers; the link of the mail is enough when left out. */
  readonly identity?: IdentityTier;
  /** Nobody sees what was answered until all asks of the same name are answered: raters don't know of each other. */
  readonly sealed?: string;
  /** Asked only when the other raters differ by two levels or more. */
  readonly isReserve?: true;
  /** Due on this working day (of that party, or of both) after what the evaluation is counted from. */
  readonly workingDay: number;
  /** ISO instants. */
  readonly dueAt: string;
  readonly remindAt: string;
}

/** An ask before its instants are counted. */
export type PlannedAsk = Omit<Ask, 'dueAt' | 'remindAt'>;

/** When an ask is due, and when whoever is asked is reminded before (ISO instants). */
export type AskTimes = Pick<Ask, 'dueAt' | 'remindAt'>;

/** What somebody answers an ask with. */
export interface Answer {
  readonly ask: string;
  /** By what is wanted; what is left out is missing data. */
  readonly values: Readonly<Record<string, string>>;
  readonly by: Person;
  /** The office reports for whoever was asked. */
  readonly onBehalf?: true;
  /** Whoever was asked and is absent: `by` is their substitute. */
  readonly standsInFor?: Person;
  readonly note: string;
  readonly evidence: readonly Evidence[];
  /** How it was known who answers; those from before 2026-11-30, and what the office reports at once, don't say. */
  readonly identity?: IdentityTier;
  /** From which rows of which kept file it was read; left out where it was typed. `hash` is the SHA-256 of the bytes in hex. */
  readonly source?: { readonly name: string; readonly hash: string; readonly rows: readonly number[] };
}

/** From which day or instant the times of an evaluation are counted, and on which working day after that it is due. */
export interface DueFrom {
  readonly from: string;
  readonly workingDay: number;
}
