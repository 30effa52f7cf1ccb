import type { Verdict } from '../../../domain/approvals/approvals';
import type { BarredVerb } from '../../../domain/approvals/bars';
import { startApp, type App } from '../../support/app';
import { barred, director, enterWithBarred, matterWithBarred, seatIds, type Matter } from '../../support/barred';
import { doorsOf } from '../../support/doors';
import { eventually } from '../../support/eventually';
import { knocker, type Deed, type Knocker } from '../../support/knocks';
import { closed, colleague, decide, delivered, office, skip } from '../../support/questions';
import { bringerTo, replyTo } from '../../support/replies';
import { holds, refusing, settings, walk, type Setting } from '../../support/walks';

let app: App;
let programme: string;
let knock: Knocker;
/** In which nothing bars them. */
let open: Matter;
/** For each bar and policy one in which they stand in for the director, and one that was escalated to them. */
let stoodIn: readonly Matter[];
let escalated: readonly Matter[];

beforeAll(async () => {
  app = await startApp();
  programme = await enterWithBarred(app, 'supervisor', 0);
  knock = knocker(app);
  const setUp = (setup: Parameters<typeof matterWithBarred>[2]) => matterWithBarred(app, programme, setup);
  open = await setUp({ bar: undefined, isBarring: true, standsIn: true });
  stoodIn = await Promise.all(settings.map((setting) => setUp({ ...setting, standsIn: true })));
  escalated = await Promise.all(settings.map((setting) => setUp({ ...setting, isEscalating: true })));
  await delivered(app, programme);
  await Promise.all(escalated.map(escalate));
});
afterAll(() => app?.stop());

/** Lets the deadline pass, and the days until those to whom it climbs work again. */
const escalate = async ({ id }: Matter) => {
  const { dueAt } = (await eventually(() => app.readModel.approval(id))).plan;
  await skip(app, id, dueAt, 4 * 86_400);
  await eventually(async () => (await app.readModel.approval(id))?.approval.escalations.length);
};

const ofSetting = (matters: readonly Matter[]) => (setting: Setting) => matters[settings.indexOf(setting)] as Matter;

const codes = { delegation: 'delegation_refused', deputies: 'deputy_refused' } as const;
const givers = { delegation: director, deputies: office } as const;
const partOf = (route: string) => (['delegation', 'deputies'] as const).find((name) => route.includes(name));

/** Gives them a seat by whoever may give it: they are refused, with the reason, where a bar holds. */
const walkGiving = (route: string, send: (matter: Matter, deed: Deed) => ReturnType<Knocker['page']>) => {
  const part = partOf(route);
  const by = part ? givers[part] : colleague;
  return walk(app, {
    expected: (setting) => {
      if (!holds('beGivenSeat', setting)) return 'taken';
      return part ? codes[part] : 'reassignment_refused';
    },
    matterFor: (setting) => matterWithBarred(app, programme, setting),
    knock: async (matter) => {
      const met = await send(matter, { by, to: barred, seat: seatIds.director, verdict: 'approve' });
      if (!met.isTaken) expect(met.said.zh).toContain('此人是提交人或受益人，或已回避。');
      return met;
    },
  });
};

describe('a seat is given to somebody exactly where no bar holds', () => {
  test.each(doorsOf.beGivenSeat.page)('on the page: %s', (route) =>
    walkGiving(route, (matter, deed) => knock.page(route, matter, deed)),
  );

  test.each(doorsOf.beGivenSeat.api)('by the API: %s', (route) =>
    walkGiving(route, (matter, deed) => knock.api(route, matter, deed)),
  );
});

