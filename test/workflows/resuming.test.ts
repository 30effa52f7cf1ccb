import { randomUUID } from 'node:crypto';
import { agreementId } from '../../contracts/agreement';
import { obligationId, obligationQuery, occurrenceId } from '../../contracts/obligation';
import { firstEntries } from '../../contracts/approval-opening';
import type { AgreementObligation } from '../../domain/programme/clauses';
import { addDays } from '../../domain/calendar/dates';
import { openAgreement, propose, recordOf } from '../support/agreements';
import { dayIn, today } from '../support/days';
import { signAgreement, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { lose, loseAndResume, loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import {
  answer,
  aPolicy,
  approveAll,
  aQuestion,
  ask,
  closed,
  decide,
  delivered,
  enterProgramme,
  office,
  refusal,
  skip,
  stateOf,
  steeringSeats,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();
const [director, finance, otherDirector, otherFinance] = steeringSeats;

const types = async (process: string) => (await toldBy(gatehouse, process)).map(({ type }) => type);

/** The mails that ask somebody about an approval, sent or to be sent. */
const askingMails = (approval: string) => gatehouse.outbox.asking(approval.split(':')[0] ?? '', approval);

test('a lost approval goes on with its votes and its deadline, and nobody is asked twice', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  await delivered(gatehouse, programme);
  await decide(gatehouse, id, director);
  const before = await gatehouse.readModel.approval(id);
  expect(await askingMails(id)).toHaveLength(4);
  await loseAndResume(gatehouse, programme, id);
  expect(await gatehouse.resume(programme, id)).toEqual({ is: 'started' });

  const { decisions, dueAt } = await stateOf(gatehouse, id);
  expect(decisions.map(({ seat }) => seat)).toEqual([director]);
  expect(dueAt).toBe(before?.plan.dueAt);
  for (const seat of [finance, otherDirector, otherFinance]) await decide(gatehouse, id, seat);
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.approval.decisions).toHaveLength(4);
  expect(await types(id)).toEqual(['approval.opened', ...Array(4).fill('approval.decided'), 'approval.closed']);
  expect(await askingMails(id)).toHaveLength(4);
  expect(await gatehouse.resume(programme, id)).toMatchObject({ is: 'notStarted', why: { en: /has ended/ } });
});

test('a lost approval gives the reminders that are still to come, and then its time runs out', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { policy: aPolicy({ remind: [{ percent: 20 }, { percent: 60 }] }) });
  const { reminders, dueAt } = (await eventually(() => gatehouse.readModel.approval(id))).plan;
  await wait(gatehouse, id, reminders[0]?.at ?? '', 1);
  await eventually(async () => (await types(id)).includes('approval.reminded'));
  await loseAndResume(gatehouse, programme, id);
  await wait(gatehouse, id, reminders[1]?.at ?? '', 1);
  await eventually(async () => (await types(id)).filter((type) => type === 'approval.reminded').length === 2);
  await wait(gatehouse, id, dueAt, 16);
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('expired');
  expect(await types(id)).toEqual(['opened', 'reminded', 'reminded', 'closed'].map((what) => `approval.${what}`));
});

test('an approval on which everybody had voted when it was lost closes as it begins again', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const approval = await stateOf(gatehouse, id);
  await lose(gatehouse, id);
  await gatehouse.ledger.append(
    steeringSeats.map((seat, index) => {
      const decision = answer(approval, seat);
      const happening = { type: 'approval.decided', approval: id, decision } as const;
      return { programme, process: id, number: index + 2, at: decision.acceptedAt, happening };
    }),
  );
  expect(await gatehouse.resume(programme, id)).toEqual({ is: 'started' });
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('approved');
});

test('a deadline that came while an approval was lost is put off by a fresh grace period', async () => {
  const programme = await enterProgramme(gatehouse);
  const opensAt = new Date(Date.now() - 30 * 24 * 3600_000).toISOString();
  const planned = await gatehouse.planner.planApproval({ question: aQuestion(programme), opensAt });
  const id = planned.request.approval;
  await gatehouse.ledger.append(firstEntries(id, planned));
  expect(await gatehouse.resume(programme, id)).toEqual({ is: 'started' });
  await eventually(async () => (await types(id)).includes('approval.extended'));
  const { dueAt, ended } = await stateOf(gatehouse, id);
  expect(ended).toBeUndefined();
  expect(Date.parse(dueAt)).toBeGreaterThan(Date.now());
  await approveAll(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('approved');
});

test('a lost approval of two stages goes on in the stage that is open', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { policy: 'protocol' });
  const asked = (await stateOf(gatehouse, id)).request.stages[0]?.panels.flatMap(({ seats }) => seats) ?? [];
  for (const { id: seat, holder } of asked) if (holder) await decide(gatehouse, id, seat).catch(() => undefined);
  await eventually(async () => (await types(id)).includes('approval.stageOpened'));
  await loseAndResume(gatehouse, programme, id);
  expect((await stateOf(gatehouse, id)).stage).toBe(1);
  await approveAll(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('approved');
  expect((await types(id)).filter((type) => type === 'approval.stageOpened')).toHaveLength(1);
});

test('what the record knows is not opened anew, though the server has lost it', async () => {
  const programme = await enterProgramme(gatehouse);
  const question = aQuestion(programme);
  const planned = await gatehouse.planner.planApproval({ question, opensAt: new Date().toISOString() });
  await gatehouse.ledger.append(firstEntries(planned.request.approval, planned));
  expect(await refusal(gatehouse.processes.startApproval(planned, randomUUID()))).toBe('already_asked');
});

