import { hearersOf, isAgreementNews } from '../../domain/agreement-news';
import type { Substitution } from '../../domain/changes';
import { disputeAfter, type Dispute } from '../../domain/disputes';
import { ipAfter, type IpItem } from '../../domain/ip';
import type { Entry } from '../../domain/ledger';
import { tellsOffice } from '../../domain/letter-calls';
import { isOf, type Of } from '../../domain/nouns';
import type { LetterContext } from '../../domain/letters';
import {
  agreementAfter,
  baselinedAfter,
  draftAgreement,
  endedChange,
  evaluationAfter,
  milestoneAfter,
  openedEvaluation,
  phaseAfter,
  requestedChange,
  scheduledAfter,
  scopedAfter,
  stateAfter,
  plannedMilestone,
  plannedPhases,
  type PhaseRecord,
} from '../../domain/projections';
import type { ChangeView } from '../../domain/baselines';
import {
  endedTimes,
  programmeWithTimes,
  requestedTimes,
  timesKey,
  type TimesChangeView,
} from '../../domain/policy-times';
import { faultKey, faultOf, type Fault } from '../../domain/process-faults';
import type { Obligation } from '../../domain/obligations';
import { obligationAfter } from '../../domain/projections-obligations';
import type { Programme } from '../../domain/programme';
import { projectAfter } from '../../domain/project-changes';
import type { Project } from '../../domain/projects';
import { peopleOf } from '../../domain/roles';
import { seatedBy } from '../../domain/rosters';
import type { AgreementView, EvaluationView, MilestoneView } from '../../domain/views';
import { readApprovals } from './approval-projection';
import { changeDefinition } from './changed-definitions';
import { projectCalendar } from './calendar-projection';
import { isComment, projectComment } from './comment-projection';
import type { Query } from './database';
import { derive } from './derived';
import { addRecords, changeRecord } from './records';

type About<Noun extends string> = Entry & { readonly happening: Of<Noun> };

const isAbout = <Noun extends string>(noun: Noun, entry: Entry): entry is About<Noun> => isOf(noun, entry.happening);

async function projectProgramme(query: Query, { programme, at, happening }: About<'programme'>): Promise<void> {
  if (happening.type !== 'programme.started') {
    await query('update programmes set state = $2 where key = $1', [programme, stateAfter(happening)]);
    return;
  }
  const { definition, version } = happening;
  await query(
    `insert into programmes (key, state, version, started_at, definition) values ($1, 'running', $2, $3, $4)
      on conflict (key) do update set version = excluded.version, definition = excluded.definition`,
    [programme, version, at, JSON.stringify(definition)],
  );
  await addPeople(query, programme, peopleOf(definition));
  const milestones = definition.phases.flatMap((phase) =>
    phase.milestones.map((each) => ({ ...plannedMilestone(each, definition.starts), phase: phase.key })),
  );
  const agreements = Object.values(definition.agreements).map(draftAgreement);
  await addRecords(query, 'phases', { programme, at, values: plannedPhases(definition) });
  await addRecords(query, 'milestones', { programme, at, values: milestones });
  await addRecords(query, 'agreements', { programme, at, values: agreements });
}

async function projectPhase(query: Query, { programme, at, happening }: About<'phase'>): Promise<void> {
  const { phase } = happening;
  await changeRecord<PhaseRecord>(query, 'phases', { programme, key: phase, at }, (each) =>
    phaseAfter(each, happening),
  );
  if (happening.type !== 'phase.resumed') return;
  const milestones = await query<{ key: string }>('select key from milestones where programme = $1 and phase = $2', [
    programme,
    phase,
  ]);
  for (const { key } of milestones)
    await changeRecord<MilestoneView>(query, 'milestones', { programme, key, at }, (each) =>
      milestoneAfter(each, happening),
    );
}

async function projectEvaluation(query: Query, { programme, at, happening }: About<'evaluation'>): Promise<void> {
  if (happening.type === 'evaluation.opened')
    return addRecords(query, 'evaluations', { programme, at, values: [openedEvaluation(happening)] });
  const place = { programme, key: happening.evaluation, at };
  await changeRecord<EvaluationView>(query, 'evaluations', place, (each) => evaluationAfter(each, happening));
}

