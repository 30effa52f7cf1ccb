import type { Language } from '../domain/shared/text';
import { escape } from './escapes';
import layouts from './layouts.json';
import type { Block, WrittenMail, Line } from './letter';
import type { Mail } from './mail';

/** The colour of a mail's edge: amber soon due, red escalated, blue asked, green decided, grey for information. */
const edges: Readonly<Record<Mail['kind'], string>> = {
  task: '#1a56a0',
  reminder: '#8a5200',
  digest: '#8a5200',
  nudge: '#8a5200',
  answer: '#1a56a0',
  extended: '#8a5200',
  escalation: '#b3261e',
  actualsRequested: '#1a56a0',
  closed: '#1b6e3c',
  copied: '#52606d',
  signIn: '#52606d',
  code: '#52606d',
  information: '#52606d',
};

/** The colour of the button where the programme has none of its own. */
const INK = '#1c2530';

/** The HTML of a mail: the letters put into their places of the compiled layout, every text escaped. */
export function htmlOf(
  { kind, language, accent = INK }: Pick<Mail, 'kind' | 'language' | 'accent'>,
  letters: Readonly<Partial<Record<Language, WrittenMail>>>,
  subject: string,
): string {
  const values: Record<string, string> = { subject: escape(subject), edge: edges[kind], accent };
  for (const [language, letter] of Object.entries(letters)) {
    values.preview ??= escape(letter.preview);
    const { programme, heading, button, link, linkHint } = letter;
    for (const [place, text] of Object.entries({ programme, heading, button, link, linkHint })) {
      values[`${language}.${place}`] = escape(text);
    }
    values[`${language}.lead`] = letter.lead.map(blockHtml).join('');
    values[`${language}.blocks`] = letter.blocks.map(blockHtml).join('');
    values[`${language}.footer`] = letter.footer.map(lineHtml).join('<br>');
  }
  return layouts[language].map((part, n) => (n % 2 === 0 ? part : (values[part] ?? ''))).join('');
}

/** Labels stand above their lines, so that 300 px are enough. */
function blockHtml({ label, lines, isStrong, isHeading }: Block): string {
  const weight = isStrong ? 'font-weight:600' : 'font-weight:400';
  const [only, ...more] = lines.map(lineHtml);
  const body =
    more.length === 0
      ? (only ?? '')
      : [only, ...more].map((line) => `<div style="padding-left:10px;text-indent:-10px">· ${line}</div>`).join('');
  return `<div style="padding:0 0 14px">${labelHtml(label, isHeading)}` + `<div style="${weight}">${body}</div></div>`;
}

const labelHtml = (label: string, isHeading = false) =>
  isHeading
    ? `<div style="font-weight:600">${escape(label)}</div>`
    : `<div class="quiet" style="font-size:14px;color:#52606d">${escape(label)}</div>`;

const lineHtml = (line: Line): string =>
  typeof line === 'string'
    ? escape(line)
    : `<a href="${escape(line.href)}" style="color:#1a56a0">${escape(line.text)}</a>`;
