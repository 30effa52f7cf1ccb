import type { NewsTold } from '../agreements/news/news';
import type { LetterKind } from './kinds';
import type { RefusedWork } from '../processes/faults';
import type { Person } from '../shared/keys';

/** A mail to be sent, written in the same transaction as the entry that calls for it, so that none is lost and none is sent twice. */
export interface Letter {
  /** Stable: programme, process, entry number and person; the mail's Message-ID is made from it. */
  readonly id: string;
  readonly programme: string;
  /** When that happened which calls for it (ISO). */
  readonly at: string;
  readonly to: Person;
  readonly kind: LetterKind;
  /** What it is about: an approval, an obligation, a phase, an evaluation, an agreement, or a calendar and its version. */
  readonly about: string;
  readonly round?: number;
  /** The seats of this person that are asked. */
  readonly seats?: readonly string[];
  /** The mail that did not arrive: whose, where, why, and the second address it was sent to instead. */
  readonly returned?: Returned;
  /** What was refused to a process. */
  readonly refused?: RefusedWork;
  /** What somebody wrote about it: who, and the mail by which. */
  readonly said?: { readonly person: Person; readonly source: string };
  /** Of an agreement: what happened, and as whom its reader hears of it. */
  readonly news?: NewsTold;
  /** Where it goes when not to the person's own address. */
  readonly address?: string;
}

/** What a letter is for, whoever it goes to. */
export type LetterMatter = Pick<Letter, 'kind' | 'about' | 'round' | 'seats' | 'news'>;

export interface Returned {
  readonly person: Person;
  readonly address: string;
  readonly reason: string;
  readonly again?: string;
  /** Why it stays open whether it arrived; left out when it did not. */
  readonly doubt?: 'wording' | 'stranger';
  /** The stranger to whom it was handed on. */
  readonly named?: string;
}

/** A letter before it has its id. */
export type Draft = Omit<Letter, 'id' | 'programme' | 'at'>;
