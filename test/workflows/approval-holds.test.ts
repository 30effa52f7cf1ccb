import { randomUUID } from 'node:crypto';
import { approvalQuery } from '../../contracts/approval';
import { blockage, heldSeats } from '../../domain/approvals/blockages';
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
  office,
  refusal,
  stateOf,
  steeringSeats,
  toldBy,
  wait,
} from '../support/questions';

const gatehouse = openGatehouse();

const [director, finance, partner, partnerFinance] = steeringSeats;
const otherOffice = 'office@manzanares.example';
const now = () => new Date().toISOString();
const change = (id: string, made: Action) => gatehouse.processes.change(id, made, randomUUID());
const newPerson = (party = 'spree') => `new-${randomUUID().slice(0, 8)}@${party}.example`;
const appoint = (programme: string, seat: string, holder: string | null) =>
  gatehouse.processes.changeRoster(
    programme,
    { appointments: [{ seat, holder, from: now() }], substitutions: [], by: office, reason: '' },
    randomUUID(),
  );
const subjects = async (person: string) => (await mailsTo(gatehouse, person)).map(({ subject }) => subject);
const typesOf = async (id: string) => (await toldBy(gatehouse, id)).map(({ type }) => type);
const onHold = (id: string, seats: readonly string[]) =>
  eventually(async () => {
    const { approval } = (await gatehouse.readModel.approval(id)) ?? {};
    const held = approval && heldSeats(approval);
    return held && JSON.stringify(held.map(({ seat }) => seat)) === JSON.stringify(seats) && held;
  });
const goesOn = (id: string) =>
  eventually(async () => (await typesOf(id)).includes('approval.unblocked') && (await stateOf(gatehouse, id)));
const holderOf = async (id: string, seat: string) =>
  allSeats(await stateOf(gatehouse, id)).find((each) => each.id === seat)?.holder;

test('a vacancy puts what it blocks on hold at once, tells the office whom to appoint and until when, and goes on with all its votes', async () => {
  const programme = await enterProgramme(gatehouse);
  const requester = newPerson('manzanares');
  const told = [office, otherOffice].map(async (person) => (await subjects(person)).length);
  const [mine = 0, theirs = 0] = await Promise.all(told);
  const id = await ask(gatehouse, programme, { requester, policy: aPolicy({ within: { workingDays: 3 } }) });
  const { dueAt } = await stateOf(gatehouse, id);
  for (const seat of [finance, partner]) await decide(gatehouse, id, seat);
  await appoint(programme, director, null);
  const [held] = await onHold(id, [director]);
  expect(held).toMatchObject({ because: 'vacant' });
  await eventually(async () => (await subjects(office)).slice(mine).some((subject) => subject.includes('On hold')));
  await eventually(async () => (await subjects(requester)).some((subject) => subject.includes('On hold')));
  expect(await subjects(otherOffice)).toHaveLength(theirs);
  await decide(gatehouse, id, partnerFinance); // whoever can vote is heard meanwhile
  await wait(gatehouse, id, dueAt, 60); // its clock stands still
  expect(outcome(await stateOf(gatehouse, id))).toBe('open');

  const successor = newPerson();
  const before = (await mailsTo(gatehouse, 'finance@spree.example')).length;
  await appoint(programme, director, successor);
  const on = await goesOn(id);
  expect(on.decisions).toHaveLength(3);
  expect(Date.parse(on.dueAt)).toBeGreaterThan(Date.parse(dueAt));
  await delivered(gatehouse, programme);
  expect(await subjects(successor)).toHaveLength(1);
  expect((await mailsTo(gatehouse, 'finance@spree.example')).length).toBe(before);
  const heard = (await subjects(office)).slice(mine);
  expect(heard.filter((subject) => subject.includes('No longer on hold'))).toHaveLength(1);
  expect(await decide(gatehouse, id, director)).toMatchObject({ outcome: 'approved' });
  await closed(gatehouse, id);
  expect((await typesOf(id)).filter((type) => /blocked/.test(type))).toEqual([
    'approval.blocked',
    'approval.unblocked',
  ]);
});

test('a seat that nobody fills in time ends the matter as impossible, with the votes in the record', async () => {
  const programme = await enterProgramme(gatehouse);
  const policy = aPolicy({ vacancyGrace: { workingDays: 2 }, within: { workingDays: 20 } });
  const id = await ask(gatehouse, programme, { policy });
  for (const seat of [finance, partner]) await decide(gatehouse, id, seat);
  await appoint(programme, director, null);
  const [held] = await onHold(id, [director]);
  await wait(gatehouse, id, held?.until ?? '', -60);
  expect(outcome(await stateOf(gatehouse, id))).toBe('open');
  await wait(gatehouse, id, held?.until ?? '', 16);
  await closed(gatehouse, id);
  expect(await gatehouse.readModel.approval(id)).toMatchObject({
    state: 'impossible',
    approval: { ended: 'impossible', decisions: [{ seat: finance }, { seat: partner }] },
  });
  await eventually(async () => (await subjects(office)).some((subject) => subject.includes('No decision possible')));
});

