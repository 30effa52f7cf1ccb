import type { Text } from '../../domain/shared/text';
import type { CalendarLinks } from '../../infra/keys/calendar-links';
import type { Directory } from '../../infra/planning/directory';
import type { Links } from '../../infra/keys/links';
import type { Mailer } from '../../infra/smtp/mailer';
import type { Oidc } from '../../infra/sign-in/oidc';
import type { Planner } from '../../infra/planning/planner';
import type { Processes } from '../../infra/processes/processes';
import type { ReminderLinks } from '../../infra/keys/reminder-links';
import type { Sessions } from '../../infra/keys/sessions';
import type { Attempts } from '../../infra/store/attempts';
import type { CalendarFeeds } from '../../infra/store/calendar-feeds';
import type { Codes } from '../../infra/store/codes';
import type { Drafts } from '../../infra/store/drafts';
import type { EvidenceFiles } from '../../infra/store/evidence-files';
import type { Interruptions } from '../../infra/store/interruptions';
import type { KnownBrowsers } from '../../infra/store/known-browsers';
import type { Journal } from '../../infra/store/journal/reading';
import type { Reading } from '../../infra/reading/definitions';
import type { Ledger } from '../../infra/store/ledger';
import type { Outbox } from '../../infra/store/outbox';
import type { ReadModel } from '../../infra/store/read-model';
import type { ReminderOptOuts } from '../../infra/store/reminder-opt-outs';
import type { Person } from '../../domain/shared/keys';

/** A programme definition that lies ready to be started; `fileKey` names its file. */
export interface DefinitionFile {
  readonly fileKey: string;
  readonly title: Text;
  /** The first day that it names; the first of the coming month where it names none. */
  readonly starts: string;
  /** The zone of its own dates. */
  readonly zone: string;
}

/** A definition by the name of its file, or as text; and the first day that is chosen, before the one that it names. */
export interface ProgrammeSource {
  readonly file?: string | undefined;
  readonly definition?: string | undefined;
  readonly starts?: string | undefined;
  /** The instant at which somebody is offered a first day: one of the file that has passed gives way to the coming month. */
  readonly offeredAt?: string | undefined;
}

/** Everything that the pages are made of. */
export interface PageDeps {
  readonly readModel: ReadModel;
  readonly ledger: Pick<Ledger, 'entriesOf' | 'find'>;
  readonly journal: Journal;
  readonly interruptions: Pick<Interruptions, 'of'>;
  readonly directory: Pick<Directory, 'calendar' | 'calendars' | 'edition'>;
  readonly attempts: Pick<Attempts, 'recordAttempt' | 'attemptsOf'>;
  readonly outbox: Pick<Outbox, 'mailedAbout' | 'waiting'>;
  readonly optOuts: ReminderOptOuts;
  readonly reminderLinks: ReminderLinks;
  readonly calendarFeeds: CalendarFeeds;
  readonly calendarLinks: CalendarLinks;
  readonly processes: Processes;
  readonly planner: Planner;
  readonly links: Links;
  readonly sessions: Sessions;
  readonly knownBrowsers: KnownBrowsers;
  readonly codes: Codes;
  readonly drafts: Drafts;
  readonly evidenceFiles: EvidenceFiles;
  /** The sign-in with a company account, where one is configured. */
  readonly oidc?: Oidc;
  readonly mailer: Pick<Mailer, 'send' | 'from'>;
  readonly pmo: { readonly isToken: (token: string) => boolean };
  /** The definition files that have not been started yet. */
  readonly definitions: () => Promise<readonly DefinitionFile[]>;
  /** Reads a definition as it would start; throws `not_found` for a file that is not there. */
  readonly readDefinition: (from: ProgrammeSource) => Promise<Reading>;
  /** Starts the programme of a definition and answers its key; throws `definition_invalid` or `already_started`. */
  readonly startProgramme: (from: ProgrammeSource, by: Person, requestId: string) => Promise<string>;
  readonly publicUrl: string;
  readonly temporalUi?: { readonly url: string; readonly namespace: string };
  /** Where caught mails can be read, when the product runs its own mailbox. */
  readonly mailboxUrl?: string;
  readonly now: () => Date;
  readonly log: { readonly warn: (facts: object, message: string) => void };
}
