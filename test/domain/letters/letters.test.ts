import { act } from '../../../domain/approvals/actions/rules';
import { nextStage, withdraw } from '../../../domain/approvals/steps';
import { escalate } from '../../../domain/approvals/time/escalations';
import type { Entry, Happening } from '../../../domain/record/ledger';
import { callsForLetters } from '../../../domain/letters/calls';
import { lettersOf } from '../../../domain/letters/letters';
import { mayAnswerFor } from '../../../domain/approvals/mandates';
import { aPanel, aPlan, aPool, aRequest, aSeat, aStage, anApproval } from '../../support/approvals';

const id = 'east-west:agreement:framework:1';
const office = ['office@east.example', 'office@west.example'];
const entry = (happening: Happening): Entry => ({
  programme: 'east-west',
  process: id,
  number: 7,
  at: '2026-03-02T01:00:00.000Z',
  happening,
});
const plan = aPlan();

test('an approval that opens asks each person once, naming all seats that the person holds', () => {
  const seats = [
    aSeat('east.board.chair'),
    aSeat('east.board.money', { holder: 'chair@east.example' }),
    aSeat('west.board.chair'),
  ];
  const changes = { stages: [aStage(aPanel({ seats }))] };
  const letters = lettersOf(entry({ type: 'approval.opened', request: aRequest(changes), plan }), {
    approval: anApproval(changes),
    office,
  });
  const common = { programme: 'east-west', at: '2026-03-02T01:00:00.000Z', kind: 'task', about: id, round: 1 };
  expect(letters).toEqual([
    {
      ...common,
      id: `east-west/${id}/7/chair@east.example`,
      to: 'chair@east.example',
      seats: ['east.board.chair', 'east.board.money'],
    },
    { ...common, id: `east-west/${id}/7/chair@west.example`, to: 'chair@west.example', seats: ['west.board.chair'] },
  ]);
});

test('whose links are revoked is told at once: the post hears of it like of everything that calls for a letter', () => {
  const person = 'chair@east.example';
  const said = { approval: id, person, by: office[0] ?? '', reason: 'forwarded', at: '2026-03-02T01:00:00.000Z' };
  const revoked: Happening = { type: 'approval.linksRevoked', ...said };
  const letters = lettersOf(entry(revoked), { approval: anApproval(), office });
  expect(letters.map(({ to, kind }) => [to, kind])).toEqual([[person, 'revoked']]);
  expect(callsForLetters(revoked)).toBe(true);
});

test('people copied are told at opening and at close, and are asked nothing', () => {
  const changes = { stages: [aStage(aPool('a'))], policy: { copies: ['auditor@north.example'] } };
  const approval = anApproval(changes);
  const kinds = (happening: Happening) =>
    lettersOf(entry(happening), { approval, office })
      .filter(({ to }) => to === 'auditor@north.example')
      .map(({ kind, seats }) => [kind, seats]);
  expect(kinds({ type: 'approval.opened', request: aRequest(changes), plan })).toEqual([['copy', undefined]]);
  const over = withdraw(approval);
  const ended = lettersOf(entry({ type: 'approval.closed', approval: id, outcome: 'withdrawn' }), {
    approval: over,
    office,
  });
  expect(ended.find(({ to }) => to === 'auditor@north.example')?.kind).toBe('closed');
  expect(mayAnswerFor(approval, 'auditor@north.example')).toEqual([]);
});

test('neither a vacant seat nor a requester who may not decide is asked', () => {
  const seats = [
    aSeat('east.board.chair', { holder: null }),
    aSeat('east.board.plan', { holder: 'office@east.example' }),
    aSeat('east.board.money'),
  ];
  const changes = { stages: [aStage(aPanel({ seats, rule: 'any' }))] };
  const opened = entry({ type: 'approval.opened', request: aRequest(changes), plan });
  expect(lettersOf(opened, { approval: anApproval(changes), office }).map(({ to }) => to)).toEqual([
    'money@east.example',
  ]);
});

test('a stage that opens asks the people of that stage only', () => {
  const stages = [aStage(aPool('ab')), aStage(aPool('cd'))];
  const approval = nextStage(anApproval({ stages }), plan);
  const letters = lettersOf(entry({ type: 'approval.stageOpened', approval: id, stage: 1, plan }), {
    approval,
    office,
  });
  expect(letters.map(({ to, kind }) => [to, kind])).toEqual([
    ['c@east.example', 'task'],
    ['d@east.example', 'task'],
  ]);
});

