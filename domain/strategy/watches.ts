import type { LocalDate } from '../calendar/dates';
import type { Instant } from '../calendar/zones';
import { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { parseDecimal } from '../shared/rationals';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import type { Person } from '../shared/keys';
import type { OfType } from '../shared/told';
import type { SignalSource } from '../programme/strategy-plans';

/** What is followed of the strategy: a signal by its source, or the review of a plan. */
export type WatchKind = SignalSource | 'review';

/** What was reported, or read, for a period; of a review what it came to. */
export interface WatchValue {
  readonly period: string;
  /** Decimal text, or the level of a risk. */
  readonly value?: string;
  readonly note: string;
  /** Nobody where the programme itself told it. */
  readonly by?: Person;
  readonly on: LocalDate;
}

/** What is asked for now. */
export interface WatchAsked {
  readonly period: string;
  readonly dueAt: Instant;
  readonly remindAt: Instant;
  /** Who is asked. */
  readonly told: readonly Person[];
  readonly isReminded?: true;
}

/** Something that is followed again and again: `overdue` once its time has passed without an answer. */
export interface Watch {
  readonly key: string;
  readonly kind: WatchKind;
  readonly title: Text;
  readonly state: 'quiet' | 'asked' | 'overdue' | 'beyond';
  readonly asked?: WatchAsked;
  readonly values: readonly WatchValue[];
  /** Beyond its threshold since its last value; it crosses again only once it has come back. */
  readonly isBeyond: boolean;
  readonly crossings: number;
}

/** What becomes of what is followed. */
export type WatchHappening =
  | {
      readonly type: 'watch.asked';
      readonly watch: string;
      readonly kind: WatchKind;
      readonly title: Text;
      readonly asked: WatchAsked;
    }
  | { readonly type: 'watch.reminded'; readonly watch: string; readonly told: readonly Person[] }
  | { readonly type: 'watch.overdue'; readonly watch: string; readonly told: readonly Person[] }
  /** A figure was reported or a review made, or the programme told a value by itself. */
  | {
      readonly type: 'watch.answered';
      readonly watch: string;
      readonly kind: WatchKind;
      readonly title: Text;
      readonly answer: WatchValue;
    };

/** What becomes of a signal by its threshold. */
export type SignalHappening =
  | {
      readonly type: 'signal.crossed';
      readonly signal: string;
      readonly title: Text;
      /** How often it has crossed by now. */
      readonly crossing: number;
      readonly why: Text;
      readonly told: readonly Person[];
    }
  | { readonly type: 'signal.returned'; readonly signal: string };

/** A watch of which nothing is known yet. */
export const newWatch = ({ watch, kind, title }: { watch: string; kind: WatchKind; title: Text }): Watch => ({
  key: watch,
  kind,
  title,
  state: 'quiet',
  values: [],
  isBeyond: false,
  crossings: 0,
});

const settled = ({ asked, isBeyond, ...watch }: Watch, state?: Watch['state']): Watch => ({
  ...watch,
  isBeyond,
  ...(asked && state !== undefined && { asked }),
  state: state ?? (isBeyond ? 'beyond' : 'quiet'),
});

/** A watch after something became of it: process and read model change it alike. */
export function watchAfter(watch: Watch, happening: WatchHappening | SignalHappening): Watch {
  switch (happening.type) {
    case 'watch.asked':
      return { ...watch, state: 'asked', asked: happening.asked };
    case 'watch.reminded':
      return watch.asked ? { ...watch, asked: { ...watch.asked, isReminded: true } } : watch;
    case 'watch.overdue':
      return settled(watch, 'overdue');
    case 'watch.answered':
      return settled({ ...watch, values: [...watch.values, happening.answer] });
    case 'signal.crossed':
      return { ...watch, isBeyond: true, crossings: happening.crossing, state: watch.asked ? watch.state : 'beyond' };
    case 'signal.returned':
      return { ...watch, isBeyond: false, state: watch.asked ? watch.state : 'quiet' };
  }
}

/** Which watch a happening is about, and the watch as it is when nothing was known of it. */
export const watchOf = (happening: WatchHappening | SignalHappening): string =>
  'signal' in happening ? happening.signal : happening.watch;

export const watchBegins = (
  happening: WatchHappening | SignalHappening,
): happening is OfType<WatchHappening, 'watch.asked' | 'watch.answered'> | OfType<SignalHappening, 'signal.crossed'> =>
  'title' in happening;

/** What somebody answers for a watch. */
export interface WatchAnswer {
  readonly watch: string;
  readonly kind: WatchKind;
  readonly title: Text;
  /** For which period, where none is asked for just now. */
  readonly period: string;
  readonly on: LocalDate;
  readonly value?: string;
  readonly note: string;
  readonly by: Person;
}

/** A figure is a number, a review says what it came to; what the programme tells by itself nobody reports. Throws `invalid_input`, `comment_required`. */
export function assertMayAnswer({ kind, value, note }: Pick<WatchAnswer, 'kind' | 'value' | 'note'>): void {
  if (kind === 'review') {
    if (isBlank(note)) throw new DomainError('comment_required', undefined, { field: 'note' });
    return;
  }
  if (kind !== 'figure')
    throw refused(
      'invalid_input',
      text('该信号由系统自行读取，无须报送。', 'The programme reads this signal by itself: nobody reports it.'),
      { field: 'watch' },
    );
  if (parseDecimal(value ?? '') === undefined)
    throw refused('invalid_input', text('请填写一个数。', 'Give a number.'), { field: 'value' });
}