test('of what the record does not know nothing begins', async () => {
  const programme = await enterProgramme(gatehouse);
  for (const process of [`${programme}:request:none:1`, `${programme}:roster`, `${programme}:agreement:none`])
    expect(await gatehouse.resume(programme, process)).toMatchObject({
      is: 'notStarted',
      why: { en: /knows nothing/ },
    });
});

const withCondition = async (due: string) => {
  const programme = await enterProgramme(gatehouse);
  const approval = await ask(gatehouse, programme);
  const conditions = [{ text: 'an audit', owner: office, due }];
  await decide(gatehouse, approval, director, { verdict: 'approveWithConditions', conditions });
  await approveAll(gatehouse, approval);
  const key = obligationId(approval, 1);
  await eventually(async () => (await types(key)).length > 0);
  return { programme, key };
};

test('a condition whose process was lost before it told anything is opened with its programme', async () => {
  const { key: programme } = await startProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const conditions = [{ text: 'an audit', owner: office, due: dayIn(30) }];
  await decide(gatehouse, id, director, { verdict: 'approveWithConditions', conditions });
  for (const seat of [finance, otherDirector]) await decide(gatehouse, id, seat);
  const decision = answer(await stateOf(gatehouse, id), otherFinance);
  await lose(gatehouse, id, programme);
  const last = { programme, process: id, at: decision.acceptedAt };
  const number = (await gatehouse.ledger.countOf(id)) + 1;
  const outcome = 'approvedWithConditions' as const;
  await gatehouse.ledger.append([
    { ...last, number, happening: { type: 'approval.decided', approval: id, decision } },
    { ...last, number: number + 1, happening: { type: 'approval.closed', approval: id, outcome } },
  ]);
  expect(await gatehouse.resume(programme, programme)).toEqual({ is: 'started' });
  await eventually(async () => (await types(obligationId(id, 1))).includes('obligation.opened'));
});

const audit: AgreementObligation = {
  key: 'audit',
  title: { zh: '审计', en: 'Audit' },
  owner: 'manzanares',
  once: { days: 20 },
  restDay: 'stays',
  opensDays: 5,
};

test('what is due under an agreement stands still with it over a loss, and is opened where its process never told anything', async () => {
  const programme = await openAgreement(gatehouse, { obligations: [audit] });
  const agreement = agreementId(programme, 'consortium');
  await signAgreement(gatehouse, programme, 'consortium', today());
  const { due, dueOn, opens } = await eventually(
    async () => (await recordOf(gatehouse, programme)).register?.['audit']?.next,
  );
  await loseEverything(gatehouse, programme);
  await wait(gatehouse, agreement, opens.at, 1);
  const key = occurrenceId(programme, 'consortium', 'audit', due);
  await eventually(async () => (await types(key)).includes('obligation.opened'));
  await loseEverything(gatehouse, programme);
  await propose(gatehouse, programme, { matter: 'suspension', reason: 'no staff' });
  await eventually(async () => (await types(key)).includes('obligation.stopped'));
  await loseEverything(gatehouse, programme);
  await propose(gatehouse, programme, { matter: 'resumption', reason: 'staff' });
  await eventually(async () => (await types(key)).includes('obligation.resumed'));
  expect(await types(key)).toEqual(['opened', 'stopped', 'resumed'].map((what) => `obligation.${what}`));

  await lose(gatehouse, agreement);
  const later = addDays(due, 7);
  const happening = {
    type: 'agreement.obligationOpened',
    ...{ agreement: 'consortium', obligation: 'audit', due: later, dueOn },
  } as const;
  // What the lost process was still telling may take the number first.
  await eventually(async () => {
    const number = (await gatehouse.ledger.countOf(agreement)) + 1;
    await gatehouse.ledger.append([{ programme, process: agreement, number, at: new Date().toISOString(), happening }]);
    return true;
  });
  expect(await gatehouse.resume(programme, programme)).toEqual({ is: 'started' });
  const unopened = occurrenceId(programme, 'consortium', 'audit', later);
  expect(await obligationOf(unopened)).toMatchObject({ under: { agreement: 'consortium', obligation: 'audit' } });
});

const obligationOf = (key: string) => eventually(() => gatehouse.client.workflow.getHandle(key).query(obligationQuery));

test('a lost obligation is reminded of once, lapses on its day and is met all the same', async () => {
  const { programme, key } = await withCondition(dayIn(30));
  const { remindAt, dueAt } = await obligationOf(key);
  await loseAndResume(gatehouse, programme, key);
  await wait(gatehouse, key, remindAt, 1);
  await eventually(async () => (await types(key)).includes('obligation.reminded'));
  await loseAndResume(gatehouse, programme, key);
  expect((await obligationOf(key)).dueAt).toBe(dueAt);
  await skip(gatehouse, key, dueAt, 1);
  await eventually(async () => (await types(key)).includes('obligation.lapsed'));
  await loseAndResume(gatehouse, programme, key);
  expect((await obligationOf(key)).state).toBe('lapsed');
  const met = { evidence: 'the report', by: office, at: new Date().toISOString() };
  await gatehouse.processes.fulfil(key, met, randomUUID());
  await gatehouse.client.workflow.getHandle(key).result();
  expect(await types(key)).toEqual(['opened', 'reminded', 'lapsed', 'fulfilled'].map((what) => `obligation.${what}`));
});
