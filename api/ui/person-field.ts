import { refused } from '../../domain/shared/reasons';
import type { Person } from '../../domain/shared/keys';
import { demands } from '../../definition/demands';

export const isAddress = (typed: string): boolean => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typed) && typed.length <= 254;

/** Whom a field names. Throws `invalid_input` for what is no address. */
export const personIn = (typed: string, field = ''): Person => {
  const person = typed.toLowerCase();
  if (isAddress(person)) return person;
  throw refused('invalid_input', demands.address, { field });
};
