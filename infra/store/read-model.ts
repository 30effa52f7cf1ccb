import type { PublicationView } from '../../domain/calendar/acknowledgements';
import type { Substitution } from '../../domain/approvals/actions/actions';
import { disputedAgreements } from '../../domain/disputes/disputes';
import type { EvaluationView } from '../../domain/evaluations/views';
import { goingOnIn } from '../../domain/views/endings';
import type { Obligation } from '../../domain/obligations/obligations';
import type { Programme } from '../../domain/programme/programme';
import type { Text } from '../../domain/shared/text';
import type { Kind, Lists } from '../../domain/views/kept';
import type { ProgrammeStanding } from '../../domain/views/numbers';
import type { ProgrammeGlance, ProgrammeView } from '../../domain/views/views';
import { approvalReads } from './approval-reads';
import type { Database } from './database';
import type { PageAsked } from './pages';
import { peopleReads } from './people-reads';
import { listProgrammes, type ProgrammesAsked } from './programme-lists';
import { eachKind } from './records';
import { seatsAsked } from './response-times';
import { search, type SearchAsked } from './search';
import { listOpenTasks, listTasks, ownDecisions, questionsOf, type TaskFilter } from './tasks';
import { countProgrammes, standingsNow, type CountedLine, type ProgrammeClock } from './counted';
import { thingsOf, withMilestones, type PlacedThings } from './things';
import { listErrands } from './errands';
import { createRemembered, listWaits } from './waits';
import type { WaitsChosen } from './waits-chosen';
import { officesOf } from '../../domain/approvals/waiting';
import { isOn, type Whom } from '../../domain/programme/whom';
import type { WaitingView } from '../../domain/programme/awaited';

/** As many things wait on the first page of a programme as on a page of it. */
const FIRST_PAGE: PageAsked = { limit: 50 };

interface ProgrammeRow {
  readonly key: string;
  readonly state: ProgrammeView['state'];
  readonly version: string;
  readonly definition: Programme;
  readonly substitutions: readonly Substitution[];
}

interface EvaluationRead extends Pick<ProgrammeRow, 'definition' | 'substitutions'> {
  readonly evaluation: EvaluationView;
}

/** What pages and lists read; as fresh as the last entry of the ledger. */
export type ReadModel = ReturnType<typeof createReadModel>;

