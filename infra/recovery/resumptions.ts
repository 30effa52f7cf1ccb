import { agreementId } from '../../contracts/agreement';
import { evaluationCycleId } from '../../contracts/evaluation';
import { obligationId, occurrenceId } from '../../contracts/obligation';
import { phaseId } from '../../contracts/phase';
import type { Process } from '../../contracts/process';
import { strategyId } from '../../contracts/strategy';
import { isWatched } from '../../domain/strategy/watch-plans';
import { projectId } from '../../contracts/project';
import { riskId } from '../../contracts/risk';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import type { Entry } from '../../domain/record/ledger';
import { calledConditions, calledOccurrences } from '../../domain/resumed/obligations';
import { processTypeOf } from '../../domain/record/process-types';
import { adjustedBy } from '../../domain/strategy/effects';
import { createWays, type WayDeps } from './nouns';
import type { Irrecoverable } from './resumption';
import type { EvaluationCycleKey } from '../../domain/shared/keys';

/** Answers the same however often it is asked. */
const once = <Result>(read: () => Promise<Result>) => {
  let known: Promise<Result> | undefined;
  return () => (known ??= read());
};

/** Reads from the record with what a lost process goes on: state, votes, deadlines as they were. Source: docs/decisions/0055. */
export const createResumptions = (deps: WayDeps) => {
  const { ledger, readModel } = deps;
  const ways = createWays(deps);

  /** Not what approvals and obligations told, which may be a hundred thousand. */
  const storyOf = async (programme: string): Promise<readonly Entry[]> => {
    const view = await readModel.head(programme);
    if (!view) return [];
    const { definition, projects, evaluations, risks } = view;
    const tellers = [
      programme,
      ...definition.phases.map(({ key }) => phaseId(programme, key)),
      ...Object.keys(definition.agreements).map((key) => agreementId(programme, key)),
      ...projects.map(({ key }) => projectId(programme, key)),
      ...evaluations.map(({ key }) => key),
      ...risks.map(({ key }) => riskId(programme, key)),
    ];
    const told: Entry[] = [];
    for (const teller of tellers) told.push(...(await ledger.entriesOf(teller)));
    return told;
  };

  const startedAs = async (programme: string) => {
    const [{ at, happening } = { at: '', happening: undefined }] = await ledger.entriesOf(programme);
    if (happening?.type !== 'programme.started')
      throw new DomainError(
        'not_found',
        text(
          `记录中没有合作计划“${programme}”的启动信息。`,
          `The record does not know how the programme "${programme}" began.`,
        ),
      );
    const { adjustments = [] } = (await readModel.head(programme)) ?? {};
    return { ...happening, definition: adjustedBy(happening.definition, adjustments), at };
  };

  return {
    /** The processes that a programme begins with its own, those of its phases, and those of every condition and of what is due under agreements (ids). */
    childrenOf: async (programme: string): Promise<readonly string[]> => {
      const { definition, opens } = await startedAs(programme);
      const { agreements, evaluation, phases, risks } = definition;
      const approved = await readModel.approvedWithConditions(programme);
      const story = await storyOf(programme);
      const conditions = calledConditions(approved, story);
      return [
        ...calledOccurrences(story).map((each) => occurrenceId(programme, each.agreement, each.obligation, each.due)),
        ...conditions.map(({ approval, number, kind }) => obligationId(approval, number, kind)),
        ...Object.keys(agreements).map((key) => agreementId(programme, key)),
        ...(Object.keys(evaluation.cycles) as EvaluationCycleKey[]).map((key) => evaluationCycleId(programme, key)),
        ...phases.map(({ key }) => phaseId(programme, key)),
        ...(isWatched(definition) ? [strategyId(programme)] : []),
        ...(opens?.includes('risks') ? risks.register : []).map(({ key }) => riskId(programme, key)),
      ];
    },
    /** The processes that tell too little to be seen to be older than the record: the programme's own, and its cycles (ids). */
    silentOf: async (programme: string): Promise<readonly string[]> => {
      const { cycles } = (await startedAs(programme)).definition.evaluation;
      return [
        programme,
        ...(Object.keys(cycles) as EvaluationCycleKey[]).map((key) => evaluationCycleId(programme, key)),
      ];
    },
    /** With what a process of a programme begins again, or why it can't. */
    of: async (programme: string, process: string): Promise<Process | Irrecoverable> => {
      const entries = await ledger.entriesOf(process);
      return ways[processTypeOf(process, entries[0])]({
        programme,
        process,
        entries,
        recorded: entries.at(-1)?.number ?? 0,
        started: once(() => startedAs(programme)),
        story: once(() => storyOf(programme)),
      });
    },
  };
};

export type Resumptions = ReturnType<typeof createResumptions>;
