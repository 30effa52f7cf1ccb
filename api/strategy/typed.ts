import type { Programme } from '../../domain/programme/programme';
import type { Typed } from '../ui/thing';

const PREFIX = 'changes.';

/** What was typed below a place: what stands after it, by the rest of the name. */
const below = (typed: Typed, place: string): readonly (readonly [string, string])[] =>
  Object.entries(typed).flatMap(([name, value]) => {
    const given = value.trim();
    const start = `${PREFIX}${place}.`;
    return name.startsWith(start) && given !== '' ? [[name.slice(start.length), given] as const] : [];
  });

/** By the key, then by the field. */
const byKey = (all: readonly (readonly [string, string])[]): Readonly<Record<string, Record<string, string>>> => {
  const found: Record<string, Record<string, string>> = {};
  for (const [name, value] of all) {
    const dot = name.lastIndexOf('.');
    const [key, field] = [name.slice(0, dot), name.slice(dot + 1)];
    found[key] = { ...found[key], [field]: value };
  }
  return found;
};

const asPercent = (given: string): string => (/[%％]$/.test(given) ? given.replace(/％$/, '%') : `${given}%`);

const part = (name: string, value: object): object => (Object.keys(value).length > 0 ? { [name]: value } : {});

/** What was typed into the form of an adjustment, as the API takes it; a field that was left empty changes nothing. */
export function typedChanges(typed: Typed, { distribution, policies }: Programme): object {
  const kpis = Object.entries(byKey(below(typed, 'kpis'))).map(([key, { weight, ...rest }]) => [
    key,
    { ...rest, ...(weight !== undefined && { weight: asPercent(weight) }) },
  ]);
  const typedShares = Object.fromEntries(below(typed, 'shares').map(([party, value]) => [party, asPercent(value)]));
  const since = typed[`${PREFIX}sharesSince`]?.trim() ?? '';
  const shares = Object.entries(distribution?.shares ?? {}).map(([party, now]) => [party, `${now / 100}%`]);
  const times = below(typed, 'policies').map(([policy, count]) => {
    const [unit = 'workingDays'] = Object.keys(policies[policy]?.within ?? {});
    return [policy, { within: { [unit]: Number(count) } }];
  });
  return {
    ...part('milestones', byKey(below(typed, 'milestones'))),
    ...part('kpis', Object.fromEntries(kpis) as object),
    ...((Object.keys(typedShares).length > 0 || since !== '') && {
      shares: { ...(Object.fromEntries(shares) as object), ...typedShares },
    }),
    ...(since !== '' && { sharesSince: since }),
    ...part('budgets', Object.fromEntries(below(typed, 'budgets'))),
    ...part('policies', Object.fromEntries(times) as object),
  };
}
