import { randomUUID } from 'node:crypto';
import { delegateFigure, evaluationId, evaluationProcess, reportFigure } from '../../contracts/evaluation';
import type { Answer } from '../../domain/evaluations/asks';
import type { EvaluationView } from '../../domain/evaluations/views';
import type { EvaluationPlan } from '../../domain/programme/evaluation-plans';
import type { Programme } from '../../domain/programme/programme';
import { eventually } from '../support/eventually';
import { openGatehouse } from '../support/opened';
import { approveAll, enterProgramme, mailsTo, office, refusal, toldBy, wait } from '../support/questions';

const gatehouse = openGatehouse();

const text = (word: string) => ({ zh: word, en: word });

/** Enrolment is reported by both hospitals together, delay by the registry engineers, quality is rated by two; all four methods. */
const measured = (programme: Programme): Programme => {
  const [enrolment, , delay] = programme.evaluation.kpis;
  if (!enrolment || !delay) throw new Error('The programme has three indicators.');
  const signOff = { groups: ['steering'], policy: 'routine' };
  const plan: EvaluationPlan = {
    ...programme.evaluation,
    kpis: [
      { ...enrolment, owner: { seats: ['clinical.lead'], by: 'eachParty' }, combine: 'sum' },
      { ...delay, owner: { seats: ['data.registry'], by: 'anyone' }, evidence: ['document'] },
      {
        key: 'quality',
        title: text('Quality'),
        indicator: text('quality of care'),
        weight: 3500,
        target: { rubric: text('better care'), raters: 2 },
        owner: { seats: ['clinical.nursing'], by: 'anyone' },
      },
    ],
    guards: { delivery: { title: text('Delivery on time'), computed: 'onTime' } },
    methodPlans: {
      quantitative: { weight: 4000 },
      qualitative: { weight: 3000, raters: { groups: ['data'] } },
      thirdParty: { weight: 2000, assessor: 'assessor@third.example' },
      self: { weight: 1000 },
    },
    cycles: {
      ...programme.evaluation.cycles,
      quarterly: {
        ...programme.evaluation.cycles.quarterly,
        kpis: ['enrolment', 'delay', 'quality'],
        methods: ['quantitative', 'qualitative', 'thirdParty', 'self'],
        signOff,
      },
    },
  };
  return { ...programme, evaluation: plan };
};

const open = async (programme: string, period: string) => {
  const definition = await gatehouse.directory.definition(programme);
  const input = {
    programme,
    programmeTitle: definition.title,
    version: 'v1',
    asks: true,
    cycleKey: 'quarterly',
    period,
  } as const;
  const process = evaluationProcess(input, text('Quarter'));
  await gatehouse.processes.start(process, randomUUID());
  await eventually(async () => (await viewOf(programme, process.id)) !== undefined);
  return process.id;
};

const viewOf = async (programme: string, id: string): Promise<EvaluationView | undefined> =>
  (await gatehouse.readModel.head(programme))?.evaluations.find(({ key }) => key === id);

const answer = (id: string, ask: string, values: Answer['values'], changes: Partial<Answer> = {}) =>
  gatehouse.processes.ask(id, reportFigure, randomUUID(), {
    ask,
    values,
    by: office,
    note: '',
    evidence: [],
    ...changes,
  });

const lastQuarter = () => {
  const now = new Date();
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 3, 1));
  return `${before.getUTCFullYear()}-Q${Math.floor(before.getUTCMonth() / 3) + 1}`;
};

const shown = { kind: 'document', title: 'report', hash: 'a'.repeat(64) } as const;

