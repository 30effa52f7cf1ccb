import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { states } from '../shared/states';
import { kinds } from '../shared/kinds';
import { standsAs } from '../shared/reasons';
import type { IpDate, IpKind, PatentKind } from './dates';
import { isBlank } from '../shared/text';
import { assertHappened } from '../programme/told-days';
import type { PartyKey, Person } from '../shared/keys';

/** What a party says to a joint filing: it consents, it objects, or it waives and keeps free use. */
export type IpVerdict = 'consent' | 'object' | 'waive';

export interface IpAnswer {
  readonly party: PartyKey;
  readonly by: Person;
  readonly verdict: IpVerdict;
  readonly reason: string;
}

export interface Filing {
  /** `YYYY-MM-DD`, the day of the first filing. */
  readonly on: string;
  readonly number: string;
  readonly where: string;
  readonly party: PartyKey;
  readonly by: Person;
}

export interface Registration {
  readonly on: string;
  readonly number: string;
  /** The last day of its term; a trademark has one, and a later one is its renewal. */
  readonly expiresOn?: string;
  readonly by: Person;
}

/** An engineer of a party who holds no seat, by name or mail address. */
export interface IpReader {
  readonly name: string;
  readonly party: PartyKey;
}

/** Who has read a secret, when (ISO, UTC) and why. */
export interface IpAccess {
  readonly by: Person;
  /** For whom `by` asked, when they do not read it themselves. */
  readonly reader?: IpReader;
  readonly why: string;
  readonly at: string;
}

/** A piece of intellectual property of the cooperation. Source: docs/rules/ip.md, "Joint filings" and "Secrets". */
export interface IpItem {
  readonly key: string;
  readonly title: string;
  readonly kind: IpKind;
  readonly subKind?: PatentKind;
  /** Whether it belongs to both: then both are asked before anybody files. */
  readonly isJoint: boolean;
  readonly party: PartyKey;
  readonly by: Person;
  /** The parties that are asked. */
  readonly parties: readonly PartyKey[];
  readonly answers: readonly IpAnswer[];
  /** `kept`: a secret; `cleared`: whoever consented may file. */
  readonly state: 'proposed' | 'blocked' | 'cleared' | 'filed' | 'registered' | 'kept' | 'lapsed' | 'closed';
  readonly filing?: Filing;
  readonly registration?: Registration;
  readonly dates: readonly IpDate[];
  /** SHA-256 (hex) of the words that say where a secret is kept; they themselves stand in no record. */
  readonly keptHash?: string;
  readonly accesses: readonly IpAccess[];
}

interface Telling {
  readonly item: string;
}

/** Everything that happens to a piece of intellectual property. */
export type IpHappening =
  | ({ readonly type: 'ip.opened'; readonly opened: IpItem } & Telling)
  | ({ readonly type: 'ip.answered'; readonly answer: IpAnswer } & Telling)
  | ({ readonly type: 'ip.filed'; readonly filing: Filing } & Telling)
  | ({ readonly type: 'ip.registered'; readonly registration: Registration } & Telling)
  | ({
      readonly type: 'ip.datesSet';
      readonly dates: readonly IpDate[];
      readonly calendarVersions: readonly string[];
    } & Telling)
  | ({ readonly type: 'ip.reminded' | 'ip.dateReached'; readonly date: IpDate['name']; readonly on: string } & Telling)
  | ({ readonly type: 'ip.accessed'; readonly access: IpAccess } & Telling)
  | ({ readonly type: 'ip.closed'; readonly by: Person; readonly reason: string } & Telling);

const isSecret = ({ kind }: Pick<IpItem, 'kind'>) => kind === 'tradeSecret' || kind === 'knowHow';

/** Where it stands when it is opened: a secret is kept; what is not joint needs nobody's consent. */
export const openedState = (item: Pick<IpItem, 'kind' | 'isJoint'>): IpItem['state'] =>
  isSecret(item) ? 'kept' : item.isJoint ? 'proposed' : 'cleared';

export const isIpOver = ({ state }: IpItem): boolean => state === 'lapsed' || state === 'closed';

/** The last word of each party that has spoken. */
const lastWords = ({ answers }: IpItem): ReadonlyMap<PartyKey, IpVerdict> =>
  new Map(answers.map(({ party, verdict }) => [party, verdict]));

/** The parties that may file: the owner of what is not joint, else those that consented. */
export const filersOf = (item: IpItem): readonly PartyKey[] => {
  if (!item.isJoint) return [item.party];
  const words = lastWords(item);
  return item.parties.filter((party) => words.get(party) === 'consent');
};

/** The parties that have not answered yet. */
export const unanswered = (item: IpItem): readonly PartyKey[] => {
  const words = lastWords(item);
  return item.state === 'proposed' ? item.parties.filter((party) => !words.has(party)) : [];
};

/** One objection blocks it; consents of all clear it, and a waiver leaves the others free to file. */
const judged = (item: IpItem): IpItem['state'] => {
  const words = [...lastWords(item).values()];
  if (words.includes('object')) return 'blocked';
  if (words.length < item.parties.length) return 'proposed';
  return words.includes('consent') ? 'cleared' : 'blocked';
};

