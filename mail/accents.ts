import type { Programme } from '../domain/programme/programme';
import type { Mail } from './mail';

/** The colour of the button in mails of a programme that has one of its own; the edge keeps saying what a mail is about. */
export const accentOf = ({ look }: Pick<Programme, 'look'>): Pick<Mail, 'accent'> =>
  look?.accent === undefined ? {} : { accent: look.accent };
