import type { Interceptor } from '@grpc/grpc-js';
import { Client } from '@temporalio/client';
import { createBell } from './host/bell';
import { createCalendarLinks } from './keys/calendar-links';
import { createForgetting } from './recovery/asking';
import { createComparing } from './recovery/comparison';
import { createInterruptedNow, notingDisagreements, writingFor } from './recovery/disagreements';
import { readCalendars } from './reading/calendars';
import { createDirectory } from './planning/directory';
import { createLinks } from './keys/links';
import { createMailer } from './smtp/mailer';
import { createNotifier } from './chats/notifier';
import type { ChatPlaces } from './chats/places';
import { createOpenInRecord } from './recovery/open-in-record';
import { createOidc, type OidcSettings } from './sign-in/oidc';
import { createPlanner } from './planning/planner';
import { createProcesses } from './processes/processes';
import { createReminderLinks } from './keys/reminder-links';
import { createResuming } from './recovery/restart';
import { createResumptions } from './recovery/resumptions';
import { createRunningProcesses } from './recovery/running-processes';
import type { FilesSettings } from './files/settings';
import type { Secrets } from './keys/secrets';
import { createSessions } from './keys/sessions';
import { createAttempts } from './store/attempts';
import { createCalendarFeeds } from './store/calendar-feeds';
import { createCodes } from './store/codes';
import { openDatabase, type StorePlace } from './store/opened';
import { createDrafts } from './store/drafts';
import { createEvidenceFiles } from './store/evidence-files';
import { createIdempotency } from './store/idempotency';
import { createInboundMails } from './store/inbound-mails';
import { createInterruptions } from './store/interruptions';
import { createKnownBrowsers } from './store/known-browsers';
import { createMailedLinks } from './store/mailed-links';
import { createLinkRenewal } from './recovery/mailed-links';
import { createCountables } from './planning/countables';
import { createJournal } from './store/journal/reading';
import { createLedger } from './store/ledger';
import { createChatMessages } from './store/chat-messages';
import { createOutbox } from './store/outbox';
import { createReadModel } from './store/read-model';
import { createReminderOptOuts } from './store/reminder-opt-outs';
import { createSpentLinks } from './store/spent-links';
import { openConnection } from './temporal/connection';
import type { TemporalPlace } from './temporal/place';

interface Places {
  readonly temporal: TemporalPlace;
  readonly namespace: string;
  readonly store: StorePlace;
  /** Hears what becomes of a store of our own. */
  readonly tell?: (line: string) => void;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly mailBounces?: string;
  /** How many days settled letters are kept. */
  readonly lettersDays?: number;
  /** Where the programmes' chats are; without it none is. */
  readonly chats?: ChatPlaces;
  /** Where files go, and who looks through them; in the store and nobody when left out. */
  readonly files?: FilesSettings;
  readonly publicUrl: string;
  readonly calendars: string;
  readonly secrets: Secrets;
  readonly oidc?: OidcSettings;
  /** See every call to the Temporal server. */
  readonly interceptors?: readonly Interceptor[];
}

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Opens everything that the worker and the API share: the store, the server, the mail, the keys. */
export const openServices = async (places: Places) => {
  const { secrets, publicUrl, namespace } = places;
  const database = await openDatabase(places.store, places.tell);
  const { connection, close } = openConnection(places.temporal, places.interceptors);
  const interruptions = createInterruptions(database);
  const bare = createLedger(database);
  const ledger = { ...bare, append: notingDisagreements(bare.append, interruptions) };
  const client = new Client({ connection, namespace });
  const running = createRunningProcesses(client);
  const shelf = readCalendars(places.calendars);
  const directory = createDirectory(database, shelf);
  const readModel = createReadModel(database);
  const planner = createPlanner(directory, readModel);
  const resumptions = createResumptions({ ledger, readModel, planner });
  const openInRecord = createOpenInRecord({ database, readModel });
  const processes = createProcesses(client, {
    write: writingFor(bare.append, interruptions),
    knows: async (process) => (await ledger.countOf(process)) > 0,
    beginning: async (programme, process) => {
      const found = await resumptions.of(programme, process);
      return 'args' in found ? found.args : [{ programme }];
    },
    ...createInterruptedNow({ interruptions, openInRecord, ledger, running }),
  });
  const addresses = { keys: secrets.linkKeys, publicUrl, mailedLinks: createMailedLinks(database) };
  const links = createLinks(addresses);
  const { smtpUrl, mailFrom, mailBounces } = places;
  const from = { name: 'Gatehouse', address: mailFrom };
  const mailer = createMailer({ smtpUrl, from, ...(mailBounces !== undefined && { bounces: mailBounces }) });
  return {
    database,
    ledger,
    journal: createJournal(database),
    readModel,
    interruptions,
    client,
    forgetWhole: createForgetting({ running, ledger, interruptions }),
    compare: createComparing({ running, openInRecord, readModel, database, ledger, interruptions }),
    outbox: createOutbox(database, places.lettersDays === undefined ? {} : { days: places.lettersDays }),
    chatMessages: createChatMessages(database),
    notifier: createNotifier({ places: places.chats ?? (() => undefined) }),
    attempts: createAttempts(database),
    idempotency: createIdempotency(database),
    shelf,
    directory,
    planner,
    countable: createCountables({ database, readModel, directory }),
    processes,
    resumptions,
    resume: createResuming({ resumptions, processes, ledger }),
    bell: createBell(),
    knock: processes.knock,
    bring: processes.bring,
    tellStalled: processes.tellStalled,
    optOuts: createReminderOptOuts(database),
    inbound: createInboundMails(database),
    tellRoster: processes.tellRoster,
    actOnApproval: processes.change,
    tellEnding: processes.tellEnding,
    lookAgain: processes.lookAgain,
    lookAtDates: processes.lookAtDates,
    measureBudgets: processes.measureBudgets,
    openOnce: processes.openOnce,
    tellRecurrence: processes.tellRecurrence,
    tellRestated: processes.tellRestated,
    tellProject: processes.tellProject,
    knockForChats: processes.knockForChats,
    mailer,
    reminderLinks: createReminderLinks(addresses),
    calendarFeeds: createCalendarFeeds(database),
    calendarLinks: createCalendarLinks(addresses),
    links,
    renewLinks: createLinkRenewal({ database, readModel, links }),
    sessions: createSessions({ ...addresses, spentLinks: createSpentLinks(database) }),
    knownBrowsers: createKnownBrowsers(database),
    codes: createCodes(database, { keys: secrets.linkKeys }),
    drafts: createDrafts(database),
    evidenceFiles: createEvidenceFiles(database, places.files),
    ...(places.oidc && { oidc: createOidc({ ...places.oidc, publicUrl, keys: secrets.linkKeys }) }),
    publicUrl,
    hearsReplies: secrets.inboundToken !== undefined,
    close: async () => {
      mailer.close();
      await close();
      await database.close();
    },
  };
};
