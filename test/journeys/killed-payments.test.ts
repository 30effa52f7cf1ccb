import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { inParallel } from '../../bench/figures';
import type { ApprovalView } from '../../domain/approvals/views';
import type { TrialBalance } from '../../domain/money/journal/balances';
import { programmesFolder } from '../../infra/places';
import { dayIn } from '../support/days';
import { eventually } from '../support/eventually';
import { createPlace, descendantsOf, killNow, run, type Place } from '../support/started';
import { signedIn } from '../support/visitor';

/** In the ordinary run a few, so that it takes less than a minute of processor time; with GATEHOUSE_LAWS=whole a hundred in all. */
const isWhole = process.env['GATEHOUSE_LAWS'] === 'whole';
const size = isWhole ? { draws: 80, runs: 20, kills: 10 } : { draws: 6, runs: 2, kills: 2 };
const PATIENCE_SECONDS = isWhole ? 1_500 : 240;
/** For one thing that is asked: what still does not come is told before the whole is given up. */
const EACH_SECONDS = PATIENCE_SECONDS / 2;

const [AT_ONCE, PAID_IN, DRAWN] = [4, 100_000n, 1_003n];

let place: Place;
afterEach(() => place?.clear());

const evidence = [{ kind: 'document', title: 'Bank receipt', hash: 'c'.repeat(64) }];
const [payer, receiver] = ['office@spree.example', 'office@manzanares.example'];
const at = '/programmes/stroke-registry';

/** The small programme with a fund out of which what is urgent is paid first, and income that is shared by 60 and 40. */
function definition(): string {
  const file = parse(readFileSync(join(programmesFolder, 'stroke-registry.yaml'), 'utf8')) as {
    readonly funds: object;
    readonly policies: object;
  };
  const urgent = {
    title: 'Urgent needs',
    purpose: 'what cannot wait',
    commitments: { spree: '9,000,000.00' },
    authority: [{ decidedBy: { group: 'steering', policy: 'board' } }],
    ratifyWithin: { workingDays: 30 },
  };
  const distribution = {
    shares: { spree: '60%', manzanares: '40%' },
    countersign: { spree: 'steering.finance', manzanares: 'steering.finance' },
    approval: { group: 'steering', policy: 'anybody' },
  };
  const anybody = {
    title: 'anybody of each house',
    stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }],
    within: { workingDays: 10 },
    identity: 'signIn',
  };
  return stringify({
    ...file,
    policies: { ...file.policies, anybody },
    funds: { ...file.funds, urgent },
    distribution,
    mail: { gatherSeconds: 0 },
  });
}

/** Asks again, as whoever met an outage does, until it is done; the key makes all of them one. In the office's name, or that of who is signed in. */
const insist = <Body>(path: string, key: string, body: object, person?: SignedIn): Promise<Body> =>
  eventually(async () => {
    const headers = { 'idempotency-key': key, 'content-type': 'application/json' };
    const asked = person
      ? place.raw<Body>('POST', `/api/v1${at}${path}`, {
          headers: { ...headers, cookie: cookieOf(person), origin: place.url },
          body: JSON.stringify(body),
        })
      : place.post<Body>(`${at}${path}`, body, headers);
    const answer = await asked.catch(() => undefined);
    if (answer && answer.status < 300) return answer.body;
    await pause(200);
    throw new Error(`${path} answered ${answer?.status}: ${JSON.stringify(answer?.body)}`);
  }, EACH_SECONDS);

type SignedIn = Awaited<ReturnType<typeof signedIn>> & { readonly person: string };

const cookieOf = ({ jar }: SignedIn) =>
  [...jar].map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; ');

const seen = <Body>(path: string, isMeant: (body: Body) => boolean): Promise<Body> =>
  eventually(async () => {
    const { body } = await place.get<Body>(path);
    if (isMeant(body)) return body;
    await pause(200);
    return undefined;
  }, EACH_SECONDS);

/** What is paid in, and what is drawn, paid out and confirmed. */
async function pay(number: number): Promise<void> {
  const paidIn = { call: 1, party: 'spree', amount: String(PAID_IN), evidence, by: payer };
  await insist('/funds/urgent/contributions', `contribution-${number}`, paidIn);
  const asked = {
    ...{ amount: String(DRAWN), purpose: `Repair ${number}`, supplier: 'A workshop', emergency: true },
    ...{ evidence, payer: 'spree', by: payer },
  };
  const { draw } = await insist<{ readonly draw: string }>('/funds/urgent/draws', `draw-${number}`, asked);
  await insist(`/draws/${draw}/payment`, `payment-${number}`, { evidence, by: payer });
  await insist(`/draws/${draw}/confirmation`, `confirmation-${number}`, { by: receiver });
}

