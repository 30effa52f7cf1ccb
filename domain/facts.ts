import { binds } from './agreement-facts';
import { areScored, isAttained, type EvaluationFact } from './evaluation-facts';
import { enoughProjects, type ProjectFact } from './project-facts';
import type { Group, Need, Phase, Programme } from './programme';

/** Something that became true of the programme and that other processes may be waiting for. */
export type Fact =
  | {
      readonly kind: 'agreement';
      readonly key: string;
      readonly is: 'signed' | 'effective' | 'renewed' | 'suspended' | 'expired' | 'terminated';
      readonly on: string;
      readonly until?: string;
    }
  | { readonly kind: 'milestone'; readonly key: string; readonly is: 'accepted' | 'reopened'; readonly on: string }
  | ProjectFact
  | EvaluationFact
  | { readonly kind: 'group'; readonly key: string; readonly is: 'filled' | 'vacant'; readonly on: string };

/** The latest fact about each thing, by `kind:key`. */
export type Facts = Readonly<Record<string, Fact>>;

const nameOf = (fact: Pick<Fact, 'kind' | 'key'>) => `${fact.kind}:${fact.key}`;

export const learnFact = (facts: Facts, fact: Fact): Facts => ({ ...facts, [nameOf(fact)]: fact });

/** The latest fact about an agreement, if there is any. */
export const agreementFact = (facts: Facts, key: string) => {
  const fact = facts[nameOf({ kind: 'agreement', key })];
  return fact?.kind === 'agreement' ? fact : undefined;
};

/** A group is filled when no seat of a party that decides is vacant. */
export const groupFact = (group: Group, on: string): Fact => ({
  kind: 'group',
  key: group.key,
  is: group.seats.every((seat) => seat.holder !== null) ? 'filled' : 'vacant',
  on,
});

/** Whether a milestone is known to be accepted; one that was reopened since is not. */
export const isMilestoneAccepted = (facts: Facts, key: string) =>
  facts[nameOf({ kind: 'milestone', key })]?.is === 'accepted';

const agreementIs = (facts: Facts, key: string, is: 'effective' | 'signed') => {
  const state = agreementFact(facts, key)?.is;
  return binds(state) || (is === 'signed' && state === 'signed');
};

/** Whether a need is met by what is known; what nobody has told yet is not met (rules.md, 2: "unknown is not met"). */
export const isMet = (need: Need, facts: Facts): boolean => {
  if ('agreement' in need) return agreementIs(facts, need.agreement, need.is);
  if ('anyAgreement' in need) return need.anyAgreement.some((key) => agreementIs(facts, key, need.is));
  if ('milestone' in need) return isMilestoneAccepted(facts, need.milestone);
  if ('groups' in need) return need.groups.every((key) => facts[nameOf({ kind: 'group', key })]?.is === 'filled');
  if ('projects' in need) return enoughProjects(need, facts);
  return 'kpi' in need ? isAttained(need, facts) : areScored(need, facts);
};

export const unmet = (needs: readonly Need[], facts: Facts): readonly Need[] =>
  needs.filter((need) => !isMet(need, facts));

/** What is known when a programme starts: which groups have every seat filled. */
export const factsAtStart = (programme: Programme): Facts =>
  Object.values(programme.governance.groups)
    .map((group) => groupFact(group, programme.starts))
    .reduce(learnFact, {});

const names = (need: Need, fact: Fact): boolean => {
  if ('agreement' in need) return fact.kind === 'agreement' && need.agreement === fact.key;
  if ('anyAgreement' in need) return fact.kind === 'agreement' && need.anyAgreement.includes(fact.key);
  if ('milestone' in need) return fact.kind === 'milestone' && need.milestone === fact.key;
  if ('projects' in need) return fact.kind === 'project';
  if ('groups' in need) return fact.kind === 'group' && need.groups.includes(fact.key);
  if (fact.kind !== 'evaluation') return false;
  return 'kpi' in need ? Object.hasOwn(fact.attained, need.kpi) : fact.cycle === 'quarterly';
};

/** Whether a milestone of the phase needs this fact, so that the phase must be told. */
export const concerns = (phase: Phase, fact: Fact): boolean =>
  phase.milestones.some(({ needs, met }) => [...needs, ...met].some((need) => names(need, fact)));