test('whoever owns a figure is asked by mail, raters do not see each other, and a correction after sign-off makes version 2', async () => {
  const programme = await enterProgramme(gatehouse, measured);
  const period = lastQuarter();
  const id = await open(programme, period);
  const asked = (await viewOf(programme, id))?.asked ?? [];
  expect(asked.filter(({ isReserve }) => !isReserve).map(({ key }) => key)).toEqual([
    'enrolment.spree',
    'enrolment.manzanares',
    'delay',
    'quality.spree.clinical.nursing',
    'quality.manzanares.clinical.nursing',
    'qualitative.spree.data.protection',
    'qualitative.manzanares.data.protection',
    'qualitative.spree.data.registry',
    'qualitative.manzanares.data.registry',
    'thirdParty',
    'self.spree',
    'self.manzanares',
  ]);
  await eventually(async () => (await mailsTo(gatehouse, 'assessor@third.example')).length === 1);

  await answer(id, 'enrolment.spree', { enrolment: '200' });
  expect(await refusal(answer(id, 'delay', { delay: '2' }))).toBe('evidence_required');
  expect(await refusal(answer(id, 'delay', { delay: 'soon' }, { evidence: [shown] }))).toBe('invalid_input');
  expect(await refusal(answer(id, 'income', { income: '2' }))).toBe('not_found');
  await gatehouse.processes.ask(id, delegateFigure, randomUUID(), {
    ask: 'enrolment.manzanares',
    by: 'stroke@manzanares.example',
    to: 'radiology@manzanares.example',
  });
  await eventually(async () => (await mailsTo(gatehouse, 'radiology@manzanares.example')).length === 1);
  await answer(id, 'enrolment.manzanares', { enrolment: '250' });
  await answer(id, 'delay', { delay: '3' }, { evidence: [shown] });

  await answer(id, 'quality.spree.clinical.nursing', { quality: '2' }, { by: 'nursing@spree.example' });
  const half = await viewOf(programme, id);
  expect(half?.asked?.find(({ key }) => key === 'quality.spree.clinical.nursing')).toMatchObject({
    isSealed: true,
    answers: [],
  });
  expect(JSON.stringify(await toldBy(gatehouse, id))).not.toContain('"quality":"2"');
  await answer(id, 'quality.manzanares.clinical.nursing', { quality: '4' }, { by: 'nursing@manzanares.example' });
  // Two levels apart: one more is asked, who does not see them either.
  const third = await eventually(async () =>
    (await viewOf(programme, id))?.asked?.find(
      ({ key, isReserve }) =>
        key.startsWith('quality.') &&
        !isReserve &&
        !half?.asked?.some((before) => before.key === key && !before.isReserve),
    ),
  );
  expect(
    (await viewOf(programme, id))?.asked?.flatMap(({ sealed, answers }) => (sealed === 'quality' ? answers : [])),
  ).toEqual([]);
  await answer(id, third.key, { quality: '4' });
  await eventually(
    async () =>
      ((await viewOf(programme, id))?.asked ?? []).filter(
        ({ sealed, answers }) => sealed === 'quality' && answers.length > 0,
      ).length === 3,
  );

  for (const ask of asked.filter(({ sealed }) => sealed === 'qualitative')) await answer(id, ask.key, { points: '4' });
  expect(await refusal(answer(id, 'thirdParty', { points: '80' }, { evidence: [shown] }))).toBe('identity_too_weak');
  await answer(id, 'thirdParty', { points: '80' }, { evidence: [shown], identity: 'link+code' });
  await answer(id, 'self.spree', { points: '95' });
  await answer(id, 'self.manzanares', { points: '100' });
  const scored = await eventually(async () => {
    const view = await viewOf(programme, id);
    return view?.state === 'signOff' ? view : undefined;
  });
  // 450 of 500 is 90, 3 of 3 is 100, the median of the raters is level 4: (40×90 + 25×100 + 35×100) / 100 = 96.
  expect(scored.scorecard).toMatchObject({
    total: '96.00',
    composite: '94.15',
    grade: 'A',
    flags: [{ code: 'selfAboveThirdParty' }],
    // Nothing was due in the period: what the machine counts has no figure, and that does not pass.
    guards: [{ guard: 'delivery', state: 'unknown' }],
  });
  expect(scored.counted).toMatchObject([{ of: 'guard.delivery', part: 0, whole: 0, from: [] }]);
  expect(
    await refusal(
      gatehouse.processes.reportActuals(
        programme,
        'quarterly',
        period,
        { by: office, actuals: {}, notes: '' },
        randomUUID(),
      ),
    ),
  ).toBe('evaluation_state');
  await eventually(async () => (await mailsTo(gatehouse, 'ethics@spree.example')).length === 1);
  const approval = `${programme}:evaluation:quarterly:${period}:1`;
  await eventually(() => gatehouse.readModel.approval(approval));
  await approveAll(gatehouse, approval);
  await eventually(async () => (await viewOf(programme, id))?.state === 'signedOff');
  await eventually(async () => (await mailsTo(gatehouse, 'ethics@spree.example')).length === 2);

  const definition = await gatehouse.directory.definition(programme);
  const restated = evaluationProcess(
    {
      programme,
      programmeTitle: definition.title,
      version: 'v1',
      asks: true,
      cycleKey: 'quarterly',
      period,
      restatement: 2,
      reason: 'counted twice',
      correction: {
        ask: 'enrolment.spree',
        values: { enrolment: '150' },
        by: office,
        note: 'counted twice',
        evidence: [],
      },
    },
    text('Quarter'),
  );
  await gatehouse.processes.start(restated, randomUUID());
  const second = await eventually(async () => {
    const view = await viewOf(programme, restated.id);
    return view?.state === 'signOff' ? view : undefined;
  });
  expect(second).toMatchObject({ version: 2, scorecard: { total: '92.00' } });
  expect(await viewOf(programme, id)).toMatchObject({ state: 'signedOff', scorecard: { total: '96.00' } });
  expect(restated.id).toBe(evaluationId(programme, 'quarterly', `${period}.v2`));
});

