import { readFileSync } from 'node:fs';
import { DomainError } from '../domain/shared/errors';
import { text } from '../domain/shared/sentences';
import type { Text } from '../domain/shared/text';

/** Bytes that are not UTF-8: where the first of them stands (from 1), and the encoding that they look like, if they do. */
export interface NotUtf8 {
  readonly line: number;
  readonly column: number;
  readonly looksLike?: string;
}

const LF = 0x0a;

const isHigh = (byte = 0) => byte >= 0x80;

/** Bytes as text of an encoding; `undefined` where they are none of it. */
const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const decodes = (bytes: Uint8Array, encoding: string): boolean => decoded(bytes, encoding) !== undefined;

/** Two-byte characters one after another, as Chinese encodings write them; `low` is how many have a second byte below 0xA1. */
function pairsIn(bytes: Uint8Array) {
  let [pairs, joined, low, last] = [0, 0, 0, -2];
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isHigh(bytes[at])) continue;
    pairs += 1;
    if (last === at) joined += 1;
    if ((bytes[at + 1] ?? 0) < 0xa1) low += 1;
    at += 1;
    last = at + 1;
  }
  return { pairs, joined, low };
}

/** What bytes that are not UTF-8 look like: a mark at their beginning, zeros between letters, or pairs as Chinese is written in. */
function guess(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  const zeros = bytes.reduce<[number, number]>(
    (count, byte, at) => (byte === 0 ? (at % 2 ? [count[0], count[1] + 1] : [count[0] + 1, count[1]]) : count),
    [0, 0],
  );
  if (zeros[0] + zeros[1] > bytes.length / 10) return zeros[1] > zeros[0] ? 'UTF-16LE' : 'UTF-16BE';
  const { pairs, joined, low } = pairsIn(bytes);
  if (joined < pairs / 4) return decodes(bytes, 'windows-1252') ? 'Windows-1252 (Latin 1)' : undefined;
  if (low > pairs / 6 && decodes(bytes, 'big5')) return 'Big5';
  return decodes(bytes, 'gb18030') ? 'GB18030 (GBK)' : undefined;
}

/** How many characters of a line can be read before the first byte that is no UTF-8. */
function readableIn(line: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let count = 0;
  try {
    for (let at = 0; at < line.length; at += 1)
      count += decoder.decode(line.subarray(at, at + 1), { stream: true }).length;
  } catch {
    return count;
  }
  return count;
}

function placeIn(bytes: Uint8Array) {
  for (let [start, line] = [0, 1]; ; line += 1) {
    const end = bytes.indexOf(LF, start);
    const whole = bytes.subarray(start, end < 0 ? undefined : end);
    if (end < 0 || !decodes(whole, 'utf-8')) return { line, column: readableIn(whole) + 1 };
    start = end + 1;
  }
}

const TOP = { line: 1, column: 1 };

/** Bytes as text, if they are UTF-8, without the mark at its beginning; else where they are not. What is UTF-16 may pass as UTF-8 full of NUL. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly wrong: NotUtf8 } {
  const text = decoded(bytes, 'utf-8');
  const looksLike = text !== undefined && !bytes.includes(0) ? undefined : guess(bytes);
  const isWide = looksLike?.startsWith('UTF-16') === true;
  if (text !== undefined && !isWide) return { text };
  return { wrong: { ...(isWide ? TOP : placeIn(bytes)), ...(looksLike !== undefined && { looksLike }) } };
}

/** What to do about a text that is not UTF-8. */
export const notUtf8 = ({ looksLike }: NotUtf8): Text =>
  looksLike === undefined
    ? { zh: '不是 UTF-8 编码。请另存为 UTF-8。', en: 'This is not UTF-8. Save it as UTF-8.' }
    : {
        zh: `不是 UTF-8 编码，看起来是 ${looksLike}。请另存为 UTF-8。`,
        en: `This is not UTF-8; it looks like ${looksLike}. Save it as UTF-8.`,
      };

/** A file as text. Throws `definition_invalid` where it is not UTF-8, with the place. */
export function readText(path: string): string {
  const read = decodeText(readFileSync(path));
  if ('text' in read) return read.text;
  const { line, column } = read.wrong;
  const { zh, en } = notUtf8(read.wrong);
  throw new DomainError(
    'definition_invalid',
    text(`${path}:${line}:${column}  ${zh}`, `${path}:${line}:${column}  ${zh} ${en}`),
  );
}
