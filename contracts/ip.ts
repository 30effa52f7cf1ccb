import { idOf, keyedBy } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Filing, IpAccess, IpAnswer, IpItem, Registration } from '../domain/ip/ip';
import type { IpAlarm } from '../domain/ip/alarms';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';
import type { Person } from '../domain/shared/keys';

export interface IpInput {
  readonly programme: string;
  readonly item: IpItem;
  /** Where a secret is kept: only this process knows it, and every answer to `readSecret` is recorded. */
  readonly keptAt?: string;
  /** `isToPlan`: started again from the record before its dates were counted. */
  readonly resumed?: {
    readonly recorded: number;
    readonly alarms: readonly IpAlarm[];
    readonly rung: number;
    readonly isToPlan?: true;
  };
}

export const ipId = (programme: string, item: string) => idOf(programme, 'ip', item);
export const parseIpId = keyedBy('ip');

export const ipProcess = (input: IpInput): Process => ({
  type: 'ipFiling',
  id: ipId(input.programme, input.item.key),
  summary: `${input.item.title}: ${input.item.kind}`,
  args: [input],
  attributes: beginsAs(input.programme, input.item.state, input.item.state === 'proposed' ? ['pmo'] : []),
});

type Stands = Told & { readonly state: IpItem['state'] };

export const answerIp = defineUpdate<Stands, [IpAnswer]>('answer');
export const recordFiling = defineUpdate<Stands, [Filing]>('recordFiling');
export const recordRegistration = defineUpdate<Stands, [Registration]>('recordRegistration');
export const readSecret = defineUpdate<Stands & { readonly keptAt: string }, [IpAccess]>('readSecret');
export const closeIp = defineUpdate<Stands, [{ readonly by: Person; readonly reason: string }]>('closeIp');
export const ipQuery = defineQuery<IpItem>('ip');
