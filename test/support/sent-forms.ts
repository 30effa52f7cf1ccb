import type { RefusalCode } from '../../domain/shared/refusals';
import type { Language } from '../../domain/shared/text';
import type { Reader, Seen } from '../replay/crawling';
import type { App } from './app';
import { formRouteOf } from './form-routes';
import { formsIn, saidIn, type FormShown } from './forms';
import type { Refusing } from './refusing';
import type { Tongues } from './tongues';
import { isTyped, typedInto, typings, type TypingName } from './typings';

/** A form that somebody sees, and what its page says before it is sent. */
interface Met {
  readonly route: string;
  readonly form: FormShown;
  readonly cookies: Reader['cookies'];
  readonly before: ReadonlySet<string>;
}

/** A title begins by saying that something is wrong, and a line of the summary with the label of its field; the page has said the rest before. */
const without = (before: ReadonlySet<string>, said: string) => {
  const own = said.replace(/^(错误：|Error: )/, '');
  if (before.has(own)) return '';
  const [label = '', ...rest] = own.split('：');
  return before.has(label) ? rest.join('：') : own;
};

/** A definition that is checked is no refused form: it is answered with what was found in it. */
const isRefused = (html: string) => !html.includes('<p class="notice late" role="status">');

/** What a page says of a refusal. */
const noticeIn = (html: string) =>
  /<div class="notice late" role="alert" id="refusal"[\s\S]*?<\/div>/.exec(html)?.[0] ?? '';

/** What is wrong with how a page tells that a form was refused. */
function blemishesIn(html: string, { before }: Met, language: Language, tongues: Tongues): readonly string[] {
  if (!html.startsWith('<!doctype html>')) return [`no page, ${html.slice(0, 200)}`];
  if (!isRefused(html)) return [];
  const notice = noticeIn(html);
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

/** What tells forms apart: where they go, and their fields. */
const shapeOf = (route: string, { fields }: FormShown) =>
  [route, ...new Set(fields.map(({ name, kind }) => `${name.replace(/\d+/g, '0')} ${kind}`))].join();

const sendings: readonly (readonly [TypingName, Language, press: number])[] = [
  ...(Object.keys(typings) as TypingName[]).map((name, press) => [name, 'zh', press] as const),
  ['empty', 'en', 1],
  ['fitting', 'zh', 1],
];

/** Sends the forms of pages, each of a kind once, with all that may be typed into it, and keeps what was wrong with the answers. */
export const createSending = (app: App, refusing: Refusing) => {
  const shapes = new Set<string>();
  const met = new Set<string>();
  const codes = new Set<RefusalCode>();
  const blemishes: string[] = [];
  const nowhere: string[] = [];

  async function send(each: Met, tongues: Tongues): Promise<void> {
    for (const [typing, language, press] of sendings) {
      const cookie = Object.entries({ ...each.cookies, gatehouse_language: language })
        .map(([name, value]) => `${name}=${value}`)
        .join('; ');
      const { status, body } = await app.raw<unknown>('POST', each.form.action.replace(/#.*/, ''), {
        headers: { cookie, origin: app.url, accept: 'text/html' },
        body: typedInto(each.form, typing, press),
      });
      const refused = refusing.refusedWith();
      for (const code of refused) codes.add(code);
      if (status < 400) continue;
      const at = `${[each.route, typing, language, status, ...refused].join(', ')}`;
      const html = typeof body === 'string' ? body : JSON.stringify(body);
      blemishes.push(...blemishesIn(html, each, language, tongues).map((blemish) => `${at}: ${blemish}`));
      const isSaid = refused.length > 0 || html.includes('<li><a href="#');
      if (status === 422 && isTyped(each.form) && isRefused(html) && !isSaid)
        nowhere.push(`${at}: ${saidIn(noticeIn(html)).join(' ')}`);
    }
  }

  return {
    /** The routes whose forms were met. */
    met,
    /** The codes with which processes refused what was sent. */
    codes,
    blemishes,
    /** Where a summary says what is wrong with an input and leads to no field. */
    nowhere,
    /** Sends what forms pages have that were not met before. */
    sendFrom: async (pages: readonly Pick<Seen, 'text' | 'cookies'>[], tongues: Tongues): Promise<void> => {
      for (const { text, cookies } of pages)
        for (const form of formsIn(text).filter(({ method }) => method === 'post')) {
          const route = formRouteOf(form.action);
          if (route === undefined || shapes.has(shapeOf(route, form))) continue;
          shapes.add(shapeOf(route, form));
          met.add(route);
          // It would end the session in which the others are sent, and takes nothing that could be refused.
          if (route !== 'POST /sign-out') await send({ route, form, cookies, before: new Set(saidIn(text)) }, tongues);
        }
    },
  };
};

export type Sending = ReturnType<typeof createSending>;
