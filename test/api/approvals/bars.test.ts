import pino from 'pino';
import { accessOf, type Access } from '../../../api/access/matrix';
import { composeApp } from '../../../api/compose';
import type { Verdict } from '../../../domain/approvals/approvals';
import type { BarredVerb } from '../../../domain/approvals/bars';
import { programmesFolder } from '../../../infra/places';
import { startApp, type App } from '../../support/app';
import { barred, enterWithBarred, matterWithBarred, newcomer, seatIds, type Matter } from '../../support/barred';
import { doorsOf, noVerb, routesOfVerbs } from '../../support/doors';
import { knocker, type Deed, type Knocker, type Met } from '../../support/knocks';
import { mountedRoutes } from '../../support/mounted';
import { colleague } from '../../support/questions';
import { holds, refusing, settings, walk, type Setting } from '../../support/walks';

let app: App;
let programme: string;
let knock: Knocker;
/** For each bar and policy the matter in which everything is refused, so that nothing happens to it. */
let standing: readonly Matter[];
/** One in which nothing bars them. */
let open: Matter;

beforeAll(async () => {
  app = await startApp();
  programme = await enterWithBarred(app, 'officer');
  knock = knocker(app);
  const setUp = (setting: Parameters<typeof matterWithBarred>[2]) => matterWithBarred(app, programme, setting);
  [open, ...standing] = (await Promise.all([{ bar: undefined, isBarring: true }, ...settings].map(setUp))) as [
    Matter,
    ...Matter[],
  ];
});
afterAll(() => app?.stop());

/** What takes a matter that is closed or a mail, or falls to somebody: `bars-fallen` walks these. */
const byOthers: readonly BarredVerb[] = ['recuseLate', 'comment', 'beGivenSeat', 'standIn', 'beEscalatedTo'];
const requestersOwn: readonly BarredVerb[] = ['approval.answered', 'approval.nudged', 'withdraw'];
const verbs = (Object.keys(doorsOf) as BarredVerb[]).filter((verb) => !byOthers.includes(verb));

const deedOf = (verb: BarredVerb): Deed => ({
  by: barred,
  seat: seatIds.other,
  to: newcomer,
  verdict: verb as Verdict,
});

/** What is to come of a verb: the bar’s code where it holds, and that nobody but the requester speaks as such. */
const expected = (verb: BarredVerb, { bar, isBarring }: Setting) => {
  if (holds(verb, { bar, isBarring })) return refusing[bar];
  return requestersOwn.includes(verb) && bar !== 'requester' ? 'forbidden' : 'taken';
};

/** The matters of a walk: what is to be taken in one of its own, the others where everything is refused. */
const matterFor = (setting: Setting, came: string) =>
  came === 'taken' ? matterWithBarred(app, programme, setting) : (standing[settings.indexOf(setting)] as Matter);

const walkVerb = (verb: BarredVerb, send: (matter: Matter, deed: Deed, setting: Setting) => Promise<Met>) =>
  walk(app, {
    expected: (setting) => expected(verb, setting),
    matterFor,
    knock: (matter, setting) => send(matter, deedOf(verb), setting),
  });

const routesAt = <At extends 'page' | 'api'>(door: At) =>
  verbs.flatMap((verb) => doorsOf[verb][door].map((route) => [verb, route] as const));

test('every mounted route by which something is done to a matter has its row, and no row leads nowhere', () => {
  const served = composeApp({ services: app, apiToken: 'x', programmesFolder, log: pino({ level: 'error' }) });
  const posted = mountedRoutes(served).filter((route) =>
    /^POST .*(\/:approval\b|\/inbox\/decisions|\/mail\/)/.test(route),
  );
  expect(posted.toSorted()).toEqual([...routesOfVerbs, ...Object.keys(noVerb)].toSorted());
});

describe('who is barred is barred by every door', () => {
  test.each(routesAt('page'))(
    '%s is taken on its page exactly where no bar holds, and offered nowhere else: %s',
    (verb, route) =>
      walkVerb(verb, async (matter, deed, setting) => {
        const isOffered = await knock.isOffered(route, matter, deed);
        // Who is out of a matter may still say so of a seat that came to them since; their page shows them nothing of it.
        const isLeftOut = verb === 'recuse' && setting.bar === 'recused';
        const isToBeOffered = !isLeftOut && expected(verb, setting) === 'taken';
        expect({ ...setting, isOffered }).toEqual({ ...setting, isOffered: isToBeOffered });
        return knock.page(route, matter, deed);
      }),
  );

  test.each(routesAt('api'))('%s is taken by the API exactly where no bar holds: %s', (verb, route) =>
    walkVerb(verb, (matter, deed) => knock.api(route, matter, deed)),
  );

  test.each(verbs.filter((verb) => doorsOf[verb].bulk.length > 0))(
    '%s is taken together with other matters exactly where no bar holds, and holds up none of them',
    (verb) =>
      walkVerb(verb, async (matter, deed, setting) => {
        const isOffered = await knock.isOfferedInBulk(matter, deed);
        expect({ ...setting, isOffered }).toEqual({ ...setting, isOffered: expected(verb, setting) === 'taken' });
        return knock.bulk(matter, open, deed);
      }),
  );

  const officeVerbs = routesAt('api').filter(
    ([verb, route]) => (accessOf[route] as Access).token === true && settings.some((setting) => holds(verb, setting)),
  );

  test.each(officeVerbs)(
    '%s is not done by the token that the office shares where one of its people is barred: %s',
    async (verb, route) => {
      const byToken = (person: string, code: (setting: Setting) => string) =>
        walk(
          app,
          {
            expected: code,
            matterFor,
            knock: (matter) => knock.token(route, matter, { ...deedOf(verb), by: person }),
          },
          settings.filter((setting) => holds(verb, setting)),
        );
      await byToken(barred, ({ bar }) => refusing[bar]);
      // Only the office of its own company deputises a seat.
      await byToken(colleague, () => (verb === 'approval.deputised' ? 'forbidden' : 'identity_too_weak'));
    },
  );
});
