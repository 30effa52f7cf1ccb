import { workingDaysLeft } from '../../domain/calendar/hours';
import { namesOf } from '../../domain/programme/names';
import { languageOf, partyOf, zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { Directory } from '../../infra/planning/directory';
import { accentOf } from '../../mail/accents';
import type { ReadModel } from '../../infra/store/read-model';
import type { Person } from '../../domain/shared/keys';

/** Who reads a mail: their language is their own, their zone is their party's, else the programme's; working days are those of all parties, as deadlines count them. */
export const createReaders = (directory: Pick<Directory, 'calendars'>) => (programme: Programme, person: Person) => {
  const party = partyOf(programme, person);
  const calendars = Object.values(directory.calendars(programme));
  const zone = party?.zone ?? zoneOf(programme);
  return {
    /** What every mail to this person begins with. */
    common: {
      language: languageOf(programme, person),
      programme: programme.title,
      ...(programme.people && { names: namesOf(programme) }),
      ...accentOf(programme),
    },
    zone,
    workingDaysUntil: (dueAt: string) => workingDaysLeft(calendars, zone, new Date().toISOString(), dueAt),
  };
};

export type MailReader = ReturnType<ReturnType<typeof createReaders>>;

/** What a mail about one thing of a programme is written from. */
export interface ThingMailDeps {
  readonly readModel: Pick<ReadModel, 'head'>;
  /** The address of one of our pages. */
  readonly page: (path: string) => string;
}
