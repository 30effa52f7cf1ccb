import { DomainError } from '../../domain/shared/errors';
import type { Text } from '../../domain/shared/text';
import type { Trouble } from '../../domain/shared/trouble';

/** What SQLSTATE says of each (PostgreSQL, appendix A): no room; not to be written; files that can't be read as they were written. */
const byState: readonly (readonly [RegExp, Trouble])[] = [
  [/^53100$/, 'full'],
  [/^25006$/, 'readOnly'],
  [/^XX00[12]$/, 'damaged'],
  // Connections and what they need, shutdown, our own time limit, and the system beneath, which says by its words what is wrong.
  [/^(08|53|57P0|58)|^57014$/, 'away'],
];

/** What PostgreSQL calls a file that the system does not let it write. */
const FORBIDDEN = '42501';

/** What the system says of each, wherever somebody passes its words on. */
const bySaying: readonly (readonly [RegExp, Trouble])[] = [
  [/ENOSPC|EDQUOT|no space left|disk (is )?full|quota exceeded/i, 'full'],
  [/EROFS|EACCES|EPERM|read-?only|permission denied/i, 'readOnly'],
  [/malformed|is not a database|corrupt|invalid page|disk I\/O error|EIO\b|input\/output error/i, 'damaged'],
];

const saidIn = (text: string): Trouble | undefined => bySaying.find(([pattern]) => pattern.test(text))?.[1];

/** What an error of a system call, or a sentence that quotes one, says is wrong with the disk; `undefined` of any other. */
export const diskTrouble = (error: unknown): Trouble | undefined => saidIn(String(error));

/** What is wrong with the store when a statement failed so; `undefined` when the statement itself is at fault. */
export function storeTrouble(error: unknown): Trouble | undefined {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string };
  const found = byState.find(([pattern]) => pattern.test(code))?.[1];
  if (found) return found === 'away' ? (saidIn(message) ?? found) : found;
  if (code === FORBIDDEN) return /could not /.test(message) ? saidIn(message) : undefined; // else a right that a role lacks
  if (/^E[A-Z]+$/.test(code)) return saidIn(code) ?? 'away';
  return /connection|timeout|pool/i.test(message) ? 'away' : undefined;
}

/** A refusal that says what is wrong with the store; its cause is for the log alone. */
export const storeAway = (because: Trouble, cause: unknown, why?: Text): DomainError =>
  Object.assign(new DomainError('store_unavailable', why, { because }), { cause });
