import { z } from 'zod';
import { demands, saying } from '../../definition/demands';
import { isDate } from '../../domain/calendar/dates';
import { comment, date, email } from '../http/content';
import { key } from '../../definition/keys';
import { calendarsMissing, askedProgramme, saysCalendars } from '../http/asked-calendars';

/** In whose name the office's token acts; its first person when left out. Whoever is signed in acts in their own name. */
const by = email.optional();

const words = (most: number) => z.string().trim().min(1).max(most);

const kind = z.enum(['patent', 'trademark', 'tradeSecret', 'knowHow']);
const subKind = z.enum(['invention', 'utilityModel', 'design']);

const anyDay = z.string().refine(isDate, demands.anyDay.en);

export const ipDatesPreview = z
  .strictObject({
    kind,
    subKind: subKind.optional().describe('of a patent'),
    firstFiledOn: anyDay.optional().describe('of a patent: priority is counted from it'),
    expiresOn: anyDay.optional().describe('of a trademark: its renewal window and grace are counted from it'),
    programme: askedProgramme,
    calendar: z.string().min(1).max(60).optional().describe('those of the parties of the programme when left out'),
  })
  .refine(saysCalendars, calendarsMissing);

export const ipRequest = z
  .strictObject({
    key,
    title: words(300),
    kind,
    subKind: subKind.exactOptional(),
    joint: z.boolean().default(true).describe('both parties are asked before anybody files'),
    keptAt: words(2000)
      .exactOptional()
      .describe('where a secret is kept; it stands in no record and is read with a reason only'),
    by,
  })
  .refine(
    (given) => (given.kind === 'patent') === (given.subKind !== undefined),
    saying('专利须写明 subKind，其他类别不写。', 'A patent has a subKind, nothing else has.', ['subKind']),
  )
  .refine(
    (given) => ['tradeSecret', 'knowHow'].includes(given.kind) === (given.keptAt !== undefined),
    saying('秘密须写明存放处，其他类别不写。', 'A secret is kept somewhere, nothing else is.', ['keptAt']),
  );

export const ipAnswer = z.strictObject({
  verdict: z.enum(['consent', 'object', 'waive']),
  reason: comment,
  by,
});

export const ipFiling = z.strictObject({ on: date('ip.filedOn'), number: words(100), where: words(200), by });

export const ipRegistration = z.strictObject({
  on: date('ip.registeredOn'),
  number: words(100),
  expiresOn: date('ip.expiresOn').exactOptional().describe('of a trademark; a later one is its renewal'),
  by,
});

export const ipAccess = z.strictObject({
  why: words(2000),
  reader: z
    .strictObject({ name: words(200).describe('name or mail address'), party: key })
    .exactOptional()
    .describe('an engineer of a party who reads it and holds no seat; whoever asks when left out'),
  by,
});

export const ipClosing = z.strictObject({ reason: words(4000), by });
