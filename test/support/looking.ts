import { doors } from '../../api/nouns';
import type { Person } from '../../domain/shared/keys';
import type { Visitor } from '../../infra/keys/sessions';
import { linksIn, see, type Reader } from '../replay/crawling';
import { routeOf } from '../replay/read-routes';
import { reviewsIn } from '../replay/tour-pages';
import type { App } from './app';
import { formRoutes } from './form-routes';
import type { Sending } from './sent-forms';
import type { Tongues } from './tongues';

/** The routes of forms that stand on a page about things, where a verb says so. */
const formsOn = new Map<string, readonly string[]>();
for (const [place, verb] of doors.flatMap(({ verbs = {} }) => Object.entries(verbs)))
  for (const [address, thing] of Object.entries(verb.pages ?? { [place]: verb.shows })) {
    const [route, page] = [`POST /office/programmes/:key/${address}`, `/programmes/:key/${thing}`];
    const known = formRoutes.some((each) => each.route === route) ? [route] : [];
    formsOn.set(page, [...(formsOn.get(page) ?? []), ...known]);
  }

/** An address with its programme, and which of its pages it is. */
const kindOf = (path: string) => `${/^\/programmes\/[^/]+/.exec(path)?.[0]} ${routeOf(path)}`;

/** Looks at pages as somebody, and sends the forms that are new there. */
export const createLooking = (app: App, sending: Sending) => {
  const looked = new Set<string>();

  /** Whether this is said for the first time. */
  const isNew = (...of: readonly string[]): boolean => {
    const key = of.join(' ');
    return !looked.has(key) && Boolean(looked.add(key));
  };

  /** Whether a form of it was met nowhere yet that may stand on the page of an address. */
  const isWanted = (path: string): boolean =>
    (formsOn.get(routeOf(path) ?? '') ?? []).some((route) => !sending.met.has(route));

  const readerAs = async (visitor: Visitor): Promise<Reader> => ({
    url: app.url,
    cookies: { gatehouse_session: await app.sessions.open(visitor, new Date()), gatehouse_language: 'zh' },
  });

  return {
    isNew,
    isWanted,
    readerAs,
    asPerson: (person: Person): Promise<Reader> => readerAs({ kind: 'person', person }),
    /** Somebody who brings nothing along. */
    stranger: { url: app.url, cookies: { gatehouse_language: 'zh' } } satisfies Reader,
    /** Opens addresses; of what they lead to, what is wanted and was never opened. */
    look: async (reader: Reader, paths: readonly string[], tongues: Tongues): Promise<void> => {
      const open = [...paths];
      for (let path = open.shift(); path !== undefined; path = open.shift()) {
        const page = await see(reader, path);
        await sending.sendFrom([page], tongues);
        const wanted = linksIn(page, app.url).filter((link) => isWanted(link) && isNew('link', kindOf(link)));
        open.push(...wanted, ...reviewsIn([page]).filter((link) => isNew(link)));
      }
    },
  };
};

export type Looking = ReturnType<typeof createLooking>;
