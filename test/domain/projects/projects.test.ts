import fc from 'fast-check';
import type { Evidence } from '../../../domain/approvals/approvals';
import { budgetContent, commissioningContent, projectTitles } from '../../../domain/projects/contents';
import { groupedText } from '../../../domain/shared/amounts';
import type { DomainError } from '../../../domain/shared/errors';
import { learnFact, type Fact, type Facts, type ProjectLevel } from '../../../domain/facts/facts';
import { levelOf, projectFact, projectsToTell } from '../../../domain/needs/project-needs';
import { budgetDeciders, commissioningDeciders, projectStages } from '../../../domain/programme/project-plans';
import { newsOf, projectAfter } from '../../../domain/projects/changes';
import {
  assertAmount,
  assertMayCancel,
  assertMayPass,
  assertMaySubmitBudget,
  assertMaySubmitCommissioning,
} from '../../../domain/projects/refusals';
import { mayLand, type Project, type ProjectHappening } from '../../../domain/projects/projects';
import { projectSentence, projectsNeedWords } from '../../../domain/projects/words';
import { projectsWait } from '../../../domain/projects/waiting';
import { programmeOf } from '../../support/programmes';
import { aProject } from '../../support/projects';
import { tried } from '../../support/laws';
import { concerns, isMet } from '../../../domain/needs/needs';
import { east, seed } from '../../support/seed';

const hospitals = programmeOf('stroke-registry.yaml', 'stroke-registry');
const office = `pmo@${east.domain}`;
const document: Evidence = { kind: 'document', title: 'minutes.pdf' };

const about = { project: 'north-grid' };
const submitted: ProjectHappening = {
  type: 'project.budgetSubmitted',
  ...about,
  approval: 'b1',
  budget: { amount: '120000000' },
  note: '',
  by: office,
};
const budgetIs = (outcome: 'approved' | 'rejected'): ProjectHappening => ({
  type: 'project.budgetDecided',
  ...about,
  approval: 'b1',
  outcome,
});
const effective: ProjectHappening = {
  type: 'project.agreementEffective',
  ...about,
  agreement: 'project',
  on: '2026-03-02',
};
const ended: ProjectHappening = { ...effective, type: 'project.agreementEnded' };
const passed = (stage: string): ProjectHappening => ({
  type: 'project.stagePassed',
  ...about,
  on: '2026-04-01',
  stage,
  evidence: [document],
  note: '',
  by: office,
});
const commissioned: ProjectHappening = {
  type: 'project.commissioningSubmitted',
  ...about,
  approval: 'c1',
  evidence: [document],
  note: '',
  by: office,
};
const accepted: ProjectHappening = {
  type: 'project.commissioningDecided',
  ...about,
  approval: 'c1',
  outcome: 'approvedWithConditions',
};
const landed: ProjectHappening = { type: 'project.landed', ...about, on: '2026-09-01' };
const cancelled: ProjectHappening = { type: 'project.cancelled', ...about, by: office, reason: 'no customer' };
const after = (...happenings: readonly ProjectHappening[]) => happenings.reduce(projectAfter, aProject());

const codeOf = (rule: () => void) => {
  try {
    rule();
    return 'accepted';
  } catch (error) {
    return (error as DomainError).code;
  }
};
const passes = (project: Project, stage: string, evidence = [document]) =>
  codeOf(() => assertMayPass(project, { stage, evidence, note: '', by: office }));
const commissions = (project: Project, evidence = [document]) =>
  codeOf(() => assertMaySubmitCommissioning(project, { evidence, note: '', by: office }));

