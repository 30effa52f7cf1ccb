import { join } from 'node:path';
import type { Env } from './host/env';
import type { StorePlace } from './store/opened';

/** The folder of the definitions that come with the product, and of the working-day calendars. */
export const programmesFolder = join(__dirname, '../programmes');
export const calendarsFolder = join(programmesFolder, 'calendars');

export const publicUrlOf = ({ PUBLIC_URL, PORT }: Env): string => PUBLIC_URL ?? `http://127.0.0.1:${PORT}`;

/** Where the store is: the Postgres of DATABASE_URL, else a folder under the data folder. */
export const storeOf = ({ DATABASE_URL, GATEHOUSE_DATA }: Env): StorePlace =>
  DATABASE_URL === undefined ? { folder: join(GATEHOUSE_DATA, 'store') } : { databaseUrl: DATABASE_URL };

/** The sign-in service of a company, when the environment names one. */
export const oidcOf = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_EMAIL_DOMAINS }: Env) =>
  OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET
    ? {
        oidc: {
          issuer: OIDC_ISSUER,
          clientId: OIDC_CLIENT_ID,
          clientSecret: OIDC_CLIENT_SECRET,
          ...(OIDC_EMAIL_DOMAINS && { domains: OIDC_EMAIL_DOMAINS }),
        },
      }
    : {};
