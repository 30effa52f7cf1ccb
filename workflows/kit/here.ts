import type { Happening } from '../../domain/record/ledger';

/** How this process tells the ledger something, whatever its story is about. */
export interface Teller {
  readonly tell: (happening: Happening) => void;
  /** The number of the last entry. */
  readonly recorded: () => number;
  readonly write: () => Promise<void>;
}

let here: Teller | undefined;

/** From now on this process tells what it has to tell so. */
export const tellBy = (teller: Teller): void => void (here = teller);

/** Throws in a process that keeps no record. */
export const tellerHere = (): Teller => {
  if (!here) throw new Error('This process keeps no record.');
  return here;
};
