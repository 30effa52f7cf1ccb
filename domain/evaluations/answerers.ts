import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Person } from '../shared/keys';
import type { Asked } from './views';

/** How an ask is called outside its evaluation: in letters, waits and addresses. */
export const askId = (evaluation: string, ask: string): string => `${evaluation}#${ask}`;

export const parseAskId = (id: string): { readonly evaluation: string; readonly ask: string } | undefined => {
  const at = id.indexOf('#');
  return at < 0 ? undefined : { evaluation: id.slice(0, at), ask: id.slice(at + 1) };
};

type Whom = Pick<Asked, 'seats' | 'people' | 'delegate'>;

/** Everybody who may answer an ask now: who holds its seats, whom it names, and who was asked to answer for them. */
export const mayAnswer = (programme: Programme, { seats = [], people, delegate }: Whom): readonly Person[] => {
  const holders = programmeSeats(programme).flatMap(({ id, holder }) => (holder && seats.includes(id) ? [holder] : []));
  return [...new Set([...(delegate === undefined ? [] : [delegate]), ...holders, ...people])];
};

/** Whom an ask waits on: the colleague who was asked to answer, else everybody who may. */
export const awaitedFor = (programme: Programme, ask: Whom): readonly Person[] =>
  ask.delegate === undefined ? mayAnswer(programme, ask) : [ask.delegate];

/** What a link says of the ask that it answers, as one of an approval says of its matter: it has one round, and no content of its own. */
export const figureLink = (ask: string) => ({ approval: ask, round: 0, seat: 'figure', contentHash: 'figure' });