/** Income that both sign and the directors approve; then it is posted. */
async function share(number: number, directors: readonly SignedIn[], finance: readonly SignedIn[]): Promise<void> {
  const lines = [{ kind: 'income', amount: '1000.01', date: dayIn(-10), what: 'Licences' }];
  const asked = { key: `r${number}`, from: dayIn(-40), until: dayIn(-5), payer: 'spree', lines, by: payer };
  const { hash } = await insist<{ readonly hash: string }>('/distributions', `run-${number}`, asked);
  const path = `/distributions/r${number}`;
  for (const signer of finance)
    await insist(`${path}/signatures`, `signature-${number}-${signer.person}`, { hash }, signer);
  const isAsked = (now: { readonly approval?: string; readonly state: string }) =>
    now.approval !== undefined && now.state !== 'open' && now.state !== 'signing';
  const { approval = '' } = await seen(`${at}${path}`, isAsked);
  const matter = `/approvals/${encodeURIComponent(approval)}`;
  for (const { person, decide } of directors)
    await eventually(async () => {
      const { state, approval: now } = (await place.get<ApprovalView>(matter)).body;
      if (state !== 'open' || now.decisions.some((each) => each.person === person)) return true;
      await pause(200);
      await decide(approval, 'approve');
      return true;
    }, EACH_SECONDS);
  await seen<{ readonly dueOn?: string }>(`${at}${path}`, ({ dueOn }) => dueOn !== undefined);
}

/** Kills everything that runs, at random, as a power cut would, and starts it again. */
async function killAtRandom(running: Awaited<ReturnType<Place['start']>>, times: number): Promise<void> {
  if (times === 0) return;
  await pause(randomInt(500, 5_000));
  for (const pid of [running.pid, ...descendantsOf(running.pid)]) killNow(pid);
  await running.ended;
  await killAtRandom(await place.start(), times - 1);
}

test(
  'whatever is killed while money is paid and shared, the books balance, nothing is posted twice, and the record is whole',
  async () => {
    place = await createPlace();
    const running = await place.start();
    const started = await place.post('/programmes', { definition: definition() });
    expect({ status: started.status, body: started.body }).toMatchObject({ status: 201 });
    const call = { purpose: 'the first year', amounts: { spree: String(PAID_IN * BigInt(size.draws)) }, by: payer };
    await insist('/funds/urgent/calls', 'call', call);
    const both = (role: string) =>
      Promise.all(
        ['spree', 'manzanares'].map(async (house) => {
          const person = `${role}@${house}.example`;
          return { person, ...(await signedIn(place, person)) };
        }),
      );
    const [directors, finance] = [await both('director'), await both('finance')];

    const work = [
      ...Array.from({ length: size.runs }, (_, number) => () => share(number, directors, finance)),
      ...Array.from({ length: size.draws }, (_, number) => () => pay(number)),
    ];
    await Promise.all([
      killAtRandom(running, size.kills),
      inParallel(work.length, AT_ONCE, async (number) => work[number]?.()),
    ]);

    const { body } = await place.get<TrialBalance>(`${at}/money/trial-balance`);
    expect(body.totals.map(({ balance }) => balance)).toEqual(['0']);
    const balances = Object.fromEntries(body.accounts.map(({ account, balance }) => [account, balance]));
    const [drawn, shared] = [DRAWN * BigInt(size.draws), 40_000n * BigInt(size.runs)];
    const left = String(PAID_IN * BigInt(size.draws) - drawn);
    expect(balances).toMatchObject({
      'fund:urgent': left,
      'spent:urgent': String(drawn),
      'payable:manzanares': String(-shared),
    });
    // The fund hears of the last payment a little later than the journal has it.
    await seen<{ readonly balance: string }>(`${at}/funds/urgent`, ({ balance }) => balance === left);
    const statement = await place.get<{ readonly count: number }>(`${at}/money/statements/fund/urgent`);
    expect(statement.body.count).toBe(size.draws * 4);
    const proof = run(['verify', '--read-model'], place.env);
    expect([await proof.ended, proof.said()]).toEqual([0, expect.stringContaining('every one as it was written')]);
  },
  PATIENCE_SECONDS * 1_000,
);