describe('a project', () => {
  test('passes its stages in order, each with the evidence it asks for', () => {
    expect(passes(aProject(), 'construction')).toBe('project_state');
    expect(passes(aProject(), 'contract', [])).toBe('evidence_required');
    expect(passes(aProject(), 'contract', [{ kind: 'number', title: '17' }])).toBe('evidence_required');
    expect(passes(aProject(), 'contract')).toBe('accepted');
    expect(passes(after(passed('contract')), 'contract')).toBe('project_state');
  });

  test('builds nothing before its agreement is effective and its budget approved', () => {
    expect(passes(after(passed('contract')), 'construction')).toBe('needs_unmet');
    expect(passes(after(passed('contract'), effective), 'construction')).toBe('needs_unmet');
    expect(passes(after(passed('contract'), submitted, budgetIs('approved')), 'construction')).toBe('needs_unmet');
    const started = after(passed('contract'), effective, submitted, budgetIs('approved'));
    expect(started.state).toBe('running');
    expect(passes(started, 'construction', [])).toBe('evidence_required');
    expect(passes(started, 'construction')).toBe('accepted');
  });

  test('asks for a budget anew only after it came back, and only for whole minor units', () => {
    const asks = (project: Project, amount = '1') =>
      codeOf(() => assertMaySubmitBudget(project, { budget: { amount }, note: '', by: office }));
    const back = after(submitted, budgetIs('rejected'));
    expect(back.budgetApproval).toEqual({ state: 'returned', round: 1, approval: 'b1' });
    expect([asks(after(submitted)), asks(back), asks(back, '0'), asks(back, '1.5')]).toEqual([
      'project_state',
      'accepted',
      'invalid_input',
      'invalid_input',
    ]);
    expect(asks(after(submitted, budgetIs('approved')))).toBe('project_state');
    expect(projectAfter(back, submitted).budgetApproval).toMatchObject({ state: 'asked', round: 2 });
    expect(codeOf(() => assertAmount({ amount: '9'.repeat(19) }))).toBe('invalid_input');
  });

  test('is commissioned after its last stage, once at a time, and again when that came back', () => {
    const built = after(submitted, budgetIs('approved'), effective, passed('contract'), passed('construction'));
    expect(commissions(after(submitted, budgetIs('approved'), effective, passed('contract')))).toBe('project_state');
    expect(commissions(projectAfter(built, ended))).toBe('needs_unmet');
    expect(commissions(built, [])).toBe('evidence_required');
    expect(commissions(built)).toBe('accepted');
    const asked = projectAfter(built, commissioned);
    expect(asked.state).toBe('commissioning');
    expect(commissions(asked)).toBe('project_state');
    const back = projectAfter(asked, { ...accepted, outcome: 'changesRequested' } as ProjectHappening);
    expect([back.state, commissions(back)]).toEqual(['running', 'accepted']);
  });

  test('lands with its commissioning accepted while its agreement is effective, not before and only once', () => {
    const built = after(submitted, budgetIs('approved'), effective, passed('contract'), passed('construction'));
    expect(mayLand(built)).toBe(false);
    const done = [commissioned, accepted].reduce(projectAfter, built);
    expect(mayLand(done)).toBe(true);
    expect(mayLand(projectAfter(done, ended))).toBe(false);
    const there = projectAfter(done, landed);
    expect(there).toMatchObject({ state: 'landed', landedOn: '2026-09-01' });
    expect(mayLand(there)).toBe(false);
    expect([passes(there, 'contract'), commissions(there)]).toEqual(['project_state', 'project_state']);
    expect(newsOf(there, { kind: 'agreement', key: 'project', is: 'expired', on: '2029-01-01' })).toBeUndefined();
  });

  test('is cancelled with a reason while nobody decides about it, and not after the end', () => {
    const cancels = (project: Project, reason = 'no customer') => codeOf(() => assertMayCancel(project, { reason }));
    expect([cancels(after(submitted)), cancels(aProject(), ' '), cancels(aProject())]).toEqual([
      'project_state',
      'comment_required',
      'accepted',
    ]);
    expect(after(cancelled).state).toBe('cancelled');
    expect(cancels(after(cancelled))).toBe('project_state');
  });

  test('hears of its own agreement once: that it is effective, and that it no longer is', () => {
    const fact = (is: Extract<Fact, { kind: 'agreement' }>['is'], key = 'project'): Fact => ({
      kind: 'agreement',
      key,
      is,
      on: '2026-03-02',
    });
    expect(newsOf(aProject(), fact('effective', 'market'))).toBeUndefined();
    expect(newsOf(aProject(), fact('signed'))).toBeUndefined();
    expect(newsOf(aProject(), fact('expired'))).toBeUndefined();
    expect(newsOf(aProject(), fact('effective'))).toEqual(effective);
    expect(newsOf(after(effective), fact('effective'))).toBeUndefined();
    expect(newsOf(after(effective), fact('renewed'))).toBeUndefined();
    expect(newsOf(after(effective), fact('suspended'))).toEqual(ended);
    expect(newsOf(after(effective), fact('expired'))).toEqual(ended);
  });

  test('law: whatever happens in whatever order, it has landed only after its commissioning, agreement and budget', () => {
    const steps = [submitted, budgetIs('approved'), budgetIs('rejected'), effective, ended, commissioned, accepted];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (happenings) => {
        const project = after(...happenings);
        if (!mayLand(project)) return;
        expect(project).toMatchObject({
          state: 'running',
          budgetApproval: { state: 'approved' },
          commissioning: { state: 'approved' },
          agreementOn: '2026-03-02',
        });
      }),
      tried(100),
    );
  });
});

