import type { IdentityTier } from './policies';

/** What is asked of whoever comes by a link: the two digits of its mail, a mailed code, a sign-in, or one for this matter alone. */
export type AskedBeside = 'digits' | 'code' | 'signIn' | 'signInAgain';

/** What is asked beside a link, by how sure one must be who acts; mails and pages say and ask the same. Source: docs/rules/mail-and-pages.md, "Two digits". */
export const askedBeside: Readonly<Record<IdentityTier, AskedBeside>> = {
  link: 'digits',
  'link+code': 'code',
  signIn: 'signIn',
  'signIn+again': 'signInAgain',
};
