import { randomUUID } from 'node:crypto';
import type { Action } from '../../domain/approvals/actions/actions';
import { outcome } from '../../domain/approvals/outcomes';
import { allSeats } from '../../domain/approvals/seats';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import {
  aPolicy,
  approveAll,
  ask,
  closed,
  decide,
  delivered,
  enterProgramme,
  mailsTo,
  colleague,
  office,
  refusal,
  runOut,
  stateOf,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();

const director = 'spree.steering.director';
const person = 'director@spree.example';
const now = () => new Date().toISOString();
const change = (id: string, made: Action) => gatehouse.processes.change(id, made, randomUUID());
const newPerson = () => `new-${randomUUID().slice(0, 8)}@spree.example`;
const holderOf = async (id: string, seat: string) =>
  allSeats((await eventually(() => gatehouse.readModel.approval(id))).approval).find((each) => each.id === seat)
    ?.holder;

test('a delegated task is mailed to the delegate at once, whose vote fills the seat', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  const deputy = newPerson();
  await change(id, { type: 'approval.delegated', seat: director, by: person, to: deputy, reason: 'away', at: now() });
  await eventually(async () => (await mailsTo(gatehouse, deputy)).length === 1);
  expect(await refusal(decide(gatehouse, id, director, { person }))).toBe('seat_not_held');
  await decide(gatehouse, id, director, { person: deputy });
  const { items: tasks } = await gatehouse.readModel.tasks({ programme, limit: 50 });
  expect(
    tasks
      .filter(({ seat }) => seat === director)
      .map(({ person: to, state }) => [to, state])
      .sort(),
  ).toEqual(
    [
      [person, 'answered'],
      [deputy, 'answered'],
    ].sort(),
  );
  await approveAll(gatehouse, id);
});

test('a double click on a change is one change', async () => {
  const id = await ask(gatehouse, await enterProgramme(gatehouse));
  const key = randomUUID();
  const made: Action = {
    type: 'approval.delegated',
    seat: director,
    by: person,
    to: newPerson(),
    reason: '',
    at: now(),
  };
  await Promise.all([1, 2, 3].map(() => gatehouse.processes.change(id, made, key)));
  expect((await stateOf(gatehouse, id)).changes).toHaveLength(1);
  await approveAll(gatehouse, id);
});

test('an extension moves the deadline, tells both parties, and reminders are counted anew', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { policy: aPolicy({ remind: [{ percent: 50 }] }) });
  const approval = await stateOf(gatehouse, id);
  const { plan, earliest } = await gatehouse.planner.planExtension(approval, { workingDays: 20 }, now());
  await change(id, { type: 'approval.extended', plan, earliest, by: colleague, reason: 'a holiday', at: now() });
  const moved = await eventually(async () => {
    const view = await gatehouse.readModel.approval(id);
    return view?.approval.dueAt === plan.dueAt && view;
  });
  expect(moved.plan.reminders).toEqual(plan.reminders);
  await delivered(gatehouse, programme);
  for (const to of [person, 'director@manzanares.example', office])
    expect((await mailsTo(gatehouse, to)).map(({ subject }) => subject).join()).toContain('New deadline');
  await wait(gatehouse, id, approval.dueAt, 60);
  expect(outcome(await stateOf(gatehouse, id))).toBe('open');
  await runOut(gatehouse, id);
  await closed(gatehouse, id);
  const told = await toldBy(gatehouse, id);
  expect(told.map(({ type }) => type)).toEqual([
    'approval.opened',
    'approval.extended',
    'approval.reminded',
    'approval.closed',
  ]);
});

test('a question stops the clock once; the second and the answer leave the deadline where people were told it is', async () => {
  const programme = await enterProgramme(gatehouse);
  const policy = aPolicy({ questionPause: { workingDays: 3 } });
  const id = await ask(gatehouse, programme, { policy });
  const before = await stateOf(gatehouse, id);
  const pause = await gatehouse.planner.planPause(before, { workingDays: 3 }, now());
  const question = { seat: director, by: person, question: 'What does it cost?', pause };
  const asked = { type: 'approval.questioned', ...question, at: now() } as const;
  const first = await change(id, asked);
  expect('made' in first).toBe(false);
  const paused = await stateOf(gatehouse, id);
  expect(Date.parse(paused.dueAt)).toBeGreaterThan(Date.parse(before.dueAt));
  await eventually(async () => (await mailsTo(gatehouse, office)).some(({ subject }) => subject.includes('question')));
  const second = await change(id, { ...asked, question: 'And where?', at: now() });
  expect(second.made && 'pause' in second.made).toBe(false);
  const plan = { dueAt: before.dueAt, reminders: [] };
  await change(id, { type: 'approval.answered', by: office, answer: 'A million.', plan, at: now() });
  expect((await stateOf(gatehouse, id)).dueAt).toBe(paused.dueAt);
  await eventually(async () => (await mailsTo(gatehouse, person)).length >= 2);
  await approveAll(gatehouse, id);
  const told = await eventually(async () => {
    const all = await toldBy(gatehouse, id);
    return all.some(({ type }) => type === 'approval.closed') && all;
  });
  expect(told.filter((each) => 'pause' in each || 'plan' in each).map(({ type }) => type)).toEqual([
    'approval.opened',
    'approval.questioned',
  ]);
});

