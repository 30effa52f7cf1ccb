import { accessOf } from '../../../api/access/matrix';
import { officePeople, programmeSeats } from '../../../domain/programme/parties';
import type { Language } from '../../../domain/shared/text';
import type { Visitor } from '../../../infra/keys/sessions';
import { entryOf } from '../../../infra/store/chain';
import { crawl } from '../../replay/crawling';
import { startOnLedger, type OnLedger } from '../../replay/folded';
import { readLedger } from '../../replay/ledger-shelf';
import { recordedIn } from '../../replay/recorded';
import { formsIn, saidIn, type FieldShown, type FormShown } from '../../support/forms';
import { createTongues, type Tongues } from '../../support/tongues';

/** A form that somebody sees, on which page, and what the page says before it is sent. */
interface Met {
  readonly route: string;
  readonly form: FormShown;
  readonly session: string;
  readonly before: ReadonlySet<string>;
}

const longest = 'ab'.repeat(5_000);
const unheard = 'zz-unheard-of';

type Typing = (field: FieldShown) => string;

const last = ({ offered }: FieldShown) => offered.at(-1) ?? '';

/** What a person may type that is not meant, into each field of a form. */
const tries: Readonly<Record<string, Typing>> = {
  empty: () => '',
  wrong: (field) => (field.kind === 'select' ? last(field) : '?'),
  'too long': (field) => (field.kind === 'select' ? last(field) : field.kind === 'date' ? '9999-12-31' : longest),
  'of an unknown key': () => unheard,
};

/** Every form of a page is sent to one of these. */
const routes = Object.keys(accessOf)
  .filter((route) => route.startsWith('POST /') && !route.startsWith('POST /api/'))
  .map((route) => ({
    route,
    pattern: new RegExp(`^${route.slice(5).replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`),
  }));

