import type { CountRule, Policy, Rule } from './policies';
import type { Programme } from './programme';
import { partyTitle, titlesOf } from './titles';
import { describePeriod, periodOf } from '../calendar/periods';
import type { PartyKey } from '../shared/keys';
import { list, text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** Whether the sides of `bothParties` share one rule; else each party has its own. */
export const isShared = (sides: CountRule | Readonly<Record<PartyKey, CountRule>>): sides is CountRule =>
  typeof sides === 'string' || ['atLeast', 'share', 'weighted'].some((word) => Object.hasOwn(sides, word));

const countWords = (rule: CountRule): Text => {
  if (rule === 'all') return text('全体同意', 'all seats approve');
  if (rule === 'any') return text('任一席同意', 'any one seat approves');
  if ('atLeast' in rule) return text(`至少 ${rule.atLeast} 席同意`, `at least ${rule.atLeast} seat(s) approve`);
  if ('weighted' in rule) {
    const { threshold } = rule.weighted;
    return text(`同意的表决权合计不低于 ${threshold}`, `approvals weigh ${threshold} or more`);
  }
  const { percent, strictly } = rule.share;
  return strictly
    ? text(`超过 ${percent}% 的席位同意`, `more than ${percent} % of the seats approve`)
    : text(`不少于 ${percent}% 的席位同意`, `${percent} % of the seats or more approve`);
};

/** How many have to approve. */
export const ruleWords = (programme: Programme, rule: Rule): Text => {
  if (typeof rule === 'string' || !('bothParties' in rule)) return countWords(rule);
  const { bothParties } = rule;
  if (isShared(bothParties)) {
    const { zh, en } = countWords(bothParties);
    return text(`各方分别${zh}`, `of each party ${en}`);
  }
  const titles = titlesOf(programme);
  return list(
    Object.entries(bothParties).map(([party, own]) => {
      const [who, count] = [partyTitle(titles, party), countWords(own)];
      return text(`${who.zh}${count.zh}`, `of ${who.en} ${count.en}`);
    }),
  );
};

const described = (programme: Programme, { stages, within }: Policy): Text => {
  const rules = stages.flatMap(({ panels }) => panels.map(({ rule }) => ruleWords(programme, rule)));
  const own = [...new Map(rules.map((rule) => [rule.zh, rule])).values()];
  const [{ zh, en }, time] = [list(own), describePeriod(periodOf(within))];
  return text(`${zh}，限 ${time.zh}`, `${en}, within ${time.en}`);
};

/** What people call a policy: as its definition says, else by how it decides and in what time; never by a key that it has. */
export const policyTitle = (programme: Programme, key: string): Text => {
  const policy = Object.hasOwn(programme.policies, key) ? programme.policies[key] : undefined;
  return policy ? (policy.title ?? described(programme, policy)) : text(key, key);
};
