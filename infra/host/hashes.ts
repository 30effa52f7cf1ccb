import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The first characters of the SHA-256 (hex) of a text: a name for it that cannot be read back. */
export const shortHash = (text: string, length: 16 | 32): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of a value: the same content always has the same hash. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
