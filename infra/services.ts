import { Client } from '@temporalio/client';
import { createBell } from './bell';
import { readCalendars } from './calendars';
import { createDirectory } from './directory';
import { createLinks } from './links';
import { createMailer } from './mailer';
import { createPlanner } from './planning';
import { createProcesses } from './processes';
import { createReminderLinks } from './reminder-links';
import type { Secrets } from './secrets';
import { createSessions } from './sessions';
import { createAttempts } from './store/attempts';
import { openDatabase, type StorePlace } from './store/database';
import { createIdempotency } from './store/idempotency';
import { createInboundMails } from './store/inbound-mails';
import { createLedger } from './store/ledger';
import { createOutbox } from './store/outbox';
import { createReadModel } from './store/read-model';
import { createReminderOptOuts } from './store/reminder-opt-outs';
import { openConnection } from './temporal-connection';

interface Places {
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly store: StorePlace;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  readonly mailBounces?: string;
  readonly publicUrl: string;
  readonly calendars: string;
  readonly secrets: Secrets;
}

export type Services = Awaited<ReturnType<typeof openServices>>;

/** Opens everything that the worker and the API share: the store, the server, the mail, the keys. */
export const openServices = async (places: Places) => {
  const { secrets, publicUrl, namespace } = places;
  const database = await openDatabase(places.store);
  const { connection, close } = openConnection(places.temporalAddress);
  const ledger = createLedger(database);
  const processes = createProcesses(new Client({ connection, namespace }), ledger.append);
  const shelf = readCalendars(places.calendars);
  const { smtpUrl, mailFrom, mailBounces } = places;
  const from = { name: 'Gatehouse', address: mailFrom };
  const mailer = createMailer({ smtpUrl, from, ...(mailBounces !== undefined && { bounces: mailBounces }) });
  const directory = createDirectory(database, shelf);
  return {
    database,
    ledger,
    readModel: createReadModel(database),
    outbox: createOutbox(database),
    attempts: createAttempts(database),
    idempotency: createIdempotency(database),
    shelf,
    directory,
    planner: createPlanner(directory),
    processes,
    bell: createBell(),
    knock: processes.knock,
    bring: processes.bring,
    optOuts: createReminderOptOuts(database),
    inbound: createInboundMails(database),
    mailer,
    reminderLinks: createReminderLinks({ keys: secrets.linkKeys, publicUrl }),
    links: createLinks({ keys: secrets.linkKeys, publicUrl }),
    sessions: createSessions({ keys: secrets.linkKeys }),
    publicUrl,
    close: async () => {
      mailer.close();
      await close();
      await database.close();
    },
  };
};
