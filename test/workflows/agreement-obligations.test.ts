import { randomUUID } from 'node:crypto';
import { agreementId } from '../../contracts/agreement';
import { occurrenceId } from '../../contracts/obligation';
import type { AgreementObligation } from '../../domain/programme/clauses';
import { addDays, addMonths } from '../../domain/calendar/dates';
import type { Obligation } from '../../domain/obligations/obligations';
import { openAgreement, propose, recordOf } from '../support/agreements';
import { today } from '../support/days';
import { comesTo, signAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { strategic } from '../support/programmes';
import { mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

/** The 28th of a month that is so many months ahead: every month has one, and the next is never within five days. */
function dueIn(months: number) {
  return addMonths(`${today().slice(0, 4)}-01-28`, Number(today().slice(5, 7)) + months - 1);
}

const director = 'director@spree.example';
const report: AgreementObligation = {
  key: 'report',
  title: { zh: '月度报告', en: 'Monthly report' },
  owner: 'spree.steering.director',
  recurs: { every: 'monthly', first: dueIn(1) },
  restDay: 'next',
  opensDays: 5,
};
const audit: AgreementObligation = {
  key: 'audit',
  title: { zh: '审计', en: 'Audit' },
  owner: 'manzanares',
  once: { days: 20 },
  restDay: 'stays',
  opensDays: 5,
};
const seen = async (programme: string) => gatehouse.readModel.programme(programme);
const nextOf = (programme: string, due: string, obligation = 'report') =>
  eventually(async () => {
    const { register } = await recordOf(gatehouse, programme);
    const next = register?.[obligation]?.next;
    return next?.due === due && next;
  });
/** What is due under the agreement on a day, once it stands so. */
const owed = (programme: string, due: string, state: Obligation['state'], obligation = 'report') =>
  eventually(async () => {
    const key = occurrenceId(programme, 'consortium', obligation, due);
    const found = (await seen(programme))?.obligations.find((each) => each.key === key);
    return found?.state === state && found;
  });

test('what is owed every month opens in time, tells its owner, is met or lapses and is escalated, and is due again a month later', async () => {
  const key = await openAgreement(gatehouse, { obligations: [report] }, strategic);
  await signAgreement(gatehouse, key, 'consortium', today());
  const id = agreementId(key, 'consortium');
  const first = await nextOf(key, dueIn(1));
  expect((await seen(key))?.obligations).toEqual([]);
  await wait(gatehouse, id, first.opens.at, 1);
  const opened = await owed(key, first.due, 'open');
  expect(opened).toMatchObject({
    under: { agreement: 'consortium', obligation: 'report' },
    condition: { text: '月度报告 / Monthly report', owner: director, due: first.dueOn },
  });
  await eventually(async () =>
    (await mailsTo(gatehouse, director)).some(({ subject }) => /Monthly report/.test(subject)),
  );
  const met = { evidence: 'report 17', by: director, at: new Date().toISOString() };
  await gatehouse.processes.fulfil(opened.key, met, randomUUID());
  await owed(key, first.due, 'fulfilled');

  const second = await nextOf(key, dueIn(2));
  await wait(gatehouse, id, second.opens.at, 1);
  const { key: late, remindAt, dueAt } = await owed(key, second.due, 'open');
  await wait(gatehouse, late, remindAt, 1);
  await wait(gatehouse, late, dueAt, 1);
  await owed(key, second.due, 'lapsed');
  await eventually(async () => (await mailsTo(gatehouse, office)).some(({ subject }) => /lapsed|逾期/.test(subject)));
  await eventually(async () => (await toldBy(gatehouse, late)).some(({ type }) => type === 'obligation.escalated'));
  await eventually(async () =>
    (await mailsTo(gatehouse, 'director@manzanares.example')).some(({ subject }) => /lapsed|逾期/.test(subject)),
  );
  expect((await seen(key))?.waiting).toContainEqual(expect.objectContaining({ id: late, kind: 'obligation' }));
  await nextOf(key, dueIn(3));
});

test('what is open stands still while the agreement is suspended, and is owed no more when it ends before its day', async () => {
  const once = { ...audit, opensDays: 30 };
  const key = await openAgreement(gatehouse, { obligations: [report, once] });
  await signAgreement(gatehouse, key, 'consortium', today());
  const due = addDays(today(), 20);
  const opened = await owed(key, due, 'open', 'audit');
  expect(opened.condition.owner).toBe('office@manzanares.example');

  await propose(gatehouse, key, { matter: 'suspension', reason: 'a quarrel' });
  const stopped = () => owed(key, due, 'open', 'audit').then(({ stoppedAt }) => stoppedAt !== undefined);
  await eventually(stopped);
  expect((await seen(key))?.waiting.find(({ id }) => id === opened.key)?.then.en).toContain('is suspended');
  await propose(gatehouse, key, { matter: 'resumption', reason: 'it is over' });
  await eventually(async () => !(await stopped()));

  const end = await gatehouse.planner.endOf(key, today(), -1);
  await propose(gatehouse, key, { matter: 'termination', end, reason: 'both want it' });
  await comesTo(gatehouse, key, 'consortium', 'terminated');
  await owed(key, due, 'released', 'audit');
  await gatehouse.client.workflow.getHandle(opened.key).result();
  const met = { evidence: 'too late', by: office, at: new Date().toISOString() };
  expect(await refusal(gatehouse.processes.fulfil(opened.key, met, randomUUID()))).toBe('already_closed');
  await gatehouse.client.workflow.getHandle(agreementId(key, 'consortium')).result();
});

test('what survives goes on after the end with its clause, and the window in which nobody may compete closes by itself', async () => {
  const key = await openAgreement(gatehouse, {
    obligations: [{ ...audit, survives: 'confidentiality' }],
    surviving: [{ clause: 'confidentiality', months: 2 }],
    nonCompete: { binds: ['spree'], scope: { zh: '登记', en: 'registries' }, from: 'effect', months: 3 },
  });
  const id = agreementId(key, 'consortium');
  const told = async () => (await toldBy(gatehouse, id)).map(({ type }) => type.replace('agreement.', ''));
  await signAgreement(gatehouse, key, 'consortium', today());
  await eventually(async () => (await told()).includes('nonCompeteBegan'));
  const end = await gatehouse.planner.endOf(key, today(), -1);
  await propose(gatehouse, key, { matter: 'termination', end, reason: 'both want it' });
  await comesTo(gatehouse, key, 'consortium', 'survival');
  const { nonCompeteWindow } = await eventually(() => recordOf(gatehouse, key));
  expect(nonCompeteWindow).toMatchObject({ from: today(), until: { on: addMonths(end.on, 3) } });

  const next = await nextOf(key, addDays(today(), 20), 'audit');
  await wait(gatehouse, id, next.opens.at, 1);
  const opened = await owed(key, next.due, 'open', 'audit');
  const met = { evidence: 'report 17', by: office, at: new Date().toISOString() };
  await gatehouse.processes.fulfil(opened.key, met, randomUUID());
  await owed(key, next.due, 'fulfilled', 'audit');
  await wait(gatehouse, id, nonCompeteWindow?.until?.at ?? '', 1);
  await gatehouse.client.workflow.getHandle(id).result();
  await comesTo(gatehouse, key, 'consortium', 'closed');
  expect((await told()).filter((type) => /^nonCompete|^survives|^clauseEnded|^closed/.test(type))).toEqual([
    'nonCompeteBegan',
    'survives',
    'nonCompeteDated',
    'clauseEnded',
    'nonCompeteEnded',
    'closed',
  ]);
});
