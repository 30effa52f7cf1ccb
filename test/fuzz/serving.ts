import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { startApp } from '../support/app';
import { seedKey } from '../support/seed';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const inMs = (nanoseconds: number) => Math.round(nanoseconds / 1e5) / 10;

/** The whole product with a programme and a matter, for a fuzzer to go at; at Ctrl-C it says for how long its event loop was held. */
const main = async (): Promise<void> => {
  const app = await startApp();
  await app.post('/programmes', { file: seedKey });
  const question = { key: 'fuzzed', title: '试点预算', policy: 'everybody', groups: ['strategic'] };
  await app.post(`/programmes/${seedKey}/approvals`, question);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  say(`${app.url}/api/v1/openapi.json`);
  say(`Authorization: Bearer ${app.officeToken}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  delay.disable();
  const [half, most, all] = [50, 99, 99.9].map((percent) => inMs(delay.percentile(percent)));
  say(`Event loop held for ms: p50 ${half}, p99 ${most}, p99.9 ${all}, at most ${inMs(delay.max)}`);
  await app.stop();
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(String(error));
    process.exit(1);
  },
);
