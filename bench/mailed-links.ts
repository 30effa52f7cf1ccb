/** A decision link as a mail has it in its text, with the digits that stand above its button or in brackets beside it; empty where its page asks for something else. */
export interface PrintedLink {
  readonly url: string;
  readonly token: string;
  readonly digits: string;
}

const LINK = /(?:\n {2}(\d\d)\r?\n\r?\n[^\n]+\n|(?:数字|digits)\s+(\d\d)[）)]\s+)?(https?:\/\/\S+\/d\/([\w.-]+))/g;

/** Every decision link of a mail's text. */
export const linksPrintedIn = (text: string): readonly PrintedLink[] =>
  [...text.matchAll(LINK)].map(([, above, beside, url = '', token = '']) => ({
    url,
    token,
    digits: above ?? beside ?? '',
  }));
