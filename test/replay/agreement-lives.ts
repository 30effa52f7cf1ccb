import { agreementId } from '../../contracts/agreement';
import { aNoticeOf, change, openAgreement, propose, recordOf } from '../support/agreements';
import { today } from '../support/days';
import { comesTo, signAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { office, wait } from '../support/questions';

type Store = (name: string, workflowId: string) => Promise<void>;

/** An agreement that is renewed once, ends, and what survives it; one that is suspended and terminated; and one under which something is owed. */
export async function recordAgreementLives(gatehouse: Gatehouse, store: Store): Promise<void> {
  const planOf = (key: string, term: number) =>
    eventually(async () => {
      const record = await recordOf(gatehouse, key);
      return (record.term ?? 1) === term && record.plan;
    });
  const renewed = await openAgreement(gatehouse, {
    term: { months: 12, convention: 'inclusiveStart' },
    renewal: { kind: 'optional', notice: { days: 90 } },
    surviving: [{ clause: 'confidentiality', months: 6 }],
  });
  const id = agreementId(renewed, 'consortium');
  await signAgreement(gatehouse, renewed, 'consortium', today());
  const first = await planOf(renewed, 1);
  await wait(gatehouse, id, first.notice?.reminders[0]?.at ?? '', 1);
  for (const from of ['spree', 'manzanares']) {
    const notice = await aNoticeOf(gatehouse, renewed, 'renew', from);
    await change(gatehouse, renewed, { type: 'agreement.noticed', notice, by: office });
  }
  await wait(gatehouse, id, first.endsAt, 1);
  const second = await planOf(renewed, 2);
  await wait(gatehouse, id, second.endsAt, 1);
  await comesTo(gatehouse, renewed, 'consortium', 'survival');
  await wait(gatehouse, id, (await recordOf(gatehouse, renewed)).survives?.[0]?.until.at ?? '', 1);
  await gatehouse.client.workflow.getHandle(id).result();
  await store('agreement-renewed-survived', id);

  const ended = await openAgreement(gatehouse);
  const process = agreementId(ended, 'consortium');
  await signAgreement(gatehouse, ended, 'consortium', today());
  await comesTo(gatehouse, ended, 'consortium', 'effective');
  await propose(gatehouse, ended, { matter: 'suspension', reason: 'an audit' });
  await comesTo(gatehouse, ended, 'consortium', 'suspended');
  await propose(gatehouse, ended, { matter: 'resumption', reason: 'it went well' });
  await comesTo(gatehouse, ended, 'consortium', 'effective');
  const end = await gatehouse.planner.endOf(ended, today(), 40);
  await propose(gatehouse, ended, { matter: 'termination', end, reason: 'both want it' });
  await wait(gatehouse, process, end.at, 1);
  await gatehouse.client.workflow.getHandle(process).result();
  await store('agreement-suspended-terminated', process);

  const owing = await openAgreement(gatehouse, {
    obligations: ['audit', 'report'].map((key, at) => ({
      key,
      title: { zh: key, en: key },
      owner: 'spree',
      once: { days: 20 + at },
      restDay: 'stays',
      opensDays: 30,
    })),
    surviving: [{ clause: 'confidentiality', months: 1 }],
    nonCompete: { binds: ['spree'], scope: { zh: '登记', en: 'registries' }, from: 'effect', months: 2 },
  });
  const obliging = agreementId(owing, 'consortium');
  await signAgreement(gatehouse, owing, 'consortium', today());
  const [audit, report] = await eventually(async () => {
    const { obligations = [] } = (await gatehouse.readModel.programme(owing)) ?? {};
    return obligations.length === 2 && obligations;
  });
  const met = { evidence: 'report 17', by: office, at: new Date().toISOString() };
  await gatehouse.processes.fulfil(audit?.key ?? '', met, crypto.randomUUID());
  const stands = (isStopped: boolean) =>
    eventually(async () => {
      const { obligations = [] } = (await gatehouse.readModel.programme(owing)) ?? {};
      return obligations.some(({ key, stoppedAt }) => key === report?.key && (stoppedAt !== undefined) === isStopped);
    });
  await propose(gatehouse, owing, { matter: 'suspension', reason: 'an audit' });
  await stands(true);
  await propose(gatehouse, owing, { matter: 'resumption', reason: 'it went well' });
  await stands(false);
  const early = await gatehouse.planner.endOf(owing, today(), -1);
  await propose(gatehouse, owing, { matter: 'termination', end: early, reason: 'both want it' });
  await gatehouse.client.workflow.getHandle(report?.key ?? '').result();
  await store('obligation-suspended-released', report?.key ?? '');
  const { nonCompeteWindow } = await eventually(async () => {
    const record = await recordOf(gatehouse, owing);
    return record.nonCompeteWindow?.until && record;
  });
  await wait(gatehouse, obliging, nonCompeteWindow?.until?.at ?? '', 1);
  await gatehouse.client.workflow.getHandle(obliging).result();
  await store('agreement-with-obligations', obliging);
}
