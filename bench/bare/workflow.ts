import { condition, defineUpdate, proxyActivities, setHandler } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '1 minute' });

export const answer = defineUpdate<number, [string]>('answer');

/** The least that an approval can be on Temporal: one empty activity, three updates, a result. */
export async function bare(): Promise<number> {
  const answers: string[] = [];
  setHandler(answer, (who) => answers.push(who));
  await nothing();
  await condition(() => answers.length >= 3);
  return answers.length;
}
