import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chances, requestsFrom, type Document } from './requests';
import { east, seedKey } from '../support/seed';

/** So many requests with the office's token, and as many again without any. */
const REQUESTS = 5_000;
const AT_ONCE = 4;

const say = (line: string) => void process.stdout.write(`${line}\n`);

const known = {
  programme: [seedKey],
  approval: [`${seedKey}:request:fuzzed:1`, `${seedKey}:agreement:framework:1`],
  milestone: ['committee-formed', 'protocol-approved'],
  phase: ['alignment'],
  agreement: ['framework'],
  policy: ['everybody'],
  file: [seedKey, 'stroke-registry'],
  calendar: ['cn', 'weekdays', 'de'],
  group: ['strategic', 'finance', 'steering'],
  groups: ['strategic', 'finance', 'steering'],
  person: [`chair@${east.domain}`, `pmo@${east.domain}`, 'director@spree.example'],
};

/** `npm run fuzz -- [seed]`: requests that the OpenAPI document describes, and some that it doesn't, at the whole product; exit code 1 for a 5xx or a status that isn't declared. */
const main = async (seed: number): Promise<number> => {
  const serving = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'serving.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: serving.stdout })[Symbol.asyncIterator]();
  const next = async () => String((await lines.next()).value);
  const [address, authorization] = [await next(), (await next()).replace('Authorization: ', '')];
  const document = (await (await fetch(address)).json()) as Document;
  const draw = requestsFrom(document, known, chances(seed));
  const met = new Map<number, number>();
  const wrong: string[] = [];
  let sent = 0;

  const send = async (): Promise<void> => {
    while (sent < 2 * REQUESTS) {
      const nth = sent;
      sent += 1;
      const { method, path, headers, body, declared } = draw(nth);
      const answer = await fetch(new URL(path, address), {
        method,
        headers: {
          ...headers,
          ...(nth < REQUESTS && { authorization }),
          // Each comes from a machine of its own, so that limits refuse few of them.
          'x-forwarded-for': `10.${nth >> 16}.${(nth >> 8) & 255}.${nth & 255}`,
        },
        ...(body !== undefined && { body }),
        redirect: 'manual',
      });
      await answer.arrayBuffer();
      met.set(answer.status, (met.get(answer.status) ?? 0) + 1);
      if (answer.status < 500 && declared.includes(answer.status)) continue;
      wrong.push(`${method} ${path} ${answer.status} ${(body ?? '').slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  serving.kill('SIGINT');
  const held = await next();
  await once(serving, 'exit');
  for (const line of wrong.slice(0, 50)) say(line);
  say(
    `Seed ${seed}, ${sent} requests, half of them with a token: ${[...met]
      .sort()
      .map(([status, times]) => `${status}×${times}`)
      .join(' ')}`,
  );
  say(held);
  say(wrong.length === 0 ? 'No 5xx, no status that is not declared.' : `${wrong.length} are wrong.`);
  return wrong.length === 0 ? 0 : 1;
};

main(Number(process.argv[2] ?? 1)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(String(error));
    process.exit(1);
  },
);