describe('what a programme knows of its projects', () => {
  const known = (levels: readonly ProjectLevel[], isOverseas = false): Facts =>
    levels
      .map((is, index): Fact => ({ ...projectFact(aProject(), '2026-03-02'), key: `p${index}`, is, isOverseas }))
      .reduce(learnFact, {});

  test.each([
    [
      'nine landed are not ten',
      { projects: 10, is: 'landed' },
      known(Array(9).fill('landed') as ProjectLevel[]),
      false,
    ],
    ['ten landed are', { projects: 10, is: 'landed' }, known(Array(10).fill('landed') as ProjectLevel[]), true],
    ['one that has landed has started', { projects: 1, is: 'started' }, known(['landed']), true],
    ['an agreement alone is no start', { projects: 1, is: 'started' }, known(['agreed']), false],
    ['a project at home is none abroad', { projects: 1, is: 'agreed', overseas: true }, known(['landed']), false],
    ['one abroad with its agreement', { projects: 1, is: 'agreed', overseas: true }, known(['agreed'], true), true],
    ['one that was cancelled does not count', { projects: 1, is: 'agreed' }, known(['cancelled']), false],
  ] as const)('%s', (_, need, facts, expected) => expect(isMet(need, facts)).toBe(expected));

  test('grows with it: opened, agreed, started, landed; without its agreement it is opened again', () => {
    const levels = [
      aProject(),
      after(effective),
      after(effective, submitted, budgetIs('approved')),
      after(effective, submitted, budgetIs('approved'), commissioned, accepted, landed),
      after(effective, ended),
      after(cancelled),
    ].map(levelOf);
    expect(levels).toEqual(['opened', 'agreed', 'started', 'landed', 'opened', 'cancelled']);
  });

  test('one that awaits a draw on its fund has started once the first was paid, and no more where that is owed back', () => {
    const awaiting = { ...effective, agreement: 'project' };
    const from = aProject({ awaitsDraw: true, budget: { amount: '120000000', fund: 'project' } });
    const told = { kind: 'draw', key: 'project-1', is: 'paid', on: '2026-04-01', project: 'north-grid' } as const;
    const hears = (project: Project, fact: Fact) => {
      const news = newsOf(project, fact);
      return news ? projectAfter(project, news) : project;
    };
    const funded = [awaiting, submitted, budgetIs('approved')].reduce(projectAfter, from);
    const waits = { ...funded, budget: from.budget };
    expect(levelOf(waits)).toBe('agreed');
    expect(hears(waits, { ...told, project: 'south-grid' })).toBe(waits);
    expect(hears(waits, { ...told, is: 'reclaimed' })).toBe(waits);
    const started = hears(waits, told);
    expect([levelOf(started), started.firstDraw]).toEqual(['started', { draw: 'project-1', on: '2026-04-01' }]);
    expect(hears(started, { ...told, key: 'project-2' })).toBe(started);
    expect(hears(started, { ...told, key: 'project-2', is: 'reclaimed' })).toBe(started);
    expect(levelOf(hears(started, { ...told, is: 'reclaimed' }))).toBe('agreed');
    expect(newsOf({ ...waits, state: 'landed' }, told)).toBeUndefined();
  });

  test('one without a fund to draw on, or of a programme that had none, awaits no draw', () => {
    const approved = (given: Partial<Project>) =>
      levelOf({ ...after(effective, submitted, budgetIs('approved')), ...given });
    expect(approved({ awaitsDraw: true, budget: { amount: '1' } })).toBe('started');
    expect(approved({ budget: { amount: '1', fund: 'project' } })).toBe('started');
    expect(approved({ awaitsDraw: true, budget: { amount: '1', fund: 'project' } })).toBe('agreed');
  });

  test('a new project hears how its agreement stands, and the projects under an agreement hear of it', () => {
    const agreed: Fact = { kind: 'agreement', key: 'project', is: 'effective', on: '2026-03-02' };
    const opened = projectFact(aProject(), '2026-03-03');
    const facts = learnFact(learnFact({}, agreed), opened);
    expect(projectsToTell(facts, opened)).toEqual([{ key: 'north-grid', fact: agreed }]);
    expect(projectsToTell(learnFact({}, opened), opened)).toEqual([]);
    expect(projectsToTell(facts, agreed)).toEqual([{ key: 'north-grid', fact: agreed }]);
    expect(projectsToTell(facts, { ...agreed, key: 'market' })).toEqual([]);
    expect(projectsToTell(learnFact(facts, { ...opened, is: 'landed' }), agreed)).toEqual([]);
  });

  test('a phase with a milestone about projects is told of them, another is not', () => {
    const phases = seed.phases.map((phase) => concerns(phase, projectFact(aProject(), '2026-03-02')));
    expect(phases).toEqual([true, true, true]);
    const [phase] = hospitals.phases;
    expect(phase && concerns(phase, projectFact(aProject(), '2026-03-02'))).toBe(false);
  });
});

