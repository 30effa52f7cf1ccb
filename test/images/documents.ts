import type { Browser } from '../support/browser';

interface Document {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const styled = (title: string, paragraphs: readonly string[]) => `<!doctype html><html lang="zh"><meta charset="utf-8">
<title>${title}</title><style>body { font: 12pt/1.8 serif; margin: 2cm } h1 { text-align: center; font-size: 18pt }</style>
<h1>${title}</h1>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')}</html>`;

/** A document as an office has it: a PDF with a title and some paragraphs. */
export async function pdfOf(browser: Browser, title: string, paragraphs: readonly string[]): Promise<Document> {
  const page = await browser.visit();
  await page.setContent(styled(title, paragraphs));
  const buffer = await page.pdf({ format: 'A4' });
  await page.context().close();
  return { name: `${title}.pdf`, mimeType: 'application/pdf', buffer };
}
