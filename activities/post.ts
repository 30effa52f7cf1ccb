import { ApplicationFailure, heartbeat } from '@temporalio/activity';
import type { Letter } from '../domain/letters';
import { DomainError } from '../domain/errors';
import { AT_ONCE, MailRefused } from '../infra/mailer';
import type { ActivityDeps } from './deps';
import { createMailWriter } from './mails';

/** How many letters are taken at once. */
const BATCH = 100;

/** An empty outbox is listened to for so long before the post goes to rest: under load one activity carries many letters. */
const LINGER_MS = 500;

/** So often the post says that it is alive, also while it listens or one mail takes long. */
const BEAT_MS = 3_000;

/** One shift of the post; it is over well before the activity's time is. */
const SHIFT_MS = 5 * 60_000;

export const createPostActivities = (deps: ActivityDeps) => {
  const { outbox, mailer, bell, knock } = deps;
  const write = createMailWriter(deps);

  /** Sends one letter and says so; answers the error when it may be sent later. */
  const send = async (letter: Letter): Promise<Error | undefined> => {
    try {
      const mail = await write(letter);
      if (!mail) return void (await outbox.markDropped(letter.id, 'nothing to say any longer'));
      await mailer.send(mail);
      await outbox.markSent(letter.id, new Date().toISOString());
      return undefined;
    } catch (error) {
      if (error instanceof MailRefused || (error instanceof DomainError && error.code === 'not_found'))
        return void (await outbox.markRefused(letter.id, error.message));
      return error instanceof Error ? error : new Error(String(error));
    }
  };

  const sendAll = async (letters: readonly Letter[]) => {
    const failed: { readonly id: string; readonly error: Error }[] = [];
    const queue = [...letters];
    const carry = async () => {
      for (let letter = queue.shift(); letter; letter = queue.shift()) {
        const error = await send(letter);
        if (error) failed.push({ id: letter.id, error });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, carry));
    return failed;
  };

  return {
    /**
     * Sends what waits in a programme's outbox. Harmless a second time: a letter is marked as it leaves, so at most those under way
     * at a crash go out again, under the same Message-ID. One that can't be sent now stays and is tried again with the next attempt.
     */
    deliver: async (programme: string): Promise<void> => {
      const failed: { readonly id: string; readonly error: Error }[] = [];
      const ear = bell.listen(programme);
      const beating = setInterval(() => heartbeat(), BEAT_MS);
      try {
        for (const over = Date.now() + SHIFT_MS; ;) {
          const letters = await outbox.take(programme, BATCH, new Date().toISOString());
          const stuck = await sendAll(letters);
          failed.push(...stuck);
          if (letters.length > 0 && stuck.length === letters.length) break;
          if (letters.length > 0) continue;
          if (failed.length > 0 || !(await ear.rings(LINGER_MS))) break;
          if (Date.now() > over) return void (await knock(programme));
        }
      } finally {
        ear.leave();
        clearInterval(beating);
      }
      const [first] = failed;
      if (!first) return;
      const ids = failed.map(({ id }) => id);
      await outbox.release(ids, first.error.message);
      throw ApplicationFailure.retryable(`${ids.length} mails wait: ${first.error.message}`, 'mail_unavailable');
    },
  };
};
