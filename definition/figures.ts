import { z } from 'zod';
import type { FigureOwner, Guard, Kpi, Sourced } from '../domain/programme/evaluation-plans';
import { basisPoints, complaint, key, oneOrMany, person, text } from './text';

/** An unsigned decimal number, kept as the text that it was written as. */
export const decimal = z
  .union([z.number().finite().nonnegative(), z.string().regex(/^\d{1,30}(\.\d{1,30})?$/)])
  .transform(String)
  .meta({ id: 'Decimal', description: 'a number such as 12 or 90.25' });

/** `group.seat` for the seat of every party, or `party.group.seat` for that of one. */
export const seat = z
  .string()
  .regex(/^[a-z][A-Za-z0-9-]*(\.[a-z][A-Za-z0-9-]*){1,2}$/)
  .meta({ id: 'SeatName', description: 'group.seat, or party.group.seat' });

const by = z.enum(['anyone', 'eachParty']).default('anyone');

/** Who reports: one seat or address, or seats and people, any one of them or somebody of each party. */
export const owner = z.union([
  seat.transform((given): FigureOwner => ({ seats: [given], by: 'anyone' })),
  person.transform((given): FigureOwner => ({ people: [given], by: 'anyone' })),
  z
    .strictObject({
      seat: seat.exactOptional(),
      seats: oneOrMany(seat).exactOptional(),
      people: z.union([person, z.array(person).min(1), z.record(key, person)]).exactOptional(),
      by,
    })
    .transform(({ seat: one, seats = [], people, ...rest }, context): FigureOwner => {
      const named = [...(one === undefined ? [] : [one]), ...seats];
      const persons = typeof people === 'string' ? [people] : Object.values(people ?? {});
      if (named.length + persons.length === 0) {
        context.addIssue(
          complaint('owner_empty', '请写明由哪些席位或人员填报。', 'Name the seats or the people who report it.'),
        );
        return z.NEVER;
      }
      const isByParty = typeof people === 'object' && !Array.isArray(people);
      return {
        ...(named.length > 0 && { seats: named }),
        ...(persons.length > 0 && { people: persons }),
        ...(isByParty && {
          parties: Object.fromEntries(Object.entries(people).map(([party, each]) => [each, party])),
        }),
        ...rest,
      };
    }),
]) satisfies z.ZodType<FigureOwner>;

const sourced = {
  owner: owner.exactOptional(),
  computed: z.enum(['onTime', 'projectSuccess', 'decidedInTime', 'risksInHand', 'innovation']).exactOptional(),
  evidence: z.array(z.enum(['document', 'link', 'number'])).exactOptional(),
  cutOff: z.strictObject({ workingDay: z.int().min(1).max(60) }).exactOptional(),
  combine: z.enum(['same', 'sum', 'mean']).exactOptional(),
} satisfies { readonly [Field in keyof Sourced]-?: z.ZodType };

const unit = z.string().max(60);

const target = z
  .union([
    z.strictObject({ atLeast: decimal, unit: unit.default('') }),
    z.strictObject({ atMost: decimal, unit: unit.default('') }),
    z.strictObject({ rubric: text, raters: z.int().min(1).max(20).default(2) }),
  ])
  .transform((given): Kpi['target'] => {
    if ('rubric' in given) return given;
    if ('atLeast' in given) return { number: given.atLeast, unit: given.unit, better: 'higher' };
    return { number: given.atMost, unit: given.unit, better: 'lower' };
  });

/** An indicator of the score; its title is its key where it has none, and what is measured its title. */
export const kpi = z
  .strictObject({
    key,
    title: text.exactOptional(),
    indicator: text.exactOptional(),
    weight: basisPoints,
    target,
    floor: decimal.exactOptional(),
    cap: decimal.exactOptional(),
    ...sourced,
  })
  .transform(({ title, indicator, ...rest }): Kpi => {
    const called = title ?? indicator ?? { zh: rest.key, en: rest.key };
    return { ...rest, title: called, indicator: indicator ?? called };
  });

/** `95%` as a percentage, `4.5` as a number of some unit. */
const bound: z.ZodType<{ readonly number: string; readonly unit?: string }> = z.union([
  z
    .string()
    .regex(/^\d{1,3}(\.\d{1,10})?%$/)
    .transform((given) => ({ number: given.slice(0, -1), unit: '%' })),
  decimal.transform((number) => ({ number })),
]);

/** A measure that is passed or failed beside the score. */
export const guard = z
  .strictObject({
    title: text.exactOptional(),
    atLeast: bound.exactOptional(),
    atMost: bound.exactOptional(),
    unit: unit.exactOptional(),
    ...sourced,
  })
  .superRefine(({ atLeast, atMost }, context) => {
    if (atLeast === undefined || atMost === undefined) return;
    context.addIssue(
      complaint('guard_two_bounds', '请只写 atLeast 或 atMost 之一。', 'Give atLeast or atMost, not both.', ['atMost']),
    );
  })
  .transform(({ atLeast, atMost, unit: said, ...rest }): Omit<Guard, 'title'> & Partial<Pick<Guard, 'title'>> => {
    const given = atLeast ?? atMost;
    if (!given) return rest;
    const isWholePercent = atLeast?.unit === '%' && /^\d+$/.test(atLeast.number);
    if (isWholePercent) return { ...rest, atLeastPercent: Number(atLeast.number) };
    const named = said ?? given.unit;
    return {
      ...rest,
      ...(atLeast ? { atLeast: given.number } : { atMost: given.number }),
      ...(named !== undefined && { unit: named }),
    };
  });
