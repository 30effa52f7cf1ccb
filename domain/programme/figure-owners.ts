import type { FigureOwner } from './evaluation-plans';
import type { Seat } from './governance';
import { seatsNamed } from './parties';
import type { Programme } from './programme';

/** The seats whose holders report a figure. */
export const seatsOwning = (programme: Programme, { seats = [] }: FigureOwner): readonly Seat[] =>
  seats.flatMap((name) => seatsNamed(programme, name));
