import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { benchDefinition, people, PROGRAMME, requestBody } from '../../bench/programme';
import { startSink } from '../../bench/sink';
import { createPlace, run, type Place } from '../support/started';
import { eventually } from '../support/eventually';
import { recordOf } from './findings';

/** By then each process has written by itself what it told, and no longer has it to tell. */
const WRITTEN_MS = 13_000;

/** The two halves of a data folder, and how each is lost: whole, or put back from an earlier instant. */
const losses = [
  ['temporal', 'gone'],
  ['store', 'gone'],
  ['temporal', 'older'],
  ['store', 'older'],
] as const;

type Half = (typeof losses)[number][0];

interface Trial {
  readonly place: Place;
  readonly sink: Awaited<ReturnType<typeof startSink>>;
  readonly wrong: string[];
  readonly accepted: Map<string, number>;
}

const pathOf = (approval: string) => `/approvals/${encodeURIComponent(approval)}`;

const open = async ({ place }: Trial, key: string): Promise<string> => {
  const answer = await place.post<{ approval: string }>(`/programmes/${PROGRAMME}/approvals`, requestBody(key));
  if (answer.status !== 201) throw new Error(`${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.approval;
};

const vote = async ({ place, sink, accepted }: Trial, approval: string, person: string) => {
  const link = await sink.linkOf(approval, person);
  const answer = await place.postBy<{ code?: string }>(link, `${pathOf(approval)}/decisions`, { verdict: 'approve' });
  if (answer.status < 300) accepted.set(approval, (accepted.get(approval) ?? 0) + 1);
  return answer;
};

/** Everything that was told is in the record: a process writes what it has told within ten seconds. */
const isAtRest = async ({ place }: Trial) =>
  eventually(async () => /^gatehouse_mails_waiting 0$/m.test((await place.raw<string>('GET', '/metrics')).body));

const stop = async (running: ReturnType<typeof run>) => {
  running.kill('SIGTERM');
  await running.ended;
};

const lose = ({ place }: Trial, half: Half, how: 'gone' | 'older', copy: string) => {
  rmSync(join(place.data, half), { recursive: true });
  if (how === 'older') cpSync(join(copy, half), join(place.data, half), { recursive: true, preserveTimestamps: true });
};

/** One loss, from a product that runs to one that runs again with nothing missing. */
async function tryLoss(trial: Trial, round: number, report: (line: string) => void): Promise<void> {
  const { place, wrong } = trial;
  const [half, how] = losses[round % losses.length]!;
  const expect = (is: boolean, sentence: string) =>
    void (is || wrong.push(`${half} ${how}, round ${round}: ${sentence}`));
  const [first = '', second = '', third = ''] = people;

  let running = await place.start();
  await place.post('/programmes', { definition: benchDefinition() });
  const [early, late] = [await open(trial, `early-${round}`), await open(trial, `late-${round}`)];
  await vote(trial, early, first);
  await isAtRest(trial);
  await stop(running);
  const copy = mkdtempSync(join(tmpdir(), 'gatehouse-older-'));
  for (const each of ['temporal', 'store'])
    cpSync(join(place.data, each), join(copy, each), { recursive: true, preserveTimestamps: true });

  running = await place.start();
  await vote(trial, early, second);
  await vote(trial, late, first);
  const young = await open(trial, `young-${round}`);
  await vote(trial, young, first);
  await isAtRest(trial);
  await pause(WRITTEN_MS);
  const mails = trial.sink.received.length;
  await stop(running);
  lose(trial, half, how, copy);
  rmSync(copy, { recursive: true });

  running = await place.start();
  expect(running.said().includes('INTERRUPTED'), 'the screen does not say it');
  expect((await place.raw('GET', '/readyz')).status === 503, 'it says that it is ready');
  const again = await place.post<{ code?: string }>('/programmes', { definition: benchDefinition() });
  expect(again.status === 409 || again.status === 503, `the programme could be started again: ${again.status}`);
  const refused = await vote(trial, early, third);
  expect(
    refused.status >= 400 && refused.status !== 409 && refused.status !== 500,
    `a vote meanwhile: ${refused.status} ${JSON.stringify(refused.body)}`,
  );

  const recovering = run(['recover'], place.env);
  expect((await recovering.ended) === 0, `recover: ${recovering.said()}`);
  report(recovering.said().trim());
  expect((await place.raw('GET', '/readyz')).status === 200, 'it is not ready afterwards');
  expect(trial.sink.received.length === mails, 'somebody was written to again');
  for (const approval of [early, late, young]) for (const person of people) await vote(trial, approval, person);
  const isClosed = async () =>
    (await recordOf({ folder: join(place.data, 'store') }, [early, late, young])).closed.length === 3;
  await eventually(isClosed).catch(() => expect(false, 'the matters did not go on to their end'));
  const { votes } = await recordOf({ folder: join(place.data, 'store') }, [early, late, young]);
  const seats = new Set(votes.map(({ approval, seat }) => `${approval} ${seat}`));
  expect(votes.length === 9 && seats.size === 9, `${votes.length} votes of ${seats.size} seats in the record, not 9`);
  const proof = run(['verify', '--read-model'], place.env);
  expect((await proof.ended) === 0, `verify: ${proof.said()}`);
  const clean = run(['recover'], place.env);
  expect((await clean.ended) === 0 && clean.said().includes('agree'), `a second recover: ${clean.said()}`);
  await stop(running);
}

/**
 * Loses one half of a product that people use, whole or to an earlier instant, each time of a new one: what a process is begun from when
 * Temporal is lost is the record, so a record that is lost after that is lost. `wrong` has a sentence for each thing that was not as it should be.
 */
export async function tryLosses(rounds: number, report: (line: string) => void) {
  const wrong: string[] = [];
  let [votes, mails] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const sink = await startSink();
    const place = await createPlace({ SMTP_URL: sink.smtpUrl });
    const trial: Trial = { place, sink, wrong, accepted: new Map() };
    try {
      await tryLoss(trial, round, report);
    } finally {
      await place.clear();
      await sink.stop();
    }
    votes += [...trial.accepted.values()].reduce((sum, each) => sum + each, 0);
    mails += sink.received.length;
    report(`round ${round + 1} of ${rounds}: ${losses[round % losses.length]!.join(' ')}`);
  }
  return { rounds, votesAccepted: votes, mails, wrong };
}
