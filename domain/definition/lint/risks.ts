import { finding } from '../../shared/findings';
import type { Finding, Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { programmeSeats } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import type { PlannedRisk } from '../../programme/risk-plans';
import { seatsNamed } from '../../programme/parties';
import { scoreWarnings } from '../../risks/levels';
import { scoresPlanned } from '../../risks/planned';
import { takesActions } from '../../risks/refusals';
import { responseTitles } from '../../risks/titles';
import { has } from './places';

const entryPath = (at: number): Path => ['risks', 'register', at];

/** A group in which nobody holds a seat decides nothing. */
const lintAuthority = ({ risks, governance: { groups } }: Programme): readonly Finding[] =>
  Object.entries(risks.authority ?? {}).flatMap(([level, keys]) =>
    keys.flatMap((key, at) => {
      const group = has(groups, key) ? groups[key] : undefined;
      if (!group || group.seats.some(({ holder }) => holder !== null)) return [];
      const { zh, en } = group.title;
      return [
        finding(
          'risk_authority_empty',
          ['risks', 'authority', level, at],
          `${zh}没有任何在任席位，无法处置风险。`,
          `Nobody holds a seat of ${en}: it can't decide on a risk.`,
        ),
      ];
    }),
  );

const lintOwner = (programme: Programme, owner: string | undefined, path: Path): readonly Finding[] => {
  if (owner === undefined || seatsNamed(programme, owner).length > 0) return [];
  const known = programmeSeats(programme).flatMap(({ id, group, key }) => [`${group}.${key}`, id]);
  const hint = meant(owner, [...new Set(known)]);
  return [
    finding('unknown_seat', path, `没有“${owner}”这个席位。${hint.zh}`, `There is no seat "${owner}".${hint.en}`),
  ];
};

const lintResponse = ({ response, actions = [] }: PlannedRisk, path: Path): readonly Finding[] => {
  if (response === undefined)
    return actions.length === 0
      ? []
      : [
          finding(
            'risk_response_missing',
            [...path, 'actions'],
            '列了措施，却没有写应对方式（response）。',
            'There are actions, but no response that they belong to.',
          ),
        ];
  const { zh, en } = responseTitles[response];
  return actions.length > 0 || !takesActions(response)
    ? []
    : [
        finding(
          'risk_actions_missing',
          [...path, 'response'],
          `“${zh}”须至少列出一项措施，写明期限。`,
          `To "${en}" takes at least one action with its day.`,
        ),
      ];
};

/** Risks that nobody could decide on, own, or respond to as they stand in the definition. */
export const lintRisks = (programme: Programme): readonly Finding[] => [
  ...lintAuthority(programme),
  ...programme.risks.register.flatMap((risk, at) => [
    ...lintOwner(programme, risk.owner, [...entryPath(at), 'owner']),
    ...(risk.actions ?? []).flatMap(({ owner }, n) =>
      lintOwner(programme, owner, [...entryPath(at), 'actions', n, 'owner']),
    ),
    ...lintResponse(risk, entryPath(at)),
  ]),
];

/** Scores that rise, and are not answered: the risk begins without them. */
export const warnOfScores = ({ risks }: Programme): readonly Finding[] =>
  risks.register.flatMap((risk, at) => {
    if (risk.why) return [];
    return scoreWarnings(scoresPlanned(risk)).map(({ higher, message }) =>
      finding(
        'risk_scores_rise',
        [...entryPath(at), higher],
        `${message.zh}请写 why，否则启动后须由责任人重新评估。`,
        `${message.en} Write why, or its owners have to assess it once the programme runs.`,
      ),
    );
  });
