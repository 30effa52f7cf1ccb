import { Router, type Request, type Response } from 'express';
import { rosterId } from '../../contracts/roster';
import { isPlannable } from '../../domain/calendar/dates';
import { programmeSeats } from '../../domain/programme/parties';
import { DomainError } from '../../domain/shared/errors';
import { text } from '../../domain/shared/sentences';
import { demands } from '../../definition/demands';
import { wrong } from '../http/defects';
import { shownRefusal } from '../ui/refusal';
import { rosterTimeline, substitutionsFor } from '../../domain/roster/timeline';
import { blockedByVacancies } from '../../domain/views/vacancies';
import type { ProgrammeView } from '../../domain/views/views';
import { officerOf } from '../access/office';
import { RosterPage } from './page';
import type { RosterScene } from './scene';
import { appointmentAsked, requestRoster, departureAsked, substitutionAsked, substitutionEnded } from './requests';
import { assertOwnForm, fieldOf, goOn, sendPage } from '../ui/answer';
import { personIn } from '../ui/person-field';
import type { PageDeps } from '../http/page-deps';
import { visitProgramme } from '../sign-in/programme-pages';
import { mayRunOffice, readerOf } from '../ui/visit';
import type { Person } from '../../domain/shared/keys';
import { typedIn } from '../things/carrying-out';
import { updateIdOf } from '../http/update-ids';
import { refusal } from '../../domain/shared/refusals';

/** What a form asks for, of whoever is signed in. */
type Asks = (said: Said) => {
  readonly by: Person;
  readonly ask: Parameters<typeof requestRoster>[2];
};

interface Said {
  readonly view: ProgrammeView;
  /** Whoever is signed in. */
  readonly person: Person;
  readonly field: (name: string) => string;
  readonly now: string;
}

/** Who holds which seat and who stands in; holders name their own substitutes, the office appoints. */
export const rosterPages = (deps: PageDeps): Router => {
  const asking = (asks: Asks) => (request: Request, response: Response) => carryOut(deps, request, response, asks);
  return Router()
    .get('/programmes/:key/roster', (request, response) => showRoster(deps, request, response))
    .post('/programmes/:key/substitutes', asking(substitutes))
    .post('/office/programmes/:key/appointments', asking(appointment))
    .post('/office/programmes/:key/leavers', asking(leaving));
};

const isEnded = text('此代理已经结束。', 'This substitution is over already.');
const lastDayMissing = text('请填写截止日期。', 'Please give the last day.');

const substitutes: Asks = ({ view, person, field, now }) => {
  const ended = field('end');
  const ask: ReturnType<Asks>['ask'] = (standing) => {
    if (ended !== '') {
      const found = substitutionsFor(standing.roster, person).find(({ substitute }) => substitute === ended);
      if (!found) throw wrong('end', isEnded);
      return substitutionEnded(found, now);
    }
    const period = periodIn(field, 'substitute');
    if (period.until === undefined) throw wrong('substitute.until', lastDayMissing);
    const substitute = personIn(field('substitute.person'), 'substitute.person');
    const said = { person, substitute, reason: field('substitute.reason'), ...period };
    return substitutionAsked(view.definition, said, now, standing);
  };
  return { by: person, ask };
};

const appointment: Asks = ({ view, person, field, now }) => {
  const holder = field('appointment.holder');
  const ask = () =>
    appointmentAsked(
      view.definition,
      {
        seat: field('appointment.seat'),
        holder: holder === '' ? null : personIn(holder, 'appointment.holder'),
        reason: field('appointment.reason'),
        ...periodIn(field, 'appointment'),
      },
      now,
    );
  return { by: officerOf(person, view.definition), ask };
};

/** Who takes over: named for each seat of the leaver, or for all of them that nobody is named for. */
const leaving: Asks = ({ view, person, field, now }) => {
  const leaver = personIn(field('leaving.person'), 'leaving.person');
  const named = (name: string) => (field(name) === '' ? null : personIn(field(name), name));
  const seats = programmeSeats(view.definition).filter(({ holder }) => holder === leaver);
  const successors = Object.fromEntries(
    seats.map(({ id }) => [id, named(`leaving.successors.${id}`) ?? named('leaving.successor')]),
  );
  const said = { person: leaver, successors, reason: field('leaving.reason'), ...periodIn(field, 'leaving') };
  return {
    by: officerOf(person, view.definition),
    ask: (standing) => departureAsked(view.definition, said, now, standing),
  };
};

/** The days of a form, those that were given. Throws `invalid_input` for what is no day. */
function periodIn(field: Said['field'], form: string): { readonly from?: string; readonly until?: string } {
  const [from, until] = (['from', 'until'] as const).map((part) => {
    const day = field(`${form}.${part}`);
    if (day !== '' && !isPlannable(day)) throw wrong(`${form}.${part}`, demands.day);
    return day;
  });
  return { ...(from !== '' && { from }), ...(until !== '' && { until }) };
}

async function carryOut(deps: PageDeps, request: Request, response: Response, asks: Asks): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { view, visit } = seen;
  const { nonce = '', ...said } = typedIn(request);
  try {
    assertOwnForm(request, deps, visit.cookies.session);
    const field = (name: string) => fieldOf(request, name);
    const now = deps.now().toISOString();
    const { by, ask } = asks({ view, person: visit.session?.person ?? '', field, now });
    const requestId = updateIdOf(nonce, request.path, said);
    await requestRoster(deps, { definition: view.definition, by, now, requestId }, ask);
    await goOn(deps, request, response, `/programmes/${encodeURIComponent(view.key)}/roster?done=1`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await showRoster(deps, request, response, error);
  }
}

async function showRoster(deps: PageDeps, request: Request, response: Response, error?: DomainError): Promise<void> {
  const seen = await visitProgramme(deps, request, response);
  if (!seen) return;
  const { view, visit } = seen;
  const { session, cookies } = visit;
  const reader = readerOf(request, response, deps, visit, { programme: view.definition });
  const entries = await deps.ledger.entriesOf(rosterId(view.key));
  const scene: RosterScene = {
    reader,
    view,
    entries,
    timeline: rosterTimeline(entries, deps.now().toISOString()),
    blocked: blockedByVacancies(view),
    nonce: deps.sessions.nonce(cookies.session ?? ''),
    isOffice: mayRunOffice(session, view.definition),
    isDone: request.query.done !== undefined,
    typed: error ? typedIn(request) : {},
    ...(error && { refused: shownRefusal(error, reader.language) }),
  };
  sendPage(
    response,
    <RosterPage scene={scene} />,
    error ? refusal(error.code).status : 200,
    error && { error, typed: scene.typed },
  );
}
