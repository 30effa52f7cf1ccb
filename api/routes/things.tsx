import type { Request } from 'express';
import type { VNode } from 'preact';
import { agreementId } from '../../contracts/agreement';
import { calendarsId } from '../../contracts/calendars';
import { disputeId } from '../../contracts/dispute';
import { ipId } from '../../contracts/ip';
import { evaluationId } from '../../contracts/evaluation';
import { projectId } from '../../contracts/project';
import { phaseId } from '../../contracts/phase';
import { scheduleId } from '../../contracts/schedule';
import type { Happening } from '../../domain/record/ledger';
import { awaitedSeats } from '../../domain/approvals/outcomes';
import { changesOfType } from '../../domain/approvals/seats';
import type { ProgrammeView } from '../../domain/views/views';
import { commentsShown } from '../comments';
import { AgreementPage } from '../pages/agreement';
import { ApprovalPage } from '../pages/approval';
import type { Nudgeable } from '../pages/approval-verbs';
import { ChangesPage } from '../pages/changes';
import { CalendarsPage } from '../pages/calendars';
import { DisputePage } from '../pages/dispute';
import { DisputesPage } from '../pages/disputes';
import { IpPage } from '../pages/ip-item';
import { IpListPage } from '../pages/ip';
import { EvaluationPage } from '../pages/evaluation';
import { MilestonePage } from '../pages/milestone';
import { ProjectPage } from '../pages/project';
import { ProjectsPage } from '../pages/projects';
import { PhasePage } from '../pages/phase';
import type { ThingContext } from '../pages/thing';
import { partOf } from './pages-answer';
import { keptOf } from './evidence';
import type { PageDeps } from './page-deps';
import type { CycleKey } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';

/** Which thing a page is about: its process, and which of that process's entries concern it. */
export interface Thing {
  readonly process: string;
  /** Another process that has entries about it. */
  readonly also?: string;
  readonly concerns?: (happening: Happening) => boolean;
  readonly page: (context: ThingContext) => VNode;
}

export type Find = (
  deps: PageDeps,
  view: ProgrammeView,
  request: Request,
) => Promise<Thing | undefined> | Thing | undefined;

const milestone: Find = async (deps, view, request) => {
  const key = partOf(request, 'milestone');
  const phase = view.phases.find(({ milestones }) => milestones.some((each) => each.key === key));
  const found = phase?.milestones.find((each) => each.key === key);
  if (!phase || !found) return undefined;
  const process = phaseId(view.key, phase.key);
  const concerns = (happening: Happening) => 'milestone' in happening && happening.milestone === key;
  const told = (await deps.ledger.entriesOf(process)).map(({ happening }) => happening);
  const shown = told.flatMap((each) => (each.type === 'milestone.submitted' && concerns(each) ? each.evidence : []));
  const files = await deps.evidenceFiles.known(
    view.key,
    shown.flatMap(({ hash }) => hash ?? []),
  );
  return {
    process,
    also: scheduleId(view.key),
    concerns,
    page: (context) => <MilestonePage context={context} milestone={found} phase={phase.key} files={files} />,
  };
};

/** A thing that the programme's view lists by its key, with a process of its own. */
const listed =
  <Listed extends { readonly key: string }>(
    part: string,
    listOf: (view: ProgrammeView) => readonly Listed[],
    idOf: (programme: string, key: string) => string,
    page: (found: Listed, context: ThingContext) => VNode,
  ): Find =>
  (_deps, view, request) => {
    const found = listOf(view).find(({ key }) => key === partOf(request, part));
    return found && { process: idOf(view.key, found.key), page: (context) => page(found, context) };
  };

/** A list of things: it has no history of its own. */
const listOf =
  (page: (context: ThingContext) => VNode): Find =>
  (_deps, view) => ({ process: view.key, page });

const phase = listed(
  'phase',
  ({ phases }) => phases,
  phaseId,
  (found, context) => <PhasePage context={context} phase={found} />,
);
const agreement = listed(
  'agreement',
  ({ agreements }) => agreements,
  agreementId,
  (found, context) => <AgreementPage context={context} agreement={found} />,
);
const project = listed(
  'project',
  ({ projects: all }) => all,
  projectId,
  (found, context) => <ProjectPage context={context} project={found} />,
);
const dispute = listed(
  'dispute',
  ({ disputes: all }) => all,
  disputeId,
  (found, context) => <DisputePage context={context} dispute={found} />,
);
const ipItem = listed(
  'item',
  ({ ip: all }) => all,
  ipId,
  (found, context) => <IpPage context={context} item={found} />,
);

const projects = listOf((context) => <ProjectsPage context={context} />);
const disputes = listOf((context) => <DisputesPage context={context} />);
const ip = listOf((context) => <IpListPage context={context} />);

const evaluation: Find = (_deps, view, request) => {
  const [cycle, period] = [partOf(request, 'cycle'), partOf(request, 'period')];
  const found = view.evaluations.find((each) => each.cycle === cycle && each.period === period);
  return (
    found && {
      process: evaluationId(view.key, cycle as CycleKey, period),
      page: (context) => <EvaluationPage context={context} evaluation={found} />,
    }
  );
};

const approval: Find = async (deps, view, request) => {
  const found = await deps.readModel.approval(partOf(request, 'approval'));
  if (found?.programme !== view.key) return undefined;
  const [nudgeable, comments, kept] = await Promise.all([
    nudgeableIn(deps, found),
    commentsShown(deps, found),
    keptOf(deps, found),
  ]);
  return {
    process: found.id,
    page: (context) => (
      <ApprovalPage context={context} approval={found} comments={comments} nudgeable={nudgeable} kept={kept} />
    ),
  };
};

/** The awaited seats, and from when on those nudged today may be nudged again, on their party's calendar. */
const nudgeableIn = (
  { planner, now }: PageDeps,
  { programme, approval }: ApprovalView,
): Promise<readonly Nudgeable[]> =>
  Promise.all(
    awaitedSeats(approval).map(async (seat) => {
      const day = await planner.workingDay(programme, seat.party, now().toISOString());
      const isNudged = changesOfType(approval, 'approval.nudged').some(
        (nudged) => nudged.seat === seat.id && nudged.day === day,
      );
      return { seat, ...(isNudged && { again: await planner.workingDayAfter(programme, seat.party, day) }) };
    }),
  );

const calendars: Find = async ({ readModel, directory }, view) => {
  const [inForce, publications] = [directory.calendars(view.definition), await readModel.publications(view.key)];
  return {
    process: calendarsId(view.key),
    page: (context) => <CalendarsPage context={context} calendars={inForce} publications={publications} />,
  };
};

const changes: Find = ({ directory, now }, view, request) => {
  const policy = typeof request.query.policy === 'string' ? request.query.policy : undefined;
  const opening = { calendars: directory.calendars(view.definition), opensAt: now().toISOString() };
  return {
    process: scheduleId(view.key),
    concerns: ({ type }) => type.startsWith('baseline.') || type.startsWith('policy.'),
    page: (context) => <ChangesPage context={context} opening={opening} {...(policy !== undefined && { policy })} />,
  };
};

/** How each kind of thing is found from its address. */
export const things = {
  milestone,
  phase,
  agreement,
  evaluation,
  approval,
  calendars,
  changes,
  project,
  projects,
  dispute,
  disputes,
  ipItem,
  ip,
};
