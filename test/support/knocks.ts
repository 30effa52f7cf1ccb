import { randomUUID } from 'node:crypto';
import type { Verdict } from '../../domain/approvals/approvals';
import type { App } from './app';
import { barred, seatIds, type Matter } from './barred';
import type { Refused } from './calls';
import type { Posted } from './doors';
import type { Language } from '../../domain/shared/text';

/** What somebody tries: in whose name, for which of their seats, and to whom a seat would go. */
export interface Deed {
  readonly by: string;
  readonly seat: string;
  readonly to: string;
  readonly verdict: Verdict;
}

/** What a door answered: whether it was taken, and what it said in either language. */
export interface Met {
  readonly status: number;
  readonly isTaken: boolean;
  readonly code?: string;
  readonly said: Readonly<Record<Language, string>>;
}

type Route = Exclude<Posted, 'POST /api/v1/mail/inbound' | 'POST /inbox/decisions'>;

const reason = 'because';
const condition = { text: 'Insure it', owner: barred, due: '2027-06-30' };

const decisionFields = ({ seat, verdict }: Deed) => ({
  ...{ seat, verdict, comment: reason },
  ...(verdict === 'approveWithConditions' &&
    Object.fromEntries(Object.entries(condition).map(([name, value]) => [`conditions.0.${name}`, value]))),
});
const decisionBody = ({ seat, verdict }: Deed) => ({
  ...{ seat, verdict, comment: reason },
  ...(verdict === 'approveWithConditions' && { conditions: [condition] }),
});

type Fields = Readonly<Record<string, unknown>>;

/** What the requester and the office say by a form: its name, and its fields without that name. */
const forms = {
  answers: ['answer', () => ({ text: reason })],
  nudges: ['nudge', () => ({ seat: seatIds.director })],
  withdrawal: ['withdrawal', () => ({ reason })],
  reassignments: ['reassignment', ({ to }) => ({ seat: seatIds.director, to, reason })],
  deputies: ['deputation', ({ to }) => ({ seat: seatIds.recused, to, reason })],
  extensions: ['extension', () => ({ workingDays: 12, reason })],
  approvers: ['approver', ({ to }) => ({ person: to, party: 'spree', reason })],
  revocations: ['revocation', () => ({ person: 'director@spree.example', reason })],
  reached: ['reach', () => ({ person: 'lost@spree.example', reason })],
  override: ['override', () => ({ outcome: 'approved', reason })],
} as const satisfies Readonly<Record<string, readonly [string, (deed: Deed) => Fields]>>;

type FormName = keyof typeof forms;
const isForm = (name: string): name is FormName => Object.hasOwn(forms, name);
const nameOf = (route: string) => route.split('/').at(-1) ?? '';

/** The fields of a page's form. */
const fieldsOf = (route: Route, deed: Deed, { contentHash }: Matter): Fields => {
  const name = nameOf(route);
  if (isForm(name)) {
    const [prefix, fields] = forms[name];
    const named = Object.entries(fields(deed)).map(([field, value]) => [`${prefix}.${field}`, String(value)] as const);
    return { ...Object.fromEntries(named), ...(name === 'override' && { 'override.confirm': 'yes' }) };
  }
  if (name === 'delegation') return { seat: deed.seat, to: deed.to, said: reason };
  if (name === 'question') return { seat: deed.seat, said: reason };
  return { ...decisionFields(deed), round: '1', contentHash };
};

/** The body of the API's operation, which signs in by itself in whose name it is done. */
const bodyOf = (route: Route, deed: Deed): Fields => {
  const name = nameOf(route);
  if (name === 'answers') return { answer: reason };
  if (isForm(name)) return forms[name][1](deed);
  if (name === 'delegations') return { seat: deed.seat, to: deed.to, reason };
  if (name === 'questions') return { seat: deed.seat, question: reason, pauses: false };
  return decisionBody(deed);
};

const addressOf = (route: string, { id, programme }: Pick<Matter, 'id' | 'programme'>) =>
  route.replace('POST ', '').replace(':key', programme).replace(':approval', encodeURIComponent(id));

