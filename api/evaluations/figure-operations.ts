import { figureLink } from '../../domain/evaluations/answerers';
import { assertSureWho } from '../../domain/evaluations/identities';
import { languageOf } from '../../domain/programme/parties';
import { assertMayUndertake } from '../../domain/programme/undertakings';
import { DomainError } from '../../domain/shared/errors';
import type { Person } from '../../domain/shared/keys';
import { hashOf } from '../../infra/host/hashes';
import { CODE_MINUTES, CODE_TRIES } from '../../infra/store/codes';
import { claimsIn } from '../access/bearers';
import { assertByHandOf } from '../access/by-hand';
import type { ApiDeps } from '../http/deps';
import { accepted, created, endpoint, type Caller, type Endpoint } from '../http/endpoint';
import { provenBy } from '../sign-in/codes';
import { answerBy, reportIn } from './evaluations';
import { codeMatter, mailFigureCode } from './figure-codes';
import { askedThing, bearerOf, type AskedThing } from './figure-visits';
import { figureByLink } from './forms';

/** What the bearer of a mailed link to an ask may do by a program: the same as on its page, by the same rules. */
export const figureEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/figures/:ask/code',
    tag: 'Evaluations',
    summary: 'Mails the bearer of a link the code that answering asks for',
    answers: {
      202: 'It is mailed: how long it is good, and how many wrong tries it stands',
      409: 'The evaluation takes no figures now',
      410: 'The link is no longer valid',
      429: 'Too many codes were asked for',
    },
    handle: async ({ params, caller }) => {
      const { thing, person } = await bearerIn(deps, params.ask ?? '', caller);
      await mailFigureCode(deps, thing, { person, language: languageOf(thing.view.definition, person) });
      return accepted({ validMinutes: CODE_MINUTES, tries: CODE_TRIES });
    },
  }),
  endpoint({
    method: 'post',
    path: '/figures/:ask/answers',
    tag: 'Evaluations',
    repeats: true,
    body: figureByLink,
    summary: 'Answers what an evaluation asks, with the token of a mailed link; the same rules as on the page',
    answers: {
      201: 'What was recorded, how it was known who answered, and whether that restates what was signed off',
      403: 'The code is wrong, or missing where one is asked for',
      409: 'The evaluation takes no figures now',
      410: 'The link is no longer valid',
      422: 'A value, the evidence or the digits of the mail are missing or wrong',
    },
    handle: async ({ params, body: { code, digits = '', ...said }, caller, requestId }) => {
      const { thing, person } = await bearerIn(deps, params.ask ?? '', caller);
      assertMayUndertake(thing.view.state, 'evaluation.report');
      const { id, view, evaluation, ask } = thing;
      const identity = await provenBy(deps, codeMatter(thing), person, code);
      assertSureWho(ask, { identity });
      const { approval, round } = figureLink(id);
      await assertByHandOf(deps, { approval, round, person }, { person, identity }, { digits });
      const answer = answerBy(view, evaluation, { person, identity }, { ...said, ask: ask.key }, deps.now());
      const updateId = hashOf([requestId, id, person, said]);
      const { restates } = await reportIn(deps, view, evaluation, answer, updateId);
      const { by, standsInFor } = answer;
      const whom = standsInFor !== undefined && { standsInFor };
      return created({ evaluation: evaluation.key, ask: ask.key, by, ...whom, identity, restates });
    },
  }),
];

interface BearerIn {
  readonly thing: AskedThing;
  readonly person: Person;
}

/** The ask of a link, and for whom it was mailed. Throws `unauthorised`, `link_expired`, `link_invalid` for a link of another ask, `link_revoked`. */
async function bearerIn(deps: ApiDeps, id: string, caller: Caller): Promise<BearerIn> {
  const claims = await claimsIn(deps, id, caller);
  const thing = await askedThing(deps, id);
  const person = bearerOf(thing, claims, deps.now());
  if (person === undefined) throw new DomainError('link_revoked');
  return { thing, person };
}
