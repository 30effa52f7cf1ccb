import { Router, type Request, type Response } from 'express';
import { assertConditionsMeetable } from '../domain/approvals/conditions';
import { todayFor } from '../domain/programme/told-days';
import type { Content } from '../domain/approvals/approvals';
import { isPlannable } from '../domain/calendar/dates';
import { DomainError } from '../domain/shared/errors';
import { officePartyOf } from '../domain/programme/parties';
import type { ProgrammeView } from '../domain/views/views';
import { isVerb, typedFor } from './agreements/verbs';
import { changeAgreement } from './agreements/changes';
import { partnerOf } from './access/partners';
import { scopeIn, startMilestone } from './schedule/reports';
import { confirmDocument, recordSignature, submitDraft } from './agreements/signatures';
import { filesKept } from './evidence/form';
import { dateOf, gateRequestIn, settlementIn, startIn } from './phases/gate-typed';
import { accessTo } from './access/noted-access';
import { assertOwnForm, fieldOf, goOn, linesOf, partOf, sendRefusal } from './ui/answer';
import type { PageDeps } from './http/page-deps';
import { showHome } from './programmes/overview-pages';
import { things } from './things';
import { visitOf } from './ui/visit';
import type { CycleKey } from '../domain/shared/keys';
import { type Order, carryOut, typedIn, typedHash, evidenceOf } from './things/carrying-out';

/** The forms of the programme office: each asks one process, then shows the thing again. */
export const officePages = (deps: PageDeps): Router => {
  const { processes } = deps;
  const order =
    (find: keyof typeof things, ask: (order: Order) => Promise<unknown>) => (request: Request, response: Response) =>
      carryOut(deps, request, response, things[find], ask);
  return Router()
    .post('/office/programmes/:key/phases/:phase/milestones/:milestone', ...filesKept(deps))
    .post('/office/programmes', (request, response) => startProgramme(deps, request, response))
    .post(
      '/office/programmes/:key/phases/:phase/milestones/:milestone',
      order('milestone', async ({ request, view, by, updateId }) =>
        processes.submitMilestone(
          view.key,
          partOf(request, 'phase'),
          {
            milestone: partOf(request, 'milestone'),
            by,
            evidence: evidenceOf(request),
            note: fieldOf(request, 'note'),
            ...scopeIn(view, partOf(request, 'milestone')),
          },
          updateId,
        ),
      ),
    )
    .post(
      '/office/programmes/:key/phases/:phase/gate',
      order('phase', async ({ request, view, by, updateId }) => {
        const proposed = gateRequestIn(request, by);
        const today = todayFor(view.definition, deps.now().toISOString());
        assertConditionsMeetable(view.definition, proposed.conditions ?? [], today, 'condition');
        return processes.requestGate(view.key, partOf(request, 'phase'), proposed, updateId);
      }),
    )
    .post(
      '/office/programmes/:key/milestones/:milestone/start',
      order('milestone', async ({ request, view, by, updateId }) =>
        startMilestone(deps, view, phaseAround(view, request), startIn(request, by), updateId),
      ),
    )
    .post(
      '/office/programmes/:key/milestones/:milestone/settlements',
      order('milestone', async ({ request, view, by, updateId }) =>
        processes.settleMilestone(view.key, phaseAround(view, request), settlementIn(request, by), updateId),
      ),
    )
    .post(
      '/office/programmes/:key/agreements/:agreement/submissions',
      order('agreement', async ({ request, view, by, updateId }) => {
        const agreement = partOf(request, 'agreement');
        const effectiveOn = dateOf(request, 'effectiveOn');
        const draft = { by, content: contentOf(request, view, agreement), effectiveOn };
        return submitDraft(deps, view, agreement, draft, updateId);
      }),
    )
    .post(
      '/office/programmes/:key/agreements/:agreement/signatures',
      order('agreement', async ({ request, view, by, updateId }) =>
        recordSignature(deps, view, partOf(request, 'agreement'), { ...signatureOf(request), by }, updateId),
      ),
    )
    .post(
      '/office/programmes/:key/agreements/:agreement/document-confirmations',
      order('agreement', async ({ request, view, sender, updateId }) => {
        const partner = partnerOf(view.definition, sender);
        const [documentHash, reason] = [typedHash(request, 'confirmedHash'), fieldOf(request, 'confirmedReason')];
        if (!documentHash) throw new DomainError('invalid_input', undefined, { field: 'confirmedHash' });
        if (!reason) throw new DomainError('comment_required', undefined, { field: 'confirmedReason' });
        return confirmDocument(deps, view, partOf(request, 'agreement'), { documentHash, reason }, partner, updateId);
      }),
    )
    .post(
      '/office/programmes/:key/agreements/:agreement/verbs/:verb',
      order('agreement', async ({ request, view, by, updateId }) => {
        const verb = partOf(request, 'verb');
        if (!isVerb(verb)) throw new DomainError('not_found');
        const given = typedFor(verb, typedIn(request));
        return changeAgreement(deps, view, { agreement: partOf(request, 'agreement'), verb, given, by }, updateId);
      }),
    )
    .post(
      '/office/programmes/:key/evaluations/:cycle/:period',
      order('evaluation', async ({ request, view, by, updateId }) =>
        processes.reportActuals(
          view.key,
          partOf(request, 'cycle') as CycleKey,
          partOf(request, 'period'),
          { by, actuals: actualsOf(request), notes: fieldOf(request, 'notes') },
          updateId,
        ),
      ),
    )
    .post(
      '/office/programmes/:key/calendars/acknowledgements',
      order('calendars', async ({ request, view, by, updateId }) => {
        const [calendar, version] = [fieldOf(request, 'calendar'), fieldOf(request, 'version')];
        const party = officePartyOf(view.definition, by);
        return processes.acknowledgeCalendar(view.key, { calendar, version, party, by }, updateId);
      }),
    );
};

