import { randomUUID } from 'node:crypto';
import { agreementId } from '../../contracts/agreement';
import { factsKnown } from '../../contracts/programme';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import type { Notice } from '../../domain/agreements/life';
import type { Proposal } from '../../domain/agreements/proposals';
import * as agreements from '../support/agreements';
import { openAgreement } from '../support/agreements';
import { dayIn, today } from '../support/days';
import { comesTo, signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { mailsTo, office, refusal, toldBy, wait } from '../support/questions';
import type { Agreement } from '../../domain/programme/agreement-plans';

const gatehouse = openGatehouse();

const anAgreement = (changes: Partial<Agreement> = {}) => openAgreement(gatehouse, changes);
const recordOf = (key: string) => agreements.recordOf(gatehouse, key);
const change = (key: string, verb: AgreementVerb) => agreements.change(gatehouse, key, verb);
const propose = (key: string, proposal: Proposal, agreement = 'consortium') =>
  agreements.propose(gatehouse, key, proposal, agreement);
const notice = (key: string, kind: Notice['kind'], from: string) => agreements.aNoticeOf(gatehouse, key, kind, from);
const seen = async (key: string, agreement = 'consortium') =>
  (await gatehouse.readModel.programme(key))?.agreements.find((each) => each.key === agreement);
const typesOf = async (key: string, agreement = 'consortium') =>
  (await toldBy(gatehouse, agreementId(key, agreement))).map(({ type }) => type.replace('agreement.', ''));

test('an agreement opens its notice window, reminds the office and both companies, renews because both parties want it, and ends when they no longer do', async () => {
  const key = await anAgreement({
    term: { months: 12, convention: 'inclusiveStart' },
    renewal: { kind: 'optional', notice: { days: 90 } },
    surviving: [
      { clause: 'confidentiality', months: 6 },
      { clause: 'disputes', months: 3 },
    ],
  });
  await signAgreement(gatehouse, key, 'consortium', today());
  const plan = await eventually(async () => (await seen(key))?.plan);
  const id = agreementId(key, 'consortium');
  await wait(gatehouse, id, plan.windowAt ?? '', 1);
  await comesTo(gatehouse, key, 'consortium', 'expiring');
  for (const { at } of plan.notice?.reminders.slice(0, 1) ?? []) await wait(gatehouse, id, at, 1);
  for (const person of [office, 'director@spree.example', 'director@manzanares.example'])
    await eventually(async () =>
      (await mailsTo(gatehouse, person)).some(({ subject }) => subject.includes('is it to be renewed?')),
    );
  for (const from of ['spree', 'manzanares'])
    await change(key, { type: 'agreement.noticed', notice: await notice(key, 'renew', from), by: office });
  await wait(gatehouse, id, plan.endsAt, 1);
  await comesTo(gatehouse, key, 'consortium', 'renewed');
  const renewed = await eventually(async () => {
    const record = await recordOf(key);
    return record.plan && record;
  });
  expect(renewed).toMatchObject({ term: 2, isWindowOpen: false });
  expect(Number(renewed.expiresOn?.slice(0, 4))).toBe(Number(plan.expiresOn.slice(0, 4)) + 1);

  await wait(gatehouse, id, renewed.plan?.endsAt ?? '', 1);
  await comesTo(gatehouse, key, 'consortium', 'survival');
  const survives = (await recordOf(key)).survives ?? [];
  expect(survives.map(({ clause }) => clause)).toEqual(['confidentiality', 'disputes']);
  await wait(gatehouse, id, survives[0]?.until.at ?? '', 1);
  await gatehouse.client.workflow.getHandle(id).result();
  await comesTo(gatehouse, key, 'consortium', 'closed');
  const types = await typesOf(key);
  expect(types.filter((type) => type === 'windowOpened' || type === 'renewed' || type === 'expired')).toEqual([
    'windowOpened',
    'renewed',
    'windowOpened',
    'expired',
  ]);
  expect(types.slice(-4)).toEqual(['survives', 'clauseEnded', 'clauseEnded', 'closed']);
});

test('an agreement with conditions takes effect once the last is met, or lapses by itself on its long-stop date', async () => {
  const conditions = ['votes', 'permit'].map((key) => ({ key, title: { zh: key, en: key }, owner: 'spree' }));
  const longStop = dayIn(30);
  const meets = (condition: string) =>
    ({ type: 'agreement.conditionMet', condition, evidence: 'letter 3', on: today(), by: office }) as const;
  const [met, lapsing] = [await anAgreement({ conditions, longStop }), await anAgreement({ conditions, longStop })];
  await signAgreement(gatehouse, met, 'consortium', today());
  await comesTo(gatehouse, met, 'consortium', 'conditionsPending');
  await change(met, meets('votes'));
  expect(await refusal(change(met, meets('votes')))).toBe('invalid_input');
  const proposal = {
    matter: 'claim',
    claim: 'obstruction',
    condition: 'permit',
    against: 'manzanares',
    reason: 'no access',
  } as const;
  await propose(met, proposal);
  await comesTo(gatehouse, met, 'consortium', 'effective');
  expect(await seen(met)).toMatchObject({
    conditionsMet: { permit: { isDeemed: true }, votes: { evidence: 'letter 3' } },
  });

  await signAgreement(gatehouse, lapsing, 'consortium', today());
  await wait(gatehouse, agreementId(lapsing, 'consortium'), `${longStop}T23:59:59Z`, 1);
  await gatehouse.client.workflow.getHandle(agreementId(lapsing, 'consortium')).result();
  await comesTo(gatehouse, lapsing, 'consortium', 'lapsed');
});

test('an agreement that is terminated stops what needs it, and each agreement below asks what becomes of it', async () => {
  const { key } = await startProgramme(gatehouse);
  for (const agreement of ['consortium', 'data-sharing', 'publication'])
    await signAgreement(gatehouse, key, agreement, '2026-10-01');
  await comesTo(gatehouse, key, 'data-sharing', 'effective');
  await comesTo(gatehouse, key, 'publication', 'effective');
  const submit = () =>
    gatehouse.processes.submitMilestone(
      key,
      'preparation',
      { milestone: 'protocol-approved', by: office, evidence: [], note: '' },
      randomUUID(),
    );
  const factIs = (agreement: string, is: string) =>
    eventually(
      async () =>
        (await gatehouse.client.workflow.getHandle(key).query(factsKnown))[`agreement:${agreement}`]?.is === is,
    );
  await factIs('data-sharing', 'effective');
  await eventually(async () => (await refusal(submit())) === 'evidence_required');
  await propose(key, { matter: 'suspension', reason: 'an audit' }, 'data-sharing');
  await comesTo(gatehouse, key, 'data-sharing', 'suspended');
  await eventually(async () => (await refusal(submit())) === 'needs_unmet');
  await propose(key, { matter: 'resumption', reason: 'the audit went well' }, 'data-sharing');
  await eventually(async () => (await refusal(submit())) === 'evidence_required');

  const end = await gatehouse.planner.endOf(key, '2026-10-31');
  await propose(key, { matter: 'termination', end, reason: 'both want it' });
  await comesTo(gatehouse, key, 'consortium', 'terminated');
  const orphan = await eventually(async () => {
    const child = await seen(key, 'data-sharing');
    return child?.orphaned && child;
  });
  expect(orphan).toMatchObject({ state: 'effective', orphaned: { parent: 'consortium' } });
  expect(await seen(key, 'publication')).not.toHaveProperty('orphaned');
  await propose(key, { matter: 'fate', fate: 'terminate', end, reason: 'pointless alone' }, 'data-sharing');
  await comesTo(gatehouse, key, 'data-sharing', 'terminated');
  await eventually(async () => (await refusal(submit())) === 'needs_unmet');
  expect((await typesOf(key, 'data-sharing')).slice(-4)).toEqual([
    'parentEnded',
    'proposed',
    'fateDecided',
    'terminated',
  ]);
});

test('an amendment takes over on its day; a breach that is not cured in time ends the agreement', async () => {
  const key = await anAgreement();
  await signAgreement(gatehouse, key, 'consortium', today());
  await comesTo(gatehouse, key, 'consortium', 'effective');
  const id = agreementId(key, 'consortium');
  const takesOver = await gatehouse.planner.beginOf(key, dayIn(20));
  await propose(key, { matter: 'amendment', takesOver, months: 48, reason: 'a longer study' });
  await eventually(async () => (await recordOf(key)).amendment);
  for (const party of ['spree', 'manzanares']) {
    const signature = { party, signatory: 'the director', signedOn: today(), documentHash: 'cd', by: office };
    await gatehouse.processes.recordSignature(key, 'consortium', signature, `second ${party}`);
  }
  await wait(gatehouse, id, takesOver.at, 1);
  await eventually(async () => (await seen(key))?.versions?.length === 2);
  expect(await seen(key)).toMatchObject({ months: 48, state: 'effective' });

  const sent = await notice(key, 'breach', 'spree');
  const until = await gatehouse.planner.endOf(key, sent.receivedOn, 60);
  await change(key, { type: 'agreement.noticed', notice: sent, until, by: office });
  await change(key, { type: 'agreement.cured', evidence: 'report 4', on: today(), by: office });
  await change(key, { type: 'agreement.noticed', notice: sent, until, by: office });
  await wait(gatehouse, id, until.at, 1);
  await gatehouse.client.workflow.getHandle(id).result();
  await comesTo(gatehouse, key, 'consortium', 'terminated');
  expect((await toldBy(gatehouse, id)).at(-1)).toMatchObject({ type: 'agreement.terminated', why: 'breach' });
});
