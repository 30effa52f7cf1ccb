import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { reachedSignal } from '../contracts/approval';
import { bring, knock, stalled, type News } from '../contracts/post';
import { countEntries, deliver } from './kit/activities';
import { createRecord } from './kit/record';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { mailsWait } from '../domain/mail/stalls';

/** So many mails are remembered by name: whoever brings one again does so within the day. */
const REMEMBERED = 500;

const DAY_MS = 24 * 3600 * 1000;

/** The programme's post: delivers whatever was put into the outbox, however long the mail server is away, and tells what came back. */
export async function post(programme: string, remembered: readonly string[] = []): Promise<void> {
  let hasKnocked = true;
  let msToNext: number | undefined;
  let known = remembered;
  let news: readonly News[] = [];
  let isTelling = false;
  let isStalled = false;
  setHandler(knock, () => void (hasKnocked = true));
  setHandler(bring, (each) => {
    if (known.includes(each.id)) return;
    known = [...known, each.id].slice(-REMEMBERED);
    news = [...news, each];
  });

  setHandler(stalled, ({ waiting, because }) => {
    isStalled = true;
    show(
      'stalled',
      [],
      `**${mailsWait(waiting).en}**: ${because}. They leave by themselves once their server takes them.`,
    );
  });

  void tellNews();
  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < 1_000) {
    const summary = 'looks into the outbox when what is kept may leave, and once a day, knocked or not';
    await condition(() => hasKnocked, Math.min(msToNext ?? DAY_MS, DAY_MS), { summary });
    hasKnocked = false;
    msToNext = await deliver(programme);
    if (isStalled) show('delivering', [], '');
    isStalled = false;
  }
  await condition(() => allHandlersFinished() && news.length === 0 && !isTelling);
  await continueAsNew<typeof post>(programme, known);

  /** Beside the delivery, which may wait for the mail server for days. */
  async function tellNews() {
    let ledger: ReturnType<typeof createRecord> | undefined;
    for (;;) {
      await condition(() => news.length > 0);
      isTelling = true;
      ledger ??= createRecord(programme, await countEntries(workflowInfo().workflowId));
      const told = news;
      news = [];
      for (const { happening } of told) ledger.tell(happening);
      await ledger.write();
      for (const { happening } of told) await tellApprovals(happening);
      isTelling = false;
    }
  }

  /** An approval learns that a mail of it arrived nowhere, and that somebody who writes back has been reached. */
  async function tellApprovals(happening: News['happening']) {
    const { person } = happening;
    const fact = { type: 'approval.reached', person, at: new Date().toISOString() } as const;
    if (happening.type === 'approval.commented')
      return tellProcess(happening.approval, reachedSignal, { ...fact, isReached: true });
    if (happening.type === 'mail.doubted' || happening.again !== undefined) return;
    for (const { about, seats } of happening.matters)
      if (seats) await tellProcess(about, reachedSignal, { ...fact, isReached: false });
  }
}
