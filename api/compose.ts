import { officePeople } from '../domain/parties';
import type { Logger } from '../infra/logger';
import type { Services } from '../infra/services';
import { createApp } from './app';
import { isTokenOf } from './caller';
import { createReceiving } from './receiving';
import { definitionsAtHand, readDefinition, startProgramme } from './starting';

interface Settings {
  readonly services: Services;
  readonly apiToken: string;
  readonly inboundToken?: string;
  readonly programmesFolder: string;
  readonly temporalUi?: { readonly url: string; readonly namespace: string };
  readonly mailboxUrl?: string;
  /** The folder in which everything is kept, where the parts are ours. */
  readonly data?: string;
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
  log,
}: Settings) => {
  const now = () => new Date();
  const isToken = isTokenOf(apiToken);
  const isInboundToken = inboundToken === undefined ? () => false : isTokenOf(inboundToken);
  const receive = createReceiving({ ...services, now });
  const starter = { ...services, programmesFolder };
  return createApp({
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
      startProgramme: (fileKey, visitor, requestId) => {
        const reading = readDefinition(starter, { file: fileKey });
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
