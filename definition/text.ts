import { z } from 'zod';
import { isDate, isPlannable } from '../domain/calendar/dates';
import type { Text } from '../domain/shared/text';
import { readable } from './readable';

/** A refusal by one of our own rules inside a form: its code and its sentence travel to the defect. */
export const complaint = (code: string, zh: string, en: string, path: PropertyKey[] = []) => ({
  code: 'custom' as const,
  message: en,
  path,
  params: { code, zh, en },
});

const line = readable(z.string().trim().min(1));

/** A title or sentence: `{zh, en}`, or one language for both. */
export const text = z
  .union([line, z.strictObject({ zh: line.exactOptional(), en: line.exactOptional() })])
  .transform((given, context): Text => {
    if (typeof given === 'string') return { zh: given, en: given };
    const one = given.zh ?? given.en;
    if (one === undefined) {
      context.addIssue(
        complaint('text_empty', '请至少用一种语言写明（zh 或 en）。', 'Write it in at least one language, zh or en.'),
      );
      return z.NEVER;
    }
    return { zh: given.zh ?? one, en: given.en ?? one };
  })
  .meta({ id: 'Text', description: '{ zh, en }; one language given fills the other' }) satisfies z.ZodType<Text>;

/** A stable id, kebab- or camelCase. */
export const key = z
  .string()
  .max(64)
  .regex(/^[a-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/)
  .meta({ id: 'Key', description: 'a stable id, kebab- or camelCase' });

/** The address of a role account. */
export const person = z.email().toLowerCase();

export const keys = z.array(key);

/** One thing may stand without a list around it. */
export const oneOrMany = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([schema, z.array(schema)]).transform((given): z.output<Schema>[] => (Array.isArray(given) ? given : [given]));

/** `45%` or `33.33%`, as basis points: 4500, 3333. */
export const basisPoints = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,2})?%$/)
  .transform((given) => Math.round(Number(given.slice(0, -1)) * 100))
  .meta({ id: 'Share', description: 'a share such as 45% or 33.33%' });

/** `95%`, as the whole number 95. */
export const percent = z
  .string()
  .regex(/^\d{1,3}%$/)
  .transform((given) => Number(given.slice(0, -1)))
  .meta({ id: 'Percent', description: 'whole percent, such as 95%' });

/** An amount in whole units of the currency, `20,000,000.00` or `20000000`; its minor units are known only with the currency. */
export const amount = z
  .union([z.int().nonnegative(), z.string().regex(/^(\d+|\d{1,3}(,\d{3})+)(\.\d{1,4})?$/)])
  .transform((given) => String(given).replaceAll(',', ''))
  .meta({ id: 'Amount', description: 'an amount in the currency of the programme, such as 20,000,000.00' });

/** A day of a programme; what is counted from it stays within the years that a calendar can name. */
export const day = z.iso.date().superRefine((given, context) => {
  if (!isDate(given) || isPlannable(given)) return; // what is no date at all is told as that alone
  context.addIssue(
    complaint('date_out_of_range', '日期须在 2000 年至 2099 年之间。', 'A date lies between the years 2000 and 2099.'),
  );
});

/** Who is asked, by which policy; `group` names one, `groups` several. */
export const asked = z
  .strictObject({ group: key.exactOptional(), groups: keys.min(1).exactOptional(), policy: key })
  .transform(({ group, groups, policy }, context) => {
    if ((group === undefined) === (groups === undefined)) {
      context.addIssue(complaint('group_or_groups', '请写 group 或 groups 之一。', 'Name either group or groups.'));
      return z.NEVER;
    }
    return { groups: groups ?? (group === undefined ? [] : [group]), policy };
  });
