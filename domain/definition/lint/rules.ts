import { daysBetween } from '../../calendar/dates';
import { finding, type Finding } from '../../shared/findings';
import { agreementPath, milestonesOf } from './places';
import { disputeRules } from '../../disputes/disputes';
import { phaseDays } from '../../phases/phases';
import type { Programme } from '../../programme/programme';
import { defaultTolerance } from '../../tolerances/slippage';

/** A tolerance that is longer than a phase: no milestone of it could ever slip too far. */
const lintTolerance = (programme: Programme): readonly Finding[] => {
  const { workingDays, percentOfPhase } = programme.tolerance ?? defaultTolerance;
  const spans = phaseDays(programme);
  const at = spans.findIndex(({ starts, ends }) => daysBetween(starts, ends) <= workingDays);
  const phase = programme.phases[at];
  if (percentOfPhase < 100 || !phase) return [];
  return [
    finding(
      'tolerance_without_effect',
      ['tolerance'],
      `容许范围不短于阶段“${phase.title.zh}”，其里程碑的延误永远不必报告。`,
      `It is not shorter than the phase "${phase.title.en}": no slip of its milestones would ever be reported.`,
    ),
  ];
};

/** Milestones that wait for projects where none can be opened. */
const lintModes = (programme: Programme): readonly Finding[] =>
  Object.keys(programme.projects.modes).length > 0
    ? []
    : milestonesOf(programme).flatMap(({ milestone, path }) =>
        (['needs', 'met'] as const).flatMap((word) =>
          milestone[word].flatMap((need, at) =>
            'projects' in need
              ? [
                  finding(
                    'projects_without_mode',
                    [...path, word, at],
                    '没有任何业务模式（projects.modes），无法开展合作项目。',
                    'There is no business mode (projects.modes), so that no project can be opened.',
                  ),
                ]
              : [],
          ),
        ),
      );

/** Stages that wait for confidentiality where no agreement brings it: they could never be passed. */
const lintConfidentiality = ({ confidentiality, projects }: Programme): readonly Finding[] =>
  confidentiality !== undefined
    ? []
    : Object.entries(projects.modes).flatMap(([mode, { stages = [] }]) =>
        stages.flatMap(({ needs }, at) =>
          needs.includes('confidentiality')
            ? [
                finding(
                  'confidentiality_without_agreement',
                  ['projects', 'modes', mode, 'stages', at, 'needs'],
                  '没有写明保密所依据的协议（confidentiality），该阶段永远不能通过。',
                  'No agreement is named that brings confidentiality (confidentiality: …): this stage could never be passed.',
                ),
              ]
            : [],
        ),
      );

/** What is left of the clause on disputes must be enough for a dispute that is raised when the agreement ends. */
const lintDisputes = (programme: Programme): readonly Finding[] => {
  const { negotiationDays, mediationDays } = disputeRules(programme);
  const tiers = negotiationDays + mediationDays;
  return Object.values(programme.agreements).flatMap((agreement) =>
    (agreement.surviving ?? []).flatMap(({ clause, months }, at) =>
      clause !== 'disputes' || months * 30 >= tiers
        ? []
        : [
            finding(
              'disputes_outlive_clause',
              [...agreementPath(programme, agreement), 'surviving', at, 'months'],
              `争议解决条款只存续 ${months} 个月，不足协商与调解所需的 ${tiers} 天。`,
              `The clause on disputes survives for ${months} month(s) only, less than the ${tiers} days of negotiation and mediation.`,
            ),
          ],
    ),
  );
};

/** Rules that could never work as they are meant. */
export const lintRules = (programme: Programme): readonly Finding[] => [
  ...lintTolerance(programme),
  ...lintModes(programme),
  ...lintConfidentiality(programme),
  ...lintDisputes(programme),
];
