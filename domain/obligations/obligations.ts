import type { Condition } from '../approvals/approvals';
import { DomainError } from '../shared/errors';
import { officePeople } from '../programme/parties';
import type { Programme } from '../programme/programme';
import { isBlank } from '../shared/text';
import type { Person } from '../shared/keys';

/** What shows that an obligation was met; `at` is when the API accepted it (ISO, UTC). */
export interface Fulfilment {
  readonly evidence: string;
  readonly by: Person;
  readonly at: string;
}

/**
 * A condition of an approval, or what is due under an agreement, as it is tracked. Source: docs/rules/obligations.md,
 * "Conditions of an approval" and "The register of an agreement".
 */
export interface Obligation {
  /** The id of its process. */
  readonly key: string;
  readonly approval?: string;
  /** The agreement under which it is due, and the key of the obligation in it. */
  readonly under?: { readonly agreement: string; readonly obligation: string };
  /** For what of the staffing it is owed. */
  readonly care?: string;
  /** The risk against which it is an action. */
  readonly risk?: string;
  readonly condition: Condition;
  /** The end of the day on which it is due, and when its owner is reminded before (ISO). */
  readonly dueAt: string;
  readonly remindAt: string;
  /** `lapsed`: due and not met; it may still be met, late. `released`: nobody owes it any more. */
  readonly state: 'open' | 'lapsed' | 'fulfilled' | 'released';
  readonly fulfilment?: Fulfilment;
  /** The disputes about it (keys), and since when its clock stands still for them. */
  readonly disputes?: readonly string[];
  readonly stoppedAt?: string;
}

/** When it is due and its owner is reminded, once counted again on a calendar that was published. */
export interface RecountedObligation {
  readonly due: string;
  readonly dueAt: string;
  readonly remindAt: string;
}

export const recounted = (obligation: Obligation, { due, dueAt, remindAt }: RecountedObligation): Obligation => ({
  ...obligation,
  condition: { ...obligation.condition, due },
  dueAt,
  remindAt,
});

/** Met once, with evidence. Throws `obligation_fulfilled`, `obligation_released` or `comment_required`. */
export function assertMayFulfil({ state }: Obligation, { evidence }: Fulfilment): void {
  if (state === 'fulfilled') throw new DomainError('obligation_fulfilled');
  if (state === 'released') throw new DomainError('obligation_released');
  if (isBlank(evidence)) throw new DomainError('comment_required');
}

/** Whether a person may say that it is met: its owner, or the programme office. */
export const mayFulfil = (obligation: Obligation, programme: Programme, person: Person): boolean =>
  ownerOf(obligation) === person || officePeople(programme).includes(person);

/** The owner as a person with an address; `undefined` where a name or a body was written down. */
export const ownerOf = ({ condition: { owner } }: Pick<Obligation, 'condition'>): Person | undefined =>
  owner.includes('@') ? owner.trim().toLowerCase() : undefined;

export const fulfil = (obligation: Obligation, fulfilment: Fulfilment): Obligation => ({
  ...obligation,
  state: 'fulfilled',
  fulfilment,
});

/** Its day has passed without its being met; what is met stays met. */
export const lapse = (obligation: Obligation): Obligation =>
  obligation.state === 'open' ? { ...obligation, state: 'lapsed' } : obligation;

/** Whether somebody still has to meet it. */
export const isOwed = ({ state }: Obligation): boolean => state === 'open' || state === 'lapsed';

/** Nobody owes it any more; what is met stays met. */
export const release = (obligation: Obligation): Obligation =>
  isOwed(obligation) ? { ...obligation, state: 'released' } : obligation;
