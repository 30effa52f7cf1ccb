import { activityInfo, ApplicationFailure, heartbeat } from '@temporalio/activity';
import { bounceOf } from '../domain/mail/bounces';
import { mailsWait } from '../domain/mail/stalls';
import { AT_ONCE, MailRefused } from '../infra/smtp/mailer';
import { createDispatches } from './mails/dispatches';
import type { ActivityDeps } from './deps';
import { createGathering } from './mails/gathering';
import { createMailWriter, type Written } from './mails/mails';
import type { Letter } from '../domain/mail/letters';

/** How many letters are taken at once: what an outage kept back from one person should be together. */
const BATCH = 5_000;

/** An empty outbox is listened to for so long before the post goes to rest: under load one activity carries many letters. */
const LINGER_MS = 500;

/** So often the post says that it is alive, also while it listens or one mail takes long. */
const BEAT_MS = 3_000;

/** One shift of the post; it is over well before the activity's time is. */
const SHIFT_MS = 5 * 60_000;

/** The attempts at which the post is told that it is stalled: soon, and once more when it lasts; each is an event of its history. */
const STALLED_AT = [2, 12];

type Bundle = readonly Letter[];

interface Failure {
  readonly letters: Bundle;
  readonly error: Error;
}

export const createPostActivities = (deps: ActivityDeps) => {
  const { outbox, mailer, bell, knock, bring, tellStalled, directory } = deps;
  const write = createMailWriter(deps);
  const dispatches = createDispatches(deps);

  const settle = async ({ mail, carried, pointless, lost }: Written) => {
    const at = new Date().toISOString();
    await Promise.all([
      ...carried.map(({ id }) => outbox.markSent(id, at, mail?.messageId ?? '')),
      ...pointless.map(({ id }) => outbox.markDropped(id, 'nothing to say any longer')),
      ...lost.map(({ letter, reason }) => outbox.markRefused(letter.id, reason)),
    ]);
  };

  /** A mail that its server refuses for good has bounced before it left: it is recorded just as one that comes back later. */
  const refuse = async ({ mail, ...written }: Written, { address, reply, message }: MailRefused) => {
    const [first] = written.carried;
    if (!first) return;
    const programme = await directory.definition(first.programme);
    const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(message)?.[0] ?? `${Math.floor(reply / 100)}.0.0`;
    const bounce = bounceOf(programme, { letters: written.carried, address, status, reason: message });
    if (bounce) await bring(first.programme, { id: `${mail?.messageId} ${address}`, happening: bounce });
    await settle({ ...written, carried: [] });
    await Promise.all(written.carried.map(({ id }) => outbox.markRefused(id, message)));
  };

  /** Sends one mail and says so of each of its letters; answers the error when it may be sent later. */
  const send = async (letters: Bundle): Promise<Error | undefined> => {
    try {
      const written = await write(letters);
      try {
        if (written.mail) await mailer.send(written.mail);
        await settle(written);
      } catch (error) {
        if (!(error instanceof MailRefused)) throw error;
        await refuse(written, error);
      }
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  const sendAll = async (bundles: readonly Bundle[]): Promise<readonly Failure[]> => {
    const failed: Failure[] = [];
    const queue = [...bundles];
    const carry = async () => {
      for (let bundle = queue.shift(); bundle; bundle = queue.shift()) {
        const error = await send(bundle);
        if (error) failed.push({ letters: bundle, error });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, carry));
    return failed;
  };

  /** Letters that another one has claimed and will never send, because it was killed, are taken up by a later attempt. What came meanwhile has knocked. */
  const assertNoneClaimed = async (programme: string): Promise<void> => {
    const claimed = await outbox.claimed(programme);
    if (claimed > 0)
      throw ApplicationFailure.retryable(`${mailsWait(claimed).en}: claimed by another`, 'mail_unavailable');
  };

  return {
    /**
     * Sends what waits in a programme's outbox. Harmless a second time: a letter is marked as it leaves, so at most those under way
     * at a crash go out again, under the same Message-ID. One that can't be sent now stays and is tried again with the next attempt.
     * Answers in how many milliseconds the first of those that are kept for others may leave.
     */
    deliver: async (programme: string): Promise<number | undefined> => {
      const failed: Failure[] = [];
      const gathering = createGathering(Date.now, await dispatches.holding(programme));
      const ear = bell.listen(programme);
      const beating = setInterval(() => heartbeat(), BEAT_MS);
      try {
        for (const over = Date.now() + SHIFT_MS; ;) {
          const taken = await outbox.take(programme, BATCH, new Date().toISOString());
          const ready = gathering.letThrough(taken);
          const leaving = await dispatches.leaving(programme, ready);
          const stuck = await sendAll(leaving);
          failed.push(...stuck);
          if (leaving.length > 0 && stuck.length === leaving.length) break;
          if (taken.length > 0) continue;
          if (gathering.isOpen()) await ear.rings(gathering.msLeft());
          else if (failed.length > 0 || !(await ear.ringsOrLeaves(LINGER_MS))) break;
          if (Date.now() > over) {
            await knock(programme);
            break;
          }
        }
      } finally {
        ear.leave();
        clearInterval(beating);
        await outbox.release(gathering.rest(), 'waits for others to the same people');
      }
      const [first] = failed;
      if (!first) {
        await assertNoneClaimed(programme);
        await outbox.forget(programme, Date.now());
        return dispatches.msToNext(programme);
      }
      const ids = failed.flatMap(({ letters }) => letters.map(({ id }) => id));
      await outbox.release(ids, first.error.message);
      if (STALLED_AT.includes(activityInfo().attempt))
        await tellStalled(programme, { waiting: ids.length, because: first.error.message });
      throw ApplicationFailure.retryable(`${mailsWait(ids.length).en}: ${first.error.message}`, 'mail_unavailable');
    },
  };
};
