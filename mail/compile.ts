import mjml2html from 'mjml';
import { ACCENT, layoutOf } from './layout';
import type { Language } from '../domain/shared/text';

const compile = async (languages: readonly Language[]): Promise<readonly string[]> => {
  const { html, errors } = await mjml2html(layoutOf(languages), { validationLevel: 'strict', fonts: {} });
  if (errors.length > 0) throw new Error(`The mail layout does not compile: ${errors[0]?.formattedMessage}`);
  return html
    .replaceAll(ACCENT, '{{accent}}')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n')
    .split(/\{\{([\w.]+)\}\}/);
};

/** The compiled layouts as they stand in `layouts.json`: `npm run mails` writes them anew, and nothing else needs MJML. */
export const layoutsText = async (): Promise<string> =>
  `${JSON.stringify({ zh: await compile(['zh']), en: await compile(['en']), both: await compile(['zh', 'en']) }, null, 2)}\n`;
