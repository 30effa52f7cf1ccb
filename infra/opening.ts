import { EnvironmentProblem, type Env } from './host/env';
import { readChatPlaces } from './chats/places';
import { filesOf } from './files/settings';
import { calendarsFolder, oidcOf, publicUrlOf, storeOf } from './places';
import { readSecrets } from './keys/secrets';
import { openServices } from './services';
import { assertConnectable } from './temporal/connection';
import { namedTemporal } from './temporal/place';

/** Opens the services of a process among many: the server, the store and the mail of one's own must be named. */
export const openFromEnv = async (env: Env) => {
  const { SMTP_URL: smtpUrl } = env;
  const temporal = namedTemporal(process.env);
  if (!temporal || !smtpUrl || !env.DATABASE_URL)
    throw new EnvironmentProblem('TEMPORAL_ADDRESS, DATABASE_URL and SMTP_URL must be set for a process of its own.');
  const { place, namespace = env.TEMPORAL_NAMESPACE } = temporal;
  await assertConnectable(place);
  const secrets = readSecrets(env);
  const services = await openServices({
    temporal: place,
    namespace,
    store: storeOf(env),
    smtpUrl,
    mailFrom: env.MAIL_FROM,
    lettersDays: env.GATEHOUSE_LETTERS_DAYS,
    chats: readChatPlaces(process.env),
    files: filesOf(env),
    ...(env.MAIL_BOUNCES !== undefined && { mailBounces: env.MAIL_BOUNCES }),
    publicUrl: publicUrlOf(env),
    ...oidcOf(env),
    calendars: calendarsFolder,
    secrets,
  });
  return { services, secrets, place, namespace };
};
