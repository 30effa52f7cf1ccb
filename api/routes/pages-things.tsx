import { Router, type Request, type Response } from 'express';
import type { VNode } from 'preact';
import { agreementId } from '../../contracts/agreement';
import { calendarsId } from '../../contracts/calendars';
import { disputeId } from '../../contracts/dispute';
import { ipId } from '../../contracts/ip';
import { evaluationId } from '../../contracts/evaluation';
import { projectId } from '../../contracts/project';
import { phaseId } from '../../contracts/phase';
import { scheduleId } from '../../contracts/schedule';
import { DomainError, refusal } from '../../domain/errors';
import type { Happening } from '../../domain/ledger';
import type { CycleKey } from '../../domain/programme';
import { awaitedSeats } from '../../domain/outcomes';
import { reasonOf } from '../../domain/reasons';
import { changesOfType } from '../../domain/seats';
import type { ApprovalView, ProgrammeView } from '../../domain/views';
import { officerOf } from '../office';
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
import type { ThingContext, Typed } from '../pages/thing';
import { say } from '../pages/words';
import { partOf, sendPage, sendRefusal } from './pages-answer';
import { keptOf, sendEvidence } from './evidence';
import type { PageDeps } from './page-deps';
import { processHref } from './pages-overview';
import { visitProgramme } from './pages-programme';
import { mayRunOffice, readerOf } from './pages-visit';

/** A form that is answered in place: refused, with what was typed, or with something that is told to nobody but its sender. */
export interface AnsweredForm {
  readonly error?: DomainError;
  readonly typed: Typed;
  readonly disclosed?: string;
}

/** Which thing a page is about: its process, and which of that process's entries concern it. */
interface Thing {
  readonly process: string;
  /** Another process that has entries about it. */
  readonly also?: string;
  readonly concerns?: (happening: Happening) => boolean;
  readonly page: (context: ThingContext) => VNode;
}

type Find = (deps: PageDeps, view: ProgrammeView, request: Request) => Promise<Thing | undefined> | Thing | undefined;

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

const phase: Find = (_deps, view, request) => {
  const found = view.phases.find(({ key }) => key === partOf(request, 'phase'));
  return (
    found && { process: phaseId(view.key, found.key), page: (context) => <PhasePage context={context} phase={found} /> }
  );
};

const agreement: Find = (_deps, view, request) => {
  const found = view.agreements.find(({ key }) => key === partOf(request, 'agreement'));
  return (
    found && {
      process: agreementId(view.key, found.key),
      page: (context) => <AgreementPage context={context} agreement={found} />,
    }
  );
};

const project: Find = (_deps, view, request) => {
  const found = view.projects.find(({ key }) => key === partOf(request, 'project'));
  return (
    found && {
      process: projectId(view.key, found.key),
      page: (context) => <ProjectPage context={context} project={found} />,
    }
  );
};

const projects: Find = (_deps, view) => ({
  process: view.key,
  page: (context) => <ProjectsPage context={context} />,
});

const dispute: Find = (_deps, view, request) => {
  const found = view.disputes.find(({ key }) => key === partOf(request, 'dispute'));
  return (
    found && {
      process: disputeId(view.key, found.key),
      page: (context) => <DisputePage context={context} dispute={found} />,
    }
  );
};

const disputes: Find = (_deps, view) => ({
  process: view.key,
  page: (context) => <DisputesPage context={context} />,
});

const ipItem: Find = (_deps, view, request) => {
  const found = view.ip.find(({ key }) => key === partOf(request, 'item'));
  return found && { process: ipId(view.key, found.key), page: (context) => <IpPage context={context} item={found} /> };
};

const ip: Find = (_deps, view) => ({
  process: view.key,
  page: (context) => <IpListPage context={context} />,
});

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
    deps.readModel.comments(found.id),
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

const changes: Find = (_deps, view) => ({
  process: scheduleId(view.key),
  concerns: ({ type }) => type.startsWith('baseline.'),
  page: (context) => <ChangesPage context={context} />,
});

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

/** The pages of the things of a programme, each with its history. */
export const thingPages = (deps: PageDeps): Router =>
  Router()
    .get('/programmes/:key/milestones/:milestone', (request, response) => showThing(deps, request, response, milestone))
    .get('/programmes/:key/phases/:phase', (request, response) => showThing(deps, request, response, phase))
    .get('/programmes/:key/agreements/:agreement', (request, response) => showThing(deps, request, response, agreement))
    .get('/programmes/:key/projects', (request, response) => showThing(deps, request, response, projects))
    .get('/programmes/:key/projects/:project', (request, response) => showThing(deps, request, response, project))
    .get('/programmes/:key/disputes', (request, response) => showThing(deps, request, response, disputes))
    .get('/programmes/:key/disputes/:dispute', (request, response) => showThing(deps, request, response, dispute))
    .get('/programmes/:key/ip', (request, response) => showThing(deps, request, response, ip))
    .get('/programmes/:key/ip/:item', (request, response) => showThing(deps, request, response, ipItem))
    .get('/programmes/:key/evaluations/:cycle/:period', (request, response) =>
      showThing(deps, request, response, evaluation),
    )
    .get('/programmes/:key/approvals/:approval', (request, response) => showThing(deps, request, response, approval))
    .get('/programmes/:key/evidence/:hash', async (request, response) => {
      const seen = await visitProgramme(deps, request, response);
      if (!seen) return;
      try {
        await sendEvidence(response, deps, seen.view.key, partOf(request, 'hash'));
      } catch (error) {
        await sendRefusal(deps, request, response, error);
      }
    })
    .get('/programmes/:key/changes', (request, response) => showThing(deps, request, response, changes))
    .get('/programmes/:key/calendars', (request, response) => showThing(deps, request, response, calendars));

/** Shows a thing to whoever may look at its programme; after a refused form, with the refusal and what was typed. */
export async function showThing(
  deps: PageDeps,
  request: Request,
  response: Response,
  find: Find,
  answered?: AnsweredForm,
): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { visit, view } = seen;
  const { session, cookies } = visit;
  const thing = await find(deps, view, request);
  if (!thing) return sendRefusal(deps, request, response, new DomainError('not_found'));
  const told = await deps.ledger.entriesOf(thing.process);
  const beside = thing.also === undefined ? [] : await deps.ledger.entriesOf(thing.also);
  const entries = [...told, ...beside]
    .filter(({ happening }) => thing.concerns?.(happening) ?? true)
    .sort((a, b) => a.sequence - b.sequence);
  // A process that has told nothing yet has not begun: there is nothing to see of it.
  const href = told.length > 0 ? processHref(deps, thing.process) : undefined;
  const error = answered?.error;
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  const why = error && reasonOf(error);
  const detail = why ? say(why, reader.language) : error?.detail;
  const mayRun = session && cookies.session && mayRunOffice(session, view.definition);
  const nonce = deps.sessions.nonce(cookies.session ?? '');
  const officer = mayRun && officerOf(session.person, view.definition);
  const context: ThingContext = {
    reader,
    view,
    entries,
    typed: answered?.typed ?? {},
    ...(answered?.disclosed !== undefined && { disclosed: answered.disclosed }),
    ...(href && { processHref: href }),
    ...(officer && { nonce, officer }),
    ...(session && { visitor: { person: officer || session.person, nonce } }),
    ...(error && { refused: { code: error.code, ...(detail && { detail }) } }),
    ...(request.query.done !== undefined && { isDone: true }),
  };
  sendPage(response, thing.page(context), error ? refusal(error.code).status : 200);
}
