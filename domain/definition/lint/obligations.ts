import type { AgreementObligation } from '../../programme/clauses';
import { addDays } from '../../calendar/dates';
import { finding, type Finding, type Path } from '../../shared/findings';
import { meant } from '../../shared/nearest';
import { agreementPath } from './places';
import { programmeSeats } from '../../programme/parties';
import type { Programme } from '../../programme/programme';
import { lastDay } from '../../programme/terms';
import type { Agreement } from '../../programme/agreement-plans';

/** An owner that is neither a party nor a seat of one. */
export const lintOwner = (programme: Programme, owner: string, path: Path): readonly Finding[] => {
  const known = [...Object.keys(programme.parties), ...programmeSeats(programme).map(({ id }) => id)];
  if (known.includes(owner)) return [];
  const hint = meant(owner, known);
  return [
    finding(
      'unknown_owner',
      [...path, 'owner'],
      `“${owner}”既不是合作方，也不是席位（合作方.组.席位）。${hint.zh}`,
      `"${owner}" is neither a party nor a seat (party.group.seat).${hint.en}`,
    ),
  ];
};

const lintOne = (
  programme: Programme,
  { surviving = [], term }: Agreement,
  { owner, once, survives }: AgreementObligation,
  path: Path,
): readonly Finding[] => {
  const day = once && 'on' in once ? once.on : undefined;
  const isLost = survives !== undefined && !surviving.some(({ clause }) => clause === survives);
  const tooLate =
    once &&
    'days' in once &&
    survives === undefined &&
    lastDay(term, programme.starts) < addDays(programme.starts, once.days);
  return [
    ...lintOwner(programme, owner, path),
    ...(day !== undefined && day < programme.starts
      ? [
          finding(
            'obligation_past',
            [...path, 'once', 'on'],
            `期限 ${day} 早于合作开始日 ${programme.starts}。`,
            `It is due on ${day}, before the programme starts (${programme.starts}).`,
          ),
        ]
      : []),
    ...(tooLate
      ? [
          finding(
            'obligation_after_term',
            [...path, 'once', 'days'],
            `协议期限只有 ${term.months} 个月，生效后 ${once.days} 天时已届满。`,
            `The agreement runs for ${term.months} months only; ${once.days} days after its first it is over.`,
          ),
        ]
      : []),
    ...(isLost
      ? [
          finding(
            'obligation_survives_nothing',
            [...path, 'survives'],
            `协议的存续条款（surviving）中没有“${survives}”。`,
            `"${survives}" is not among the clauses that survive the agreement (surviving).`,
          ),
        ]
      : []),
  ];
};

/** What nobody owes, what is due before anything began or after all is over, and keys that stand twice. */
export const lintObligations = (programme: Programme, agreement: Agreement): readonly Finding[] => {
  const { obligations = [] } = agreement;
  const place = [...agreementPath(programme, agreement), 'obligations'];
  return obligations.flatMap((each, at) => [
    ...lintOne(programme, agreement, each, [...place, at]),
    ...(obligations.findIndex(({ key }) => key === each.key) < at
      ? [
          finding(
            'duplicate_obligation',
            [...place, at, 'key'],
            '该义务出现了两次。',
            'This obligation stands there twice.',
          ),
        ]
      : []),
  ]);
};
