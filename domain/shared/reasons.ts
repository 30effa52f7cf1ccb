import { DomainError, type Facts } from './errors';
import type { Text } from './text';
import type { RefusalCode } from './refusals';
import { text } from './sentences';

/** A refusal that says why in this case; pages show the reason in the reader's language. */
export const refused = (code: RefusalCode, why: Text, facts: Facts = {}): DomainError =>
  new DomainError(code, why, facts);

/** Why it was refused in this case, when the refusal says so. */
export const reasonOf = ({ why }: DomainError): Text | undefined => why;

/** That there is nothing of that kind under the name that somebody gave. */
export const noSuch = (kind: Text, name: string): Text =>
  text(`没有名为“${name}”的${kind.zh}。`, `There is no ${kind.en} "${name}".`);

/** That something is not in a state for this, and in which it is: `协议目前为“草案”。` */
export const standsAs = (thing: Text, state: Text): Text =>
  text(`${thing.zh}目前为“${state.zh}”。`, `The ${thing.en} is "${state.en}" now.`);
