import { assertTimesFit } from '../../domain/policy-times/refusals';
import { policyNamed, timesThatChange, type TimesRequest } from '../../domain/policy-times/policy-times';
import type { Services } from '../../infra/services';
import type { ProgrammeView } from '../../domain/views/views';

/** Asks for other times of a policy, alike from page and API; answers the approval. Throws `not_found`, `invalid_input`, `comment_required` or `times_deciding`. */
export async function askForTimes(
  { processes }: Pick<Services, 'processes'>,
  { key, definition }: ProgrammeView,
  request: TimesRequest,
  requestId: string,
): Promise<string> {
  assertTimesFit(definition, request);
  const times = timesThatChange(policyNamed(definition, request.policy), request.times);
  return (await processes.requestTimes(key, { ...request, times }, requestId)).approval ?? '';
}
