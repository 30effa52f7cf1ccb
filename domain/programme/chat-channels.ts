import type { GroupKey, PartyKey } from '../shared/keys';

/** A chat robot of one of the known makes, or any program that understands Standard Webhooks. */
export const chatKinds = ['wecom', 'dingtalk', 'feishu', 'slack', 'teams', 'standard'] as const;
export type ChatKind = (typeof chatKinds)[number];

/** What a channel can be told of: an approval that opens, is reminded, escalated or closed, and phases that begin and end. */
export const chatEvents = ['opened', 'reminded', 'escalated', 'closed', 'phase'] as const;
export type ChatEvent = (typeof chatEvents)[number];

/** Where a programme's chats are told that something waits; of one group's or one party's matters only, where it names them. */
export interface ChatChannel {
  readonly key: string;
  readonly kind: ChatKind;
  readonly events: readonly ChatEvent[];
  readonly group?: GroupKey;
  readonly party?: PartyKey;
}

/** The part of a channel's variables in the environment that is its own: `legalTeam` and `legal-team` are `LEGAL_TEAM`. */
export const variableOf = (key: string): string =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
