import type { AgreementHappening, AgreementMaking } from '../happenings';
import type { Substitution } from '../../approvals/actions/actions';
import type { Programme } from '../../programme/programme';
import { substitutionsAt } from '../../roster/rosters';
import type { PartyKey, Person } from '../../shared/keys';

const told = [
  'agreement.approved',
  'agreement.reminded',
  'agreement.noticed',
  'agreement.cured',
  'agreement.amendmentApproved',
  'agreement.suspended',
  'agreement.resumed',
  'agreement.terminationAgreed',
  'agreement.fateDecided',
  'agreement.renewed',
  'agreement.parentEnded',
  'agreement.lapsed',
  'agreement.terminated',
  'agreement.expired',
] as const;

/** What happens to an agreement that every party to it must hear of, and the office with them. Source: docs/decisions/0024. */
export type AgreementNews = Extract<AgreementHappening | AgreementMaking, { readonly type: (typeof told)[number] }>;

export type NewsOf<Type extends AgreementNews['type']> = Extract<AgreementNews, { readonly type: Type }>;

export const isAgreementNews = <Other extends { readonly type: string }>(
  happening: Other,
): happening is Other & AgreementNews => (told as readonly string[]).includes(happening.type);

/** What a letter about an agreement says of its happening and of its reader. */
export interface NewsTold {
  readonly happening: AgreementNews;
  /** The reader works in the programme office, and has things to do. */
  readonly isOffice?: true;
  /** The company for which its reader hears of it. */
  readonly party?: PartyKey;
  /** For the office: the companies of which nobody could be told. */
  readonly unheard?: readonly PartyKey[];
}

/** Who hears of an agreement, by the parties that sign it; a party of which nobody does has an empty list. */
export type Hearers = Readonly<Record<PartyKey, readonly Person[]>>;

/**
 * Who hears of an agreement for each of its signatories at an instant: who chairs a group that decides on it for that party, and whoever
 * stands in for them then. A vacant chair is nobody. Source: docs/decisions/0024.
 */
export function hearersOf(
  { agreements, governance }: Pick<Programme, 'agreements' | 'governance'>,
  key: string,
  substitutions: readonly Substitution[],
  at: string,
): Hearers {
  const agreement = agreements[key];
  const chairs = (agreement?.approval.groups ?? [])
    .flatMap((group) => governance.groups[group]?.seats ?? [])
    .filter(({ chair }) => chair);
  const inForce = substitutionsAt(substitutions, at);
  const withSubstitutes = (person: Person) => [
    person,
    ...inForce.flatMap((each) => (each.person === person ? each.substitute : [])),
  ];
  return Object.fromEntries(
    (agreement?.signatories ?? []).map((party) => {
      const holders = chairs.flatMap((seat) => (seat.party === party && seat.holder !== null ? seat.holder : []));
      return [party, [...new Set(holders.flatMap(withSubstitutes))]];
    }),
  );
}

/** A letter about an agreement, before it is one of a ledger's entry. */
export interface NewsDraft {
  readonly to: Person;
  readonly kind: 'agreementNews';
  readonly about: string;
  readonly news: NewsTold;
}

/** One letter a person: whoever sits in the office and chairs a group as well is told both in it. */
export function newsDrafts(
  happening: AgreementNews,
  office: readonly Person[],
  hearers: Hearers = {},
): readonly NewsDraft[] {
  const parties = Object.keys(hearers);
  const unheard = parties.filter((party) => hearers[party]?.length === 0);
  const people = [...new Set([...office, ...Object.values(hearers).flat()])];
  return people.map((to) => {
    const party = parties.find((each) => hearers[each]?.includes(to));
    const isOffice = office.includes(to);
    return {
      to,
      kind: 'agreementNews',
      about: happening.agreement,
      news: {
        happening,
        ...(isOffice && { isOffice }),
        ...(party !== undefined && { party }),
        ...(isOffice && unheard.length > 0 && { unheard }),
      },
    };
  });
}
