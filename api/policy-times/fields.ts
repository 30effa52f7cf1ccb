import type { Within } from '../../domain/programme/policies';
import type { PolicyTimes } from '../../domain/policy-times/policy-times';
import type { Typed } from '../ui/thing';
import type { ReminderPoint } from '../../domain/calendar/reminders';

/** The lengths of a policy that have a field of their own; each step of its chain has one beside them. */
export const lengthFields = ['within', 'questionPause', 'noticePeriod', 'vacancyGrace'] as const;

/** In what a length is given. */
export const units = ['workingDays', 'workingHours', 'days', 'months'] as const;

const amountOf = (length: Within | undefined): readonly [string, string] => {
  const [unit = 'workingDays', count = ''] = Object.entries(length ?? {})[0] ?? [];
  return [String(count), unit];
};

const lengthTyped = (name: string, length: Within | undefined): Typed => {
  const [amount, unit] = amountOf(length);
  return { [`times.${name}.amount`]: amount, [`times.${name}.unit`]: unit };
};

const reminderTyped = (point: ReminderPoint, due: string): string => (point === 'due' ? due : `${point.percent}%`);

/** The times of a policy as the fields of its form have them; `due` is what the deadline is called there. */
export const timesAsTyped = (times: PolicyTimes, due: string): Typed => ({
  ...Object.assign({}, ...lengthFields.map((name) => lengthTyped(name, times[name]))),
  ...Object.assign({}, ...(times.escalation ?? []).map((length, step) => lengthTyped(`escalation.${step}`, length))),
  'times.remind': (times.remind ?? []).map((point) => reminderTyped(point, due)).join(', '),
});

const lengthIn = (typed: Typed, name: string): object | undefined => {
  const amount = typed[`times.${name}.amount`]?.trim() ?? '';
  return amount === '' ? undefined : { [typed[`times.${name}.unit`] ?? 'workingDays']: Number(amount) };
};

const remindersIn = (typed: string): readonly string[] =>
  typed
    .split(/[,，、;；\s]+/)
    .filter(Boolean)
    .map((one) => (/^(due|到期时?)$/.test(one) ? 'due' : `${one.replace(/[%％]$/, '')}%`));

/** What was typed into those fields, as the API takes it; a length that was left empty stays as it is. */
export function typedTimes(typed: Typed): object {
  const lengths = lengthFields.flatMap((name) => {
    const length = lengthIn(typed, name);
    return length ? [[name, length]] : [];
  });
  const steps = Object.keys(typed).filter((name) => /^times\.escalation\.\d+\.amount$/.test(name)).length;
  const escalation = Array.from({ length: steps }, (_, step) => lengthIn(typed, `escalation.${step}`) ?? {});
  const remind = typed['times.remind'];
  return {
    ...(Object.fromEntries(lengths) as object),
    ...(steps > 0 && { escalation }),
    ...(remind !== undefined && { remind: remindersIn(remind) }),
  };
}
