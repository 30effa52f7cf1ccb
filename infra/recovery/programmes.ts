import { keyIn, periodKey } from '../../domain/shared/ids';
import { approvalId } from '../../contracts/approval';
import { contextIn, cycleBeginning, phaseBeginning } from '../../contracts/beginnings';
import {
  editionOf,
  evaluationProcess,
  type EvaluationCycleInput,
  type EvaluationInput,
} from '../../contracts/evaluation';
import { phaseId, type PhaseInput } from '../../contracts/phase';
import type { ProgrammeInput } from '../../contracts/programme';
import { beginsAs } from '../../contracts/search-attributes';
import { nextPeriod, periodNamed } from '../../domain/calendar/cycles';
import { kpisOf } from '../../domain/programme/evaluation-plans';
import { concernOf } from '../../domain/phases/lapses';
import { cycleIn } from '../../domain/programme/evaluation-defaults';
import { zoneOf } from '../../domain/programme/parties';
import { openedPeriod, resumedEvaluation } from '../../domain/resumed/evaluations';
import { resumedFacts } from '../../domain/resumed/facts';
import { askedOfPhase, resumedPhase } from '../../domain/resumed/phases';
import { resumedProgramme } from '../../domain/resumed/programmes';
import { localDateOf } from '../../domain/calendar/zones';
import { cannot, endedByRecord, isUnknown, openedOf, type ResumptionDeps, type Way } from './resumption';
import type { createApprovalWays } from './approvals';
import type { EvaluationCycleKey } from '../../domain/shared/keys';

const notYet = cannot('该阶段尚未开始。', 'This phase has not begun yet.');

/** How a programme, its phases, its cycles and evaluations begin again. */
export const createProgrammeWays = (
  deps: ResumptionDeps,
  { lapsesIn }: Pick<ReturnType<typeof createApprovalWays>, 'lapsesIn'>,
) => {
  const programme: Way = async (lost) => {
    const { process, recorded, started, story } = lost;
    const { definition, version, by } = await started();
    const [all, view] = [await story(), await deps.readModel.head(process)];
    const standing = resumedProgramme(definition, all);
    if (standing.isOver) return endedByRecord;
    if (!view) return isUnknown;
    const { phase, beganBy, end, isExiting } = standing;
    const steps = view.obligations.flatMap(({ key }) => (key.includes(':exit:') ? [key] : []));
    const facts = resumedFacts(definition, all);
    const resumed: ProgrammeInput['resumed'] = {
      recorded,
      facts,
      untold: Object.values(facts).filter(({ kind }) => kind !== 'group'),
      phase,
      lapses: await lapsesIn(lost, view),
      ...(beganBy !== undefined && { beganBy }),
      ...(end && { end }),
      ...(isExiting && { isExiting, steps }),
    };
    return {
      type: 'programme',
      id: process,
      summary: `${definition.title.zh}: the programme`,
      args: [{ definition, version, startedBy: by, resumed } satisfies ProgrammeInput],
      attributes: beginsAs(process, isExiting ? 'exiting' : 'opening'),
    };
  };

  const phase: Way = async (lost) => {
    const { programme: key, process, entries, recorded, started, story } = lost;
    const begun = await started();
    const { definition } = begun;
    const index = definition.phases.findIndex((each) => phaseId(key, each.key) === process);
    const begins = phaseBeginning(begun, index);
    const [all, view] = [await story(), await deps.readModel.head(key)];
    if (!begins || !view) return isUnknown;
    const { phase: plan } = begins;
    const { passed, ...standing } = resumedPhase(entries);
    if (passed) return endedByRecord;
    const programmeNow = resumedProgramme(definition, all);
    if (recorded === 0 && programmeNow.phase !== index) return notYet;
    const matters = askedOfPhase(entries);
    const again = { matters, opened: await openedOf(deps, matters) };
    const running = { phase: plan, ...(programmeNow.beganBy !== undefined && { beganBy: programmeNow.beganBy }) };
    const lapses = (await lapsesIn(lost, view)).filter((lapse) => concernOf(lapse, running) === 'now');
    return {
      type: 'phase',
      id: process,
      summary: `${plan.title.zh}: phase ${index + 1} of ${definition.phases.length}`,
      args: [
        {
          ...begins,
          facts: resumedFacts(definition, all),
          ...(recorded > 0 && { resumed: { recorded, ...standing, again, lapses } }),
        } satisfies PhaseInput,
      ],
      attributes: beginsAs(key, 'opening'),
    };
  };

  const evaluationCycle: Way = async ({ programme: key, process, entries, started, story }) => {
    const begun = await started();
    const { definition, at } = begun;
    const cycleKey = keyIn(process) as EvaluationCycleKey;
    if (!definition.evaluation.cycles[cycleKey]) return isUnknown;
    const begins = cycleBeginning(begun, cycleKey);
    const all = await story();
    if (entries.length > 0 || resumedProgramme(definition, all).isExiting) return endedByRecord;
    const { startsOn, endsOn } = begins;
    const today = localDateOf(at, zoneOf(definition));
    const opened = openedPeriod(cycleKey, today > startsOn ? today : startsOn, all);
    if (!nextPeriod(cycleKey, startsOn, endsOn, opened)) return endedByRecord;
    return {
      type: 'evaluationCycle',
      id: process,
      summary: `${begins.cycle.title.zh}: cycle`,
      args: [{ ...begins, opened } satisfies EvaluationCycleInput],
      attributes: beginsAs(key, 'opening'),
    };
  };

  const evaluation: Way = async ({ programme: key, process, entries, recorded, started }) => {
    const begun = await started();
    const { evaluation: measured } = begun.definition;
    const { minimumCoverage } = measured;
    const { happening } = entries[0] ?? {};
    if (happening?.type !== 'evaluation.opened') return isUnknown;
    const { cycle: cycleKey, period, measures, version } = happening;
    const { dueAt = happening.dueAt, round, latest, asked, isOver: isSettled, ...resumed } = resumedEvaluation(entries);
    const { evaluation: standing, requester } = resumed;
    if (isSettled || !standing) return endedByRecord;
    const subject = { kind: 'evaluation', key: periodKey(cycleKey, editionOf(period, version)) } as const;
    const approval = approvalId({ programme: key, subject, round });
    const again = { matters: asked ? [asked] : [], opened: await openedOf(deps, asked ? [{ approval }] : []) };
    const context = contextIn(begun);
    if (measures) {
      return evaluationProcess(
        {
          ...context,
          asks: true,
          cycleKey,
          period,
          ...(happening.cause && { cause: happening.cause }),
          ...(version !== undefined && { restatement: version }),
          resumed: { recorded, round, evaluation: standing, measures, again, ...(requester && { requester }) },
        },
        measures.title,
      );
    }
    if (cycleKey === 'special') return isUnknown;
    const cycle = cycleIn(measured, cycleKey);
    return {
      type: 'evaluation',
      id: process,
      summary: `${cycle.title.zh} ${period}: evaluation`,
      args: [
        {
          ...context,
          cycleKey,
          cycle,
          plan: { kpis: kpisOf(measured, periodNamed(cycleKey, period).starts), minimumCoverage },
          period,
          dueAt,
          resumed: {
            recorded,
            round,
            again: { ...again, matters: asked?.type === 'evaluation.reported' ? [asked] : [] },
            ...(latest && { scorecard: latest.scorecard }),
          },
        } satisfies EvaluationInput,
      ],
      attributes: beginsAs(key, 'collecting', ['pmo']),
    };
  };

  return { programme, phase, evaluationCycle, evaluation };
};
