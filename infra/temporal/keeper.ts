import { setTimeout as pause } from 'node:timers/promises';
import type { Report } from './problem';
import { startTemporal, type RunningServer, type ServerSettings } from './server';

/** How long to wait before each further try to start it again; the last one stays. */
const secondsBetweenTries = [0, 1, 2, 5, 15];

/** Runs a local server and starts it again, under its address and on its file, whenever it ends by itself; `tell` hears of it. */
export async function keepTemporal(settings: ServerSettings, tell: Report): Promise<RunningServer> {
  let server = await startTemporal(settings);
  const stopping = new AbortController();

  const again = async () => {
    for (let tries = 0; ; tries += 1) {
      await pause(1000 * (secondsBetweenTries[tries] ?? secondsBetweenTries.at(-1)!), undefined, stopping);
      const started = await startTemporal(settings).catch((error: Error) => error);
      if (!(started instanceof Error)) return started;
      tell(started.message);
    }
  };

  const keeping = (async () => {
    for (;;) {
      await server.ended;
      if (stopping.signal.aborted) return;
      tell('The Temporal server has ended by itself; it is started again.');
      const next = await again().catch(() => undefined); // we are stopping
      if (!next) return;
      server = next;
      tell('The Temporal server runs again.');
      if (stopping.signal.aborted) return void (await server.stop());
    }
  })();

  const stop = async () => {
    stopping.abort();
    await server.stop();
    await keeping;
  };
  return { ...server, ended: keeping, stop };
}
