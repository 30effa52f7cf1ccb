import type { LocalDate } from '../../calendar/dates';
import { acceptedWithin, type Innovation } from '../../innovations/innovations';
import type { InnovationKind } from '../../programme/innovation-plans';
import type { PoolPlan } from '../../programme/distribution-plans';
import type { PartyKey } from '../../shared/keys';
import { refused } from '../../shared/reasons';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { versionOn, type AgreedRules, type RulesVersion } from './rules';

/** An innovation that counts in a run: whose it is, the day on which it was accepted, and how many points that gives. */
export interface CountedInnovation {
  readonly key: string;
  readonly title: Text;
  readonly kind: InnovationKind;
  readonly party: PartyKey;
  readonly on: LocalDate;
  /** A whole number, as text. */
  readonly points: string;
}

/** What is asked of an innovation to count it. */
export type Accepted = Pick<Innovation, 'key' | 'title' | 'kind' | 'party' | 'state' | 'acceptedOn'>;

const poolOf = ({ rules, categories = {}, projects = {} }: RulesVersion): PoolPlan | undefined =>
  [rules, ...Object.values(categories), ...Object.values(projects)].flatMap(({ pool }) => pool ?? [])[0];

/** How many points an innovation of each kind gives that is accepted on a day; none where the parties agree on points for each run. */
const pointsOn = (rules: AgreedRules, day: LocalDate): Readonly<Record<string, number>> | undefined => {
  const version = versionOn(rules, day);
  const points = version && poolOf(version)?.points;
  return points === 'agreed' ? undefined : points;
};

/**
 * The innovations that count in a run of a period: accepted in it, of a kind that gives points by the rules of that day, and of
 * a party that is paid. `undefined` where points are agreed for each run. Source: docs/rules/money.md, "Tiers".
 */
export function countedIn(
  rules: AgreedRules,
  all: readonly Accepted[],
  from: LocalDate,
  until: LocalDate,
): readonly CountedInnovation[] | undefined {
  const isCounted = rules.versions.some(
    (version) => version.from <= until && from <= (version.until ?? until) && isByKind(poolOf(version)),
  );
  if (!isCounted) return undefined;
  return acceptedWithin(all, from, until).flatMap(({ key, title, kind, party, acceptedOn: on = '' }) => {
    const given = pointsOn(rules, on) ?? {};
    const points = Object.hasOwn(given, kind) ? (given[kind] ?? 0) : 0;
    return points > 0 && rules.payees.includes(party) ? [{ key, title, kind, party, on, points: String(points) }] : [];
  });
}

const isByKind = (pool: PoolPlan | undefined) => pool !== undefined && pool.points !== 'agreed';

/** The points of each party: those of its innovations, added up. */
export function pointsFrom(counted: readonly CountedInnovation[]): Readonly<Record<PartyKey, string>> {
  const sums = new Map<PartyKey, bigint>();
  for (const { party, points } of counted) sums.set(party, (sums.get(party) ?? 0n) + BigInt(points));
  return Object.fromEntries([...sums].map(([party, points]) => [party, String(points)]));
}

/** What is counted from the register can't be given. Throws `invalid_input` at the points. */
export function assertNotGiven(
  counted: readonly CountedInnovation[] | undefined,
  points: Readonly<Record<PartyKey, string>> | undefined,
): void {
  const [party] = Object.keys(points ?? {});
  if (counted === undefined || party === undefined) return;
  throw refused(
    'invalid_input',
    text(
      '激励分值按创新登记中已验收的创新计算，不另行填写。',
      'Points are counted from the innovations that were accepted: none are given.',
    ),
    { field: `points.${party}` },
  );
}

/** "激励分值 10：储能云平台 10": what a party has its points for; nothing where it has none by the register. */
export function pointsText(counted: readonly CountedInnovation[], party: PartyKey): Text | undefined {
  const own = counted.filter((each) => each.party === party);
  if (own.length === 0) return undefined;
  const sum = pointsFrom(own)[party] ?? '0';
  const each = list(own.map(({ title, points }) => text(`${title.zh} ${points}`, `${title.en} ${points}`)));
  return text(`激励分值 ${sum}：${each.zh}`, `${sum} points: ${each.en}`);
}