/** Somebody who knocks at the doors of a product, signed in or by a link. */
export const knocker = (app: App) => {
  const sessions = new Map<string, Promise<string>>();
  const sessionOf = (person: string) => {
    const known = sessions.get(person) ?? app.sessions.open({ kind: 'person', person }, new Date());
    sessions.set(person, known);
    return known;
  };

  /** A browser in one language. */
  const browse = async (method: string, path: string, person: string, language: Language, fields?: URLSearchParams) => {
    const session = await sessionOf(person);
    fields?.append('nonce', app.sessions.nonce(session));
    return app.raw<string>(method, path, {
      headers: { cookie: `gatehouse_session=${session}`, origin: app.url, 'accept-language': language },
      ...(fields && { body: fields }),
    });
  };

  const inBoth = async (send: (language: Language) => ReturnType<typeof browse>): Promise<Met> => {
    const { status, body: zh } = await send('zh');
    const isTaken = status < 400;
    return { status, isTaken, said: { zh, en: isTaken ? '' : (await send('en')).body } };
  };

  const toMet = ({ status, body }: { readonly status: number; readonly body: Refused }): Met => ({
    status,
    isTaken: status < 400,
    code: body.code,
    said: { zh: `${body.titleZh} ${body.detailZh}`, en: `${body.titleEn} ${body.detailEn}` },
  });

  /** By the link to the seat that they hold; which seat they answer for, the body says. */
  const byLink = async ({ id: approval, contentHash }: Matter, { by: person }: Deed) => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const mailed = { approval, round: 1, person };
    const token = await app.links.invite({ ...mailed, contentHash, seat: seatIds.other, expiresAt });
    return { token, digits: app.links.digits(mailed) };
  };

  return {
    page: (route: Route, matter: Matter, deed: Deed) =>
      inBoth((language) => {
        const fields = fieldsOf(route, deed, matter) as Record<string, string>;
        return browse('POST', addressOf(route, matter), deed.by, language, new URLSearchParams(fields));
      }),

    api: async (route: Route, matter: Matter, deed: Deed) => {
      const path = addressOf(route, matter).replace('/api/v1', '');
      const headers = { 'idempotency-key': randomUUID() };
      const body = bodyOf(route, deed);
      if (nameOf(route) !== 'decisions') return toMet(await app.postAs(deed.by, path, body));
      return toMet(await app.postBy<Refused>(await byLink(matter, deed), path, body, headers));
    },

    /** By the token that the office shares, in the name of one of its people. */
    token: async (route: Route, matter: Matter, deed: Deed) =>
      toMet(
        await app.post<Refused>(
          addressOf(route, matter).replace('/api/v1', ''),
          { ...bodyOf(route, deed), by: deed.by },
          { 'idempotency-key': randomUUID() },
        ),
      ),

    /** A matter that is decided together with another one in which nothing bars them. */
    bulk: async (matter: Matter, open: Matter, { by, seat, verdict }: Deed): Promise<Met> => {
      const tasks = [matter, open].map(({ id, contentHash }) => ['task', `${id} ${seat} 1 ${contentHash}`]);
      const send = (language: Language) => {
        const fields = new URLSearchParams([...tasks, ['verdict', verdict], ['comment', randomUUID()]]);
        return browse('POST', '/inbox/decisions', by, language, fields);
      };
      const [{ status, body: zh }, { body: en }] = [await send('zh'), await send('en')];
      if (en.includes('2 of 2 recorded')) return { status, isTaken: true, said: { zh, en } };
      return { status: en.includes('1 of 2 recorded') ? 403 : status, isTaken: false, said: { zh, en } };
    },

    /** Whether several can be decided together with this one. */
    isOfferedInBulk: async ({ id }: Matter, { by, seat }: Deed) => {
      const { body } = await browse('GET', `/inbox/review?task=${encodeURIComponent(`${id} ${seat}`)}`, by, 'en');
      return body.includes(`value="${id} ${seat} 1 `);
    },

    /** Whether the page on which a form stands offers it to somebody. */
    isOffered: async (route: Route, { id, programme }: Matter, { by, verdict }: Deed) => {
      const path = addressOf(route, { id, programme }).replaceAll('%3A', ':');
      const page = path.replace(/^\/office/, '').replace(/(\/(approvals|decisions)\/[^/]+).*/, '$1');
      const { body } = await browse('GET', page, by, 'en');
      return (
        body.includes(`action="${path}"`) && (nameOf(route) !== ':approval' || body.includes(`value="${verdict}"`))
      );
    },
  };
};

export type Knocker = ReturnType<typeof knocker>;