test('an override closes the matter, everybody asked is told, and the record says so', async () => {
  const programme = await enterProgramme(gatehouse);
  const before = (await mailsTo(gatehouse, person)).length;
  const id = await ask(gatehouse, programme, { requester: 'somebody@spree.example' });
  await eventually(async () => (await mailsTo(gatehouse, person)).length === before + 1); // who was never asked is told nothing
  await change(id, { type: 'approval.overridden', outcome: 'approved', by: office, reason: 'by law', at: now() });
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('approved');
  await delivered(gatehouse, programme);
  expect((await mailsTo(gatehouse, person)).length - before).toBe(2);
  expect((await toldBy(gatehouse, id)).map(({ type }) => type)).toContain('approval.overridden');
});

describe('roster changes reach open approvals at once', () => {
  const appoint = (programme: string, seat: string, holder: string | null, from = now()) =>
    gatehouse.processes.changeRoster(
      programme,
      { appointments: [{ seat, holder, from }], substitutions: [], by: office, reason: '' },
      randomUUID(),
    );

  test('whoever is appointed is mailed the open task, and later matters ask them from the start', async () => {
    const programme = await enterProgramme(gatehouse);
    const id = await ask(gatehouse, programme);
    await eventually(() => gatehouse.readModel.approval(id));
    const successor = newPerson();
    await appoint(programme, director, successor);
    await eventually(async () => (await holderOf(id, director)) === successor);
    await eventually(async () => (await mailsTo(gatehouse, successor)).length === 1);
    expect(await refusal(decide(gatehouse, id, director, { person }))).toBe('seat_not_held');
    const next = await ask(gatehouse, programme);
    expect(await holderOf(next, director)).toBe(successor);
    await approveAll(gatehouse, id);
    await approveAll(gatehouse, next);
  });

  test('a change planned for a day comes into force on that day', async () => {
    const programme = await enterProgramme(gatehouse);
    const successor = newPerson();
    const from = new Date(Date.now() + 10 * 24 * 3600_000).toISOString();
    await appoint(programme, director, successor, from);
    const seatHolder = async () =>
      (await gatehouse.directory.definition(programme)).governance.groups.steering?.seats.find(
        ({ id }) => id === director,
      )?.holder;
    expect(await seatHolder()).toBe(person);
    await wait(gatehouse, `${programme}:roster`, from, 5);
    await eventually(async () => (await seatHolder()) === successor);
  });

  test('a substitute is asked beside the principal, and the first accepted vote fills the seat', async () => {
    const programme = await enterProgramme(gatehouse);
    const id = await ask(gatehouse, programme);
    await eventually(() => gatehouse.readModel.approval(id));
    const substitute = newPerson();
    const until = new Date(Date.now() + 5 * 24 * 3600_000).toISOString();
    await gatehouse.processes.changeRoster(
      programme,
      { appointments: [], substitutions: [{ person, substitute, from: now(), until }], by: office, reason: '' },
      randomUUID(),
    );
    const isAsked = async () => (await gatehouse.readModel.tasksOf(substitute, { limit: 5 })).items.length === 1;
    await eventually(isAsked);
    await decide(gatehouse, id, director, { person: substitute });
    expect(await refusal(decide(gatehouse, id, director, { person }))).toBe('seat_already_decided');
    await approveAll(gatehouse, id);
  });
});

test('resubmitted with one section changed, only those who answer for it are asked again', async () => {
  const programme = await enterProgramme(gatehouse);
  const section = (key: string, said: string) => ({ key, title: { zh: key, en: key }, text: [{ zh: said, en: said }] });
  const content = (price: string) => ({
    title: { zh: '预算', en: 'Budget' },
    summary: [],
    evidence: [],
    sections: [section('scope', 'as agreed'), section('price', price)],
  });
  const policy = aPolicy({
    smartReapproval: true,
    stages: [
      {
        panels: [
          { group: 'clinical', rule: { bothParties: 'any' }, sections: ['scope'] },
          { group: 'steering', rule: { bothParties: 'any' }, sections: ['price'] },
        ],
      },
    ],
  });
  const subject = { kind: 'request', key: randomUUID().slice(0, 8) } as const;
  const first = await ask(gatehouse, programme, { subject, content: content('10'), policy });
  const [mine, theirs] = ['spree.clinical.lead', 'manzanares.clinical.lead'];
  await decide(gatehouse, first, mine);
  await decide(gatehouse, first, theirs);
  for (const { id } of allSeats(await stateOf(gatehouse, first)).filter(({ group }) => group === 'steering'))
    if (outcome(await stateOf(gatehouse, first)) === 'open')
      await decide(gatehouse, first, id, { verdict: 'requestChanges' }).catch(() => undefined);
  await closed(gatehouse, first);
  const second = await ask(gatehouse, programme, { subject, round: 2, content: content('9'), policy });
  const { approval } = await eventually(() => gatehouse.readModel.approval(second));
  expect(approval.decisions.map(({ seat, carriedFrom }) => [seat, carriedFrom])).toEqual([
    [mine, 1],
    [theirs, 1],
  ]);
  const { items: tasks } = await gatehouse.readModel.tasks({ programme, state: 'open', limit: 50 });
  expect(new Set(tasks.map(({ seat }) => seat.split('.')[1]))).toEqual(new Set(['steering']));
  await approveAll(gatehouse, second);
});
