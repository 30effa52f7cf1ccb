import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { groupsAsked, has, usesOf } from './places';
import { isNeverSilent } from '../../approvals/panels';
import type { EscalationStep } from '../../programme/policies';
import { escalationTargets } from '../../approvals/policy-names';
import type { Programme } from '../../programme/programme';

const lintGates = (programme: Programme): Finding[] =>
  usesOf(programme)
    .filter(({ policy, isGate }) => {
      const identity = has(programme.policies, policy) ? programme.policies[policy]?.identity : undefined;
      return isGate && (identity === 'link' || identity === 'link+code');
    })
    .map(({ path, policy }) =>
      finding(
        'gate_identity_weak',
        [...path, 'policy'],
        `阶段门和资金事项须登录后表决，“${policy}”只要求打开链接。`,
        `Gates and money need people to sign in; "${policy}" asks for less.`,
      ),
    );

/**
 * Silence approves nothing that is strategic or about money. Source: docs/rules/approval-time.md, "At the deadline".
 */
const lintSilence = (programme: Programme): Finding[] => {
  const silent = Object.keys(programme.policies).filter((key) => programme.policies[key]?.atDeadline === 'approve');
  const staged = silent.filter((policy) => (programme.policies[policy]?.stages ?? []).length > 1);
  const isWeighty = (policy: string) =>
    usesOf(programme).some((use) => use.policy === policy && use.isGate) ||
    (programme.policies[policy]?.stages ?? [])
      .flatMap(({ panels }) => panels.flatMap(({ group }) => groupsAsked(programme, policy, group)))
      .some((group) => isNeverSilent(programme.governance.groups[group]));
  return [
    ...silent
      .filter(isWeighty)
      .map((policy) =>
        finding(
          'auto_approval_forbidden',
          ['policies', policy, 'atDeadline'],
          '战略和财务事项不得因逾期未答复而视为同意。',
          'What is strategic or about money is never approved by silence.',
        ),
      ),
    ...staged.map((policy) =>
      finding(
        'auto_approval_skips_stages',
        ['policies', policy, 'atDeadline'],
        '分环节审批不得因逾期未答复而视为同意，后续环节尚未征询。',
        'What goes through several stages is not approved by silence: the later ones have not been asked.',
      ),
    ),
  ];
};

const lintChain = (programme: Programme, chain: readonly EscalationStep[], path: Path): Finding[] => {
  const known = escalationTargets(programme);
  return chain.flatMap(({ to }, at) => {
    if (known.includes(to)) return [];
    const hint = meant(to, known);
    return [
      finding(
        'escalation_unknown',
        [...path, at, 'to'],
        `不能上报到“${to}”。${hint.zh}`,
        `Nobody is known as "${to}" to escalate to.${hint.en}`,
      ),
    ];
  });
};

const lintChairs = (programme: Programme, policy: string): Finding[] => {
  const panels = programme.policies[policy]?.stages.flatMap((stage) => stage.panels) ?? [];
  const groups = new Set(panels.flatMap(({ group }) => groupsAsked(programme, policy, group)));
  return [...groups]
    .filter((group) => !programme.governance.groups[group]?.seats.some(({ chair }) => chair))
    .map((group) =>
      finding(
        'escalation_chair_missing',
        ['governance', 'groups', group],
        `逾期先上报主席，但“${group}”没有主席。`,
        `What is overdue goes to the chair, but "${group}" has none.`,
      ),
    );
};

/** Policies that lead nowhere at their deadline, and gates that anybody with a link could pass. */
export const lintPolicies = (programme: Programme): readonly Finding[] => {
  const common = programme.governance.escalation ?? [];
  const isCommon = (chain: readonly EscalationStep[]) => JSON.stringify(chain) === JSON.stringify(common);
  return [
    ...lintGates(programme),
    ...lintSilence(programme),
    ...lintChain(programme, common, ['governance', 'escalation']),
    ...Object.entries(programme.policies).flatMap(([name, { atDeadline, escalation }]) => [
      ...(isCommon(escalation) ? [] : lintChain(programme, escalation, ['policies', name, 'escalation'])),
      ...(escalation.some(({ to }) => to === 'groupChair') ? lintChairs(programme, name) : []),
      ...(atDeadline !== 'escalate' || escalation.length > 0
        ? []
        : [
            finding(
              'escalation_missing',
              ['policies', name, 'atDeadline'],
              '逾期要求上报，但没有写明上报给谁（escalation）。',
              'It escalates at the deadline, but no chain says to whom (escalation).',
            ),
          ]),
    ]),
  ];
};
