import type { Letter } from '../../domain/mail/letters';
import { callsForLetters } from '../../domain/letters/calls';
import type { OutgoingMail } from '../../infra/smtp/mailer';
import { createMailWriter } from '../../activities/mails/mails';
import { entryOf, type LedgerRow } from '../../infra/store/chain';
import { startApp, type App } from '../support/app';
import { createPeoplesClock } from '../support/peoples-clock';
import { readLedger } from './ledger-shelf';

/** The product of today, on a record of then: nothing runs, and its people's clock shows what it showed when the last was told. */
export const startOnLedger = async (name: string) => {
  const clock = createPeoplesClock();
  const app = await startApp({ withWorker: false });
  const { ledger, evidence } = readLedger(name);
  for (const { content, name: file, media_type: mediaType, filed_by: by, programme } of evidence)
    await app.evidenceFiles.file(programme, { bytes: Buffer.from(content, 'base64'), name: file, mediaType, by });
  const write = createMailWriter(app);
  return {
    app,
    ledger,
    /** Records these as if they were told now, and writes the mails that they call for as their readers got them. */
    tell: async (rows: readonly LedgerRow[]): Promise<readonly Written[]> => {
      const mails: Written[] = [];
      for (const told of untilLetters(rows)) {
        clock.set(told.at(-1)?.at ?? '');
        await app.ledger.append(told.map(entryOf));
        mails.push(...(await writeLetters(app, write)));
      }
      return mails;
    },
    stop: async () => {
      await app.stop();
      clock.giveBack();
    },
  };
};

export type OnLedger = Awaited<ReturnType<typeof startOnLedger>>;

/** A letter, for all that say the same, and its mail; none where there was nothing to say any longer. */
export interface Written {
  readonly letter: Letter;
  readonly mail?: OutgoingMail;
  readonly lost?: string;
}

/** Entries that are told together: up to one that calls for letters. */
function untilLetters(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const together: LedgerRow[][] = [[]];
  for (const row of rows) {
    together.at(-1)?.push(row);
    if (callsForLetters(entryOf(row).happening)) together.push([]);
  }
  return together.filter((each) => each.length > 0);
}

/** What letters say apart from whom they go to. */
const gistOf = ({ id: _id, to: _to, seats: _seats, ...gist }: Letter): string => JSON.stringify(gist);

/** Every letter leaves by itself, as of now; of those that tell several people the same, the first is written. */
async function writeLetters({ outbox, ledger }: App, write: ReturnType<typeof createMailWriter>) {
  const written = new Map<string, Written>();
  const now = new Date().toISOString();
  for (const programme of await ledger.programmes())
    for (const letter of await outbox.take(programme, 5_000, now)) {
      const { mail, lost: [lost] = [] } = written.has(gistOf(letter)) ? {} : await write([letter]);
      await outbox.markSent(letter.id, now, mail?.messageId ?? '');
      if (written.has(gistOf(letter))) continue;
      written.set(gistOf(letter), { letter, ...(mail && { mail }), ...(lost && { lost: lost.reason }) });
    }
  return [...written.values()];
}
