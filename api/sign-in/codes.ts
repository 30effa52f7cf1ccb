import { DomainError } from '../../domain/shared/errors';
import { partyOf } from '../../domain/programme/parties';
import { type IdentityTier, isAsSureAs } from '../../domain/programme/policies';
import { mayRecuseLate } from '../../domain/approvals/reviews';
import { CODE_MINUTES, CODE_TRIES } from '../../infra/store/codes';
import { bearerIn, claimsIn } from '../access/bearers';
import type { ApiDeps } from '../http/deps';
import { endpoint, type Endpoint } from '../http/endpoint';
import { mailCode, ofApproval } from './mail';
import type { Person } from '../../domain/shared/keys';

/** The code that a policy of the tier `link+code` asks for beside the link. */
export const codeEndpoints = (deps: ApiDeps): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/approvals/:approval/code',
    tag: 'Approvals',
    summary: 'Mails the bearer of a link the code that deciding asks for',
    answers: {
      202: 'It is mailed: how long it is good, and how many wrong tries it stands',
      409: 'The approval is closed',
      410: 'The link is no longer valid',
      429: 'Too many codes were asked for',
    },
    handle: async ({ params, caller }) => {
      const claims = await claimsIn(deps, params.approval ?? '', caller);
      const view = await deps.readModel.approval(claims.approval);
      const programme = view && (await deps.readModel.definition(view.programme));
      if (!programme) throw new DomainError('not_found');
      const { person } = bearerIn(view.approval, claims);
      if (view.state !== 'open' && !mayRecuseLate(view.approval, person)) throw new DomainError('already_closed');
      const language = partyOf(programme, person)?.language ?? programme.language;
      await mailCode(deps, ofApproval(view), programme, { person, language });
      return { status: 202, body: { validMinutes: CODE_MINUTES, tries: CODE_TRIES } };
    },
  }),
];

/** What is proven by a code: a matter that a link leads to, and how surely it must be known who acts on it. */
export interface Proven {
  readonly id: string;
  readonly identity: IdentityTier;
}

/** Whether a code is what a matter asks for beside its link. */
export const isCodeWanted = (identity: IdentityTier): boolean => identity === 'link+code';

/** How sure we are of whoever sent a link and perhaps a code. Throws `code_wrong` or `rate_limited`. */
export async function provenBy(
  { codes, now }: Pick<ApiDeps, 'codes' | 'now'>,
  { id, identity }: Proven,
  person: Person,
  code: string | undefined,
): Promise<IdentityTier> {
  const isNeeded = !isAsSureAs('link', identity);
  if (!isNeeded || code === undefined) return 'link';
  await codes.prove({ approval: id, person }, code, now());
  return 'link+code';
}