describe.each([
  ['standIn', 'stands in for the holder', refusing],
  // Whom a bar holds back it was not escalated to.
  ['beEscalatedTo', 'it was escalated to', undefined],
] as const)('%s: who %s', (verb: BarredVerb, _who, refusals) => {
  const matterFor = (setting: Setting) => ofSetting(verb === 'standIn' ? stoodIn : escalated)(setting);
  const expected = (setting: Setting) => {
    if (!holds(verb, setting)) return 'taken';
    return refusals ? refusals[setting.bar] : 'seat_not_held';
  };
  const deed = (verdict: Verdict): Deed => ({ by: barred, to: barred, seat: seatIds.director, verdict });

  const way = { expected, matterFor };

  test('answers together with other matters for that seat exactly where no bar holds, and is offered it nowhere else', () =>
    walk(app, {
      ...way,
      knock: async (matter, setting) => {
        const isOffered = await knock.isOfferedInBulk(matter, deed('abstain'));
        expect({ ...setting, isOffered }).toEqual({ ...setting, isOffered: !holds(verb, setting) });
        return knock.bulk(matter, open, deed('abstain'));
      },
    }));

  test.each(doorsOf[verb].page)('answers on the page for that seat exactly where no bar holds: %s', (route) =>
    walk(app, { ...way, knock: (matter) => knock.page(route, matter, deed('approve')) }),
  );

  test.each(doorsOf[verb].api)('answers by the API for that seat exactly where no bar holds: %s', (route) =>
    walk(app, { ...way, knock: (matter) => knock.api(route, matter, deed('reject')) }),
  );
});

describe('who is barred comments by mail', () => {
  /** The first mail of some kinds that went to them about a matter. */
  const mailTo = (about: string, ...kinds: readonly string[]) =>
    eventually(async () => {
      const [sent] = await app.database.query<{ readonly message: string }>(
        `select message_id as message from outbox where state = 'sent'
          and letter->>'about' = $1 and letter->>'to' = $2 and letter->>'kind' = any($3) limit 1`,
        [about, barred, kinds],
      );
      const found = (await app.mails.list(barred)).find(({ messageId }) => messageId === `<${sent?.message}>`);
      return found && app.mails.read(found.id);
    });

  test.each(settings)('as the $bar, where the policy bars them from deciding: $isBarring', async (setting) => {
    const { id } = await matterWithBarred(app, programme, setting);
    const votes = async () => (await app.readModel.approval(id))?.approval.decisions;
    const before = await votes();
    const { messageId } = await mailTo(id, 'copy', 'task');
    const answer = await bringerTo(app)(await replyTo(messageId, { from: barred, text: 'I approve.' }));
    expect(answer).toMatchObject({ status: 202, body: { became: 'comment' } });
    const { text } = await mailTo(id, 'commentKept');
    expect(text).toContain('It is no vote');
    expect(/\/d\//.test(text)).toBe(!holds('approve', setting));
    expect(await app.readModel.comments(id)).toMatchObject([{ person: barred, comment: 'I approve.' }]);
    expect(await votes()).toEqual(before);
  });
});

describe('who had a vote recuses themselves after the close, whatever else they are in the matter', () => {
  /** Whoever was barred from voting has no vote to take back; whoever is recused already is so still. */
  const expected = ({ isBarring }: Setting) => (isBarring ? 'already_closed' : 'taken');
  const hadVotes = settings.filter(({ bar }) => bar !== 'recused');
  const deed: Deed = { by: barred, to: barred, seat: seatIds.own, verdict: 'recuse' };

  const matterFor = async (setting: Setting): Promise<Matter> => {
    const matter = await matterWithBarred(app, programme, setting);
    const theirs = holds('approve', setting) ? [] : [seatIds.own, seatIds.other];
    for (const seat of [...theirs, seatIds.director, seatIds.lost, seatIds.partner])
      await decide(app, matter.id, seat, seat === seatIds.other ? { person: barred } : {});
    await closed(app, matter.id);
    return matter;
  };

  test.each(doorsOf.recuseLate.page)('they recuse themselves late on the page: %s', (route) =>
    walk(app, { expected, matterFor, knock: (matter) => knock.page(route, matter, deed) }, hadVotes),
  );

  test.each(doorsOf.recuseLate.api)('they recuse themselves late by the API: %s', (route) =>
    walk(app, { expected, matterFor, knock: (matter) => knock.api(route, matter, deed) }, hadVotes),
  );
});
