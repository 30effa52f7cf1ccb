import { DomainError } from '../domain/shared/errors';
import { officePeople } from '../domain/programme/parties';
import type { Logger } from '../infra/host/logger';
import { ownMachine, type Proxies } from '../infra/host/proxies';
import type { Services } from '../infra/services';
import { createApp } from './app';
import { isTokenOf } from './access/caller';
import { createReceiving } from './inbound/reception';
import { definitionsAtHand, readDefinition, startProgramme } from './programmes/start';

interface Settings {
  readonly services: Services;
  readonly apiToken: string;
  readonly inboundToken?: string;
  readonly programmesFolder: string;
  readonly temporalUi?: { readonly url: string; readonly namespace: string };
  readonly mailboxUrl?: string;
  /** The folder in which everything is kept, where the parts are ours. */
  readonly data?: string;
  /** The proxies before us; without it one on this machine. */
  readonly proxies?: Proxies;
  readonly log: Logger;
}

/** Puts the application together from the services of this process. */
export const composeApp = ({
  services,
  apiToken,
  inboundToken,
  programmesFolder,
  temporalUi,
  mailboxUrl,
  data,
  proxies = ownMachine,
  log,
}: Settings) => {
  const now = () => new Date();
  void tellIfWrong(services, log);
  const isToken = isTokenOf(apiToken);
  const isInboundToken = inboundToken === undefined ? () => false : isTokenOf(inboundToken);
  const receive = createReceiving({ ...services, now });
  const starter = { ...services, programmesFolder };
  return createApp({
    proxies,
    log,
    api: {
      ...services,
      programmesFolder,
      ...(data !== undefined && { data }),
      isToken,
      isInboundToken,
      receive,
      now,
      log,
    },
    pages: {
      ...services,
      pmo: { isToken },
      definitions: () => definitionsAtHand(starter),
      readDefinition: (from) => readDefinition(starter, from),
      startProgramme: async (from, visitor, requestId) => {
        const reading = await readDefinition(starter, from);
        const isOfficer = reading.programme && officePeople(reading.programme).includes(visitor);
        return startProgramme(starter, reading, { by: isOfficer ? visitor : undefined, requestId });
      },
      ...(temporalUi && { temporalUi }),
      ...(mailboxUrl !== undefined && { mailboxUrl }),
      now,
      log,
    },
  });
};

/** A sign-in service that the settings don't fit is told at the start; the product runs without it, by mailed links. */
async function tellIfWrong({ oidc }: Services, log: Logger): Promise<void> {
  try {
    await oidc?.look();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ code: error.code, ...error.facts }, 'OIDC_ISSUER: the sign-in with a company account does not work');
  }
}
