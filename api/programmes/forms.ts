import { z } from 'zod';
import { saying } from '../../definition/demands';
import { key } from '../../definition/keys';
import type { Health } from '../../domain/views/numbers';
import { readable } from '../../definition/readable';
import { after, limit } from '../http/list-forms';
import { waitKinds, type ProgrammeState, type WaitKind } from '../../domain/programme/undertakings';
import { by, date, email } from '../http/content';

/** A definition that is sent along, in UTF-16 units; the largest that we know has a twentieth of it. */
export const LARGEST_DEFINITION = 1_000_000;

export const startProgramme = z
  .strictObject({
    file: key.optional().describe('a definition in the folder programmes, without .yaml'),
    definition: z.string().max(LARGEST_DEFINITION).optional().describe('or the definition itself, as YAML'),
    starts: date('programme.starts')
      .optional()
      .describe('the first day; that of the definition when left out, else the first of the coming month'),
    by,
  })
  .refine(
    ({ file, definition }) => (file === undefined) !== (definition === undefined),
    saying('请写明 file 或 definition 之一。', 'Give either file or definition.'),
  );

/** How programmes may fare, and what states they have. */
export const healths = ['late', 'onHold', 'onTrack', 'over'] as const satisfies readonly Health[];
export const programmeStates = [
  'running',
  'completed',
  'exiting',
  'ended',
] as const satisfies readonly ProgrammeState[];

const programmesChosen = {
  title: readable(z.string().trim().min(1).max(200))
    .optional()
    .describe('only those whose title or key has all of these words'),
  health: z.enum(healths).optional().describe('only those that fare like this; of a thousand at most'),
  state: z.enum(programmeStates).optional().describe('only those in this state'),
  mine: z
    .literal('yes')
    .optional()
    .describe('only those in which something waits on whoever asks, if that is a person'),
};

/** Which programmes somebody wants to see. */
export const programmesQuery = z.object(programmesChosen);

export type ProgrammesQuery = z.output<typeof programmesQuery>;

/** A page of the programmes, and which. */
export const programmesPageQuery = z.object({ limit, after, ...programmesChosen });

/** Every kind of thing that waits. */
export const waitKindNames = Object.keys(waitKinds) as readonly WaitKind[];

/** Which of the waiting list: on whom, of which kind, only what is overdue. */
const waitingChosen = {
  group: key.optional().describe('only what waits on this group'),
  party: key
    .optional()
    .describe('only what waits on this party: on a seat of it, or on somebody who has a role for it'),
  person: email.optional().describe('only what waits on this person'),
  kind: z.enum(waitKindNames).optional().describe('only things of this kind'),
  overdue: z.literal('yes').optional().describe('only what is past its time'),
};

/** Which of the waiting list an address of the pages asks for. */
export const waitingQuery = z.object(waitingChosen);

export type WaitingQuery = z.output<typeof waitingQuery>;

/** A page of the waiting list of a programme, the nearest deadline first. */
export const glanceQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50).describe('things of the waiting list'),
  after: after.describe('the `waitingNext` of the page before'),
  ...waitingChosen,
});
