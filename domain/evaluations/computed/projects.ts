import { by } from '../../shared/order';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { Countable, Counted, CountedPeriod, ProjectStep } from './counts';
import { isWithin } from './counts';

const words: Readonly<Record<ProjectStep['type'], Text>> = {
  'project.landed': text('已投运', 'commissioned'),
  'project.cancelled': text('已取消', 'given up'),
  'project.agreementEnded': text('协议终止时尚未投运', 'not commissioned when its agreement ended'),
};

/** The steps that count of one project: its first end without success, and its commissioning. */
const countedOf = (steps: readonly ProjectStep[]): readonly ProjectStep[] => {
  const landed = steps.findIndex(({ type }) => type === 'project.landed');
  const before = landed < 0 ? steps : steps.slice(0, landed);
  return [...before.slice(0, 1), ...(landed < 0 ? [] : steps.slice(landed, landed + 1))];
};

/** The projects that were commissioned in a period, given up, or without an agreement before they were. */
export function endedProjects({ projects }: Countable, period: CountedPeriod): readonly Counted[] {
  const keys = [...new Set(projects.map(({ project }) => project))];
  const steps = keys.flatMap((key) =>
    countedOf(
      projects
        .filter(({ project }) => project === key)
        .toSorted(by(({ on, number }) => `${on} ${String(number).padStart(9, '0')}`)),
    ),
  );
  return steps
    .filter(({ on }) => isWithin(period, on))
    .map(({ project, type, title, ...rest }) => ({
      ...rest,
      thing: `project:${project}`,
      ...(title && { title }),
      isGood: type === 'project.landed',
      why: words[type],
    }));
}
