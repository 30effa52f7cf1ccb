import { randomUUID } from 'node:crypto';
import { actionsIn, raiseRisk } from '../../api/risks/risks';
import type { GateRequest } from '../../contracts/phase';
import {
  acceptRisk,
  assessRisk,
  closeRisk,
  materialiseRisk,
  reopenRisk,
  respondToRisk,
  reviewRisk,
  riskId,
} from '../../contracts/risk';
import type { Programme } from '../../domain/programme/programme';
import type { Risk } from '../../domain/risks/risks';
import { dayIn } from '../support/days';
import { comesTo, startProgramme } from '../support/driving';
import { eventually } from '../support/eventually';
import { loseEverything } from '../support/losing';
import { openGatehouse } from '../support/opened';
import { strategic } from '../support/programmes';
import { approveAll, decide, enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const director = 'director@manzanares.example';
const key = 'slow-lab';
const high = { inherent: { likelihood: 4, impact: 4 } };
const by = office;

/** Its first phase may ask for its gate at once. */
const ready = (programme: Programme): Programme => {
  const [first, ...rest] = strategic(programme).phases;
  if (!first) throw new Error('The programme has a phase.');
  const phases = [{ ...first, gate: { ...first.gate, must: [] } }, ...rest];
  return { ...strategic(programme), phases };
};

const viewOf = (programme: string) => eventually(() => gatehouse.readModel.programme(programme));
const riskOf = async (programme: string) => (await viewOf(programme)).risks.find((risk) => risk.key === key);
const seen = (programme: string, isMeant: (risk: Risk) => boolean) =>
  eventually(async () => {
    const risk = await riskOf(programme);
    return risk && isMeant(risk) && risk;
  });
const types = async (programme: string) => (await toldBy(gatehouse, riskId(programme, key))).map(({ type }) => type);
const raise = async (programme: string, scores: object = high) =>
  raiseRisk(
    gatehouse,
    await viewOf(programme),
    { key, title: { zh: '实验室太慢', en: 'The lab is slow' }, owner: 'steering.director', note: '', ...scores },
    { by, party: 'spree' },
    randomUUID(),
  );
const gate = async (programme: string, request: Partial<GateRequest> = {}) =>
  (await gatehouse.processes.requestGate(programme, 'preparation', { by, note: '', ...request }, randomUUID()))
    .approval ?? '';
const review = (programme: string, changes: object = {}) =>
  gatehouse.processes.ask(riskId(programme, key), reviewRisk, randomUUID(), { note: 'as before', by, ...changes });
const overdue = async (programme: string) => {
  const { review: clock } = await seen(programme, (risk) => risk.review !== undefined);
  await wait(gatehouse, riskId(programme, key), clock?.remindAt ?? '', 1);
  await seen(programme, (risk) => risk.isReminded === true);
  await wait(gatehouse, riskId(programme, key), clock?.dueAt ?? '', 1);
  await seen(programme, (risk) => risk.isOverdue === true);
};
/** The phase has heard what its programme knows of the risk. */
const refusedGate = (programme: string) =>
  eventually(async () => (await refusal(gate(programme, { proposal: 'go' }))) === 'gate_not_ready');

test('a high risk whose review is late blocks the gate until it is done, whatever else may still be proposed', async () => {
  const { key: programme } = await startProgramme(gatehouse, ready);
  await raise(programme);
  expect(await refusal(raise(programme))).toBe('key_taken');
  const waiting = async () => (await viewOf(programme)).waiting.filter(({ kind }) => kind === 'risk');
  await eventually(async () => (await waiting()).some(({ what }) => what.en.startsWith('Choose a response')));
  await overdue(programme);
  expect(await waiting()).toMatchObject([{ id: key, what: { en: 'Review the high risk: The lab is slow' } }]);
  await refusedGate(programme);
  expect(await refusal(gate(programme, { proposal: 'hold' }))).toBe('review_date_refused');
  for (const person of [office, director])
    await eventually(async () =>
      (await mailsTo(gatehouse, person)).some(({ subject }) => /review of a high risk is overdue/.test(subject)),
    );
  const scores = { inherent: { likelihood: 1, impact: 1 } };
  const lowered = { scores, note: '', by };
  const assess = () => gatehouse.processes.ask(riskId(programme, key), assessRisk, randomUUID(), lowered);
  expect(await refusal(assess())).toBe('risk_review_due');

  await review(programme);
  const { lastReviewOn, review: next } = await seen(programme, (risk) => risk.review !== undefined && !risk.isOverdue);
  expect((next?.on ?? '') > (lastReviewOn ?? '')).toBe(true);
  const id = await eventually(() => gate(programme));
  await approveAll(gatehouse, id);
  await comesTo(gatehouse, programme, 'enrolment', 'running');
});

test('a go that was decided while a review became late takes effect once that is done', async () => {
  const { key: programme } = await startProgramme(gatehouse, ready);
  await raise(programme);
  const id = await gate(programme);
  await overdue(programme);
  await approveAll(gatehouse, id);
  const phase = `${programme}:phase:preparation`;
  await eventually(async () => (await toldBy(gatehouse, phase)).some(({ type }) => type === 'phase.gateBlocked'));
  await review(programme);
  await comesTo(gatehouse, programme, 'enrolment', 'running');
  expect((await toldBy(gatehouse, phase)).map(({ type }) => type).slice(-3)).toEqual([
    'phase.gateBlocked',
    'phase.gateDecided',
    'phase.closed',
  ]);
});

test('it is accepted by the groups of its level, asked anew when its time is over and when it becomes worse, and never by a lower one', async () => {
  const programme = await enterProgramme(gatehouse);
  await raise(programme, { inherent: { likelihood: 2, impact: 3 } });
  const id = riskId(programme, key);
  const accept = (until: string) =>
    gatehouse.processes.ask(id, acceptRisk, randomUUID(), { reason: 'cheaper', until, by });
  expect(await refusal(accept(dayIn(0)))).toBe('invalid_input');
  expect(await refusal(accept(dayIn(400)))).toBe('invalid_input');
  const { approval = '' } = await accept(dayIn(40));
  expect(await refusal(accept(dayIn(41)))).toBe('risk_deciding');
  const groups = async (approval: string) =>
    (await eventually(() => gatehouse.readModel.approval(approval))).approval.request.stages.flatMap(({ panels }) =>
      panels.map(({ group }) => group),
    );
  expect(await groups(approval)).toEqual(['data']);
  await approveAll(gatehouse, approval);
  const { acceptance } = await seen(programme, (risk) => risk.acceptance !== undefined);
  expect(acceptance).toMatchObject({ until: dayIn(40), level: 'medium', by, reason: 'cheaper' });

  await wait(gatehouse, id, acceptance?.endsAt ?? '', 1);
  const { asked } = await seen(programme, (risk) => risk.rounds.acceptance === 2);
  await approveAll(gatehouse, asked?.approval ?? '');
  await seen(programme, (risk) => risk.acceptance !== undefined && !risk.asked);

  await gatehouse.processes.ask(id, assessRisk, randomUUID(), { scores: high, note: '', answer: '', by });
  const { asked: third, level } = await seen(programme, (risk) => risk.rounds.acceptance === 3);
  expect(level).toBe('high');
  expect(await groups(third?.approval ?? '')).toEqual(['steering']);
  await decide(gatehouse, third?.approval ?? '', 'spree.steering.director', { verdict: 'reject' });
  await seen(programme, (risk) => !risk.asked && !risk.acceptance);
  expect((await types(programme)).filter((type) => type === 'risk.acceptanceEnded')).toHaveLength(2);
});

test('its actions are obligations that another response drops; it comes true, is closed by its groups and opened again, lost at every step', async () => {
  const programme = await enterProgramme(gatehouse);
  const { definition } = await viewOf(programme);
  await raise(programme);
  const id = riskId(programme, key);
  const respond = (kind: 'share' | 'avoid', due: string) => {
    const actions = actionsIn(definition, [{ text: `to ${kind} it`, owner: 'steering.director', due }]);
    return gatehouse.processes.ask(id, respondToRisk, randomUUID(), { kind, note: '', actions, by });
  };
  expect(await refusal(respond('share', '2020-01-01'))).toBe('invalid_input');
  await respond('share', dayIn(30));
  const owed = async () =>
    (await viewOf(programme)).obligations.map(({ condition, state, risk }) => [risk, condition.text, state].join(' '));
  await eventually(async () => (await owed()).length === 2);
  await loseEverything(gatehouse, programme);
  await respond('avoid', dayIn(50));
  const expected = ['released', 'released', 'open', 'open'];
  await eventually(
    async () =>
      (await owed()).toSorted().join() ===
      expected
        .map((is) => `${key} to ${is === 'open' ? 'avoid' : 'share'} it ${is}`)
        .toSorted()
        .join(),
  );

  const came = { what: 'The lab closed.', on: dayIn(-1), by: director, told: [director] };
  const materialise = (changes: object = {}) =>
    gatehouse.processes.ask(id, materialiseRisk, randomUUID(), { ...came, ...changes });
  expect(await refusal(materialise({ on: dayIn(3) }))).toBe('invalid_input');
  expect((await materialise()).state).toBe('materialised');
  expect(await refusal(materialise())).toBe('risk_state');
  await eventually(async () =>
    (await mailsTo(gatehouse, director)).some(({ subject }) => /A risk came true/.test(subject)),
  );
  await loseEverything(gatehouse, programme);
  const close = () => gatehouse.processes.ask(id, closeRisk, randomUUID(), { reason: 'another lab', by });
  const { approval = '' } = await close();
  await eventually(() => gatehouse.readModel.approval(approval));
  await loseEverything(gatehouse, programme);
  await approveAll(gatehouse, approval);
  await seen(programme, ({ state }) => state === 'closed');
  await eventually(async () => !(await owed()).some((line) => line.endsWith('open')));
  expect(await refusal(review(programme))).toBe('risk_state');
  await loseEverything(gatehouse, programme);
  await gatehouse.processes.ask(id, reopenRisk, randomUUID(), { reason: 'again', by });
  expect(await seen(programme, (risk) => risk.review !== undefined)).toMatchObject({
    state: 'assessed',
    level: 'high',
  });
});

/** A register of two: one that is high and shared, and one whose scores nobody explains. */
const registered = (given: Programme): Programme => ({
  ...given,
  risks: {
    ...given.risks,
    register: [
      {
        key,
        title: { zh: '实验室太慢', en: 'The lab is slow' },
        likelihood: 3,
        impact: 4,
        owner: 'steering.director',
        response: 'share',
        actions: [{ title: { zh: '分担', en: 'share it' }, due: { date: dayIn(30) } }],
      },
      {
        key: 'odd',
        title: { zh: '反常', en: 'Odd' },
        likelihood: 1,
        impact: 1,
        residual: { likelihood: 5, impact: 5 },
      },
    ],
  },
});

test('the register of the definition is opened with its programme, each risk as it says there', async () => {
  const { key: programme } = await startProgramme(gatehouse, registered, ['risks']);
  expect(await seen(programme, ({ response }) => response !== undefined)).toMatchObject({
    state: 'treated',
    level: 'high',
  });
  await eventually(async () => (await viewOf(programme)).obligations.length === 2);
  expect((await viewOf(programme)).risks.find((risk) => risk.key === 'odd')).toMatchObject({ state: 'identified' });
  await eventually(async () =>
    (await mailsTo(gatehouse, director)).some(({ subject }) => /action against a risk/.test(subject)),
  );
});
