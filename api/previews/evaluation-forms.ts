import { z } from 'zod';
import { demanding, demands, saying } from '../../definition/demands';
import type { Tried } from '../../domain/evaluations/trials';
import type { Judgement } from '../../domain/evaluations/judgements';
import { isDate } from '../../domain/calendar/dates';
import { isZone } from '../../domain/calendar/zones';
import { askedCalendars } from '../http/asked-calendars';
import { key } from '../../definition/keys';

/** A number, as JSON or as the text that it was written as. */
const figure = z.union([z.number(), z.string().max(100)]).transform(String);

const few = <Value extends z.ZodType>(value: Value) =>
  z
    .record(z.string().max(64), value)
    .refine((given) => Object.keys(given).length <= 60, saying('不超过 60 项。', 'At most 60.'))
    .default({});

const tried = z.union([
  figure,
  z.boolean().transform((kept) => (kept ? 'pass' : 'fail')),
  z.null(),
  z.array(figure).max(20),
  z.record(z.string().max(64), figure.nullable()),
]) satisfies z.ZodType<Tried>;

const levels = z.array(figure).max(20);

const judged = z.union([
  figure,
  z.null(),
  levels.transform((given): Judgement => ({ levels: given })),
  z
    .strictObject({ ratings: z.union([levels, z.record(z.string().max(100), figure)]) })
    .transform(({ ratings }): Judgement => ({ levels: Array.isArray(ratings) ? ratings : Object.values(ratings) })),
  z.record(z.string().max(64), figure).transform((byParty): Judgement => ({ byParty })),
]) satisfies z.ZodType<Judgement>;

const LONGEST_DEFINITION = 500_000;

/** Which evaluation is meant: that of a programme, of a definition, or `evaluation:` of one by itself. */
const asked = {
  programme: key.optional().describe('one that runs, for whoever may read it'),
  definition: z
    .union([z.string().max(LONGEST_DEFINITION), z.record(z.string(), z.unknown())])
    .optional()
    .describe('a definition as in its file, or its `evaluation:` alone; YAML, JSON, or an object'),
  evaluation: z.record(z.string(), z.unknown()).optional().describe('the same as `definition`, of the part alone'),
};

const kind = z.enum(['monthly', 'quarterly', 'annual', 'financial', 'special']);

/** Exactly one plan, and some figures. What has a default in a definition may be left out here, too. */
export const scorePreview = z
  .strictObject({
    ...asked,
    cycle: kind.optional().describe('every indicator, guard and method when left out'),
    actuals: few(tried).describe(
      'by key of the indicator: a figure or level, the levels of several raters, or figures by party',
    ),
    guards: few(tried).describe('by key of the guard: a figure, or pass and fail where it has no bound'),
    methods: few(judged).describe('by method: points of 120, levels of raters, or points by party'),
  })
  .refine(
    ({ programme, definition, evaluation }) =>
      [programme, definition, evaluation].filter((one) => one !== undefined).length === 1,
    saying(
      'programme、definition、evaluation 须且只须写明一项。',
      'Give exactly one of programme, definition and evaluation.',
      ['definition'],
    ),
  );

const date = z.string().refine(isDate, demands.anyDay.en);

/** The periods of a cycle from one day to another; those of the programme or definition when they are left out. */
export const evaluationDatesPreview = z
  .strictObject({
    ...asked,
    calendar: askedCalendars,
    zone: z.string().max(60).refine(isZone, demands.zone.en).optional(),
    cycle: kind.optional().describe('the three regular ones when left out'),
    from: date.optional().describe('first day; the start of the programme when left out'),
    to: date.optional().describe('last day; the end of the programme, else a year after the first, when left out'),
    dueWorkingDay: z.int().min(1).max(60).optional().describe('another than the plan has'),
  })
  .refine(
    ({ programme, definition, from }) => from !== undefined || programme !== undefined || definition !== undefined,
    saying('请写明 from，或 programme、definition 之一。', 'Give from, or a programme or definition.', ['from']),
  )
  .refine(
    ({ from, to }) => from === undefined || to === undefined || from <= to,
    demanding(demands.notBeforeFrom, ['to']),
  );
