import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { LeastActivities } from './activities';

const { ask } = proxyActivities<LeastActivities>({ startToCloseTimeout: '1 minute' });
const { append } = proxyLocalActivities<LeastActivities>({ startToCloseTimeout: '1 minute' });

export const answer = defineUpdate<string, [string]>('answer');

/**
 * What the trial measured: three people are asked by mail, each answer is appended before it is confirmed; no rule of
 * the business.
 */
export async function least(people: readonly string[]): Promise<void> {
  const id = workflowInfo().workflowId;
  const answered: string[] = [];
  const state = () => (answered.length < people.length ? 'open' : 'approved');
  setHandler(answer, async (person) => {
    answered.push(person);
    const now = state();
    await append(id, now, now === 'open' ? ['decided'] : ['decided', 'closed']);
    return now;
  });
  await append(id, 'open', ['opened']);
  await ask(id, people);
  await condition(() => state() === 'approved' && allHandlersFinished());
}
