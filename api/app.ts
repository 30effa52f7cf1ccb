import express, { type Express, type Response } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import { once } from '../domain/shared/once';
import type { Language } from '../domain/shared/text';
import type { Proxies } from '../infra/host/proxies';
import { whileAwaited } from './awaiting';
import type { ApiDeps } from './http/deps';
import { jsonBody } from './http/json-body';
import { bearerOrMachine, limited, limits, tellUnknownProxy } from './access/limits';
import { otherMethods } from './http/methods';
import { openapiOf } from './access/openapi';
import { ApiDocs } from './docs';
import { doors } from './nouns';
import { renderPage } from './ui/html';
import { isLanguage } from './http/languages';
import { answerProblems, notFound, refuseNul } from './http/problems';
import { evidenceOperations, evidenceRoutes } from './evidence/operations';
import { operationRoutes } from './http/probes';
import { inboundOperations, inboundRoutes } from './inbound/operations';
import type { PageDeps } from './http/page-deps';
import { createPages, faultPage, missingPage } from './router';
import { pageHeaders } from './http/security';
import { serve } from './access/service';

/** The language of the programme that whoever asked may read, where the store tells it. */
const languageIn =
  ({ readModel }: Pick<ApiDeps, 'readModel'>) =>
  async ({ locals: { programme } }: Response): Promise<Language | undefined> => {
    if (typeof programme !== 'string' || programme === '') return undefined;
    const definition = await readModel.definition(programme).catch(() => undefined);
    return isLanguage(definition?.language) ? definition.language : undefined;
  };

interface AppDeps {
  readonly api: ApiDeps;
  readonly pages: PageDeps;
  /** Whose word for where a request comes from is taken. */
  readonly proxies: Proxies;
  readonly log: {
    readonly warn: (facts: object, message: string) => void;
    readonly error: (facts: object, message: string) => void;
  };
}

/** The whole of HTTP: pages for people, operations for programs, probes for operators. */
export const createApp = ({ api, pages, proxies, log }: AppDeps): Express => {
  const endpoints = doors.flatMap(({ operations }) => operations?.(api) ?? []);
  const operations = [...endpoints, ...evidenceOperations, ...inboundOperations];
  // The forms as schemas take a fifth of a second together, and few ask for them.
  const documentOf = once((described: typeof operations) => openapiOf(described, api.publicUrl));
  const docsOf = once((described: typeof operations) =>
    renderPage(
      ApiDocs({
        operations: described,
        schemaOf: (form, io) => z.toJSONSchema(form, { io, unrepresentable: 'any' }),
      }),
    ),
  );

  const app = express().disable('x-powered-by').set('query parser', 'simple');
  // Who is limited is the machine before the proxies.
  app.set('trust proxy', proxies);
  app.use(refuseNul, tellUnknownProxy(log), whileAwaited);
  app.use(otherMethods(operations));
  app.use(operationRoutes(api));
  app.get('/api/docs', ...pageHeaders(api.publicUrl), (_request, response) => void response.send(docsOf(operations)));
  app.use(inboundRoutes(api));
  app.use(evidenceRoutes(api));
  app.use('/api/v1', helmet(), ...jsonBody);
  app.use('/api/v1/previews', limited(limits.previews));
  app.post('/api/v1/approvals/:approval/decisions', limited(limits.decisions, { keyGenerator: bearerOrMachine(api) }));
  app.get('/api/v1/openapi.json', (_request, response) => void response.json(documentOf(operations)));
  app.use('/api/v1', serve(endpoints, { ...api, programmeState: api.readModel.programmeState }));
  app.use(createPages(pages));
  app.use(missingPage(pages), notFound, faultPage(pages, log), answerProblems({ log, languageOf: languageIn(api) }));
  return app;
};
