import { sentenceOf } from '../../domain/views/sentences';
import { rebuild } from '../../cli/rebuild';
import { verify } from '../../cli/verify';
import type { Approval } from '../../domain/approvals/approvals';
import type { Happening } from '../../domain/record/ledger';
import { isOf } from '../../domain/record/nouns';
import { approvalAfter } from '../../domain/approvals/projection';
import { entryOf, type LedgerRow } from '../../infra/store/chain';
import { createTongues } from '../support/tongues';
import { blemishesIn, blemishesOf } from './blemishes';
import type { Seen } from './crawling';
import { startOnLedger, type OnLedger, type Written } from './folded';
import { keptStanding, ledgerText } from './ledger-shelf';
import { routeOf } from './read-routes';
import { aboutNone, seenOn } from './seen-on';
import { datesIn, lettersIn, resumesIn, thingsOf, waitsOf } from './standing';
import { tourOperations } from './tour-operations';
import { openLinks, seeCalendar, tourPages, type Visit } from './tour-pages';

const languages = ['zh', 'en'] as const;

/** Tests of one record: told to an empty store of today, it is whole, stands as it stood, and is seen everywhere without a gap. */
export const describeRecord = (name: string): void => describe(`the record "${name}"`, () => tellAndSee(name));

function tellAndSee(name: string): void {
  const met = new Set<string>();
  let on: OnLedger;
  let types: readonly Happening['type'][];
  let programmes: readonly string[];
  const mails: Written[] = [];
  const visits: Visit[] = [];
  const answers: Seen[] = [];
  const standings: string[] = [];

  beforeAll(async () => {
    on = await startOnLedger(name);
    programmes = [...new Set(on.ledger.map(({ programme }) => programme))];
    types = [...new Set(on.ledger.map(({ type }) => type as Happening['type']))];
    const toCome = new Set(on.ledger.filter(({ type }) => type === 'approval.opened').map(({ process }) => process));
    const parts = inParts(on.ledger);
    for (const [part, rows] of parts.entries()) {
      const isAll = part + 1 === parts.length;
      const written = await on.tell(rows);
      mails.push(...written);
      for (const { process } of rows) toCome.delete(process);
      for (const language of isAll ? languages : languages.slice(part % 2, (part % 2) + 1)) {
        visits.push(...(await tourPages(on.app, { language, isAll, isFirst: part === 0, toCome })));
        visits.push(await openLinks(on.app, written, language));
      }
      for (const programme of programmes) await lookAt(programme, rows, isAll);
    }
    answers.push(...(await tourOperations(on.app)));
    standings.push(...lettersIn(mails));
    for (const { path, from = path } of [...visits.flatMap(({ seen }) => seen), ...answers])
      for (const each of [path, from]) met.add(routeOf(each) ?? each);
  }, 300_000);
  afterAll(() => on?.stop());

  async function lookAt(programme: string, rows: readonly LedgerRow[], isLast: boolean) {
    const calendar = await seeCalendar(on.app, programme);
    answers.push(calendar);
    const told = rows.findLast((each) => each.programme === programme);
    const waits = await waitsOf(on.app, programme);
    standings.push(
      `${programme} after ${told?.sequence} entries, at ${told?.at}`,
      ...waits.map((wait) => `  waits: ${wait}`),
      ...datesIn(calendar.text).map((date) => `  comes: ${date}`),
      ...(isLast ? [...(await thingsOf(on.app, programme)), ...(await resumesIn(on.app, programme))] : []).map(
        (line) => `  ${line}`,
      ),
    );
  }

  test('is taken as it was written: every text, every hash', async () => {
    const rows = await on.app.database.query<LedgerRow>('select * from ledger order by programme, sequence');
    expect(rows).toEqual(on.ledger);
  });

  test('is whole, and what pages read is what it says, also when it is built again', async () => {
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    expect({ code: await verify(on.app.database, print, { readModel: true }), lines }).toMatchObject({ code: 0 });
    await rebuild(on.app.database, print);
    expect({ code: await verify(on.app.database, print, { readModel: true }), lines }).toMatchObject({ code: 0 });
  });

  test('its letters are mails that say what happened', () => {
    const blemishes = mails.flatMap(({ letter: { id, kind }, mail, lost = '' }) =>
      [lost, ...[mail?.subject, mail?.text, mail?.html].flatMap((text = '') => blemishesIn(text, types))]
        .filter((blemish) => blemish !== '')
        .map((blemish) => `${kind} ${id}: ${blemish}`),
    );
    expect(blemishes).toEqual([]);
  });

  test('each page shows it, in both languages', () => {
    const tongues = tonguesOf(on.ledger);
    const blemishes = visits.flatMap(({ seen, language }) => blemishesOf(seen, { language, types, tongues }));
    expect(new Set(blemishes)).toEqual(new Set());
  });

  test('each operation answers it', () => {
    expect(blemishesOf(answers, { language: 'zh', types: [] })).toEqual([]);
  });

  test('each of its entries is told in a sentence of its own', async () => {
    const { definition } = (await on.app.readModel.head(programmes[0] ?? '')) ?? {};
    if (!definition) throw new Error('It has a programme.');
    const approvals = new Map<string, Approval | undefined>();
    const blemishes = on.ledger.map(entryOf).flatMap(({ process, happening }) => {
      if (isOf('approval', happening)) approvals.set(process, approvalAfter(approvals.get(process), happening));
      const said = Object.values(
        sentenceOf(happening, { programme: definition, approval: approvals.get(process), zone: 'Asia/Shanghai' }),
      );
      return said.flatMap((sentence) => blemishesIn(sentence, types).map((blemish) => `${happening.type}: ${blemish}`));
    });
    expect(blemishes).toEqual([]);
  });

  test('the addresses that are to be seen on it are, and none that is about no record', () => {
    expect(met).toEqual(new Set([...met, ...(seenOn[name] ?? [])]));
    expect(aboutNone.filter((route) => met.has(route))).toEqual([]);
  });

  test('stands as it stood when that was kept', () => {
    expect(standings).toEqual(keptStanding(name, standings));
  });

  test('names no machine', () => {
    expect(ledgerText(name)).not.toMatch(/\d+@(?!\w+\.example)|\/(work|tmp|home|root|build)\//);
  });
}

/** Words of its programmes and of its people stand on a page in whichever language they are. */
function tonguesOf(ledger: readonly LedgerRow[]) {
  const happenings = ledger.map((row) => entryOf(row).happening);
  return createTongues({
    definitions: happenings.flatMap((each) => (each.type === 'programme.started' ? each.definition : [])),
    recorded: happenings,
  });
}

/** The rows in equal parts, of each programme one after another; of many programmes, which are short, in fewer. */
function inParts(rows: readonly LedgerRow[]): readonly (readonly LedgerRow[])[] {
  const lives = new Map<string, LedgerRow[]>();
  for (const row of rows) lives.set(row.programme, [...(lives.get(row.programme) ?? []), row]);
  const parts = lives.size > 5 ? 2 : 3;
  const part = (own: readonly LedgerRow[], at: number) =>
    own.slice(Math.ceil((own.length * at) / parts), Math.ceil((own.length * (at + 1)) / parts));
  return Array.from({ length: parts }, (_, at) => [...lives.values()].flatMap((own) => part(own, at)));
}
