import { DomainError } from '../../domain/errors';
import type { ProgrammeView } from '../../domain/views';
import type { ApiDeps } from '../deps';
import { created, endpoint, type Endpoint } from '../endpoint';
import { agreementSubmission, signature } from '../forms/requests';
import { actingFor } from '../office';
import { programmeOf } from './programmes';

const agreementOf = ({ definition }: ProgrammeView, key = '') => {
  const agreement = definition.agreements[key];
  if (!agreement) throw new DomainError('not_found', `There is no agreement "${key}" in this programme.`);
  return agreement;
};

/** The agreements of the tree: submitted for approval, then signed. */
export const agreementEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/programmes/:programme/agreements/:agreement/submissions',
    tag: 'Agreements',
    starts: true,
    body: agreementSubmission,
    summary: 'Submits a draft for approval by the agreement’s groups',
    answers: { 201: 'The approval that was opened', 409: 'It is not a draft' },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key, title } = agreementOf(view, params.agreement);
      const by = actingFor(view.definition, body.by);
      const content = { title: body.title ?? title, summary: body.summary, evidence: body.evidence };
      const { approval } = await deps.processes.submitAgreement(view.key, key, { by, content }, requestId);
      return created({ approval, href: `/api/v1/approvals/${approval}` });
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/agreements/:agreement/signatures',
    tag: 'Agreements',
    starts: true,
    body: signature,
    summary: 'Records that a party has signed, and which document',
    answers: {
      201: 'The parties whose signatures are missing',
      409: 'It is not being signed, or this party has signed',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementOf(view, params.agreement);
      const { by, ...signed } = body;
      const { missing } = await deps.processes.recordSignature(
        view.key,
        key,
        { ...signed, by: actingFor(view.definition, by) },
        requestId,
      );
      return created({ missing });
    },
  }),
];
