import { DomainError } from '../../domain/shared/errors';
import { text as inBoth } from '../../domain/shared/sentences';

/** What no store keeps in text: the character NUL, and half of a surrogate pair. */
const unstorable = /[\0\p{Cs}]/u;

/** Refuses with `invalid_input` what could be accepted but never written down, wherever it stands in a value. */
export const assertStorable = (value: unknown, path = ''): void => {
  if (typeof value === 'string') return assertText(value, path);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    assertText(name, path);
    assertStorable(part, path === '' ? name : `${path}.${name}`);
  }
};

/** A text from elsewhere without what no store keeps; it is not ours to refuse. */
export const storable = (text: string): string => text.replace(new RegExp(unstorable, 'gu'), '\uFFFD');

const assertText = (text: string, path: string) => {
  if (!unstorable.test(text)) return;
  throw new DomainError(
    'invalid_input',
    inBoth(
      '文字中有无法保存的字符（NUL 或半个代理对）。',
      'A text holds a character that is none (NUL or half a surrogate pair).',
    ),
    {
      field: path,
    },
  );
};
