import mjml2html from 'mjml';
import type { Language } from '../pages/words';
import { layoutOf } from './layout';
import type { Block, Letter, Line } from './letter';
import type { Mail } from './mail';

/** A compiled mail: fixed HTML with the names of the places between. */
export type Template = readonly string[];

const templates = new Map<string, Promise<Template>>();

/** The compiled layout of a kind in its languages; compiled at first use (some milliseconds) and kept. */
export function templateOf(kind: Mail['kind'], languages: readonly Language[]): Promise<Template> {
  const key = `${kind} ${languages.join()}`;
  const template = templates.get(key) ?? compile(layoutOf(kind, languages));
  templates.set(key, template);
  return template;
}

async function compile(layout: string): Promise<Template> {
  const { html, errors } = await mjml2html(layout, { validationLevel: 'strict', fonts: {} });
  if (errors.length > 0) throw new Error(`A mail layout does not compile: ${errors[0]?.formattedMessage}`);
  return html
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n')
    .split(/\{\{([\w.]+)\}\}/);
}

/** Puts the letters into their places, every text escaped. */
export function fill(
  template: Template,
  letters: Readonly<Partial<Record<Language, Letter>>>,
  subject: string,
): string {
  const values: Record<string, string> = { subject: escape(subject) };
  for (const [language, letter] of Object.entries(letters)) {
    values.preview ??= escape(letter.preview);
    const { programme, heading, button, link, linkHint } = letter;
    for (const [place, text] of Object.entries({ programme, heading, button, link, linkHint })) {
      values[`${language}.${place}`] = escape(text);
    }
    values[`${language}.blocks`] = letter.blocks.map(blockHtml).join('');
    values[`${language}.footer`] = letter.footer.map(lineHtml).join('<br>');
  }
  return template.map((part, n) => (n % 2 === 0 ? part : (values[part] ?? ''))).join('');
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

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
