import { randomUUID } from 'node:crypto';
import { agreementId, agreementRecord, type AgreementInput } from '../../contracts/agreement';
import { beginsAs } from '../../contracts/search-attributes';
import { TASK_QUEUE } from '../../contracts/task-queue';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import type { Notice } from '../../domain/agreements/life';
import type { Proposal } from '../../domain/agreements/proposals';
import type { Programme } from '../../domain/programme/programme';
import type { Gatehouse } from './gatehouse';
import { withConsortium } from './programmes';
import { approveAll, enterProgramme, office } from './questions';
import type { Agreement } from '../../domain/programme/agreement-plans';

/** The consortium agreement of a small programme, changed (and what else of it is), with a process of its own; answers the key of the programme. */
export const openAgreement = async (
  gatehouse: Gatehouse,
  change: Partial<Agreement> = {},
  also = (programme: Programme) => programme,
): Promise<string> => {
  const programme = await enterProgramme(gatehouse, (given) => withConsortium(change)(also(given)));
  const { title: programmeTitle, agreements } = await gatehouse.directory.definition(programme);
  const agreement = agreements.consortium;
  if (!agreement) throw new Error('It has a consortium agreement.');
  const input: AgreementInput = {
    programme,
    programmeTitle,
    version: 'v1',
    agreement,
    zone: 'Europe/Berlin',
    facts: {},
  };
  await gatehouse.client.workflow.start('agreement', {
    workflowId: agreementId(programme, 'consortium'),
    taskQueue: TASK_QUEUE,
    args: [input],
    typedSearchAttributes: beginsAs(programme, 'opening'),
  });
  return programme;
};

/** An agreement as its process knows it. */
export const recordOf = ({ client }: Gatehouse, programme: string, agreement = 'consortium') =>
  client.workflow.getHandle(agreementId(programme, agreement)).query(agreementRecord);

/** The office records something of an agreement. */
export const change = ({ processes }: Gatehouse, programme: string, verb: AgreementVerb, agreement = 'consortium') =>
  processes.changeAgreement(programme, agreement, verb, randomUUID());

/** The office puts something before the groups, and everybody approves. */
export const propose = async (
  gatehouse: Gatehouse,
  programme: string,
  proposal: Proposal,
  agreement = 'consortium',
) => {
  const verb = { type: 'agreement.proposed', proposal, by: office } as const;
  const { approval = '' } = await change(gatehouse, programme, verb, agreement);
  await approveAll(gatehouse, approval);
};

/** A notice that a party sends now, as the others receive it. */
export const aNoticeOf = async (
  gatehouse: Gatehouse,
  programme: string,
  kind: Notice['kind'],
  from: string,
): Promise<Notice> => {
  const sentAt = new Date().toISOString();
  const { receivedOn, receivedAt, provisional } = await gatehouse.planner.receiptBy(
    programme,
    ['spree', 'manzanares'],
    sentAt,
  );
  const { term = 1 } = await recordOf(gatehouse, programme);
  return { kind, from, sentAt, receivedOn, receivedAt, provisional, reason: '', term };
};
