import express, { type Express } from 'express';
import helmet from 'helmet';
import { z } from 'zod';
import type { Proxies } from '../infra/proxies';
import { whileAwaited } from './awaiting';
import type { ApiDeps } from './deps';
import { jsonBody } from './json-body';
import { bearerOrMachine, limited, limits, tellUnknownProxy } from './limits';
import { otherMethods } from './methods';
import { openapiOf } from './openapi';
import { ApiDocs } from './pages/api-docs';
import { renderPage } from './pages/html';
import { answerProblems, notFound, refuseNul } from './problems';
import { agreementEndpoints } from './routes/agreements';
import { approvalChangeEndpoints } from './routes/approval-changes';
import { approvalEndpoints } from './routes/approvals';
import { commentEndpoints } from './routes/comments';
import { calendarEndpoints } from './routes/calendars';
import { changeEndpoints } from './routes/changes';
import { policyTimesEndpoints } from './routes/policy-times';
import { rosterEndpoints } from './routes/roster';
import { codeEndpoints } from './routes/codes';
import { evidenceOperations, evidenceRoutes } from './routes/evidence';
import { evaluationEndpoints } from './routes/evaluations';
import { obligationEndpoints } from './routes/obligations';
import { operationRoutes } from './routes/operations';
import { inboundOperations, inboundRoutes } from './routes/inbound';
import type { PageDeps } from './routes/page-deps';
import { createPages, missingPage } from './routes/pages-router';
import { phaseEndpoints } from './routes/phases';
import { disputeEndpoints } from './routes/disputes';
import { ipEndpoints } from './routes/ip';
import { projectEndpoints } from './routes/projects';
import { previewEndpoints } from './routes/previews';
import { programmeEndpoints } from './routes/programmes';
import { scheduleEndpoints } from './routes/schedules';
import { pageHeaders } from './security';
import { serve } from './serving';

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
  const endpoints = [
    programmeEndpoints,
    agreementEndpoints,
    approvalEndpoints,
    commentEndpoints,
    approvalChangeEndpoints,
    rosterEndpoints,
    scheduleEndpoints,
    calendarEndpoints,
    changeEndpoints,
    policyTimesEndpoints,
    codeEndpoints,
    evaluationEndpoints,
    obligationEndpoints,
    phaseEndpoints,
    projectEndpoints,
    disputeEndpoints,
    ipEndpoints,
    previewEndpoints,
  ].flatMap((operations) => operations(api));
  const operations = [...endpoints, ...evidenceOperations, ...inboundOperations];
  const document = openapiOf(operations, api.publicUrl);
  const docs = renderPage(
    ApiDocs({
      operations,
      schemaOf: (form, io) => z.toJSONSchema(form, { io, unrepresentable: 'any' }),
    }),
  );

  const app = express().disable('x-powered-by').set('query parser', 'simple');
  // Who is limited is the machine before the proxies.
  app.set('trust proxy', proxies);
  app.use(refuseNul, tellUnknownProxy(log), whileAwaited);
  app.use(otherMethods(operations));
  app.use(operationRoutes(api));
  app.get('/api/docs', ...pageHeaders(api.publicUrl), (_request, response) => void response.send(docs));
  app.use(inboundRoutes(api));
  app.use(evidenceRoutes(api));
  app.use('/api/v1', helmet(), ...jsonBody);
  app.use('/api/v1/previews', limited(limits.previews));
  app.post('/api/v1/approvals/:approval/decisions', limited(limits.decisions, { keyGenerator: bearerOrMachine(api) }));
  app.get('/api/v1/openapi.json', (_request, response) => void response.json(document));
  app.use('/api/v1', serve(endpoints, { ...api, programmeState: api.readModel.programmeState }));
  app.use(createPages(pages));
  app.use(missingPage(pages), notFound, answerProblems(log));
  return app;
};
