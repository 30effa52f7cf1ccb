import type { z } from 'zod';
import { DomainError } from '../domain/errors';
import { isIpOver, openedState, type IpItem } from '../domain/ip';
import { decidingParties } from '../domain/parties';
import type { ProgrammeView } from '../domain/views';
import { hashOf } from '../infra/hashes';
import type { Services } from '../infra/services';
import type { Actor } from './disputes';
import type { ipRequest } from './forms/ip';
import { untilVisible } from './starting';

/** The item of that key. Throws `not_found`. */
export const ipIn = ({ ip }: ProgrammeView, key = ''): IpItem => {
  const item = ip.find((each) => each.key === key);
  if (!item) throw new DomainError('not_found', `There is no item "${key}" in this programme.`);
  return item;
};

/** The same as long as something can be done about it. Throws `ip_state`. */
export const openIpIn = (view: ProgrammeView, key = ''): IpItem => {
  const item = ipIn(view, key);
  if (!isIpOver(item)) return item;
  throw new DomainError('ip_state', `The item is ${item.state}.`, { state: item.state });
};

/** Enters a piece of intellectual property; who enters a joint one consents by that, and the others are asked. Throws `key_taken`. */
export async function openIp(
  { processes, readModel }: Pick<Services, 'processes' | 'readModel'>,
  view: ProgrammeView,
  { key, title, kind, subKind, joint, keptAt }: z.output<typeof ipRequest>,
  { by, party }: Actor,
  requestId: string,
): Promise<IpItem> {
  const state = openedState({ kind, isJoint: joint });
  const item: IpItem = {
    key,
    title,
    kind,
    ...(subKind && { subKind }),
    isJoint: joint,
    party,
    by,
    parties: decidingParties(view.definition).map((each) => each.key),
    answers: state === 'proposed' ? [{ party, by, verdict: 'consent', reason: '' }] : [],
    state,
    dates: [],
    ...(keptAt !== undefined && { keptHash: hashOf(keptAt) }),
    accesses: [],
  };
  await processes.openIp({ programme: view.key, item, ...(keptAt !== undefined && { keptAt }) }, requestId);
  await untilVisible(async () => (await readModel.programme(view.key))?.ip.some((each) => each.key === key));
  return item;
}
