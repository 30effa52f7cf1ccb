import type { Substitution } from '../../../domain/approvals/actions/actions';
import {
  absentFor,
  awaitedFor,
  isOtherRater,
  mayAnswer,
  standInsFor,
  type InForce,
} from '../../../domain/evaluations/answerers';
import { plannedAsks } from '../../../domain/evaluations/planned-asks';
import { evaluationAfter } from '../../../domain/evaluations/projection';
import { evaluationWaits } from '../../../domain/evaluations/waiting';
import type { Asked, EvaluationView } from '../../../domain/evaluations/views';
import { rosterDrafts } from '../../../domain/letters/evaluations';
import type { Programme } from '../../../domain/programme/programme';
import { programmeOf } from '../../support/programmes';

const text = (word: string) => ({ zh: word, en: word });

/** Delay is reported by the registry engineers of either hospital, quality rated by the nurses and one in reserve; all four methods. */
const programme = ((): Programme => {
  const given = programmeOf('stroke-registry.yaml', 'registry');
  const [, , delay] = given.evaluation.kpis;
  if (!delay) throw new Error('It has three indicators.');
  const quality = {
    key: 'quality',
    title: text('Quality'),
    indicator: text('quality of care'),
    weight: 5000,
    target: { rubric: text('better care'), raters: 2 },
    owner: { seats: ['clinical.nursing'], by: 'anyone' as const },
  };
  const { annual } = given.evaluation.cycles;
  return {
    ...given,
    people: { 'registry@spree.example': { secondAddress: 'engineer@spree.example' } },
    evaluation: {
      ...given.evaluation,
      kpis: [{ ...delay, weight: 5000, owner: { seats: ['data.registry'], by: 'anyone' } }, quality],
      methodPlans: {
        quantitative: { weight: 4000 },
        qualitative: { weight: 3000, raters: { groups: ['data'] } },
        thirdParty: { weight: 2000, assessor: 'assessor@third.example' },
        self: { weight: 1000, by: { spree: 'director@spree.example', manzanares: 'director@manzanares.example' } },
      },
      cycles: {
        ...given.evaluation.cycles,
        annual: {
          ...annual,
          kpis: ['delay', 'quality'],
          guards: [],
          methods: ['quantitative', 'qualitative', 'thirdParty', 'self'],
        },
      },
    },
  };
})();

const times = { dueAt: '2027-01-20T09:00:00Z', remindAt: '2027-01-18T09:00:00Z' };

const evaluation: EvaluationView = {
  ...{ key: 'registry:evaluation:annual:2026', cycle: 'annual', period: '2026', state: 'collecting' },
  dueAt: times.dueAt,
  asked: plannedAsks(programme, 'annual', 20).map((ask): Asked => ({ ...ask, ...times, answers: [] })),
};

const askOf = (key: string, among = evaluation): Asked => {
  const found = among.asked?.find((ask) => ask.key === key);
  if (found) return found;
  throw new Error(`${key} is not among ${among.asked?.map((ask) => ask.key).join(', ')}`);
};

const [from, within, until] = ['2027-01-04T00:00:00Z', '2027-01-10T00:00:00Z', '2027-01-16T00:00:00Z'];

const standsIn = (substitute: string, person: string): Substitution => ({ person, substitute, from, until });

const answering = (key: string, person: string, substitutions: readonly Substitution[], at = within) => {
  const inForce: InForce = { programme, substitutions, at };
  const ask = askOf(key);
  if (!mayAnswer(inForce, evaluation, ask).includes(person)) return 'nobody';
  return absentFor(inForce, evaluation, ask, person) ?? 'self';
};

const registry = 'registry@spree.example';
const finance = 'finance@spree.example';
const privacy = 'privacy@spree.example';

