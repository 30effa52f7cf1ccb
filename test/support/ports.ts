import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that systems hand out to outgoing connections, so that nobody gets one between the asking and the use. */
const FIRST = 20_000;
const LAST = 29_999;

const given = new Set<number>();

/** A free port of 127.0.0.1 that this process has not given out before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST + 1));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false; // somebody listens there
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
