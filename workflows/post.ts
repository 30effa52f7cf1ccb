import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { knock } from '../contracts/post';
import { deliver } from './activities';

/** The programme's post: whenever something was put into the outbox, it is delivered, however long the mail server is away. */
export async function post(programme: string): Promise<void> {
  let hasKnocked = true;
  setHandler(knock, () => void (hasKnocked = true));

  while (!workflowInfo().continueAsNewSuggested && workflowInfo().historyLength < 1_000) {
    await condition(() => hasKnocked, '1 day', { summary: 'looks into the outbox once a day, knocked or not' });
    hasKnocked = false;
    await deliver(programme);
  }
  await condition(allHandlersFinished);
  await continueAsNew<typeof post>(programme);
}
