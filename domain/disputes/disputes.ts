import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { states } from '../shared/states';
import { kinds } from '../shared/kinds';
import { standsAs } from '../shared/reasons';
import type { Programme } from '../programme/programme';
import { isBlank } from '../shared/text';
import { assertHappened } from '../programme/told-days';
import type { PartyKey, Person } from '../shared/keys';
import type { DisputeRules } from '../programme/dispute-rules';

/** The tiers in their order (协商→调解→仲裁). Source: docs/rules/disputes.md, "Tiers". */
export type Tier = 'negotiation' | 'mediation' | 'arbitration';

/** Source: docs/rules/disputes.md, "Tiers". */
const usualRules: DisputeRules = { negotiationDays: 30, mediationDays: 60 };

export const disputeRules = ({ disputes = usualRules }: Pick<Programme, 'disputes'>): DisputeRules => disputes;

/** What is disputed: one thing of the programme, or lines that are named in words (of a statement, of an agreement). */
export type Disputed =
  | { readonly kind: 'agreement' | 'milestone' | 'obligation'; readonly key: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

/** The clock of a tier: ISO instants. `from` is when the tier began; clocks from before 2026-11-26 do not know it, and are never counted again. */
export interface TierClock {
  readonly from?: string;
  readonly endsAt: string;
  readonly remindAt: string;
  readonly provisional: boolean;
}

/** Terms on which the parties settle; it holds once every party has confirmed the same words. */
export interface SettlementTerms {
  readonly terms: string;
  /** Party to the person who confirmed for it. */
  readonly confirmedBy: Readonly<Record<PartyKey, Person>>;
}

export interface Award {
  readonly summary: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** SHA-256 (hex) of the document. */
  readonly documentHash?: string;
}

/** A dispute between the parties about something of the programme. */
export interface Dispute {
  readonly key: string;
  readonly title: string;
  readonly claim: string;
  readonly about: Disputed;
  readonly party: PartyKey;
  readonly by: Person;
  /** Who has to settle: the parties that decide. */
  readonly parties: readonly PartyKey[];
  readonly state: Tier | 'settled' | 'awarded' | 'withdrawn';
  /** Of the tier it is in; arbitration has none. */
  readonly clock?: TierClock;
  readonly settlement?: SettlementTerms;
  readonly award?: Award;
  /** The day on which its arbitration began; disputes from before 2026-11-29 do not know it. */
  readonly arbitratedFrom?: string;
}

/** A party that stops taking part. */
export interface PartyStep {
  readonly party: PartyKey;
  readonly by: Person;
  readonly reason: string;
}

interface Told {
  readonly dispute: string;
  /** The chairs of the committee's groups, who hear of it with the office. */
  readonly told: readonly Person[];
}

/** Everything that happens to a dispute. */
export type DisputeHappening =
  | ({ readonly type: 'dispute.raised'; readonly raised: Dispute } & Told)
  | { readonly type: 'dispute.clockSet'; readonly dispute: string; readonly tier: Tier; readonly clock: TierClock }
  | ({ readonly type: 'dispute.reminded'; readonly tier: Tier } & Told)
  /** `on`: the day on which the next tier begins. */
  | ({
      readonly type: 'dispute.tierEnded';
      readonly from: Tier;
      readonly to: Tier;
      readonly left?: PartyStep;
      readonly on?: string;
    } & Told)
  | ({
      readonly type: 'dispute.settlementConfirmed';
      readonly party: PartyKey;
      readonly by: Person;
      readonly terms: string;
    } & Told)
  | ({ readonly type: 'dispute.settled'; readonly terms: string } & Told)
  | ({ readonly type: 'dispute.awarded'; readonly award: Award; readonly by: Person } & Told)
  | ({ readonly type: 'dispute.withdrawn'; readonly by: Person; readonly reason: string } & Told);

const next: Readonly<Partial<Record<Dispute['state'], Tier>>> = {
  negotiation: 'mediation',
  mediation: 'arbitration',
};

/** Whether counting a tier again said nothing new. */
export const isSameClock = (before: TierClock | undefined, after: TierClock): boolean =>
  before?.endsAt === after.endsAt && before.remindAt === after.remindAt && before.provisional === after.provisional;

/** The tier it is in; none once it has ended. */
export const tierOf = ({ state }: Dispute): Tier | undefined =>
  state === 'settled' || state === 'awarded' || state === 'withdrawn' ? undefined : state;

/** The tier that follows; none after arbitration or the end. */
export const nextTier = ({ state }: Dispute): Tier | undefined => next[state];

/** The agreements about which a dispute runs (keys): the flag that stands beside their states. */
export const disputedAgreements = (disputes: readonly Dispute[]): ReadonlySet<string> =>
  new Set(
    disputes.flatMap((dispute) =>
      tierOf(dispute) !== undefined && dispute.about.kind === 'agreement' ? [dispute.about.key] : [],
    ),
  );

/** How many days the tier lasts; arbitration has no end of its own. */
export const tierDays = (tier: Tier, { negotiationDays, mediationDays }: DisputeRules): number | undefined =>
  ({ negotiation: negotiationDays, mediation: mediationDays, arbitration: undefined })[tier];

/** Throws `dispute_state` once it has ended. */
export const assertRuns = (dispute: Dispute): void => {
  if (tierOf(dispute) === undefined)
    throw new DomainError('dispute_state', standsAs(kinds.dispute, states[dispute.state]), { state: dispute.state });
};

const assertParty = ({ parties }: Dispute, party: PartyKey): void => {
  if (!parties.includes(party))
    throw new DomainError('forbidden', text('该方不是争议的当事方。', 'This party is no party to the dispute.'), {
      party,
    });
};

/** A party stops taking part: the next tier begins at once. Throws `dispute_state` in arbitration, which goes on without it, `comment_required`, `forbidden`. */
export function assertMayLeave(dispute: Dispute, { party, reason }: PartyStep): void {
  assertRuns(dispute);
  assertParty(dispute, party);
  if (nextTier(dispute) === undefined)
    throw new DomainError(
      'dispute_state',
      text('仲裁不因一方缺席而停止。', 'Arbitration goes on without a party that stays away.'),
    );
  if (isBlank(reason)) throw new DomainError('comment_required');
}

/** A party confirms terms, its own or the other's. Throws `dispute_state`, `comment_required`, `forbidden`. */
export function assertMayConfirmTerms(
  dispute: Dispute,
  { party, terms }: { readonly party: PartyKey; readonly terms: string },
): void {
  assertRuns(dispute);
  assertParty(dispute, party);
  if (isBlank(terms)) throw new DomainError('comment_required');
}

/** Only arbitration ends by an award, on a day that has come and not before it began. Throws `dispute_state`, `invalid_input`. */
export function assertMayAward(dispute: Dispute, told?: { readonly on: string; readonly today: string }): void {
  if (dispute.state !== 'arbitration')
    throw new DomainError('dispute_state', standsAs(kinds.dispute, states[dispute.state]), {
      state: dispute.state,
    });
  if (!told) return;
  const { on, today } = told;
  assertHappened('dispute.awardedOn', on, { field: 'on', today, after: dispute.arbitratedFrom });
}

/** Who raised it may give it up: the same party. Throws `dispute_state`, `forbidden`, `comment_required`. */
export function assertMayWithdrawDispute(dispute: Dispute, { party, reason }: PartyStep): void {
  assertRuns(dispute);
  if (party !== dispute.party)
    throw new DomainError(
      'forbidden',
      text('只有提出方可以撤回争议。', 'Only the party that raised it may withdraw it.'),
    );
  if (isBlank(reason)) throw new DomainError('comment_required');
}

/** Whether every party has confirmed the same terms. */
export const isSettledBy = ({ parties, settlement }: Dispute): boolean =>
  settlement !== undefined && parties.every((party) => settlement.confirmedBy[party] !== undefined);

/** Other terms are a new proposal: what was confirmed before no longer counts. */
const confirmed = (
  settlement: SettlementTerms | undefined,
  party: PartyKey,
  by: Person,
  terms: string,
): SettlementTerms => ({
  terms,
  confirmedBy: { ...(settlement?.terms === terms ? settlement.confirmedBy : {}), [party]: by },
});

const ended = ({ clock: _stopped, ...dispute }: Dispute, state: Dispute['state']): Dispute => ({ ...dispute, state });

/** A dispute after something happened to it: the process and the read model change it alike. */
export function disputeAfter(dispute: Dispute, happening: DisputeHappening): Dispute {
  switch (happening.type) {
    case 'dispute.raised':
      return happening.raised;
    case 'dispute.clockSet':
      return { ...dispute, clock: happening.clock };
    case 'dispute.reminded':
      return dispute;
    case 'dispute.tierEnded': {
      const { to, on } = happening;
      return { ...ended(dispute, to), ...(to === 'arbitration' && on !== undefined && { arbitratedFrom: on }) };
    }
    case 'dispute.settlementConfirmed': {
      const { party, by, terms } = happening;
      return { ...dispute, settlement: confirmed(dispute.settlement, party, by, terms) };
    }
    case 'dispute.settled':
      return ended(dispute, 'settled');
    case 'dispute.awarded':
      return { ...ended(dispute, 'awarded'), award: happening.award };
    case 'dispute.withdrawn':
      return ended(dispute, 'withdrawn');
  }
}
