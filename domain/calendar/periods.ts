import { longestCount } from './calendar';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** "Within so much after" moves a rest day forward; "at least so much before" moves it back. */
export type Direction = 'after' | 'before';

const units = {
  workingDays: { zh: '个工作日', en: 'working day' },
  workingHours: { zh: '个工作小时', en: 'working hour' },
  days: { zh: '个自然日', en: 'calendar day' },
  months: { zh: '个月', en: 'month' },
} as const satisfies Record<string, Text>;

type Unit = keyof typeof units;

/** A length of time as it is asked for; a policy's `within` is one. */
export type Length = Readonly<Partial<Record<Unit, number | undefined>>>;

/** A length of time that was read: how many of which unit, which way; the count is never negative. */
export interface Period {
  readonly count: number;
  readonly unit: Unit;
  readonly direction: Direction;
}

/**
 * Reads a length of time. Exactly one unit, a whole number, at most a hundred years; a negative count counts back, whatever the
 * direction says.
 */
export const periodOf = (length: Length, direction: Direction = 'after'): Period => {
  const given = (Object.keys(units) as Unit[]).filter((unit) => length[unit] !== undefined);
  const [unit] = given;
  if (!unit || given.length > 1) {
    throw new DomainError(
      'invalid_input',
      text(
        `期限须且只须写明其中一项：${Object.keys(units).join('、')}。`,
        `A deadline needs exactly one of ${Object.keys(units).join(', ')}.`,
      ),
    );
  }
  const count = length[unit] ?? NaN;
  if (!Number.isInteger(count) || Math.abs(count) > longestCount) {
    throw new DomainError(
      'invalid_input',
      text(
        `${units[unit].zh.slice(1)}数须为不超过 ${longestCount} 的整数。`,
        `${unit} must be a whole number up to ${longestCount}.`,
      ),
      { [unit]: count },
    );
  }
  return { count: Math.abs(count), unit, direction: count < 0 ? 'before' : direction };
};

/** The period in words, without its direction: "15 calendar days". */
export const describePeriod = ({ count, unit }: Period): Text => ({
  zh: `${count} ${units[unit].zh}`,
  en: `${count} ${units[unit].en}${count === 1 ? '' : 's'}`,
});
