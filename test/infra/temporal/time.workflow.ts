import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow';

export const answer = defineSignal('answer');

/** Reminds every two days until it is answered; gives the reminders and how many days it took on its own clock. */
export async function reminders(): Promise<{ reminded: number; days: number }> {
  const started = Date.now();
  let isAnswered = false;
  let reminded = 0;
  setHandler(answer, () => void (isAnswered = true));
  while (!(await condition(() => isAnswered, '2 days'))) reminded++;
  return { reminded, days: Math.floor((Date.now() - started) / 86_400_000) };
}

/** Waits three years. */
export async function years(): Promise<number> {
  const started = Date.now();
  await sleep('1095 days');
  return Math.floor((Date.now() - started) / 86_400_000);
}
