import type { FigureOwner } from './evaluation-plans';
import type { Seat } from './governance';
import { programmeSeats } from './parties';
import type { Programme } from './programme';

/** The seats of a name, `group.seat` or `party.group.seat`. */
export const seatsNamed = (programme: Programme, name: string): readonly Seat[] =>
  programmeSeats(programme).filter(({ id, group, key }) => name === id || name === `${group}.${key}`);

/** The seats whose holders report a figure. */
export const seatsOwning = (programme: Programme, { seats = [] }: FigureOwner): readonly Seat[] =>
  seats.flatMap((name) => seatsNamed(programme, name));
