import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { knock } from '../contracts/post';
import { deliverNotices } from './kit/activities';

/** The programme's messenger: whenever there is a message for a chat, it is delivered, however long the chat is away. */
export async function noticePost(programme: string): Promise<void> {
  let hasKnocked = true;
  setHandler(knock, () => void (hasKnocked = true));

  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < 1_000) {
    await condition(() => hasKnocked, '1 day', { summary: 'looks for messages once a day, knocked or not' });
    hasKnocked = false;
    await deliverNotices(programme);
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof noticePost>(programme);
}
