import type { SettingAside } from '../../domain/schedule/baselines';
import type { Services } from '../../infra/services';
import type { ChangeRequest } from '../../domain/schedule/baselines';
import type { ProgrammeView } from '../../domain/views/views';
import { forecastable } from './reports';

/** Asks for a new baseline, alike from page and API; answers the approval. Throws `not_found` or `milestone_not_open` for a milestone that cannot move. */
export async function askForChange(
  { processes }: Pick<Services, 'processes'>,
  view: ProgrammeView,
  request: ChangeRequest,
  requestId: string,
): Promise<string> {
  for (const key of Object.keys(request.dates)) forecastable(view, key);
  return (await processes.requestChange(view.key, request, requestId)).approval ?? '';
}

/** Puts a request off or merges it: the schedule takes it up, then its approval is withdrawn. Throws `change_not_open`. */
export async function setAside(
  { processes }: Pick<Services, 'processes'>,
  view: ProgrammeView,
  aside: SettingAside,
  requestId: string,
): Promise<void> {
  const { approval = '' } = await processes.setChangeAside(view.key, aside, requestId);
  await processes.withdraw(approval, { by: aside.by, reason: aside.reason }, requestId);
}
