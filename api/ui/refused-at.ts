import { createContext } from 'preact';

/** At which field of a page a form was refused, and why, in the reader's language; the field says so itself. */
export const RefusedAt = createContext<{ readonly field: string; readonly why: string } | undefined>(undefined);
