import { registerOf } from '../../domain/agreements/registers';
import type { ProgrammeView } from '../../domain/views/views';
import type { ApiDeps } from '../http/deps';
import { created, endpoint, ok, opened, type Endpoint } from '../http/endpoint';
import { agreementVerbs, type Verb, type VerbName } from './verbs';
import { changeAgreement } from './changes';
import { foundIn, programmeOf } from '../http/lookups';
import { actingFor } from '../access/office';
import { partnerFor } from '../access/partners';
import { confirmDocument, recordSignature, submitDraft } from './signatures';
import { agreementSubmission, documentConfirmation, signature } from './forms';

const agreementOf = ({ definition }: ProgrammeView, key = '') =>
  foundIn(Object.values(definition.agreements), key, 'agreement');

/** The agreements of the tree: submitted for approval, signed, and what the office records of them until their end. */
export const agreementEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/programmes/:programme/agreements/:agreement',
    tag: 'Agreements',
    summary:
      'An agreement: its state, the dates of its term and why, notices, versions, conditions and what survives it',
    answers: { 200: 'The agreement as it stands' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementOf(view, params.agreement);
      return ok(view.agreements.find((each) => each.key === key));
    },
  }),
  endpoint({
    method: 'get',
    path: '/programmes/:programme/agreements/:agreement/obligations',
    tag: 'Agreements',
    summary: 'The obligations register: what was due under the agreement, what is to be met now, and what comes next',
    answers: { 200: 'Past, open and next obligations, each by its day' },
    handle: async ({ params }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementOf(view, params.agreement);
      return ok(registerOf(view.definition, foundIn(view.agreements, key, 'agreement'), view.obligations));
    },
  }),
  ...(Object.keys(agreementVerbs) as VerbName[]).map((name) => verbEndpoint(deps, name)),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/agreements/:agreement/submissions',
    tag: 'Agreements',
    starts: true,
    body: agreementSubmission,
    summary: 'Submits a draft for approval by the agreement’s groups',
    answers: {
      201: 'The approval that was opened',
      409: 'It is not a draft, or the agreement above it has ended',
      422: 'The day on which it is to begin is past',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key, title } = agreementOf(view, params.agreement);
      const by = actingFor(view.definition, body.by);
      const content = { title: body.title ?? title, summary: body.summary, evidence: body.evidence };
      const draft = { by, content, effectiveOn: body.effectiveOn };
      const { approval } = await submitDraft(deps, view, key, draft, requestId);
      return opened(approval);
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
      409: 'It is not being signed, this party has signed, or it is another document',
      422: 'A day that is still to come',
    },
    handle: async ({ params, body, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementOf(view, params.agreement);
      const { by, ...signed } = body;
      const made = { ...signed, by: actingFor(view.definition, by) };
      const { missing } = await recordSignature(deps, view, key, made, requestId);
      return created({ missing });
    },
  }),
  endpoint({
    method: 'post',
    path: '/programmes/:programme/agreements/:agreement/document-confirmations',
    tag: 'Agreements',
    repeats: true,
    body: documentConfirmation,
    summary:
      'A party confirms that another document is signed than the one that was approved; it can be once every party has',
    answers: {
      201: 'It is recorded',
      403: 'Whoever confirms acts for no signatory',
      409: 'It is not being signed',
      422: 'This document needs no confirmation',
    },
    handle: async ({ params, body, caller, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementOf(view, params.agreement);
      const partner = partnerFor(view.definition, caller, body.by);
      await confirmDocument(deps, view, key, body, partner, requestId);
      return created({ agreement: key });
    },
  }),
];

/** One verb of the office as an operation; the process recognises a repeat. */
const verbEndpoint = (deps: ApiDeps, name: VerbName): Endpoint => {
  const { body, summary, asks } = agreementVerbs[name] as Verb;
  return endpoint({
    method: 'post',
    path: `/programmes/:programme/agreements/:agreement/${name}`,
    tag: 'Agreements',
    ...(asks ? { starts: true } : { repeats: true }),
    body,
    summary,
    answers: {
      201: asks ? 'The approval that was opened' : 'It is recorded',
      409: 'The agreement is not in a state for this, or something else is being decided',
      422: 'No such condition or party, or a day that cannot be',
    },
    handle: async ({ params, body: given, requestId }) => {
      const view = await programmeOf(deps, params.programme);
      const { key } = agreementOf(view, params.agreement);
      const by = actingFor(view.definition, given.by);
      const { approval } = await changeAgreement(deps, view, { agreement: key, verb: name, given, by }, requestId);
      return approval ? opened(approval) : created({ agreement: key });
    },
  });
};
