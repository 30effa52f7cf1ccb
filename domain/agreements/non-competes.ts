import { chineseDay, englishDay } from '../calendar/said-days';
import type { Alarm } from './alarms';
import type { AgreementClauses, NonCompete } from '../programme/clauses';
import { isRunning, type AgreementLife, type AgreementState, type Moment } from './life';
import { addDays, addMonths, type LocalDate } from '../calendar/dates';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { PartyKey } from '../shared/keys';

/** The window in which parties may not compete; until the agreement has ended nobody knows when it closes. */
export interface NonCompeteWindow {
  readonly from: LocalDate;
  readonly until?: Moment;
  readonly isOver?: boolean;
}

/** What becomes of the window. */
export type NonCompeteHappening = { readonly agreement: string } & (
  | { readonly type: 'agreement.nonCompeteBegan'; readonly on: LocalDate; readonly binds: readonly PartyKey[] }
  /** The agreement has ended: from now on it is known when the window closes. */
  | { readonly type: 'agreement.nonCompeteDated'; readonly until: Moment }
  | { readonly type: 'agreement.nonCompeteEnded'; readonly on: LocalDate }
);

type Standing = AgreementLife & {
  readonly state: AgreementState;
  readonly effectiveOn?: LocalDate;
  readonly expiresOn?: LocalDate;
};
type Clauses = Pick<AgreementClauses, 'nonCompete'>;

const beginsOn = ({ from }: NonCompete, { effectiveOn = '', endedOn }: Standing): LocalDate | undefined => {
  if (from === 'effect') return effectiveOn;
  return endedOn === undefined ? undefined : addDays(endedOn, 1);
};

/** The day on which the window begins, where it has begun and nobody has told so yet. */
export function nonCompeteBegins({ nonCompete }: Clauses, life: Standing): LocalDate | undefined {
  const hasEnded = life.endedOn !== undefined && life.effectiveOn !== undefined;
  if (!nonCompete || life.nonCompeteWindow || !(isRunning(life.state) || hasEnded)) return undefined;
  return beginsOn(nonCompete, life);
}

/** The last day of the window, once the agreement has ended and while nobody has told so: so many calendar months after its last day. */
export function nonCompeteEnds({ nonCompete }: Clauses, { nonCompeteWindow: window, endedOn }: Standing) {
  if (!nonCompete || endedOn === undefined || !window || window.until) return undefined;
  return addMonths(endedOn, nonCompete.months);
}

export function nonCompeteAfter<Life extends AgreementLife>(life: Life, happening: NonCompeteHappening): Life {
  if (happening.type === 'agreement.nonCompeteBegan') return { ...life, nonCompeteWindow: { from: happening.on } };
  if (!life.nonCompeteWindow) return life;
  const change = happening.type === 'agreement.nonCompeteDated' ? { until: happening.until } : { isOver: true };
  return { ...life, nonCompeteWindow: { ...life.nonCompeteWindow, ...change } };
}

/** It closes by itself. */
export const nonCompeteAlarms = (agreement: string, { nonCompeteWindow: window }: AgreementLife): readonly Alarm[] =>
  window?.until && !window.isOver
    ? [
        {
          at: window.until.at,
          why: `the non-compete window closes with ${window.until.on}`,
          happening: { type: 'agreement.nonCompeteEnded', agreement, on: window.until.on },
        },
      ]
    : [];

export function nonCompeteSentence(happening: NonCompeteHappening, named: (party: PartyKey) => Text): Text {
  switch (happening.type) {
    case 'agreement.nonCompeteBegan': {
      const bound = happening.binds.map(named);
      return text(
        `竞业限制自${chineseDay(happening.on)}起，约束${bound.map(({ zh }) => zh).join('、')}`,
        `The non-compete window opened on ${englishDay(happening.on)}; it binds ${bound.map(({ en }) => en).join(', ')}`,
      );
    }
    case 'agreement.nonCompeteDated':
      return text(
        `竞业限制至${chineseDay(happening.until.on)}`,
        `The non-compete window closes with ${englishDay(happening.until.on)}`,
      );
    case 'agreement.nonCompeteEnded':
      return text(
        `竞业限制于${chineseDay(happening.on)}结束`,
        `The non-compete window closed with ${englishDay(happening.on)}`,
      );
  }
}

/** The coming days of the window as things stand: while the agreement runs, the last one is as its present end has it. */
export function nonCompeteDates({ nonCompete }: Clauses, life: Standing): readonly (readonly [LocalDate, Text])[] {
  const { nonCompeteWindow: window, expiresOn, end, state } = life;
  if (!nonCompete || window?.isOver || !(isRunning(state) || window)) return [];
  const last = end?.on ?? expiresOn ?? '';
  const begins = window?.from ?? (nonCompete.from === 'end' && last !== '' ? addDays(last, 1) : undefined);
  const ends = window?.until?.on ?? (last === '' ? undefined : addMonths(last, nonCompete.months));
  const { zh, en } = nonCompete.scope;
  return [
    ...(begins === undefined || begins === life.effectiveOn
      ? []
      : [[begins, text(`竞业限制开始：${zh}`, `The non-compete window opens: ${en}`)] as const]),
    ...(ends === undefined
      ? []
      : [[ends, text(`竞业限制结束：${zh}`, `The non-compete window closes: ${en}`)] as const]),
  ];
}
