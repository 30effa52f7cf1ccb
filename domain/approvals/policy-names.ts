import type { Finding } from '../shared/findings';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Programme } from '../programme/programme';
import { refused } from '../shared/reasons';

/** Throws `invalid_input` at a field where there are such names. */
export const refuseNames = (sentence: Text, field: string, unknown: readonly string[]): void => {
  if (unknown.length > 0)
    throw new DomainError(
      'invalid_input',
      text(`${sentence.zh}：${unknown.join('、')}。`, `${sentence.en}: ${unknown.join(', ')}.`),
      { field, unknown },
    );
};

/** Throws `invalid_input` with the words of the lint, and the place, for the first thing that it finds. */
export const refuseFound = ([first]: readonly Finding[]): void => {
  if (first) throw refused('invalid_input', first.message, { field: first.path.join('.') });
};

/** To whom an escalation may go. */
export const escalationTargets = ({ governance }: Programme): readonly string[] => [
  'groupChair',
  'committee',
  'supervision',
  ...Object.keys(governance.groups),
];
