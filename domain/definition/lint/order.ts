import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { milestonesOf } from './places';
import type { Programme } from '../../programme/programme';
import type { Milestone } from '../../programme/phase-plans';

interface Link {
  readonly from: string;
  readonly to: string;
  readonly path: Path;
}

const linksOf = ({ key, needs, met }: Milestone, path: Path): Link[] =>
  Object.entries({ needs, met }).flatMap(([word, list]) =>
    list.flatMap((need, at) =>
      'milestone' in need ? [{ from: key, to: need.milestone, path: [...path, word, at, 'milestone'] }] : [],
    ),
  );

const wayBack = (
  links: readonly Link[],
  from: string,
  to: string,
  seen: readonly string[] = [],
): string[] | undefined => {
  if (from === to) return [from];
  for (const link of links) {
    if (link.from !== from || seen.includes(link.to)) continue;
    const rest = wayBack(links, link.to, to, [...seen, link.to]);
    if (rest) return [from, ...rest];
  }
  return undefined;
};

const lintCycles = (links: readonly Link[]): Finding[] => {
  const told = new Set<string>();
  return links.flatMap(({ from, to, path }) => {
    const back = told.has(from) ? undefined : wayBack(links, to, from);
    if (!back) return [];
    for (const key of back) told.add(key);
    const circle = [from, ...back].join(' → ');
    return [
      finding(
        'dependency_cycle',
        path,
        `里程碑互相等待：${circle}。`,
        `These milestones wait for one another: ${circle}.`,
      ),
    ];
  });
};

const lintGates = (programme: Programme, phaseOf: ReadonlyMap<string, number>): Finding[] =>
  programme.phases.flatMap(({ gate }, phase) => {
    const named = [gate.must, gate.should].flatMap((list, word) =>
      list.map((key, at) => ({ key, path: ['phases', phase, 'gate', word === 0 ? 'must' : 'should', at] })),
    );
    return named.flatMap(({ key, path }, at) => [
      ...((phaseOf.get(key) ?? phase) > phase
        ? [
            finding(
              'gate_milestone_later',
              path,
              `“${key}”属于以后的阶段，这个阶段门等不到它。`,
              `"${key}" belongs to a later phase; this gate can't wait for it.`,
            ),
          ]
        : []),
      ...(named.slice(0, at).some((other) => other.key === key)
        ? [finding('gate_milestone_twice', path, `“${key}”写了两次。`, `"${key}" is named twice.`)]
        : []),
    ]);
  });

/** Things that wait for one another for ever: circles, later phases, milestones that nobody can accept. */
export const lintOrder = (programme: Programme): readonly Finding[] => {
  const all = milestonesOf(programme);
  const phaseOf = new Map(all.map(({ milestone, phase }) => [milestone.key, phase]));
  const links = all.flatMap(({ milestone, path }) => linksOf(milestone, path));
  return [
    ...lintCycles(links),
    ...links
      .filter(({ from, to }) => (phaseOf.get(to) ?? -1) > (phaseOf.get(from) ?? 0))
      .map(({ to, path }) =>
        finding(
          'need_of_later_phase',
          path,
          `“${to}”属于以后的阶段，这里等不到它。`,
          `"${to}" belongs to a later phase and can't come first.`,
        ),
      ),
    ...all
      .filter(({ milestone }) => milestone.met.length === 0 && !milestone.accepts)
      .map(({ milestone, path }) =>
        finding(
          'milestone_undecidable',
          path,
          `“${milestone.title.zh}”既没有验收方（accepts），也没有可自动判定的条件（met）。`,
          `Nobody accepts "${milestone.title.en}" (accepts) and nothing shows that it is met (met).`,
        ),
      ),
    ...lintGates(programme, phaseOf),
  ];
};