describe('a definition', () => {
  test('gives each of the three modes of the seed its own stages, and any other the usual ones', () => {
    const { modes } = seed.projects;
    expect(Object.values(modes).map((mode) => projectStages(mode).length)).toEqual([4, 3, 3]);
    const { stages: _own, ...bare } = modes['platform'] ?? { title: { zh: '', en: '' }, features: [], suits: [] };
    expect(projectStages(bare).map(({ key }) => key)).toEqual(['preparation', 'delivery']);
  });

  test('says who approves budgets and accepts commissioning; without it business and finance, and the technical group', () => {
    expect(budgetDeciders(seed)).toEqual({ groups: ['business', 'finance'], policy: 'oneOfEach' });
    const silent = { ...seed, projects: { modes: {} } };
    expect(budgetDeciders(silent).groups).toEqual(['business', 'finance']);
    expect(commissioningDeciders(silent)).toMatchObject({
      groups: ['technology'],
      policy: { stages: [{ panels: [{ rule: { bothParties: { atLeast: 1 } } }] }] },
    });
    expect(commissioningDeciders(hospitals).groups).toEqual(hospitals.governance.committee.groups);
  });
});

test('the groups are shown the amount in whole units, the fund, the mode and the agreement', () => {
  expect([groupedText('120000000', 2), groupedText('5', 2), groupedText('1234567', 0)]).toEqual([
    '1,200,000.00',
    '0.05',
    '1,234,567',
  ]);
  const project = aProject({ budget: { amount: '120000000', fund: 'project' } });
  const titles = projectTitles(seed, project, 2);
  const budget = budgetContent(project, titles, { budget: project.budget, note: 'now', by: office });
  expect(budget.summary.map(({ en }) => en)).toEqual([
    'Amount: CNY 1,200,000.00',
    'From: Project funds',
    'Mode: Joint project development',
    'Agreement: Project agreement',
    'Note: now',
  ]);
  const content = commissioningContent(project, titles, { evidence: [document], note: '', by: office });
  expect(content.summary[0]?.zh).toBe('已通过全部阶段：签约、建设');
  expect(content.evidence).toEqual([document]);
});

test('a stage is asked for by where the project goes with it', () => {
  const { title } = aProject();
  const [wait] = projectsWait(seed, [{ since: '2026-03-02T01:00:00Z', value: after(submitted) }]);
  expect(wait?.what).toEqual({
    zh: `${title.zh}：由签约进入建设`,
    en: `${title.en}: from Contract to Construction`,
  });
});

test('the office sees the next step of each project, and nothing while people decide or after the end', () => {
  const steps = (project: Project) =>
    projectsWait(seed, [{ since: '2026-03-02T01:00:00Z', value: project }]).map(({ what }) =>
      what.en.replace(`${project.title.en}: `, '').replace(`: ${project.title.en}`, ''),
    );
  const ready = [submitted, budgetIs('approved'), effective, passed('contract')];
  expect(steps(after(submitted))).toEqual(['from Contract to Construction']);
  expect(steps(after(submitted, budgetIs('rejected')))).toEqual(['Ask for the budget anew']);
  expect(steps(after(submitted, passed('contract')))).toEqual(['Bring its agreement into force']);
  expect(steps(after(submitted, effective, passed('contract')))).toEqual([]);
  expect(steps(after(...ready))).toEqual(['from Construction to commissioning']);
  expect(steps(after(...ready, passed('construction')))).toEqual(['Submit the commissioning']);
  expect(steps(after(...ready, passed('construction'), commissioned))).toEqual([]);
  expect(steps(after(cancelled))).toEqual([]);
});

test('each thing that happens to a project is a sentence in both languages', () => {
  const happenings = [submitted, budgetIs('approved'), effective, ended, passed('contract'), commissioned, accepted];
  const opened: ProjectHappening = { type: 'project.opened', ...about, opened: aProject(), by: office };
  const said = [opened, ...happenings, landed, cancelled].map((each) =>
    projectSentence(each, { programme: hospitals }),
  );
  expect(new Set(said.flatMap(({ zh, en }) => [zh, en])).size).toBe(said.length * 2);
  expect(projectsNeedWords({ projects: 1, is: 'agreed', overseas: true })).toEqual({
    zh: '1 个海外项目的协议已生效',
    en: '1 overseas project with an effective agreement',
  });
  expect(projectsNeedWords({ projects: 10, is: 'landed' }).en).toBe('10 projects landed');
});