const routeOf = (action: string) => routes.find(({ pattern }) => pattern.test(action.replace(/[?#].*/, '')))?.route;

/** Records in the midst of which something can be done about nearly everything that there is. */
const records = ['first-phase', 'lives-of-budgets', 'lives-of-funds', 'lives-of-measures', 'lives-of-distributions'];

/** The forms that stand on no page of these records: what they would be about is closed there, or the way leads by a mail. */
const closed: ReadonlySet<string> = new Set([
  'POST /decisions/:approval/code',
  'POST /decisions/:approval/sign-in-link',
  'POST /inbox/decisions',
  'POST /inbox/browsers',
  'POST /sign-in/:token',
  'POST /reminders/:token',
  'POST /office/programmes',
  'POST /office/programmes/check',
  'POST /office/:token',
  'POST /figures/:ask/code',
  'POST /office/programmes/:key/milestones/:milestone/exceptions',
  'POST /office/programmes/:key/changes/aside',
  'POST /office/programmes/:key/agreements/:agreement/signatures',
  'POST /office/programmes/:key/agreements/:agreement/document-confirmations',
  'POST /office/programmes/:key/agreements/:agreement/fulfilments',
  'POST /office/programmes/:key/approvals/:approval/answers',
  'POST /office/programmes/:key/approvals/:approval/deputies',
  'POST /office/programmes/:key/approvals/:approval/reached',
  'POST /office/programmes/:key/projects/:project/budget',
  'POST /office/programmes/:key/projects/:project/exceptions',
  'POST /office/programmes/:key/projects/:project/commissioning',
  'POST /office/programmes/:key/distributions/:distribution/signatures',
  'POST /office/programmes/:key/distributions/:distribution/releases',
  'POST /office/programmes/:key/distributions/:distribution/payments',
  'POST /office/programmes/:key/distributions/:distribution/confirmations',
  'POST /office/programmes/:key/distributions/:distribution/denials',
  'POST /office/programmes/:key/draws/:draw/payment',
  'POST /office/programmes/:key/draws/:draw/confirmation',
  'POST /office/programmes/:key/draws/:draw/cancellation',
  'POST /office/programmes/:key/draws/:draw/repayments',
  'POST /office/programmes/:key/innovations/:innovation/trial',
  'POST /office/programmes/:key/innovations/:innovation/results',
  'POST /office/programmes/:key/innovations/:innovation/dropping',
  'POST /office/programmes/:key/improvements/:improvement/plan',
  'POST /office/programmes/:key/improvements/:improvement/implementation',
  'POST /office/programmes/:key/improvements/:improvement/verification',
  'POST /office/programmes/:key/disputes/:dispute/departures',
  'POST /office/programmes/:key/disputes/:dispute/settlements',
  'POST /office/programmes/:key/disputes/:dispute/award',
  'POST /office/programmes/:key/disputes/:dispute/withdrawal',
  'POST /office/programmes/:key/ip/:item/answers',
  'POST /office/programmes/:key/ip/:item/filings',
  'POST /office/programmes/:key/ip/:item/registrations',
  'POST /office/programmes/:key/ip/:item/accesses',
  'POST /office/programmes/:key/ip/:item/closing',
  'POST /office/programmes/:key/risks/:risk/reopening',
  'POST /office/programmes/:key/staffing/fulfilments',
  'POST /office/programmes/:key/risks/:risk/fulfilments',
]);

let on: OnLedger;
const met = new Map<string, Met>();
const blemishes: string[] = [];
const nowhere: string[] = [];

beforeAll(async () => {
  on = await startOnLedger('lives-of-turns');
  for (const name of ['lives-of-turns', ...records]) await on.app.ledger.append(readLedger(name).ledger.map(entryOf));
  await tryForms();
}, 600_000);
afterAll(() => on?.stop());

/** Where no form stands that does not stand elsewhere as well. */
const isWithoutForms = /^\/(programmes\/[^/]+\/(ledger|history|evidence|search|money|figures)|api|search)/;

/** Opens every page as somebody of each office, as somebody who is asked and as whoever holds the office's token, and sends each form that is new. */
async function tryForms(): Promise<void> {
  const views = (await recordedIn(on.app)).map(({ view }) => view);
  const tongues = createTongues({ definitions: views, recorded: [longest, unheard] });
  const officers = [0, 1].map((at) => new Set(views.flatMap(({ definition }) => officePeople(definition)[at] ?? [])));
  const [holder = ''] = views.flatMap(({ definition }) =>
    programmeSeats(definition).flatMap((seat) => seat.holder ?? []),
  );
  const ofTheirs = /^\/(inbox|decisions\/[^/]+$)|^\/programmes\/[^/]+(\/roster|\/approvals\/[^/]+)?$/;
  const asPerson = (person: string): Visitor => ({ kind: 'person', person });
  const isTheirs = (path: string) => ofTheirs.test(path);
  const visits: readonly (readonly [Visitor, (path: string) => boolean])[] = [
    ...[...(officers[0] ?? [])].map(
      (person) => [asPerson(person), (path: string) => !isWithoutForms.test(path)] as const,
    ),
    ...[...(officers[1] ?? []), holder].map((person) => [asPerson(person), isTheirs] as const),
    [{ kind: 'pmo', person: 'pmo' }, () => false],
  ];
  for (const [visitor, isFollowed] of visits)
    for (const each of await formsFor(visitor, ['/', '/inbox', '/sign-in'], isFollowed))
      if (!met.has(each.shape)) {
        met.set(each.shape, each);
        if (each.route !== 'POST /sign-out') await tryForm(each, tongues);
      }
}

interface Shaped extends Met {
  /** What tells it from others: where it goes, and its fields. */
  readonly shape: string;
}

/** The forms that a visitor meets. */
async function formsFor(
  visitor: Visitor,
  from: readonly string[],
  isFollowed: (path: string) => boolean,
): Promise<readonly Shaped[]> {
  const session = await on.app.sessions.open(visitor, new Date());
  const reader = {
    url: on.app.url,
    cookies: { gatehouse_session: session, gatehouse_language: 'zh' },
  };
  const pages = await crawl(reader, from, isFollowed);
  return pages.flatMap(({ text }) => {
    const forms = formsIn(text).filter(({ method }) => method === 'post');
    const before = forms.length > 0 ? new Set(saidIn(text)) : new Set<string>();
    return forms.flatMap((form) => {
      const route = routeOf(form.action);
      const names = new Set(form.fields.map(({ name }) => name.replace(/\d+/g, '0')));
      return route === undefined
        ? []
        : [
            {
              route,
              form,
              session,
              before,
              shape: `${route} ${[...names].join()}`,
            },
          ];
    });
  });
}

async function post({ form, session }: Met, language: Language, typing: Typing) {
  const body = new URLSearchParams();
  for (const field of form.fields)
    if (field.kind === 'hidden') body.append(field.name, field.value);
    else if (field.kind !== 'file' && field.kind !== 'button') body.append(field.name, typing(field));
  const headers = {
    cookie: `gatehouse_session=${session}; gatehouse_language=${language}`,
    origin: on.app.url,
    accept: 'text/html',
  };
  return on.app.raw<unknown>('POST', form.action.replace(/#.*/, ''), {
    headers,
    body,
  });
}

/** A line of the summary begins with the label of its field, which the page has said before. */
const without = (before: ReadonlySet<string>, said: string) => {
  const [label = '', ...rest] = said.split('：');
  return before.has(label) ? rest.join('：') : said;
};

/** Whether there is anything to fill in: some forms are a button. */
const isTyped = ({ form }: Met) => form.fields.some(({ kind }) => kind !== 'hidden' && kind !== 'button');

/** A definition that is checked is no refused form: it is answered with what was found in it. */
const isRefused = (html: string) => !html.includes('<p class="notice late" role="status">');

/** What is wrong with how a page tells that a form was refused. */
function blemishesIn(html: string, { before }: Met, language: Language, tongues: Tongues): readonly string[] {
  if (!html.startsWith('<!doctype html>')) return [`no page, ${html.slice(0, 200)}`];
  if (!isRefused(html)) return [];
  const [notice = ''] = /<div class="notice late" role="alert" id="refusal"[\s\S]*?<\/div>/.exec(html) ?? [];
  const ids = [...notice.matchAll(/<a href="#([^"]+)"/g)].map(([, id = '']) => id);
  const anew = saidIn(language === 'zh' ? html : notice).filter((said) => !before.has(said));
  return [
    ...(notice === '' ? ['it does not say that it was refused'] : []),
    ...(/<title>(错误：|Error: )/.test(html) ? [] : ['its title does not say so']),
    ...anew.flatMap((said) => tongues.blemishesIn(without(before, said), language)),
    ...anew.filter((said) => said === '输入有误。' || said === 'The input is not valid.'),
    ...ids
      .filter((id) => !new RegExp(`<(input|select|textarea)[^>]* id="${id}"[^>]* aria-invalid="true"`).test(html))
      .map((id) => `the field ${id} is not marked`),
    ...ids.filter((id) => !html.includes(` id="${id}-wrong"`)).map((id) => `the field ${id} does not say why`),
  ];
}

/** Sends a form with all that may be typed into it. */
async function tryForm(each: Met, tongues: Tongues): Promise<void> {
  const sent = Object.entries(tries).flatMap(([name, typing]) =>
    (name === 'empty' ? (['zh', 'en'] as const) : (['zh'] as const)).map((language) => ({ name, typing, language })),
  );
  await Promise.all(
    sent.map(async ({ name, typing, language }) => {
      const { status, body } = await post(each, language, typing);
      if (status < 400) return;
      const at = `${each.route}, ${name}, ${language}: ${status}`;
      const html = typeof body === 'string' ? body : JSON.stringify(body);
      blemishes.push(...blemishesIn(html, each, language, tongues).map((blemish) => `${at}: ${blemish}`));
      if (status === 422 && isTyped(each) && isRefused(html) && !html.includes('<li><a href="#')) nowhere.push(at);
    }),
  );
}

test('whatever is typed, a refused form speaks the language of its page, names no key, and says where', () => {
  expect(blemishes).toEqual([]);
});

/** Its summary says what is wrong and does not lead there yet. */
const unled = 'POST /decisions/:approval/delegation';

test('what is wrong with an input leads to its field', () => {
  expect(nowhere.filter((at) => !at.startsWith(unled))).toEqual([]);
});

test('every form is met, but for those of what these records have closed', () => {
  const known = new Set([...met.values()].map(({ route }) => route));
  const unmet = routes.map(({ route }) => route).filter((route) => !known.has(route));
  expect(unmet.filter((route) => !closed.has(route))).toEqual([]);
});