async function projectObligation(query: Query, { programme, at, happening }: About<'obligation'>): Promise<void> {
  if (happening.type === 'obligation.opened')
    return addRecords(query, 'obligations', { programme, at, values: [happening.opened] });
  const place = { programme, key: happening.obligation, at };
  await changeRecord<Obligation>(query, 'obligations', place, (each) => obligationAfter(each, happening));
}

async function projectBaseline(query: Query, { programme, at, happening }: About<'baseline'>): Promise<void> {
  if (happening.type === 'baseline.changeRequested')
    return addRecords(query, 'changes', { programme, at, values: [requestedChange(happening)] });
  if (happening.type === 'baseline.changeEnded') {
    const place = { programme, key: String(happening.number), at };
    return changeRecord<ChangeView>(query, 'changes', place, (each) => endedChange(each, happening));
  }
  for (const key of Object.keys(happening.dates))
    await changeRecord<MilestoneView>(query, 'milestones', { programme, key, at }, (each) =>
      baselinedAfter(each, happening),
    );
}

/** From its approval on the definition holds the policy with its other times; the request is kept beside it. */
async function projectPolicy(query: Query, { programme, at, happening }: About<'policy'>): Promise<void> {
  if (happening.type === 'policy.timesRequested')
    return addRecords(query, 'times_changes', { programme, at, values: [requestedTimes(happening)] });
  const place = { programme, key: timesKey(happening), at };
  await changeRecord<TimesChangeView>(query, 'times_changes', place, (each) => endedTimes(each, happening));
  if (happening.type !== 'policy.timesSet') return;
  const { policy, times, round, approval, from } = happening;
  await changeDefinition(query, programme, 'times_changes', (definition) =>
    programmeWithTimes(definition, { policy, times, decision: { round, approval, from } }),
  );
}

/** What was refused to a process is kept until it is done after all. */
async function projectProcess(query: Query, { programme, at, process, happening }: About<'process'>): Promise<void> {
  if (happening.type === 'process.stuck')
    return addRecords(query, 'process_faults', { programme, at, values: [faultOf(process, happening)] });
  const place = { programme, key: faultKey(process, happening), at };
  await changeRecord<Fault>(query, 'process_faults', place, (fault) => ({ ...fault, state: 'freed' }));
}

async function projectProject(query: Query, { programme, at, happening }: About<'project'>): Promise<void> {
  if (happening.type === 'project.opened')
    return addRecords(query, 'projects', { programme, at, values: [projectAfter(happening.opened, happening)] });
  const place = { programme, key: happening.project, at };
  await changeRecord<Project>(query, 'projects', place, (each) => projectAfter(each, happening));
}

async function projectDispute(query: Query, { programme, at, happening }: About<'dispute'>): Promise<void> {
  if (happening.type === 'dispute.raised')
    return addRecords(query, 'disputes', { programme, at, values: [happening.raised] });
  const place = { programme, key: happening.dispute, at };
  await changeRecord<Dispute>(query, 'disputes', place, (each) => disputeAfter(each, happening));
}

async function projectIp(query: Query, { programme, at, happening }: About<'ip'>): Promise<void> {
  if (happening.type === 'ip.opened')
    return addRecords(query, 'ip_items', { programme, at, values: [happening.opened] });
  const place = { programme, key: happening.item, at };
  await changeRecord<IpItem>(query, 'ip_items', place, (each) => ipAfter(each, happening));
}

const officeOf = async (query: Query, programme: string) => {
  const [row] = await query<{ people: Record<string, string> }>(
    `select definition->'governance'->'office'->'people' as people from programmes where key = $1`,
    [programme],
  );
  return Object.values(row?.people ?? {});
};

