import { crowdedDays, mailSentences } from '../../../domain/definition/crowded-days';
import { warnOfCrowdedDays } from '../../../domain/definition/lint/days';
import type { Programme } from '../../../domain/programme/programme';
import { programmeOf } from '../../support/programmes';
import type { Milestone } from '../../../domain/programme/phase-plans';
import { seedFile } from '../../support/seed';

const seed = programmeOf(seedFile, 'seed');
const small = programmeOf('stroke-registry.yaml', 'small');

/** The programme with so many milestones of its first phase due on one day, accepted by the first group that its gate asks. */
const crowded = (programme: Programme, count: number, due: Milestone['due']): Programme => {
  const [first, ...others] = programme.phases;
  const [model] = first?.milestones ?? [];
  if (!first || !model) throw new Error('It has a phase with a milestone.');
  const accepts = { groups: first.gate.asks.slice(0, 1), policy: first.gate.policy };
  const milestones = Array.from({ length: count }, (_, n) => ({ ...model, key: `m${n}`, due, accepts }));
  return { ...programme, phases: [{ ...first, milestones }, ...others] };
};

const english = (programme: Programme) => mailSentences(programme).map(({ en }) => en);

test('many milestones that one person accepts on one day are counted, and the gate of that day with them', () => {
  const months = small.phases[0]?.months ?? 0;
  const [apart] = crowdedDays(crowded(small, 6, { date: small.starts }));
  expect(apart).toMatchObject({ on: small.starts, matters: 6 });
  const [atEnd] = crowdedDays(crowded(small, 6, { months }));
  expect(atEnd).toMatchObject({ matters: 7 });
  expect(crowdedDays(crowded(small, 3, { date: small.starts }))).toEqual([]);
});

test('evaluations of periods that end together are counted where they are due on one working day', () => {
  const { cycles } = seed.evaluation;
  const { groups, policy } = cycles.annual.signOff;
  const together = Object.fromEntries(
    Object.entries(cycles).map(([key, cycle]) => [key, { ...cycle, dueWorkingDay: 10, signOff: { groups, policy } }]),
  ) as Programme['evaluation']['cycles'];
  const days = crowdedDays({ ...seed, evaluation: { ...seed.evaluation, cycles: together } }, 3);
  expect(days.filter(({ on }) => on.endsWith('-12-31')).map(({ matters }) => matters)).toEqual([3, 3, 3]);
  expect(crowdedDays(seed, 3).filter(({ on }) => on.endsWith('-12-31'))).toEqual([]);
});

test('check says how mails gather, counts each such day, and warns of it with how many matters and whom they ask', () => {
  const programme = { ...crowded(small, 61, { date: small.starts }), mail: { gatherSeconds: 90 } };
  expect(english(programme)).toMatchObject([
    expect.stringContaining('within 90 seconds'),
    'Days on which one person is asked for 5 decisions or more at once: 1.',
  ]);
  const [warning, ...others] = warnOfCrowdedDays(programme);
  expect(others).toEqual([]);
  expect(warning).toMatchObject({ code: 'many_at_once', path: ['phases', 0] });
  expect(warning?.message.en).toMatch(
    new RegExp(`^About ${small.starts} 61 matters ask \\S+@\\S+ and \\d+ more at once\\.$`),
  );
  expect(warning?.message.zh).toContain(`${small.starts} 前后有 61 项事项同时请 `);
  for (const shipped of [seed, small]) expect(warnOfCrowdedDays(shipped)).toEqual([]);
  expect(english({ ...small, mail: { gatherSeconds: 0 } })).toEqual([expect.stringContaining('a mail of its own')]);
  const { mail: _, ...silent } = small;
  expect(english(silent)).toEqual([expect.stringContaining('within 60 seconds')]);
});
