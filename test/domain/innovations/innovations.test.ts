import { lint } from '../../../domain/definition/lint';
import { explainProgramme } from '../../../domain/definition/words';
import {
  acceptedWithin,
  assertMayDrop,
  assertMaySubmit,
  assertMayTry,
  decidedAs,
  innovationAfter,
  isSettled,
  type Innovation,
  type InnovationHappening,
} from '../../../domain/innovations/innovations';
import { innovationSentence, innovationsWait, resultContent } from '../../../domain/innovations/words';
import { innovationKinds, innovationRules } from '../../../domain/programme/innovation-plans';
import type { DomainError } from '../../../domain/shared/errors';
import { east, seed } from '../../support/seed';

const by = `research@${east.domain}`;
const proposed: Innovation = {
  key: 'twin',
  title: { zh: '数字孪生', en: 'Digital twin' },
  kind: 'technology',
  proposal: { zh: '为电站建立数字孪生。', en: 'A digital twin of each plant.' },
  by,
  party: east.key,
  state: 'proposed',
  asked: 0,
};
const trial = { note: 'One plant', until: '2026-06-30', by, party: east.key };
const result = {
  summary: 'Losses fell by 3 %',
  evidence: [{ kind: 'number', title: 'Losses', value: '3' }],
  by,
} as const;
const approval = 'p:innovation:twin:1';
const began: InnovationHappening = { type: 'innovation.trialBegan', innovation: 'twin', ...trial };
const submitted: InnovationHappening = { type: 'innovation.submitted', innovation: 'twin', result, approval };
const after = (...happenings: readonly InnovationHappening[]) => happenings.reduce(innovationAfter, proposed);
const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};

test('an innovation is tried, its result handed in and accepted on a day; sent back it is on trial again', () => {
  expect(after(began).state).toBe('trial');
  expect(after(began, submitted)).toMatchObject({ state: 'deciding', asked: 1, approval });
  const accepted = after(began, submitted, decidedAs('twin', approval, 'approvedWithConditions', '2026-07-10'));
  expect(accepted).toMatchObject({ state: 'accepted', acceptedOn: '2026-07-10' });
  const returned = after(began, submitted, decidedAs('twin', approval, 'changesRequested', '2026-07-10'));
  expect(returned).toMatchObject({ state: 'trial', isReturned: true });
  expect(returned.acceptedOn).toBeUndefined();
  expect(innovationAfter(returned, submitted)).toMatchObject({ state: 'deciding', asked: 2 });
  expect([accepted, returned].map(isSettled)).toEqual([true, false]);
});

test('each step is taken at its place, with words, evidence and a day that is not past', () => {
  const [onTrial, deciding] = [after(began), after(began, submitted)];
  const tries = (it: Innovation, changes = {}, today = '2026-06-30') =>
    codeOf(() => assertMayTry(it, { ...trial, ...changes }, today));
  expect([tries(proposed), tries(onTrial), tries(proposed, { note: ' ' }), tries(proposed, {}, '2026-07-01')]).toEqual([
    'accepted',
    'innovation_state',
    'comment_required',
    'invalid_input',
  ]);
  const submits = (it: Innovation, changes = {}) => codeOf(() => assertMaySubmit(it, { ...result, ...changes }));
  expect([submits(onTrial), submits(proposed), submits(deciding), submits(onTrial, { evidence: [] })]).toEqual([
    'accepted',
    'innovation_state',
    'innovation_state',
    'evidence_required',
  ]);
  const drops = (it: Innovation, reason = 'too dear') => codeOf(() => assertMayDrop(it, reason));
  expect([drops(proposed), drops(onTrial), drops(deciding), drops(proposed, '')]).toEqual([
    'accepted',
    'accepted',
    'innovation_state',
    'comment_required',
  ]);
});

test('what was accepted counts once, in the period of its day, the first and the last included', () => {
  const on = (acceptedOn: string): Innovation => ({ ...proposed, state: 'accepted', acceptedOn });
  const all = [on('2026-03-31'), on('2026-04-01'), on('2026-06-30'), on('2026-07-01'), proposed];
  expect(acceptedWithin(all, '2026-04-01', '2026-06-30')).toEqual([all[1], all[2]]);
});

test('a proposal waits for the office of its party, a trial for whoever began it until its last day', () => {
  const since = '2026-03-02T02:00:00Z';
  const waits = (value: Innovation) => innovationsWait(seed, [{ since, value }]);
  expect(waits(proposed)[0]?.on[0]?.person).toBe(seed.governance.office.people[east.key]);
  expect(waits(after(began))[0]).toMatchObject({
    on: [{ person: by }],
    dueAt: expect.stringMatching(/^2026-06-30/) as unknown,
  });
  expect(waits(after(began, submitted))).toEqual([]);
});

test('it says itself in both languages, and shows the groups its evidence', () => {
  expect(innovationSentence({ type: 'innovation.proposed', innovation: 'twin', proposed })).toEqual({
    zh: `${by} 提出技术创新：为电站建立数字孪生。`,
    en: `${by} proposed it (technology): A digital twin of each plant.`,
  });
  expect(resultContent(after(began), result)).toMatchObject({
    title: { zh: '验收创新成果：数字孪生' },
    evidence: result.evidence,
  });
});

test('the definition says which kinds are registered and who accepts; all of it has a default', () => {
  const { innovation: _, ...bare } = seed;
  expect(innovationRules(bare)).toMatchObject({ kinds: innovationKinds, accepts: { groups: ['technology'] } });
  expect(innovationRules(seed).accepts).toEqual({ groups: ['technology'], policy: 'oneOfEach' });
  expect(explainProgramme(seed, 'zh')).toContain(
    '创新登记分为模式创新、技术创新、管理创新、服务创新；成果附证明材料由技术整合组按“双方各一席即可”验收，限 3 个工作日，通过的计入技术创新成果。',
  );
  const codes = lint({ ...seed, innovation: { accepts: { groups: ['nobody'] } } }, ['cn']).map(({ code }) => code);
  expect(codes).toContain('unknown_group');
});
