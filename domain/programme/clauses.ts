import type { LocalDate } from '../calendar/dates';
import type { FallsDue } from '../calendar/recurrences';
import type { NoticeLength } from './terms';
import type { Text } from '../shared/text';
import type { PartyKey } from '../shared/keys';

/**
 * Something that must be there before an agreement takes effect: whose it is, and what shows it.
 * Source: docs/rules/agreements.md, "Conditions precedent".
 */
export interface ConditionPrecedent {
  readonly key: string;
  readonly title: Text;
  readonly owner: string;
  readonly evidence?: Text;
}

/** What stays binding after the end, and for how many calendar months. */
export interface SurvivingClause {
  readonly clause: 'confidentiality' | 'settlement' | 'disputes' | 'ip';
  readonly months: number;
}

/**
 * What a party has to do under an agreement, once or again and again. Source: docs/rules/obligations.md,
 * "The register of an agreement".
 */
export interface AgreementObligation extends FallsDue {
  readonly key: string;
  readonly title: Text;
  /** A party, whose programme office answers for it, or one of its seats (`party.group.seat`). */
  readonly owner: string;
  readonly evidence?: Text;
  /** So many calendar days before it is due its owner is told. */
  readonly opensDays: number;
  /** It goes on after the end of the agreement for as long as this clause survives. */
  readonly survives?: SurvivingClause['clause'];
}

/** Who may not compete in what: from the first day of the agreement or from its end, until so many calendar months after its last day. */
export interface NonCompete {
  readonly binds: readonly PartyKey[];
  readonly scope: Text;
  readonly from: 'effect' | 'end';
  readonly months: number;
}

/** Whether something of it goes on after its end: a clause, or its non-compete window. */
export const outlivesItsEnd = ({ surviving = [], nonCompete }: AgreementClauses): boolean =>
  surviving.length > 0 || nonCompete !== undefined;

/** How many calendar days before an obligation is due its owner is told, where the agreement does not say. */
export const DEFAULT_OPENS_DAYS = 30;

/** What an agreement says of its beginning and of its end, where it says something. */
export interface AgreementClauses {
  readonly conditions?: readonly ConditionPrecedent[];
  /** The last day on which the conditions may be met. */
  readonly longStop?: LocalDate;
  /** Calendar days or months of a notice to end it for convenience (without one there is none), and calendar days to cure a breach. */
  readonly termination?: { readonly noticeDays?: number; readonly noticeMonths?: number; readonly cureDays: number };
  readonly surviving?: readonly SurvivingClause[];
  readonly obligations?: readonly AgreementObligation[];
  readonly nonCompete?: NonCompete;
}

/** How long the notice is by which it may be ended for convenience; nothing where it may not. */
export function noticeToEnd({ termination }: AgreementClauses): NoticeLength | undefined {
  const { noticeDays: days, noticeMonths: months } = termination ?? {};
  if (months !== undefined) return { months };
  return days === undefined ? undefined : { days };
}

/** How long a breach may be cured where the agreement does not say, in calendar days. */
export const DEFAULT_CURE_DAYS = 30;