const refuse = (item: IpItem, why = standsAs(kinds.item, states[item.state])): never => {
  throw new DomainError('ip_state', why, { state: item.state });
};

/** Throws `ip_state` once nothing can be done about it any more. */
export const assertIpOpen = (item: IpItem): void => {
  if (isIpOver(item)) refuse(item);
};

/** May a party answer now, again as well, until somebody has filed? Throws `ip_state`, `forbidden`, `comment_required` for an objection without its reason. */
export function assertMayAnswer(item: IpItem, { party, verdict, reason }: IpAnswer): void {
  if (!item.isJoint || isSecret(item))
    refuse(item, text('本条目无须征询任何一方。', 'Nobody is asked about this item.'));
  if (!['proposed', 'blocked', 'cleared'].includes(item.state)) refuse(item);
  if (!item.parties.includes(party))
    throw new DomainError('forbidden', text('本条目不征询该方。', 'This party is not asked.'));
  if (verdict === 'object' && isBlank(reason)) throw new DomainError('comment_required');
}

/** Throws `consent_missing` before it is cleared, `forbidden` for a party that did not consent, `ip_state` once it is filed, `invalid_input` for a day that has not come. */
export function assertMayFile(
  item: IpItem,
  { party, on }: Pick<Filing, 'party'> & Partial<Pick<Filing, 'on'>>,
  today?: string,
): void {
  if (item.state === 'proposed' || item.state === 'blocked')
    throw new DomainError('consent_missing', undefined, { answers: item.answers, unanswered: unanswered(item) });
  if (item.state !== 'cleared') refuse(item);
  if (!filersOf(item).includes(party))
    throw new DomainError(
      'forbidden',
      text('该方没有同意申请，不能提交。', 'This party has not consented, so it may not file it.'),
    );
  if (on !== undefined && today !== undefined) assertHappened('ip.filedOn', on, { field: 'on', today });
}

/** After the filing, on no earlier day; a trademark again for its renewal, with a later expiry. Throws `ip_state` or `invalid_input`. */
export function assertMayRegister(item: IpItem, { on, expiresOn }: Registration, today?: string): void {
  const isRenewal = item.state === 'registered' && item.kind === 'trademark';
  if (item.state !== 'filed' && !isRenewal) refuse(item);
  const after = item.registration?.on ?? item.filing?.on;
  if (today !== undefined) assertHappened('ip.registeredOn', on, { field: 'on', today, after });
  if (item.kind !== 'trademark') return;
  const before = item.registration?.expiresOn ?? '';
  if (expiresOn === undefined || expiresOn <= before)
    throw new DomainError(
      'invalid_input',
      text(
        '商标须写明有效期届满日；续展的，须晚于原届满日。',
        'A trademark is registered until a day, and renewed until a later one.',
      ),
      {
        field: 'expiresOn',
      },
    );
}

/** A secret is read with a reason. Throws `ip_state` for what is no secret, `comment_required`. */
export function assertMayAccess(item: IpItem, { why }: Pick<IpAccess, 'why'>): void {
  if (item.state !== 'kept') refuse(item, text('本条目不是保存中的秘密。', 'This item is not a secret that is kept.'));
  if (isBlank(why)) throw new DomainError('comment_required');
}

/** Where a secret is kept stands in no record: a process that was started again from the record does not know it. Throws `secret_place_lost`. */
export function assertPlaceKnown({ keptHash }: IpItem, keptAt: string | undefined): void {
  if (keptHash !== undefined && keptAt === undefined) throw new DomainError('secret_place_lost');
}

/** Throws `ip_state` once it is over, `comment_required`. */
export function assertMayClose(item: IpItem, { reason }: { readonly reason: string }): void {
  assertIpOpen(item);
  if (isBlank(reason)) throw new DomainError('comment_required');
}

/** A piece of intellectual property after something happened to it: the process and the read model change it alike. */
export function ipAfter(item: IpItem, happening: IpHappening): IpItem {
  switch (happening.type) {
    case 'ip.opened':
      return happening.opened;
    case 'ip.answered': {
      const answered = { ...item, answers: [...item.answers, happening.answer] };
      return { ...answered, state: judged(answered) };
    }
    case 'ip.filed':
      return { ...item, state: 'filed', filing: happening.filing };
    case 'ip.registered':
      return { ...item, state: 'registered', registration: happening.registration };
    case 'ip.datesSet':
      return { ...item, dates: happening.dates };
    case 'ip.dateReached':
      return happening.date === 'graceEnds' ? { ...item, state: 'lapsed' } : item;
    case 'ip.accessed':
      return { ...item, accesses: [...item.accesses, happening.access] };
    case 'ip.closed':
      return { ...item, state: 'closed' };
    default:
      return item;
  }
}

/** From what its days are counted now; nothing where there is nothing to count. */
export const ipCountedFrom = ({ kind, subKind, filing, registration }: IpItem) => {
  if (kind === 'patent' && filing) return { kind, subKind, firstFiledOn: filing.on };
  if (kind === 'trademark' && registration?.expiresOn) return { kind, expiresOn: registration.expiresOn };
  return undefined;
};