/** The phase of the milestone that the address names. Throws `not_found`. */
const phaseAround = ({ phases }: ProgrammeView, request: Request): string => {
  const key = partOf(request, 'milestone');
  const found = phases.find(({ milestones }) => milestones.some((each) => each.key === key));
  if (!found) throw new DomainError('not_found');
  return found.key;
};

async function startProgramme(deps: PageDeps, request: Request, response: Response): Promise<void> {
  const { session, cookies } = await visitOf(request, deps);
  try {
    assertOwnForm(request, deps, cookies.session);
    if (session?.kind !== 'pmo' || !accessTo(response).token) throw new DomainError('forbidden');
  } catch (error) {
    return sendRefusal(deps, request, response, error);
  }
  try {
    const key = await deps.startProgramme(fieldOf(request, 'fileKey'), session.person, fieldOf(request, 'nonce'));
    await goOn(deps, request, response, `/programmes/${encodeURIComponent(key)}`);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await showHome(deps, request, response, error);
  }
}

function contentOf(request: Request, view: ProgrammeView, agreement: string): Content {
  const lines = linesOf(request, 'summary');
  const [title, url, hash] = [fieldOf(request, 'document'), fieldOf(request, 'url'), typedHash(request, 'hash')];
  if (!title || lines.length === 0)
    throw new DomainError('invalid_input', undefined, { field: title ? 'summary' : 'document' });
  const found = view.agreements.find(({ key }) => key === agreement);
  return {
    title: found?.title ?? { zh: agreement, en: agreement },
    summary: lines.map((line) => ({ zh: line, en: line })),
    evidence: [{ kind: 'document', title, ...(url && { url }), ...(hash && { hash }) }],
  };
}

function signatureOf(request: Request) {
  const [party, signatory, signedOn] = [
    fieldOf(request, 'party'),
    fieldOf(request, 'signatory'),
    fieldOf(request, 'signedOn'),
  ];
  const documentHash = typedHash(request, 'documentHash');
  if (!party || !signatory || !isPlannable(signedOn) || !documentHash)
    throw new DomainError('invalid_input', undefined, { field: 'signature' });
  return { party, signatory, signedOn, documentHash };
}

const actualsOf = (request: Request): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(typedIn(request))
      .filter(([name, value]) => name.startsWith('actuals.') && value !== '')
      .map(([name, value]) => [name.slice('actuals.'.length), value]),
  );