/** Who hears of an agreement for its parties, by the roster as it stands with this entry. */
const hearersIn = async (
  query: Query,
  { programme, at, happening }: Entry,
): Promise<Pick<LetterContext, 'hearers'>> => {
  if (!isAgreementNews(happening)) return {};
  const [row] = await query<{ definition: Programme; substitutions: readonly Substitution[] }>(
    'select definition, substitutions from programmes where key = $1',
    [programme],
  );
  return row ? { hearers: hearersOf(row.definition, happening.agreement, row.substitutions, at) } : {};
};

/** Seats change hands: from here on the definition says who holds them now, and new people are known. */
async function projectRoster(query: Query, { programme, happening }: About<'roster'>): Promise<void> {
  if (happening.type !== 'roster.changed') return;
  const { holders, substitutions } = happening;
  const definition = await changeDefinition(query, programme, 'roster_changes', (before) => seatedBy(before, holders));
  if (!definition) return;
  await query('update programmes set substitutions = $2 where key = $1', [programme, JSON.stringify(substitutions)]);
  const substitutes = substitutions.map(({ substitute }) => substitute);
  await addPeople(query, programme, [...peopleOf(definition), ...substitutes]);
}

const addPeople = (query: Query, programme: string, people: readonly string[]) =>
  query(
    `insert into people (programme, person) select distinct $1, person from json_array_elements_text($2::json) as person
      on conflict do nothing`,
    [programme, JSON.stringify(people)],
  );

/** Folds one entry about anything but an approval. */
async function projectOther(query: Query, entry: Entry): Promise<void> {
  const { programme, at } = entry;
  if (isAbout('programme', entry)) await projectProgramme(query, entry);
  else if (isAbout('roster', entry)) await projectRoster(query, entry);
  else if (isAbout('calendar', entry)) await projectCalendar(query, entry);
  else if (isAbout('phase', entry)) await projectPhase(query, entry);
  else if (isAbout('evaluation', entry)) await projectEvaluation(query, entry);
  else if (isAbout('baseline', entry)) await projectBaseline(query, entry);
  else if (isAbout('process', entry)) await projectProcess(query, entry);
  else if (isAbout('policy', entry)) await projectPolicy(query, entry);
  else if (isAbout('schedule', entry)) {
    const place = { programme, key: entry.happening.milestone, at };
    await changeRecord<MilestoneView>(query, 'milestones', place, (each) => scheduledAfter(each, entry.happening));
  } else if (isAbout('scope', entry)) {
    const place = { programme, key: entry.happening.milestone, at };
    await changeRecord<MilestoneView>(query, 'milestones', place, (each) => scopedAfter(each, entry.happening));
  } else if (isAbout('obligation', entry)) await projectObligation(query, entry);
  else if (isAbout('ip', entry)) await projectIp(query, entry);
  else if (isAbout('dispute', entry)) await projectDispute(query, entry);
  else if (isAbout('project', entry)) await projectProject(query, entry);
  else if (isAbout('milestone', entry)) {
    const place = { programme, key: entry.happening.milestone, at };
    await changeRecord<MilestoneView>(query, 'milestones', place, (each) => milestoneAfter(each, entry.happening));
  } else if (isAbout('agreement', entry)) {
    const place = { programme, key: entry.happening.agreement, at };
    await changeRecord<AgreementView>(query, 'agreements', place, (each) => agreementAfter(each, entry.happening));
  }
}

/** Folds entries into the read model, in their order; answers for each of them what its letters need to know. */
export async function project(query: Query, entries: readonly Entry[]): Promise<readonly LetterContext[]> {
  const approvals = await readApprovals(
    query,
    entries.filter((entry) => isAbout('approval', entry)),
  );
  const contexts: LetterContext[] = [];
  for (const entry of entries) {
    if (isComment(entry)) await projectComment(query, entry);
    const approval = isAbout('approval', entry) ? await approvals.fold(entry) : await projectOther(query, entry);
    const office = tellsOffice(entry.happening) ? await officeOf(query, entry.programme) : [];
    contexts.push({ ...(approval && { approval }), office, ...(await hearersIn(query, entry)) });
  }
  await approvals.write();
  const others = entries.filter((entry) => !isAbout('approval', entry) && !isComment(entry));
  for (const programme of new Set(others.map((entry) => entry.programme))) await derive(query, programme);
  return contexts;
}
