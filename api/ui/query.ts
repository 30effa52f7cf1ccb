import type { Request } from 'express';
import type { z } from 'zod';
import { readForm } from './answer';

/** The end of an address: `?from=…&until=…`, and what else is asked. */
export const queryOf = (asked: object): string => {
  const query = new URLSearchParams(Object.entries(asked) as [string, string][]).toString();
  return query === '' ? '' : `?${query}`;
};

/** What an address asks for by a form that only asks: its empty fields ask for nothing. Throws `invalid_input` with the field. */
export const askedIn = <Form extends z.ZodType>(request: Request, form: Form): z.output<Form> =>
  readForm(form, Object.fromEntries(Object.entries(request.query).filter(([, value]) => value !== '')));
