import { dispatchesOf, listedReaders, windowOf } from '../../domain/letters/bundles';
import { DomainError } from '../../domain/shared/errors';
import { nextOpening } from '../../domain/calendar/hours';
import { isClosing, paceOf } from '../../domain/mail/kinds';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { ActivityDeps } from '../deps';
import { messageIdOf } from './envelopes';
import type { Letter } from '../../domain/mail/letters';

const DAY_MS = 24 * 3600 * 1000;

/** Decides which of the letters taken from the outbox leave now and with which mail, and writes that down before anything leaves. */
export const createDispatches = ({
  outbox,
  directory,
  publicUrl,
}: Pick<ActivityDeps, 'outbox' | 'directory' | 'publicUrl'>) => {
  const { hostname: host } = new URL(publicUrl);

  /** A programme that is not known has no mails to gather: each letter leaves and finds that out. */
  const definitionOf = (key: string): Promise<Programme | undefined> =>
    directory.definition(key).catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'not_found') return undefined;
      throw error;
    });

  /** People read what they voted on when their party's next working day begins. */
  const digestAt =
    (programme: Programme | undefined) =>
    ({ to, at }: Letter): string => {
      const party = programme && partyOf(programme, to);
      const calendar = party && directory.calendars(programme)[party.key];
      return new Date(calendar ? nextOpening(calendar, at) : Date.parse(at) + DAY_MS).toISOString();
    };

  return {
    /** Whether a letter waits a moment for others, by the programme's window: reminders of one hour do, and what was decided at once. */
    holding: async (key: string): Promise<(letter: Letter) => boolean> => {
      const programme = await definitionOf(key);
      const isGathering = programme !== undefined && windowOf(programme) > 0;
      return ({ kind }) => kind === 'reminder' || (isGathering && isClosing(kind) && paceOf(kind) !== 'digest');
    },

    /** The letters that leave now, as one mail each. */
    leaving: async (key: string, taken: readonly Letter[]): Promise<readonly (readonly Letter[])[]> => {
      if (taken.length === 0) return [];
      const programme = await definitionOf(key);
      const windowMs = programme ? windowOf(programme) : 0;
      const at = Date.now();
      const now = new Date(at).toISOString();
      const surroundings = { taken, since: new Date(at - windowMs).toISOString() };
      const rules = { taken, now, windowMs, digestAt: digestAt(programme) };
      const planned = dispatchesOf({ ...rules, ...(await outbox.standing(key, surroundings)) });
      const readers = listedReaders(planned);
      const { mails, kept } =
        readers.length === 0
          ? planned
          : dispatchesOf({ ...rules, ...(await outbox.standing(key, { ...surroundings, readers })) });
      const arranged = [
        ...kept.map(({ letter: { id }, until }) => ({ id, until })),
        ...mails.flatMap((mail) => mail.map(({ id }) => ({ id, mail: messageIdOf(mail, host) }))),
      ];
      await outbox.arrange(arranged, now);
      return mails;
    },

    /** In how many milliseconds the first letter that is kept may leave. */
    msToNext: async (key: string): Promise<number | undefined> => {
      const due = await outbox.nextDue(key);
      return due === undefined ? undefined : Math.max(1, Date.parse(due) - Date.now());
    },
  };
};
