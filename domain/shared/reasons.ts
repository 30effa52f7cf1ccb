import { DomainError } from './errors';
import type { Text } from './text';
import type { RefusalCode } from './refusals';

/** A refusal that says why in this case; pages show the reason in the reader's language. */
export const refused = (code: RefusalCode, why: Text, facts: Readonly<Record<string, unknown>> = {}): DomainError =>
  new DomainError(code, why.en, { ...facts, why });

/** Why it was refused in this case, when the refusal says so in both languages. */
export function reasonOf({ facts: { why } }: DomainError): Text | undefined {
  const { zh, en } = (why ?? {}) as Partial<Text>;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
}
