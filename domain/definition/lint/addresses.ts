import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { nearest } from '../../shared/nearest';
import { holderPath } from './places';
import { programmeSeats } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import { partyTitle, titlesOf } from '../../programme/titles';

interface Address {
  readonly party: string;
  readonly domain: string;
  readonly path: Path;
}

const domainOf = (person: string): string => person.slice(person.lastIndexOf('@') + 1).toLowerCase();

const addressesIn = (programme: Programme): readonly Address[] => [
  ...Object.entries(programme.governance.office.people).map(([party, person]): Address => ({
    party,
    domain: domainOf(person),
    path: ['governance', 'office', 'people', party],
  })),
  ...programmeSeats(programme).flatMap((seat): readonly Address[] =>
    seat.holder === null ? [] : [{ party: seat.party, domain: domainOf(seat.holder), path: holderPath(seat) }],
  ),
];

/** Where most of a party have their mail; nothing where no two have it at one domain, or as many at another. */
const usualDomain = (addresses: readonly Address[]): string | undefined => {
  const count = (domain: string) => addresses.filter((one) => one.domain === domain).length;
  const [first, second] = [...new Set(addresses.map(({ domain }) => domain))].toSorted((a, b) => count(b) - count(a));
  return first === undefined || count(first) < 2 || (second !== undefined && count(second) === count(first))
    ? undefined
    : first;
};

/** Addresses that are alone among those of their party, or nearly at the domain of the others: a slip of the pen, and mails that nobody gets. */
export const warnOfAddresses = (programme: Programme): readonly Finding[] => {
  const all = addressesIn(programme);
  const titles = titlesOf(programme);
  return Object.keys(programme.parties).flatMap((party) => {
    const own = all.filter((one) => one.party === party);
    const usual = usualDomain(own);
    if (usual === undefined) return [];
    return own
      .filter(({ domain }) => domain !== usual)
      .flatMap(({ domain, path }) => {
        const isAlone = own.filter((one) => one.domain === domain).length === 1;
        const isNear = nearest(domain, [usual]) !== undefined;
        if (!isAlone && !isNear) return [];
        const { zh, en } = partyTitle(titles, party);
        const [slip, mistyped] = isNear ? [`，是否应为“${usual}”？`, `: is "${usual}" meant?`] : ['。', '.'];
        return isAlone
          ? finding(
              'address_apart',
              path,
              `${zh}的各邮箱中，只有这一个在“${domain}”，其余在“${usual}”${isNear ? '，是否有误？' : '。'}`,
              `Of ${en} only this address is at ${domain}, the others are at ${usual}${isNear ? ': a slip?' : '.'}`,
            )
          : finding(
              'address_apart',
              path,
              `${zh}的这个邮箱在“${domain}”${slip}`,
              `This address of ${en} is at ${domain}${mistyped}`,
            );
      });
  });
};