test('a matter that opens with a vacancy which blocks it is on hold from its first moment, and others are asked', async () => {
  const programme = await enterProgramme(gatehouse);
  await appoint(programme, director, null);
  await eventually(async () =>
    (await gatehouse.directory.definition(programme)).governance.groups.steering?.seats.some(
      (seat) => seat.holder === null,
    ),
  );
  const before = (await subjects('finance@spree.example')).length;
  const id = await ask(gatehouse, programme, { requester: 'somebody@spree.example' });
  await onHold(id, [director]);
  await eventually(async () => (await subjects('finance@spree.example')).length === before + 1);
  await decide(gatehouse, id, finance);
  const to = newPerson();
  await change(id, { type: 'approval.reassigned', seat: director, to, by: office, reason: 'named', at: now() });
  await goesOn(id);
  await eventually(async () => (await subjects(to)).length === 1);
  await approveAll(gatehouse, id);
});

test('seats that fall vacant on different days have each their own time', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { policy: aPolicy({ within: { workingDays: 30 } }) });
  await decide(gatehouse, id, finance);
  await appoint(programme, director, null);
  const [first] = await onHold(id, [director]);
  await wait(gatehouse, id, new Date(Date.now() + 3 * 24 * 3600_000).toISOString());
  await appoint(programme, partner, null);
  const both = await onHold(id, [director, partner]);
  expect(both[0]).toEqual(first);
  expect(Date.parse(both[1]?.until ?? '')).toBeGreaterThan(Date.parse(first?.until ?? ''));
  await appoint(programme, director, newPerson());
  await onHold(id, [partner]);
  await wait(gatehouse, id, first?.until ?? '', 60);
  expect(outcome(await stateOf(gatehouse, id))).toBe('open');
  await wait(gatehouse, id, both[1]?.until ?? '', 16);
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('impossible');
});

test('a recused chair is deputised for the matter, and the deputy is mailed and decides', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, {
    requester: 'somebody@spree.example',
    policy: aPolicy({
      stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'all' }, chairMustApprove: true }] }],
    }),
  });
  for (const seat of [finance, partner, partnerFinance]) await decide(gatehouse, id, seat);
  expect(await decide(gatehouse, id, director, { verdict: 'recuse', comment: 'a conflict' })).toMatchObject({
    outcome: 'open',
  });
  await onHold(id, [director]);
  const to = newPerson();
  await change(id, { type: 'approval.deputised', seat: director, to, by: office, reason: 'a conflict', at: now() });
  await goesOn(id);
  await eventually(async () => (await subjects(to)).length === 1);
  expect(await holderOf(id, director)).toBe(to);
  expect(await refusal(decide(gatehouse, id, director, { person: 'director@spree.example' }))).toBe('seat_not_held');
  expect(await decide(gatehouse, id, director)).toMatchObject({ outcome: 'approved' });
  await closed(gatehouse, id);
});

test('a matter that would be rejected whoever filled the seat ends as not approved while it is on hold', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme);
  await appoint(programme, director, null);
  await onHold(id, [director]);
  await decide(gatehouse, id, finance, { verdict: 'reject' });
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('rejected');
});

test('a dead mailbox puts the matter on hold where that seat is needed, until the person is reached', async () => {
  const programme = await enterProgramme(gatehouse);
  const id = await ask(gatehouse, programme, { requester: 'somebody@spree.example' });
  const person = 'director@spree.example';
  for (const seat of [finance, partner]) await decide(gatehouse, id, seat);
  await change(id, { type: 'approval.reached', person, isReached: false, at: now() });
  const [held] = await onHold(id, [director]);
  const { dueAt } = await stateOf(gatehouse, id);
  expect(held?.because).toBe('unreached');
  expect(Date.parse(held?.until ?? '')).toBeGreaterThanOrEqual(Date.parse(dueAt));
  await change(id, { type: 'approval.reached', person, isReached: true, by: office, reason: 'by phone', at: now() });
  await goesOn(id);
  await change(id, { type: 'approval.reached', person, isReached: false, at: now() });
  const [again] = await onHold(id, [director]);
  await wait(gatehouse, id, again?.until ?? '', 16);
  await closed(gatehouse, id);
  expect((await gatehouse.readModel.approval(id))?.state).toBe('impossible');
});

test('a vacancy of a stage to come is told at once, and the hold goes on from stage to stage', async () => {
  const programme = await enterProgramme(gatehouse);
  const stages = ['clinical', 'steering'].map((group) => ({
    panels: [{ group, rule: { bothParties: 'all' as const } }],
  }));
  const id = await ask(gatehouse, programme, { policy: aPolicy({ stages }), groups: [] });
  await eventually(() => gatehouse.readModel.approval(id));
  await appoint(programme, director, null);
  const [held] = await onHold(id, [director]);
  const first = allSeats(await stateOf(gatehouse, id)).filter(({ group, holder }) => group === 'clinical' && holder);
  for (const { id: seat } of first) await decide(gatehouse, id, seat);
  await eventually(async () => (await stateOf(gatehouse, id)).stage === 1);
  expect(await onHold(id, [director])).toEqual([held]);
  const { typedSearchAttributes } = await gatehouse.client.workflow.getHandle(id).describe();
  expect(JSON.stringify(typedSearchAttributes)).toContain('blocked');
  await appoint(programme, director, newPerson());
  await goesOn(id);
  expect(blockage(await gatehouse.client.workflow.getHandle(id).query(approvalQuery))).toEqual([]);
  await approveAll(gatehouse, id);
});
