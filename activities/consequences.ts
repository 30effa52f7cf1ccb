import { specialEvaluation } from '../contracts/beginnings';
import { improvementBeginning, improvementProcess } from '../contracts/improvement';
import type { DrawFact } from '../domain/facts/facts';
import { endOfCause } from '../domain/improvements/causes';
import { openedImprovement } from '../domain/improvements/openings';
import { zoneOf } from '../domain/programme/parties';
import type { Entry } from '../domain/record/ledger';
import { lastHolders, type LastHolders } from '../domain/roster/successions';
import { localDateOf } from '../domain/calendar/zones';
import { causesIn, mayBeCause } from '../domain/views/causes';
import { mayBeProblem, problemsIn, type Problem } from '../domain/views/problems';
import { restatedFor } from '../domain/views/restatements';
import type { ProgrammeView } from '../domain/views/views';
import type { ActivityDeps } from './deps';

type Deps = Pick<ActivityDeps, 'ledger' | 'readModel' | 'openOnce' | 'tellRecurrence' | 'tellRestated' | 'tellProject'>;

/** What a project learns of a draw for it: that money has come, or is owed back. */
const drawFactIn = ({ happening }: Entry): DrawFact | undefined => {
  if (happening.type !== 'draw.paid' && happening.type !== 'draw.reclaimed') return undefined;
  const { draw: key, project } = happening;
  if (project === undefined) return undefined;
  return happening.type === 'draw.paid'
    ? { kind: 'draw', key, is: 'paid', on: happening.payment.on, project }
    : { kind: 'draw', key, is: 'reclaimed', on: happening.on, project };
};

const mayFollow = (entry: Entry) =>
  mayBeCause(entry.happening) || mayBeProblem(entry.happening) || drawFactIn(entry) !== undefined;

/**
 * Opens what follows from what was written: special evaluations and improvements, each once per cause, since its cause is its name. It is
 * tried again with the writing of its entry until it is done.
 */
export const consequencesIn = ({ ledger, readModel, openOnce, tellRecurrence, tellRestated, tellProject }: Deps) => {
  const improve = async (view: ProgrammeView, { source, cause, title, problem }: Problem, at: string) => {
    const { definition, version, improvements } = view;
    const end = endOfCause(improvements, source, cause, localDateOf(at, zoneOf(definition)));
    if (end.is === 'recurs') return tellRecurrence(view.key, end.key, { cause, note: problem.zh });
    if (end.is === 'known') return;
    const improvement = openedImprovement(definition, { source, cause, title, problem, now: at });
    return openOnce(improvementProcess(improvementBeginning({ definition, version }, improvement)));
  };

  /** Who held each seat before the roster changed, by the record; of anything else nobody asks. */
  const lastBefore = async ({ programme, process, number, happening }: Entry): Promise<LastHolders> => {
    if (happening.type !== 'roster.changed') return {};
    const [begun] = (await ledger.entriesOf(programme)).flatMap(({ happening: each }) =>
      each.type === 'programme.started' ? [each.definition] : [],
    );
    const since = (await ledger.entriesOf(process)).flatMap(({ number: before, happening: each }) =>
      before < number && each.type === 'roster.changed' ? [each] : [],
    );
    return begun ? lastHolders(begun, since) : {};
  };

  return async (entries: readonly Entry[]): Promise<void> => {
    for (const entry of entries.filter(mayFollow)) {
      const fact = drawFactIn(entry);
      if (fact) await tellProject(entry.programme, fact);
      const view = await readModel.head(entry.programme);
      if (view?.state !== 'running') continue;
      for (const cause of causesIn(view, entry, await lastBefore(entry)))
        await openOnce(specialEvaluation(view, cause));
      for (const problem of problemsIn(view, entry)) await improve(view, problem, entry.at);
      for (const { improvement, ...figure } of restatedFor(view, entry.happening))
        await tellRestated(view.key, improvement, figure);
    }
  };
};
