import { continueAsNew, patched, setHandler } from '@temporalio/workflow';
import { submitAgreement, type AgreementInput, type AgreementSubmission } from '../contracts/agreement';
import { approvalId } from '../contracts/approval';
import { contextOf } from '../contracts/context';
import { learn, programmeId } from '../contracts/programme';
import { alarmsOf } from '../domain/agreements/alarms';
import { isForming, isUnsigned } from '../domain/agreements/life';
import { signingContent } from '../domain/agreements/proposals';
import { formingDetails } from '../domain/agreements/words';
import {
  assertMaySubmitAgreement,
  assertParentStands,
  beginsThen,
  expire,
  mayTakeEffect,
  settleApproval,
  submitForApproval,
  takeEffect,
} from '../domain/agreements/agreements';
import { programmeStateOf } from '../domain/agreements/undertakings';
import { endingReason } from '../domain/views/endings';
import { assertMayUndertake } from '../domain/programme/undertakings';
import { endOfDay } from './kit/activities';
import { createStanding } from './agreement/standing';
import { liveThrough } from './agreement/term';
import { ask } from './approval/asking';
import { refusing } from './kit/failures';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, sleepUntil, somethingHappens } from './kit/waiting';
import { EXIT } from '../domain/shared/reserved';

/** One agreement of the tree: drafted, approved by its groups, signed by its parties, effective once its parent is, and so to its end. */
export async function agreement(input: AgreementInput): Promise<void> {
  const { programme, agreement: terms } = input;
  const it = createStanding(input);
  const { ledger } = it;
  let submission: AgreementSubmission | undefined = it.submitted;
  const subject = { kind: 'agreement', key: terms.key } as const;

  setHandler(
    submitAgreement,
    (submitted) => {
      submission = submitted;
      it.become(submitForApproval(it.record(), submitted));
      const approval = approvalId({ programme, subject, round: it.record().round });
      ledger.tell({ type: 'agreement.submitted', agreement: terms.key, approval, ...submitted });
      return { approval, entries: ledger.unwritten() };
    },
    {
      validator: refusing((_: AgreementSubmission) => {
        assertMayUndertake(programmeStateOf(it.record()), 'agreement.submit');
        assertMaySubmitAgreement(it.record());
        assertParentStands(terms, it.facts());
      }),
    },
  );

  if (!input.resumed) ledger.tell({ type: 'agreement.drafted', agreement: terms.key });
  const longStopAt = terms.longStop && (await endOfDay({ date: terms.longStop, zone: input.zone }));
  while (isForming(it.record().state)) {
    if (letGo()) continue;
    it.sideWork.begin();
    await ledger.write();
    await lookAround();
    if (letGo()) continue;
    if (submission) await approve(submission);
    else if (mayTakeEffect(terms, it.record(), it.facts(), new Date().toISOString())) await beginTerm();
  }
  await ledger.write();
  if (it.record().effectiveOn === undefined) return;
  // Agreements that took effect before 2026-11-25 only wait for their last day. To be removed once none of them runs.
  if (patched('agreement-in-full')) await liveThrough(input, it);
  else await endTerm();

  /** An ending programme takes on nothing: what not everybody has signed is withdrawn in the name of its exit. */
  function letGo(): boolean {
    if (!it.record().isFateAsked || !isUnsigned(it.record().state)) return false;
    submission = undefined;
    it.tell({ type: 'agreement.withdrawn', agreement: terms.key, by: EXIT, reason: endingReason({ at: 'exiting' }) });
    return true;
  }

  async function lookAround() {
    const { waitingOn, details } = formingDetails(terms, it.record());
    const [lapse] = alarmsOf(terms, it.record(), it.facts(), longStopAt);
    show(it.record().state, waitingOn, details, lapse?.at);
    const begins = beginsThen(terms, it.record(), it.facts());
    const happened = () =>
      submission !== undefined ||
      it.hasNews() ||
      mayTakeEffect(terms, it.record(), it.facts(), new Date().toISOString()) ||
      beginsThen(terms, it.record(), it.facts()) !== begins;
    if (begins !== undefined) await happensBy(happened, begins, 'the first day on which it binds');
    else if (!lapse) await somethingHappens(happened, details);
    else if (!(await happensBy(happened, lapse.at, lapse.why))) it.tell(lapse.happening);
    const isQuiet = submission === undefined && !it.hasNews() && it.sideWork.count() === 0;
    if (isQuiet && isForming(it.record().state) && shouldContinueAsNew())
      await continueAsNew<typeof agreement>({
        ...input,
        facts: it.facts(),
        resumed: { recorded: ledger.recorded(), record: it.record() },
      });
  }

  async function approve({ by, content }: AgreementSubmission) {
    submission = undefined;
    const { round, state } = it.record();
    const approval = approvalId({ programme, subject, round });
    await ledger.write();
    show(state, terms.approval.groups, `Being approved by ${terms.approval.groups.join(', ')}: see ${approval}`);
    const { outcome } = await ask({
      ...contextOf(input),
      ...terms.approval,
      subject,
      round,
      content: signingContent(content),
      requester: by,
    });
    it.become(settleApproval(it.record(), outcome));
    ledger.tell(
      it.record().state === 'signing'
        ? { type: 'agreement.approved', agreement: terms.key, approval }
        : { type: 'agreement.returned', agreement: terms.key, approval, outcome },
    );
  }

  async function beginTerm() {
    it.become(takeEffect(terms, it.record(), it.facts()));
    const { effectiveOn = '', expiresOn = '' } = it.record();
    ledger.tell({ type: 'agreement.effective', agreement: terms.key, effectiveOn, expiresOn });
    await ledger.write();
    await tellProgramme('effective', effectiveOn, expiresOn);
  }

  async function endTerm() {
    const { effectiveOn, expiresOn = '' } = it.record();
    show('effective', [], `Effective from ${effectiveOn} to ${expiresOn}`, expiresOn);
    await sleepUntil(await endOfDay({ date: expiresOn, zone: input.zone }), `the term ends with ${expiresOn}`);
    it.become(expire(it.record()));
    ledger.tell({ type: 'agreement.expired', agreement: terms.key, on: expiresOn });
    await ledger.write();
    await tellProgramme('expired', expiresOn);
  }

  function tellProgramme(is: 'effective' | 'expired', on: string, until?: string) {
    const fact = { kind: 'agreement', key: terms.key, is, on, ...(until && { until }) } as const;
    return tellProcess(programmeId(programme), learn, fact);
  }
}
