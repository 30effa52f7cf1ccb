import { type RefusalCode, refusal, type Unexplained } from './refusals';
import type { Text } from './text';

/** A part that it takes is away, and no rule said no: it may be tried again. */
export const isOutage = (error: unknown): boolean =>
  error instanceof DomainError && error.code.endsWith('_unavailable');

export type Facts = Readonly<Record<string, unknown>>;

/**
 * A rule of the business said no: `code` for machines, `why` for what was meant in this case, `facts` for the page to show; they hold
 * `why`, too, and so carry it from process to process. That an input is wrong says nothing by itself: it always says why.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly why: Text | undefined;
  readonly facts: Facts;

  constructor(code: RefusalCode, why: Text, facts?: Facts);
  constructor(code: Unexplained, why?: Text, facts?: Facts);
  constructor(
    readonly code: RefusalCode,
    why?: Text,
    facts: Facts = {},
  ) {
    super(why?.en ?? refusal(code, facts).en);
    this.why = why;
    this.facts = why ? { ...facts, why } : facts;
  }
}

/** A refusal that came from another process, by its code and facts; one from before refusals said why in both languages has only its sentence. */
export function refusedElsewhere(code: RefusalCode, facts: Facts, sentence: string): DomainError {
  const why = textIn(facts.why);
  if (why) return new DomainError(code, why, facts);
  return code === 'invalid_input'
    ? new DomainError(code, { zh: '所填内容不符合要求。', en: sentence }, facts)
    : new DomainError(code, undefined, facts);
}

const textIn = (given: unknown): Text | undefined => {
  const { zh, en } = (given ?? {}) as Partial<Text>;
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined;
};