test('a reminder goes to the seats that it names', () => {
  const seats = ['east.board.plan', 'west.board.chair'];
  const reminded = entry({ type: 'approval.reminded', approval: id, stage: 0, reminder: 1, seats });
  expect(lettersOf(reminded, { approval: anApproval(), office })).toMatchObject([
    { to: 'plan@east.example', kind: 'reminder', seats: ['east.board.plan'] },
    { to: 'chair@west.example', kind: 'reminder', seats: ['west.board.chair'] },
  ]);
});

test('a nudge asks the nudged seat anew, and is no reminder that its reader could have stopped', () => {
  const nudged = {
    type: 'approval.nudged',
    seat: 'east.board.plan',
    by: 'office@east.example',
    day: '2026-03-02',
    at: '2026-03-02T01:00:00Z',
  } as const;
  const letters = lettersOf(entry({ approval: id, ...nudged }), { approval: act(anApproval(), nudged), office });
  expect(letters).toMatchObject([{ to: 'plan@east.example', kind: 'nudge', seats: ['east.board.plan'] }]);
});

test('a new deadline is told once to everybody: with their seats to those awaited, without to the requester and the office', () => {
  const extended = {
    type: 'approval.extended',
    plan: { dueAt: '2026-03-20T09:30:00Z', reminders: [] },
    earliest: '2026-03-03T09:30:00Z',
    by: 'office@east.example',
    reason: 'a holiday',
    at: '2026-03-02T01:00:00Z',
  } as const;
  const changes = { stages: [aStage(aPool('ab'))] };
  const approval = act(anApproval(changes), extended);
  const letters = lettersOf(entry({ approval: id, ...extended }), { approval, office });
  expect(letters.map(({ to, kind, seats }) => [to, kind, seats?.length ?? 0])).toEqual([
    ['a@east.example', 'extended', 1],
    ['b@east.example', 'extended', 1],
    ['office@east.example', 'extended', 0],
    ['office@west.example', 'extended', 0],
  ]);
});

test('an escalation tells each person once, with the seats for which that person may now answer', () => {
  const policy = {
    atDeadline: 'escalate',
    escalation: [{ to: 'groupChair', within: { days: 2 }, does: 'addApprovers' }],
  } as const;
  const happening = {
    type: 'approval.escalated',
    approval: id,
    step: 0,
    to: ['chair@east.example', 'boss@elsewhere.example', 'chair@east.example'],
    seats: [],
    at: '2026-03-09T09:30:00Z',
    dueAt: '2026-03-11T09:30:00Z',
    does: 'addApprovers',
  } as const;
  const approval = escalate(anApproval({ policy }), happening);
  expect(lettersOf(entry(happening), { approval, office })).toMatchObject([
    {
      to: 'chair@east.example',
      kind: 'escalation',
      seats: ['east.board.chair', 'east.board.plan', 'east.board.money'],
    },
    { to: 'boss@elsewhere.example', kind: 'escalation' },
  ]);
});

test('the office is asked for the actual figures of an evaluation and for the signatures of an approved agreement', () => {
  const evaluation = 'east-west:evaluation:monthly:2026-03';
  const opened = {
    type: 'evaluation.opened',
    evaluation,
    cycle: 'monthly',
    period: '2026-03',
    dueAt: plan.dueAt,
  } as const;
  const approved = { type: 'agreement.approved', agreement: 'framework', approval: id } as const;
  expect(lettersOf(entry(opened), { office }).map(({ to, kind, about }) => [to, kind, about])).toEqual(
    office.map((person) => [person, 'actualsRequested', evaluation]),
  );
  expect(lettersOf(entry(approved), { office }).map(({ to, kind, about }) => [to, kind, about])).toEqual(
    office.map((person) => [person, 'agreementNews', 'framework']),
  );
});

test('what calls for no mail gets none, and nothing is said of an approval that is not known', () => {
  expect(lettersOf(entry({ type: 'programme.completed' }), { office })).toEqual([]);
  expect(lettersOf(entry({ type: 'approval.closed', approval: id, outcome: 'rejected' }), { office })).toEqual([]);
});
