import { type RefusalCode, refusal } from './refusals';

/** A part that it takes is away, and no rule said no: it may be tried again. */
export const isOutage = (error: unknown): boolean =>
  error instanceof DomainError && error.code.endsWith('_unavailable');

/** A rule of the business said no: `code` for machines, `detail` for what was meant in this case, `facts` for the page to show. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: RefusalCode,
    readonly detail?: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? refusal(code, facts).en);
  }
}
