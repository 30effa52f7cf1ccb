import type { Env } from '../infra/host/env';
import { calendarsFolder, publicUrlOf, storeOf } from '../infra/places';
import { recover as recoverAll } from '../infra/recovery/recovery';
import { readSecrets } from '../infra/keys/secrets';
import { openServices } from '../infra/services';
import { assertConnectable } from '../infra/temporal/connection';
import { namedTemporal } from '../infra/temporal/place';

/** Where the mails of a recovered process go is its worker's to know; nothing is sent from here. */
const NO_MAIL = 'smtp://127.0.0.1:1';

/** `gatehouse recover`, beside a product that runs: brings record and processes together again and says what it did. Answers the exit code, 1 when something is left. */
export async function recover(env: Env, print: (line: string) => void): Promise<number> {
  const named = namedTemporal(process.env);
  const temporal = named?.place ?? { address: `127.0.0.1:${env.TEMPORAL_PORT}` };
  await assertConnectable(temporal);
  const services = await openServices({
    temporal,
    namespace: named?.namespace ?? env.TEMPORAL_NAMESPACE,
    store: storeOf(env),
    tell: print,
    smtpUrl: env.SMTP_URL ?? NO_MAIL,
    mailFrom: env.MAIL_FROM,
    publicUrl: publicUrlOf(env),
    calendars: calendarsFolder,
    secrets: readSecrets(env),
  });
  try {
    if (!(await services.processes.hasWorker().catch(() => false)))
      throw new Error('Nobody works on the processes. Start Gatehouse first, and run this beside it.');
    const left = await recoverAll({ ...services, report: print });
    print(left.length === 0 ? 'Record and processes agree.' : `${left.length} processes are left interrupted.`);
    return left.length === 0 ? 0 : 1;
  } finally {
    await services.close();
  }
}
