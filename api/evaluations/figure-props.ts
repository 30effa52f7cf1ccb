import type { Person } from '../../domain/shared/keys';
import type { Reader } from '../ui/frame';
import type { shownRefusal } from '../ui/refusal';
import type { Typed } from '../ui/thing';
import type { AskedThing } from './figure-visits';

/** What the page on which somebody reports is drawn from, and each form on it. */
export interface FigurePageProps {
  readonly thing: AskedThing;
  readonly person: Person;
  readonly reader: Reader;
  readonly nonce: string;
  readonly action: string;
  readonly typed: Typed;
  /** What was just recorded. */
  readonly done?: 'reported' | 'delegated';
  readonly digits?: 'asked' | 'spent';
  /** A code must come along where the link alone says who it is; or one was just mailed. */
  readonly code?: 'asked' | 'mailed';
  readonly refused?: ReturnType<typeof shownRefusal>;
}
