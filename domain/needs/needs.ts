import type { LocalDate } from '../calendar/dates';
import { binds } from '../agreements/facts';
import { areScored, isAttained } from './evaluation-needs';
import { enoughProjects, enoughProjectsOn } from './project-needs';
import { highRisks } from './risk-needs';
import type { Need } from '../programme/needs';
import { type Fact, type Facts, factName, agreementFact, isMilestoneAccepted } from '../facts/facts';
import type { Phase } from '../programme/phase-plans';

export const agreementIs = (facts: Facts, key: string, is: 'effective' | 'signed') => {
  const state = agreementFact(facts, key)?.is;
  return binds(state) || (is === 'signed' && state === 'signed');
};

/**
 * Whether a need is met by what is known; what nobody has told yet is not met. Source: docs/rules/programme.md,
 * "What the programme knows".
 */
export const isMet = (need: Need, facts: Facts): boolean => {
  if ('agreement' in need) return agreementIs(facts, need.agreement, need.is);
  if ('anyAgreement' in need) return need.anyAgreement.some((key) => agreementIs(facts, key, need.is));
  if ('milestone' in need) return isMilestoneAccepted(facts, need.milestone);
  if ('groups' in need) return need.groups.every((key) => facts[factName({ kind: 'group', key })]?.is === 'filled');
  if ('projects' in need) return enoughProjects(need, facts);
  if ('risks' in need) return highRisks(facts).length === 0;
  return 'kpi' in need ? isAttained(need, facts) : areScored(need, facts);
};

export const unmet = (needs: readonly Need[], facts: Facts): readonly Need[] =>
  needs.filter((need) => !isMet(need, facts));

/** The day on which a need that is met came to be, where what is known of it has a day: that of its evidence, not the one on which it was told. */
const metOn = (need: Need, facts: Facts): LocalDate | undefined => {
  if ('agreement' in need) return agreementFact(facts, need.agreement)?.on;
  if ('anyAgreement' in need)
    return need.anyAgreement
      .filter((key) => agreementIs(facts, key, need.is))
      .flatMap((key) => agreementFact(facts, key)?.on ?? [])
      .sort()[0];
  if ('groups' in need)
    return latestOf(
      need.groups.map((key) => ({ kind: 'group', key })),
      facts,
    );
  if ('milestone' in need) return latestOf([{ kind: 'milestone', key: need.milestone }], facts);
  return 'projects' in need ? enoughProjectsOn(need, facts) : undefined;
};

const latestOf = (things: readonly Pick<Fact, 'kind' | 'key'>[], facts: Facts): LocalDate | undefined =>
  things
    .flatMap((thing) => {
      const fact = facts[factName(thing)];
      return fact && 'on' in fact ? [fact.on] : [];
    })
    .sort()
    .at(-1);

/** The day on which all of them came to be met, never after today; today where the day of one is not known. Source: docs/rules/schedule.md, "Baseline, forecast and actual". */
export const allMetOn = (needs: readonly Need[], facts: Facts, today: LocalDate): LocalDate => {
  const last = needs
    .map((need) => metOn(need, facts) ?? today)
    .sort()
    .at(-1);
  return last === undefined || last > today ? today : last;
};

export const names = (need: Need, fact: Fact): boolean => {
  if ('agreement' in need) return fact.kind === 'agreement' && need.agreement === fact.key;
  if ('anyAgreement' in need) return fact.kind === 'agreement' && need.anyAgreement.includes(fact.key);
  if ('milestone' in need) return fact.kind === 'milestone' && need.milestone === fact.key;
  if ('projects' in need) return fact.kind === 'project';
  if ('groups' in need) return fact.kind === 'group' && need.groups.includes(fact.key);
  if ('risks' in need) return fact.kind === 'risk';
  if (fact.kind !== 'evaluation') return false;
  return 'kpi' in need ? Object.hasOwn(fact.attained, need.kpi) : fact.cycle === 'quarterly';
};

/** Whether a milestone of the phase needs this fact, or its gate rests on it, so that the phase must be told. */
export const concerns = (phase: Phase, fact: Fact): boolean =>
  fact.kind === 'risk' ||
  phase.milestones.some(({ needs, met }) => [...needs, ...met].some((need) => names(need, fact)));
