/**
 * A token by which a link of ours speaks for its bearer (a JWS, RFC 7515), as mails quote it: on one line, or folded onto the lines that
 * follow it, which hold nothing else.
 */
const TOKEN = /eyJ[\w-]{10,}(?:\.[\w-]+){0,2}(?:\r?\n[> \t]*[\w-]{24,}(?:\.[\w-]+){0,2}(?=\s|$))*/g;

/** A text without such tokens: whoever reads it must not be able to decide in its writer's place. */
export const withoutTokens = (text: string): string => text.replace(TOKEN, '…');

/** Whether a text holds such a token. */
export const holdsToken = (text: string): boolean => text.search(TOKEN) >= 0;
