import { refusalCodes } from '../../../domain/shared/refusals';
import { entryOf, type LedgerRow } from '../../../infra/store/chain';
import { instantsOf, wantingCodes } from '../../replay/instants';
import { readLedger } from '../../replay/ledger-shelf';
import { startApp, type App } from '../../support/app';
import { lookAtEntrances } from '../../support/entrances';
import { formRoutes } from '../../support/form-routes';
import { createLooking } from '../../support/looking';
import { createMeeting } from '../../support/met-forms';
import { createPeoplesClock } from '../../support/peoples-clock';
import { createRefusing } from '../../support/refusing';
import { createSending, type Sending } from '../../support/sent-forms';
import { createTongues } from '../../support/tongues';
import { longest, unheard } from '../../support/typings';

/** Records in which at one time or another something can be done about everything that there is, each as it is told here. */
const records: readonly (readonly [name: string, as: (row: LedgerRow) => LedgerRow])[] = [
  ['lives', (row) => row],
  ['lives-of-measures', (row) => row],
  ['lives-of-turns', wantingCodes],
  ['lives-of-budgets', (row) => row],
  ['lives-of-distributions', (row) => row],
  ['lives-of-funds', (row) => row],
];

const refusing = createRefusing();
let clock: ReturnType<typeof createPeoplesClock>;
let app: App;
let sending: Sending;
let told = 0;

beforeAll(async () => {
  clock = createPeoplesClock();
  app = await startApp({ withWorker: false, interceptors: [refusing.interceptor] });
  sending = createSending(app, refusing);
  const looking = createLooking(app, sending);
  const meet = createMeeting(app, looking);
  for (const [name, as] of records) {
    const ledger = readLedger(name).ledger.map(as);
    const happenings = ledger.map((row) => entryOf(row).happening);
    const definitions = happenings.flatMap((each) => (each.type === 'programme.started' ? each.definition : []));
    const tongues = createTongues({ definitions, recorded: [longest, unheard, ...happenings] });
    for (const rows of instantsOf(ledger)) {
      const entries = rows.map(entryOf);
      clock.set(rows.at(-1)?.at ?? '');
      await app.ledger.append(entries);
      await meet({ entries, tongues });
      told += rows.length;
    }
    const [definition] = definitions;
    if (name === 'lives' && definition) await lookAtEntrances(app, { looking, sending }, { definition, tongues });
  }
}, 600_000);
afterAll(async () => {
  await app?.stop();
  clock.giveBack();
});

test('whatever is typed, a refused form speaks the language of its page, names no key, and says where', () => {
  expect(sending.blemishes).toEqual([]);
});

test('what is wrong with an input leads to its field', () => {
  expect(sending.nowhere).toEqual([]);
});

test('every form is met while it stands', () => {
  const unmet = formRoutes.map(({ route }) => route).filter((route) => !sending.met.has(route));
  expect(unmet).toEqual([]);
});

test('every refusal of the product is told on a form', () => {
  expect(refusalCodes.filter((code) => !sending.codes.has(code))).toEqual([]);
});

test('nothing that is refused is recorded', async () => {
  expect(await app.database.query('select count(*)::int as told from ledger')).toEqual([{ told }]);
});
