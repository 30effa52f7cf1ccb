import { setTimeout as pause } from 'node:timers/promises';
import { noteBehind, tidyUp } from '../../infra/host/behind';

/** Waits some seconds for a worker to have written something; the start itself is durable already, so that is noted and no more where it takes longer. */
export const untilVisible = async (isVisible: () => Promise<boolean | undefined>, seconds = 5): Promise<void> => {
  let isSeen: boolean | undefined = false;
  const look = async () => void (isSeen = await isVisible());
  for (const until = Date.now() + seconds * 1_000; Date.now() < until; await pause(50)) {
    await tidyUp(look);
    if (isSeen) return;
  }
  noteBehind();
};