test('whoever is late is reminded, then their chair and the office hear; once it is due it is scored with what is there', async () => {
  const programme = await enterProgramme(gatehouse, (before) => {
    const now = measured(before);
    const { evaluation } = now;
    const { quarterly } = evaluation.cycles;
    return {
      ...now,
      evaluation: {
        ...evaluation,
        cycles: { ...evaluation.cycles, quarterly: { ...quarterly, methods: ['quantitative'], dueWorkingDay: 60 } },
      },
    };
  });
  const id = await open(programme, lastQuarter());
  const { asked = [], dueAt } = (await viewOf(programme, id)) ?? { dueAt: '' };
  const delay = asked.find(({ key }) => key === 'delay');
  if (!delay) throw new Error('The delay is asked for.');
  await answer(id, 'enrolment.spree', { enrolment: '300' });
  await answer(id, 'enrolment.manzanares', { enrolment: '200' });
  for (const { key } of asked.filter(({ sealed, isReserve }) => sealed === 'quality' && !isReserve))
    await answer(id, key, { quality: '4' });
  await wait(gatehouse, id, delay.remindAt, 5);
  await eventually(async () => (await toldBy(gatehouse, id)).some(({ type }) => type === 'evaluation.reminded'));
  await wait(gatehouse, id, delay.dueAt, 5);
  await eventually(async () => (await toldBy(gatehouse, id)).some(({ type }) => type === 'evaluation.escalated'));
  await eventually(async () =>
    (await mailsTo(gatehouse, 'privacy@spree.example')).some(({ subject }) => subject.includes('Overdue')),
  );
  expect(await viewOf(programme, id)).toMatchObject({ state: 'collecting' });
  await wait(gatehouse, id, dueAt, 5);
  // 75 of 100 weights are not enough: it stays open, and what comes late is taken, and marked.
  await answer(id, 'delay', { delay: '3' }, { evidence: [shown] });
  const scored = await eventually(async () => {
    const view = await viewOf(programme, id);
    return view?.state === 'signOff' ? view : undefined;
  });
  expect(scored.asked?.find(({ key }) => key === 'delay')?.answers).toMatchObject([{ isLate: true }]);
  expect(scored.scorecard).toMatchObject({ total: '100.00' });
});