export function createReadModel(database: Database) {
  const { query } = database;
  const remembered = createRemembered();

  const programmeRow = async (key: string): Promise<ProgrammeRow | undefined> => {
    const [row] = await query<ProgrammeRow>(
      'select key, state, version, definition, substitutions from programmes where key = $1',
      [key],
    );
    return row;
  };

  /** A programme's head: how it stands and what it is made of, but not what it waits for. */
  async function head(key: string): Promise<ProgrammeView | undefined> {
    const [row, things] = await Promise.all([programmeRow(key), thingsOf(query, key)]);
    return row && headOf(row, things);
  }

  const reads = approvalReads(query);

  /** Those on hold that wait on the offices among whom was chosen. */
  const heldOn = async ({ key, definition }: ProgrammeView, whom: Whom): Promise<readonly string[]> =>
    (await reads.heldApprovals(key))
      .filter(({ approval }) => isOn(whom, officesOf(definition, approval)))
      .map(({ id }) => id);

  const waitsOf = async (view: ProgrammeView, asked: PageAsked, chosen: WaitsChosen = {}) => {
    const { key: programme, definition, state, agreements } = view;
    const onHold = chosen.whom ? await heldOn(view, chosen.whom) : [];
    const of = { programme, definition, state, going: goingOnIn(state, { agreements }), chosen, onHold };
    return listWaits(query, remembered, of, asked);
  };

  return {
    ...reads,
    ...peopleReads(query),
    head,

    /** A programme at a glance, with a page of what it waits for, or of what was chosen of that by its definition. */
    programme: async (
      key: string,
      asked: PageAsked = FIRST_PAGE,
      chosen: (programme: Programme) => WaitsChosen = () => ({}),
    ): Promise<ProgrammeGlance | undefined> => {
      const view = await head(key);
      if (!view) return undefined;
      const page = await waitsOf(view, asked, chosen(view.definition));
      const { items: waiting, count: waitingCount, next: waitingNext } = page;
      return { ...view, waiting, waitingCount, ...(waitingNext !== undefined && { waitingNext }) };
    },

    /** What a programme waits for, or what of it was chosen, by the page. */
    waits: waitsOf,

    /** How a programme stands in numbers; `undefined` never of one that is there. */
    standing: async (
      { key, state, phases, agreements }: ProgrammeView,
      clock: ProgrammeClock,
      now: Date,
    ): Promise<ProgrammeStanding> => {
      const standings = await standingsNow(query, [{ key, state, phases, agreements, ...clock }], now);
      return standings.get(key) as ProgrammeStanding;
    },

    /** The same of several programmes at once, as lists of them show it. */
    standings: (lines: readonly CountedLine[], now: Date) => countProgrammes(query, lines, now),

    /** What it waits for beside approvals, the nearest deadline first. */
    otherWaits: async (programme: string): Promise<readonly WaitingView[]> =>
      (
        await query<{ value: WaitingView }>(
          'select value from waits where programme = $1 order by due_at, since, id, position',
          [programme],
        )
      ).map(({ value }) => value),

    /** How a programme stands. */
    programmeState: async (key: string): Promise<ProgrammeView['state'] | undefined> => {
      const [row] = await query<Pick<ProgrammeRow, 'state'>>('select state from programmes where key = $1', [key]);
      return row?.state;
    },

    /** A programme's definition alone: what a page needs to know whose it is and in which language. */
    definition: async (key: string): Promise<Programme | undefined> => {
      const [row] = await query<{ definition: Programme }>('select definition from programmes where key = $1', [key]);
      return row?.definition;
    },

    /** The calendars that a programme's office has published, oldest first, with what each moved and who has seen it. */
    publications: async (programme: string): Promise<readonly PublicationView[]> =>
      (
        await query<{ value: PublicationView }>(
          'select value from publications where programme = $1 order by position',
          [programme],
        )
      ).map(({ value }) => value),

    /** Which seats were asked when, and until when. */
    seatsAsked: (asked: Parameters<typeof seatsAsked>[1]) => seatsAsked(query, asked),

    /** What is found by its words. */
    search: (asked: SearchAsked) => search(query, asked),

    /** Programmes in the order in which they were started, by the page; without their definitions. */
    programmes: (asked: ProgrammesAsked) => listProgrammes(query, asked),

    /** Whether any has been started. */
    hasProgrammes: async (): Promise<boolean> => (await query('select 1 from programmes limit 1')).length > 0,

    /** Those of some keys that have been started. */
    started: async (keys: readonly string[]): Promise<readonly string[]> =>
      (await query<{ key: string }>('select key from programmes where key = any($1)', [keys])).map(({ key }) => key),

    /** What programmes are called. */
    titles: async (keys: readonly string[]): Promise<ReadonlyMap<string, Text>> =>
      new Map(
        (
          await query<{ key: string; title: Text }>('select key, title from programmes where key = any($1)', [keys])
        ).map(({ key, title }) => [key, title]),
      ),

    /** One of a programme's evaluations, with who may answer there: without all else that the programme is made of. */
    evaluation: async (programme: string, key: string): Promise<EvaluationRead | undefined> => {
      const [row] = await query<EvaluationRead>(
        `select evaluations.value as evaluation, definition, substitutions from evaluations
           join programmes on programmes.key = evaluations.programme
          where evaluations.programme = $1 and evaluations.key = $2`,
        [programme, key],
      );
      return row;
    },

    /** One of a programme's obligations. */
    obligation: async (programme: string, key: string): Promise<Obligation | undefined> => {
      const [row] = await query<{ value: Obligation }>(
        'select value from obligations where programme = $1 and key = $2',
        [programme, key],
      );
      return row?.value;
    },

    tasks: (filter: TaskFilter) => listTasks(query, filter),
    tasksOf: (person: string, filter: Omit<TaskFilter, 'person' | 'programme'>) =>
      listTasks(query, { ...filter, person }),
    /** A person's open tasks by deadline, with how many there are. */
    openTasksOf: (person: string, asked: PageAsked) => listOpenTasks(query, person, asked),
    openTasks: async (): Promise<number> => {
      const [row] = await query<{ count: number }>(`select count(*) as count from tasks where state = 'open'`);
      return row?.count ?? 0;
    },
    questionsOf: (approvals: readonly string[]) => questionsOf(query, approvals),
    decisionsOf: (person: string, limit: number) => ownDecisions(query, person, limit),

    /** What waits on a person beside approvals, in all programmes; the nearest deadline first. */
    errandsOf: (person: string, asked: PageAsked) => listErrands(query, person, asked),
  };
}

/** A programme's head from its row and what it is made of. */
function headOf({ key, state, version, definition, substitutions }: ProgrammeRow, things: PlacedThings): ProgrammeView {
  const valuesOf = (kind: Kind) => things[kind].map(({ value }) => value);
  const { phases, milestones: _milestones, faults: _faults, ...lists } = eachKind(valuesOf) as Lists<Kind>;
  const inDispute = disputedAgreements(lists.disputes);
  return {
    key,
    title: definition.title,
    state,
    version,
    definition,
    ...(substitutions.length > 0 && { substitutions }),
    phases: withMilestones(phases, things.milestones),
    ...lists,
    agreements: lists.agreements.map((each) => (inDispute.has(each.key) ? { ...each, inDispute: true } : each)),
  };
}
