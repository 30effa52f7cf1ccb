import type { Alarm } from './alarms';
import type { AgreementClauses, AgreementObligation } from '../programme/clauses';
import { isRunning, type AgreementLife, type AgreementState, type Moment } from './life';
import { addDays, laterOf, notAfter, type LocalDate } from '../calendar/dates';
import type { Agreement } from '../programme/agreement-plans';

/** One time at which an obligation of an agreement is due: by the agreement, and on a working day. */
export interface Occurrence {
  readonly due: LocalDate;
  readonly dueOn: LocalDate;
  /** When its owner is told. */
  readonly opens: Moment;
  /** Whether a day was judged by weekends only, because no calendar is published for it. */
  readonly provisional: boolean;
}

/** Where the clock of an obligation stands: what was due up to `after` is dealt with, `next` comes; without it nothing does up to `until`. */
export interface ObligationClock {
  readonly after: LocalDate;
  readonly until?: LocalDate;
  readonly next?: Occurrence;
}

/** What becomes of the obligations of an agreement. */
export type RegisterHappening = { readonly agreement: string; readonly obligation: string } & (
  | { readonly type: 'agreement.obligationPlanned'; readonly clock: ObligationClock }
  | { readonly type: 'agreement.obligationOpened'; readonly due: LocalDate; readonly dueOn: LocalDate }
);

type Standing = AgreementLife & {
  readonly state: AgreementState;
  readonly effectiveOn?: LocalDate;
  readonly expiresOn?: LocalDate;
};
type Clauses = Pick<AgreementClauses, 'obligations'>;

/** The last day on which an obligation can be due as things stand; `undefined` once it is over. */
function lastDue({ survives }: AgreementObligation, life: Standing): LocalDate | undefined {
  const { state, expiresOn = '', end, survives: clocks = [] } = life;
  if (isRunning(state)) return notAfter(expiresOn, end?.on);
  if (state !== 'survival') return undefined;
  return clocks.find(({ clause, isOver }) => clause === survives && !isOver)?.until.on;
}

/** The obligations whose next day has to be worked out, and between which days it lies. */
export const toPlan = ({ obligations = [] }: Clauses, life: Standing) =>
  obligations.flatMap((obligation) => {
    const { effectiveOn = '', register = {} } = life;
    const { after, next, until: known } = register[obligation.key] ?? { after: effectiveOn };
    const until = lastDue(obligation, life);
    return until === undefined || next || known === until ? [] : [{ obligation, effectiveOn, after, until }];
  });

/** What is due next of each obligation that goes on. */
export const nextOccurrences = ({ obligations = [] }: Clauses, life: Standing) =>
  obligations.flatMap((obligation) => {
    const next = life.register?.[obligation.key]?.next;
    const until = lastDue(obligation, life);
    return next && until !== undefined && next.due <= until ? [{ obligation, next }] : [];
  });

/**
 * Each opens in time, so that its owner is told; nothing falls due while the agreement is suspended.
 * Source: docs/rules/obligations.md, "Suspension and end".
 */
export const obligationAlarms = (agreement: Agreement, life: Standing): readonly Alarm[] =>
  life.state === 'suspended'
    ? []
    : nextOccurrences(agreement, life).map(({ obligation: { key, title }, next: { due, dueOn, opens } }) => ({
        at: opens.at,
        why: `${title.en}, due on ${dueOn}, is opened`,
        happening: { type: 'agreement.obligationOpened', agreement: agreement.key, obligation: key, due, dueOn },
      }));

/** The clocks of the obligations after an entry about one of them. */
export function registerAfter<Life extends AgreementLife>(life: Life, happening: RegisterHappening): Life {
  const { obligation } = happening;
  const clock = happening.type === 'agreement.obligationPlanned' ? happening.clock : { after: happening.due };
  return { ...life, register: { ...life.register, [obligation]: clock } };
}

/** A calendar was published: what was counted beyond the one before it has to be counted again. */
export function uncounted<Life extends AgreementLife>(life: Life): Life {
  const clocks = Object.entries(life.register ?? {}).map(
    ([key, clock]) => [key, clock.next?.provisional ? { after: clock.after } : clock] as const,
  );
  return life.register ? { ...life, register: Object.fromEntries(clocks) } : life;
}

/** What would have been due while the agreement was suspended is left out; the clocks go on from the day on which it was resumed. */
export function resumedFrom<Life extends AgreementLife>(life: Life, on: LocalDate): Life {
  if (!life.register) return life;
  const clocks = Object.entries(life.register).map(
    ([key, { after }]) => [key, { after: laterOf(after, addDays(on, -1)) }] as const,
  );
  return { ...life, register: Object.fromEntries(clocks) };
}

/** An occurrence that was opened, by the id of its process, as the agreement knows it; `isStopped` while the agreement is suspended. */
export interface Owed {
  readonly process: string;
  readonly obligation: string;
  readonly due: LocalDate;
  readonly isStopped?: boolean;
}

interface OwedNews {
  readonly owed: Owed;
  readonly is: 'stopped' | 'resumed' | 'released';
}

/** What the open occurrences have to be told: to stand still while the agreement is suspended, and that nobody owes them after its end. */
export function owedNews({ obligations = [] }: Clauses, life: Standing, owed: readonly Owed[]): readonly OwedNews[] {
  const isSuspended = life.state === 'suspended';
  const { endedOn } = life;
  return owed.flatMap((each): readonly OwedNews[] => {
    const terms = obligations.find(({ key }) => key === each.obligation);
    const until = terms && lastDue(terms, life);
    if (endedOn !== undefined && each.due > laterOf(endedOn, until ?? '')) return [{ owed: each, is: 'released' }];
    if (isSuspended === (each.isStopped ?? false)) return [];
    return [{ owed: each, is: isSuspended ? 'stopped' : 'resumed' }];
  });
}

/** The open occurrences after they were told. */
export const owedAfter = (owed: readonly Owed[], news: readonly OwedNews[]): readonly Owed[] =>
  owed.flatMap((each) => {
    const is = news.find((one) => one.owed === each)?.is;
    if (is === 'released') return [];
    const { isStopped: _, ...rest } = each;
    return is === undefined ? [each] : [{ ...rest, ...(is === 'stopped' && { isStopped: true }) }];
  });

/** The open occurrences with a new one; those that were due before it opened have had their time. */
export const owing = (owed: readonly Owed[], opened: Owed, today: LocalDate): readonly Owed[] => [
  ...owed.filter(({ due }) => due >= today),
  opened,
];