test.each<[string, string, string, readonly Substitution[], string, string?]>([
  [
    'whoever holds the seat, though absent, answers for themselves',
    'delay',
    registry,
    [standsIn(finance, registry)],
    'self',
  ],
  ['their substitute answers in their name', 'delay', finance, [standsIn(finance, registry)], registry],
  [
    'a substitute by a second address as well',
    'delay',
    finance,
    [standsIn(finance, 'engineer@spree.example')],
    registry,
  ],
  [
    'not yet before the first instant',
    'delay',
    finance,
    [standsIn(finance, registry)],
    'nobody',
    '2027-01-03T23:59:59Z',
  ],
  ['from the first instant on', 'delay', finance, [standsIn(finance, registry)], registry, from],
  ['no longer at the end, which is not included', 'delay', finance, [standsIn(finance, registry)], 'nobody', until],
  ['nobody stands in who is not named', 'delay', finance, [], 'nobody'],
  [
    'nobody of the other company',
    'delay',
    'finance@manzanares.example',
    [standsIn('finance@manzanares.example', registry)],
    'nobody',
  ],
  ['nobody by a chain', 'delay', privacy, [standsIn(finance, registry), standsIn(privacy, finance)], 'nobody'],
  [
    'who is asked as well answers for themselves',
    'delay',
    'registry@manzanares.example',
    [standsIn('registry@manzanares.example', registry)],
    'self',
  ],
  [
    'a rater is stood in for by who does not rate',
    'qualitative.spree.data.protection',
    finance,
    [standsIn(finance, privacy)],
    privacy,
  ],
  [
    'never by another rater of the same',
    'qualitative.spree.data.protection',
    registry,
    [standsIn(registry, privacy)],
    'nobody',
  ],
  [
    'nor by one under a second address',
    'qualitative.spree.data.protection',
    'engineer@spree.example',
    [standsIn('engineer@spree.example', privacy)],
    'nobody',
  ],
  [
    'nor by the one in reserve',
    'quality.spree.clinical.nursing',
    'stroke@spree.example',
    [standsIn('stroke@spree.example', 'nursing@spree.example')],
    'nobody',
  ],
  ['though they may in another matter', 'delay', privacy, [standsIn(privacy, registry)], registry],
  [
    'who stands in for two raters rates for the first',
    'qualitative.spree.data.protection',
    finance,
    [standsIn(finance, registry), standsIn(finance, privacy)],
    privacy,
  ],
  [
    'and not for the second',
    'qualitative.spree.data.registry',
    finance,
    [standsIn(finance, registry), standsIn(finance, privacy)],
    'nobody',
  ],
  [
    'a company judges itself by its own',
    'self.spree',
    finance,
    [standsIn(finance, 'director@spree.example')],
    'director@spree.example',
  ],
  [
    'and by nobody of the other',
    'self.spree',
    'finance@manzanares.example',
    [standsIn('finance@manzanares.example', 'director@spree.example')],
    'nobody',
  ],
  ['nobody assesses for a third party', 'thirdParty', finance, [standsIn(finance, 'assessor@third.example')], 'nobody'],
  [
    'not even somebody of their own',
    'thirdParty',
    'aide@third.example',
    [standsIn('aide@third.example', 'assessor@third.example')],
    'nobody',
  ],
])('%s', (...[, key, person, substitutions, expected, at]) => {
  expect(answering(key, person, substitutions, at)).toBe(expected);
});

test('what was told last is in force where no instant is asked about', () => {
  const inForce = { programme, substitutions: [standsIn(finance, registry)] };
  expect(standInsFor(inForce, evaluation, askOf('delay'))).toEqual([{ person: finance, standsInFor: registry }]);
});

test('an ask that was passed on waits on the colleague and their substitute, not on whoever passed it on', () => {
  const passedOn: EvaluationView = {
    ...evaluation,
    asked: (evaluation.asked ?? []).map((ask) => (ask.key === 'delay' ? { ...ask, delegate: privacy } : ask)),
  };
  const inForce = {
    programme,
    substitutions: [standsIn(finance, privacy), standsIn('director@spree.example', registry)],
  };
  expect(awaitedFor(inForce, passedOn, askOf('delay', passedOn))).toEqual([
    { person: privacy },
    { person: finance, standsInFor: privacy },
  ]);
});

test('nobody is handed a rating who rates the same thing', () => {
  const ask = askOf('qualitative.spree.data.protection');
  expect(
    ['registry@spree.example', 'engineer@spree.example', finance].map((person) =>
      isOtherRater(programme, evaluation, ask, person),
    ),
  ).toEqual([true, true, false]);
});

test('nobody rates twice for two who are absent one after the other', () => {
  const [first, second] = ['qualitative.spree.data.protection', 'qualitative.spree.data.registry'];
  const rated = evaluationAfter(evaluation, {
    ...{ type: 'evaluation.rated', evaluation: evaluation.key, ask: first, by: finance, at: within },
    standsInFor: privacy,
  });
  const inForce = { programme, substitutions: [standsIn(finance, registry)] };
  expect(standInsFor(inForce, evaluation, askOf(second))).toHaveLength(1);
  expect(standInsFor(inForce, rated, askOf(second, rated))).toEqual([]);
});

test('the waiting list names the substitute as that', () => {
  const substitutions = [standsIn(finance, registry)];
  const waits = evaluationWaits({ programme, substitutions }, { since: from, value: evaluation });
  expect(waits.find(({ id }) => id.endsWith('#delay'))?.on).toEqual([
    { person: registry, title: expect.objectContaining({ en: 'Owner of the figure' }) },
    { person: 'registry@manzanares.example', title: expect.objectContaining({ en: 'Owner of the figure' }) },
    { person: finance, title: { zh: `${registry} 的代理`, en: `Substitute of ${registry}` } },
  ]);
});

test('a change of the roster asks whoever was not asked before, and nobody of what is answered or over', () => {
  const answered = askOf('self.spree');
  const taken = {
    ...answered,
    answers: [{ ask: answered.key, values: {}, by: finance, note: '', evidence: [], at: from }],
  };
  const asked = (evaluation.asked ?? []).map((ask) => (ask.key === answered.key ? taken : ask));
  const substitutions = [standsIn(finance, registry), standsIn(finance, 'director@spree.example')];
  const told = (value: EvaluationView) =>
    rosterDrafts({ before: { programme, substitutions: [] }, now: { programme, substitutions }, evaluations: [value] });
  expect(told({ ...evaluation, asked })).toEqual([
    { to: finance, kind: 'figureAsked', about: `${evaluation.key}#delay` },
    { to: finance, kind: 'figureAsked', about: `${evaluation.key}#qualitative.spree.data.registry` },
  ]);
  expect(told({ ...evaluation, state: 'signedOff', asked })).toEqual([]);
  const unchanged = { programme, substitutions };
  expect(rosterDrafts({ before: unchanged, now: unchanged, evaluations: [{ ...evaluation, asked }] })).toEqual([]);
});
