import type { EscalationStep } from './policies';
import type { Text } from '../shared/text';
import type { GroupKey, PartyKey, Person } from '../shared/keys';
import type { ChatChannel } from './chat-channels';

export interface Party {
  readonly key: PartyKey;
  readonly title: Text;
  readonly does?: Text;
  /** Key of a working-day calendar; a party without one is a payee and has no votes. */
  readonly calendar: string;
  readonly zone: string;
  readonly decides: boolean;
  readonly language?: 'zh' | 'en' | 'both';
}

/** What somebody is called, a second address for mails that the first one does not take, and the language of one's mails and pages. */
export interface PersonEntry {
  readonly name?: Text;
  /** What they are where they work: 董事长, "Chairman". */
  readonly title?: Text;
  readonly secondAddress?: string;
  readonly language?: 'zh' | 'en' | 'both';
}

/** A role in a governance group for one party; votes belong to it. `id` is `party.group.key`. */
export interface Seat {
  readonly id: string;
  readonly key: string;
  readonly group: GroupKey;
  readonly party: PartyKey;
  readonly title: Text;
  readonly chair: boolean;
  readonly weight: number;
  /** Who holds it; `null` is a vacancy. */
  readonly holder: Person | null;
}

export interface Group {
  readonly key: GroupKey;
  readonly title: Text;
  /** What it decides on; strategic and financial groups are never taken to approve by silence. */
  readonly kind?: 'strategic' | 'business' | 'technical' | 'financial';
  readonly seats: readonly Seat[];
}

export interface Governance {
  readonly committee: { readonly title: Text; readonly groups: readonly GroupKey[] };
  readonly supervision: Group;
  readonly office: { readonly title: Text; readonly people: Readonly<Record<PartyKey, Person>> };
  /** Who watches and mends the processes, and who verifies the record, by party. */
  readonly operators?: Readonly<Record<PartyKey, readonly Person[]>>;
  readonly auditors?: Readonly<Record<PartyKey, readonly Person[]>>;
  readonly groups: Readonly<Record<GroupKey, Group>>;
  /** The chain that an overdue decision climbs when its policy names none of its own (each such policy carries a copy). */
  readonly escalation?: readonly EscalationStep[];
  /** The chats that are told that something waits. */
  readonly notices?: readonly ChatChannel[];
}
