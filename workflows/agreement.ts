import { continueAsNew, setHandler } from '@temporalio/workflow';
import {
  agreementRecord,
  recordSignature,
  submitAgreement,
  type AgreementInput,
  type AgreementSubmission,
  type Signature,
} from '../contracts/agreement';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import { learn, programmeId } from '../contracts/programme';
import {
  assertMaySign,
  assertMaySubmitAgreement,
  drafted,
  expire,
  mayTakeEffect,
  missingSignatures,
  settleApproval,
  sign,
  submitForApproval,
  takeEffect,
} from '../domain/agreements';
import { learnFact } from '../domain/facts';
import { endOfDay } from './activities';
import { ask } from './asking';
import { refusing } from './failures';
import { createRecord } from './record';
import { tellProcess } from './telling';
import { show } from './visibility';
import { shouldContinueAsNew, sleepUntil, somethingHappens } from './waiting';

/** One agreement of the tree: drafted, approved by its groups, signed by its parties, effective once its parent is, expired. */
export async function agreement(input: AgreementInput): Promise<void> {
  const { programme, agreement: terms } = input;
  const ledger = createRecord(programme, input.resumed?.recorded);
  let record = input.resumed?.record ?? drafted;
  let facts = input.facts;
  let submission: AgreementSubmission | undefined;
  const subject = { kind: 'agreement', key: terms.key } as const;

  setHandler(learn, (fact) => void (facts = learnFact(facts, fact)));
  setHandler(agreementRecord, () => record);
  setHandler(
    submitAgreement,
    (submitted) => {
      submission = submitted;
      record = submitForApproval(record);
      const approval = approvalId({ programme, subject, round: record.round });
      ledger.tell({ type: 'agreement.submitted', agreement: terms.key, approval, ...submitted });
      return { approval, entries: ledger.unwritten() };
    },
    { validator: refusing((_: AgreementSubmission) => assertMaySubmitAgreement(record)) },
  );
  setHandler(
    recordSignature,
    (signature) => {
      record = sign(terms, record, signature.party, signature.signedOn);
      ledger.tell({ type: 'agreement.signed', agreement: terms.key, ...signature });
      return { missing: missingSignatures(terms, record), entries: ledger.unwritten() };
    },
    { validator: refusing(({ party }: Signature) => assertMaySign(terms, record, party)) },
  );

  if (!input.resumed) ledger.tell({ type: 'agreement.drafted', agreement: terms.key });
  while (record.state !== 'effective' && record.state !== 'expired') {
    await ledger.write();
    await lookAround();
    if (submission) await approve(submission);
    else if (mayTakeEffect(terms, record, facts)) await beginTerm();
  }
  await endTerm();

  async function lookAround() {
    const { waitingOn, details } = waiting();
    show(record.state, waitingOn, details);
    await somethingHappens(
      () => submission !== undefined || ledger.hasNews() || mayTakeEffect(terms, record, facts),
      details,
    );
    if (submission === undefined && !ledger.hasNews() && shouldContinueAsNew())
      await continueAsNew<typeof agreement>({ ...input, facts, resumed: { recorded: ledger.recorded(), record } });
  }

  async function approve({ by, content }: AgreementSubmission) {
    submission = undefined;
    const approval = approvalId({ programme, subject, round: record.round });
    await ledger.write();
    show(record.state, terms.approval.groups, `Being approved by ${terms.approval.groups.join(', ')}: see ${approval}`);
    const { outcome } = await ask({
      ...contextOf(input),
      ...terms.approval,
      subject,
      round: record.round,
      content,
      requester: by,
    });
    record = settleApproval(record, outcome);
    ledger.tell(
      record.state === 'signing'
        ? { type: 'agreement.approved', agreement: terms.key, approval }
        : { type: 'agreement.returned', agreement: terms.key, approval, outcome },
    );
  }

  async function beginTerm() {
    record = takeEffect(terms, record, facts);
    const { effectiveOn = '', expiresOn = '' } = record;
    ledger.tell({ type: 'agreement.effective', agreement: terms.key, effectiveOn, expiresOn });
    await ledger.write();
    await tellProgramme('effective', effectiveOn, expiresOn);
  }

  async function endTerm() {
    const { expiresOn = '' } = record;
    show('effective', [], `Effective from ${record.effectiveOn} to ${expiresOn}`, expiresOn);
    await sleepUntil(await endOfDay({ date: expiresOn, zone: input.zone }), `the term ends with ${expiresOn}`);
    record = expire(record);
    ledger.tell({ type: 'agreement.expired', agreement: terms.key, on: expiresOn });
    await ledger.write();
    await tellProgramme('expired', expiresOn);
  }

  function tellProgramme(is: 'effective' | 'expired', on: string, until?: string) {
    const fact = { kind: 'agreement', key: terms.key, is, on, ...(until && { until }) } as const;
    return tellProcess(programmeId(programme), learn, fact);
  }

  function waiting() {
    if (record.state === 'draft')
      return { waitingOn: ['pmo'], details: 'Waiting for the PMO to submit the draft for approval' };
    if (record.state === 'signed')
      return { waitingOn: [], details: `Signed; waiting for ${terms.parent} to take effect` };
    const missing = missingSignatures(terms, record);
    return { waitingOn: ['pmo'], details: `Waiting for the signatures of ${missing.join(', ')} to be recorded` };
  }
}
