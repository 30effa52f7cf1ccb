/**
 * A token by which a link of ours speaks for its bearer, as mails quote it: wherever it stands, on one line; behind the path of its link,
 * broken anywhere.
 */
const SHORT = /(?<=%2f|(?<![a-z0-9]))[a-z2-7]{32}(?![a-z0-9])/g;
const BROKEN =
  /(?<=\/(?:d|f|sign-in|reminders)\/(?:\r?\n[> \t]*)?)[a-z2-7](?:(?:\r?\n[> \t]*)?[a-z2-7]){31}(?![a-z0-9])/g;

/** One of mails from before 2026-12 (a JWS, RFC 7515): on one line, or folded onto the lines that follow it, which hold nothing else. */
const SIGNED = /eyJ[\w-]{10,}(?:\.[\w-]+){0,2}(?:\r?\n[> \t]*[\w-]{24,}(?:\.[\w-]+){0,2}(?=\s|$))*/g;

const TOKENS = [SIGNED, SHORT, BROKEN];

/** A text without such tokens: whoever reads it must not be able to decide in its writer's place. */
export const withoutTokens = (text: string): string =>
  TOKENS.reduce((without, token) => without.replace(token, '…'), text);

/** Whether a text holds such a token. */
export const holdsToken = (text: string): boolean => TOKENS.some((token) => text.search(token) >= 0);
