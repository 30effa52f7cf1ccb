import type { z } from 'zod';
import { ipProcess } from '../../contracts/ip';
import { assertMayShare } from '../../domain/ip/confidentiality';
import { assertIpOpen, openedState, type IpAccess, type IpItem } from '../../domain/ip/ip';
import { assertReader } from '../../domain/ip/readers';
import { decidingParties } from '../../domain/programme/parties';
import type { ProgrammeView } from '../../domain/views/views';
import { hashOf } from '../../infra/host/hashes';
import type { Services } from '../../infra/services';
import { foundIn } from '../http/lookups';
import type { Partner } from '../access/partners';
import type { ipAccess, ipRequest } from './forms';
import { untilVisible } from '../http/visible';

/** The item of that key. Throws `not_found`. */
export const ipIn = ({ ip }: ProgrammeView, key = ''): IpItem => foundIn(ip, key, 'item');

/** The same as long as something can be done about it. Throws `ip_state`. */
export const openIpIn = (view: ProgrammeView, key = ''): IpItem => {
  const item = ipIn(view, key);
  assertIpOpen(item);
  return item;
};

/** What the log keeps of somebody who reads a secret. Throws `needs_unmet` where it may not be shared with them, `invalid_input` for a reader of no party. */
export function readingOf(
  { definition, agreements }: ProgrammeView,
  item: IpItem,
  { by, party }: Partner,
  { why, reader }: Pick<z.output<typeof ipAccess>, 'why' | 'reader'>,
  now: Date,
): IpAccess {
  if (reader) assertReader(definition, reader);
  for (const each of [party, reader?.party ?? party]) assertMayShare(definition, agreements, item, each);
  return { by, ...(reader && { reader }), why, at: now.toISOString() };
}

/** Enters a piece of intellectual property; who enters a joint one consents by that, and the others are asked. Throws `key_taken`. */
export async function openIp(
  { processes, readModel }: Pick<Services, 'processes' | 'readModel'>,
  view: ProgrammeView,
  { key, title, kind, subKind, joint, keptAt }: z.output<typeof ipRequest>,
  { by, party }: Partner,
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
  await processes.start(ipProcess({ programme: view.key, item, ...(keptAt !== undefined && { keptAt }) }), requestId);
  await untilVisible(async () => (await readModel.head(view.key))?.ip.some((each) => each.key === key));
  return item;
}
