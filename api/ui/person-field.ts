import { refused } from '../../domain/shared/reasons';
import type { Person } from '../../domain/shared/keys';
import { text } from '../../domain/shared/sentences';

/** Whom a field names. Throws `invalid_input` for what is no address. */
export const personIn = (typed: string): Person => {
  const person = typed.toLowerCase();
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(person) && person.length <= 254) return person;
  throw refused('invalid_input', text('请填写有效的邮箱地址。', 'Please give a mail address.'));
};
