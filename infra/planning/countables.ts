import { innovationId } from '../../contracts/innovation';
import { addDays } from '../../domain/calendar/dates';
import { instantAt, localDateOf } from '../../domain/calendar/zones';
import type {
  Countable,
  CountableMilestone,
  CountableRisk,
  CountedPeriod,
} from '../../domain/evaluations/computed/counts';
import type { PhaseView } from '../../domain/phases/views';
import { isOpenRisk, lacksResponse, type Risk } from '../../domain/risks/risks';
import { zoneOf } from '../../domain/programme/parties';
import type { Directory } from './directory';
import { approvalSteps, projectSteps } from '../store/counted-steps';
import type { Database } from '../store/database';
import type { ReadModel } from '../store/read-model';

interface Read {
  readonly database: Pick<Database, 'query'>;
  readonly readModel: Pick<ReadModel, 'head'>;
  readonly directory: Pick<Directory, 'calendars' | 'definition'>;
}

const milestonesOf = (phases: readonly PhaseView[]): readonly CountableMilestone[] =>
  phases.flatMap(({ state, milestones }) =>
    milestones.map(({ key, title, baselineOn, dueOn, actualOn, ...rest }) => ({
      ...{ key, title, baselineOn, state: rest.state, isHeld: state === 'onHold' },
      ...(dueOn !== undefined && { dueOn }),
      ...(actualOn !== undefined && { actualOn }),
    })),
  );

/** The risks that may still come true; one that nobody has assessed yet counts as low. */
const risksOf = (risks: readonly Risk[]): readonly CountableRisk[] =>
  risks.filter(isOpenRisk).map((risk) => ({
    ...{ key: risk.key, title: risk.title, level: risk.level ?? 'low', hasResponse: !lacksResponse(risk) },
    ...(risk.review && { reviewDueAt: risk.review.dueAt }),
  }));

export type Countables = ReturnType<typeof createCountables>;

/** Hands out what the figures of a programme are counted from, as the record and the read model have it now. */
export const createCountables =
  ({ database: { query }, readModel, directory }: Read) =>
  async (programme: string, period: CountedPeriod, asOf: string): Promise<Countable> => {
    const definition = await directory.definition(programme);
    const zone = zoneOf(definition);
    const view = await readModel.head(programme);
    const [from, to] = [period.starts, addDays(period.ends, 1)].map((day) => instantAt(day, '00:00', zone));
    const { phases = [], projects = [], risks = [], innovations = [] } = view ?? {};
    const titles = Object.fromEntries(projects.map(({ key, title }) => [key, title]));
    return {
      zone,
      calendars: Object.values(directory.calendars(definition)),
      asOf,
      milestones: milestonesOf(phases),
      projects: await projectSteps(query, programme, titles, (instant) => localDateOf(instant, zone)),
      innovations: innovations.flatMap(({ key, title, acceptedOn }) =>
        acceptedOn === undefined ? [] : [{ key, title, acceptedOn, process: innovationId(programme, key) }],
      ),
      approvals: await approvalSteps(query, programme, { from: from ?? asOf, to: to ?? asOf }),
      risks: risksOf(risks),
    };
  };
