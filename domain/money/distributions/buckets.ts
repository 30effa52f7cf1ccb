import { addDays, daysBetween, notAfter } from '../../calendar/dates';
import type { SharingRules } from '../../programme/distribution-plans';
import { by } from '../../shared/order';
import { refused } from '../../shared/reasons';
import { text } from '../../shared/sentences';
import { allocate } from '../allocation';
import { versionOn, type AgreedRules, type RulesVersion } from './rules';
import { amountIn, type Statement, type StatementLine } from './statements';

/** What falls under the same rules, before it is shared. */
export interface Share {
  readonly key: string;
  readonly version: RulesVersion;
  readonly rules: SharingRules;
  readonly category?: string;
  readonly project?: string;
  readonly net: bigint;
  /** Days of the period on which the version is in force; the base is prorated by them. */
  readonly days: bigint;
  readonly lines: readonly string[];
}

/** Where a line's rules of its own stand: for its project, for its category, or nowhere. */
interface Scope {
  readonly category?: string;
  readonly project?: string;
}

const scopeOf = ({ project, category }: StatementLine, versions: readonly RulesVersion[]): Scope => {
  const has = (of: 'projects' | 'categories', key: string) =>
    versions.some((version) => version[of] !== undefined && Object.hasOwn(version[of], key));
  if (project !== undefined && has('projects', project)) return { project };
  return has('categories', category) ? { category } : {};
};

const rulesFor = ({ rules, projects, categories }: RulesVersion, { project, category }: Scope): SharingRules =>
  (project !== undefined && projects?.[project]) || (category !== undefined && categories?.[category]) || rules;

const nameOf = ({ from }: RulesVersion, { project, category }: Scope) =>
  [
    from,
    ...(project === undefined ? [] : ['project', project]),
    ...(category === undefined ? [] : ['category', category]),
  ].join('/');

/** The version in force on a day. Throws `rules_missing` in a gap between versions. */
function inForceOn(rules: AgreedRules, day: string): RulesVersion {
  const version = versionOn(rules, day);
  if (!version)
    throw refused('rules_missing', text(`${day} 没有生效的分配规则。`, `No rule in force on ${day}.`), { day });
  return version;
}

/** The versions that are in force in a period with their days in it. Throws `rules_missing` for the first day without one. */
function versionsIn(rules: AgreedRules, { from, until }: Statement) {
  const found: { readonly version: RulesVersion; readonly days: bigint }[] = [];
  for (let day = from; day <= until;) {
    const version = inForceOn(rules, day);
    const last = notAfter(until, version.until ?? until);
    found.push({ version, days: BigInt(daysBetween(day, last) + 1) });
    day = addDays(last, 1);
  }
  return found;
}

function assertOfPeriod({ from, until, lines }: Statement): void {
  const stranger = lines.find(({ date }) => date < from || until < date);
  if (!stranger) return;
  const { key, date } = stranger;
  throw refused(
    'invalid_input',
    text(`第 ${key} 条的日期 ${date} 不在本期之内。`, `Item ${key} is of ${date}, which is not in the period.`),
    { field: 'lines' },
  );
}

/**
 * A statement by the rules that its lines fall under: by the day of each transaction, or by days, each version getting
 * its part of the whole period. A project's rules go before those of its category. Throws `rules_missing` where no rule is
 * in force, `invalid_input` for a line of another period. Source: docs/rules/money.md, "Versions of ratios".
 */
export function sharesOf(rules: AgreedRules, statement: Statement, currency: string): readonly Share[] {
  assertOfPeriod(statement);
  const amounts = statement.lines.map((line) => ({
    line,
    scope: scopeOf(line, rules.versions),
    amount: amountIn(line, currency, statement.conversions),
  }));
  const parts = rules.method === 'proratedByDays' ? prorated() : dated();
  const known = new Map<string, Share>();
  for (const { version, scope, line, amount, days } of parts) {
    const key = nameOf(version, scope);
    const before = known.get(key);
    known.set(key, {
      key,
      version,
      rules: rulesFor(version, scope),
      ...scope,
      net: (before?.net ?? 0n) + amount,
      days,
      lines: [...(before?.lines ?? []), ...line],
    });
  }
  // By the days of the versions; in each, what has rules of its own after what has none.
  return [...known.values()].sort(by(({ key }) => key));

  function dated() {
    return amounts.map(({ line, scope, amount }) => ({
      version: inForceOn(rules, line.date),
      scope,
      line: [line.key],
      amount,
      days: 1n,
    }));
  }

  /** Each scope's net amount for the whole period, split by the days of the versions. */
  function prorated() {
    const versions = versionsIn(rules, statement);
    const names = [...new Map(amounts.map(({ scope }) => [JSON.stringify(scope), scope])).values()];
    return names.flatMap((scope) => {
      const own = amounts.filter((each) => JSON.stringify(each.scope) === JSON.stringify(scope));
      const net = own.reduce((sum, { amount }) => sum + amount, 0n);
      const split = allocate(
        net,
        versions.map(({ version, days }) => ({ of: version.from, weight: days })),
      );
      return versions.map(({ version, days }, at) => ({
        version,
        scope,
        line: own.map(({ line }) => line.key),
        amount: split[at]?.amount ?? 0n,
        days,
      }));
    });
  }
}
