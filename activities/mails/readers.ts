import { workingDaysLeft } from '../../domain/calendar/hours';
import { languageOf, partyOf, zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Directory } from '../../infra/planning/directory';
import type { ReadModel } from '../../infra/store/read-model';
import type { Person } from '../../domain/shared/keys';

/** Who reads a mail: their language is their own, their zone and working days are their party's, else the programme's. */
export const createReaders = (directory: Pick<Directory, 'calendars'>) => (programme: Programme, person: Person) => {
  const party = partyOf(programme, person);
  const calendar = party && directory.calendars(programme)[party.key];
  return {
    /** What every mail to this person begins with. */
    common: { language: languageOf(programme, person), programme: programme.title },
    zone: party?.zone ?? zoneOf(programme),
    workingDaysUntil: (dueAt: string) => (calendar ? workingDaysLeft(calendar, new Date().toISOString(), dueAt) : 0),
  };
};

export type MailReader = ReturnType<ReturnType<typeof createReaders>>;

/** What a mail about one thing of a programme is written from. */
export interface ThingMailDeps {
  readonly readModel: Pick<ReadModel, 'head'>;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
}
