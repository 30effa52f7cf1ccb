import { finding } from '../../shared/findings';
import type { Finding } from '../../shared/findings';
import { agreementPath, has, milestonesOf } from './places';
import { dueOn, phaseDays } from '../../phases/phases';
import type { Programme } from '../../programme/programme';
import { dayBefore, lastDay, noticeWords } from '../../programme/terms';
import type { Agreement } from '../../programme/agreement-plans';

const lintDues = (programme: Programme): Finding[] => {
  const lengths = programme.phases.map(({ months }) => months);
  const spans = phaseDays(programme);
  return milestonesOf(programme).flatMap(({ milestone: { due }, phase, path }) => {
    const { starts, ends } = spans[phase] ?? { starts: '', ends: '' };
    const boundary = lengths.slice(0, phase + 1).reduce((sum, months) => sum + months, 0);
    // "+6 months" in a phase of six months means its end, though the sixth month's corresponding day is the day after.
    const isInside = 'months' in due && due.months === boundary;
    const on = dueOn(due, programme.starts);
    if (isInside || (starts <= on && on <= ends)) return [];
    return [
      finding(
        'due_outside_phase',
        [...path, 'due'],
        `到期日 ${on} 不在本阶段内（${starts} 至 ${ends}）。`,
        `It is due on ${on}, outside its phase (${starts} to ${ends}).`,
      ),
    ];
  });
};

const outlives = (child: Agreement, parent: Agreement): boolean =>
  child.term.months > parent.term.months ||
  // The statutory reading ends a term one day later.
  (child.term.months === parent.term.months &&
    child.term.convention === 'statutory' &&
    parent.term.convention === 'inclusiveStart');

/** A notice as long as the term, or longer, can never be given in time. */
const lintNotice = ({ starts }: Programme, { term, renewal }: Agreement, path: Finding['path']): Finding[] => {
  const { notice } = renewal;
  if (!notice || dayBefore(lastDay(term, starts), notice) >= starts) return [];
  return [
    finding(
      'notice_too_long',
      [...path, 'renewal', 'notice'],
      `通知期（${noticeWords(notice).zh}）长于协议期限（${term.months} 个月），无法及时通知。`,
      `The notice (${noticeWords(notice).en}) is longer than the term (${term.months} months): nobody could give it in time.`,
    ),
  ];
};

const lintTerms = (programme: Programme): Finding[] =>
  Object.values(programme.agreements).flatMap((child) => {
    const path = agreementPath(programme, child);
    const { agreements } = programme;
    const parent = child.parent !== undefined && has(agreements, child.parent) ? agreements[child.parent] : undefined;
    return [
      ...(parent && !child.survivesParent && outlives(child, parent)
        ? [
            finding(
              'child_outlives_parent',
              [...path, 'term', 'months'],
              `“${child.title.zh}”的期限长于上级“${parent.title.zh}”（${parent.term.months} 个月）；确需如此请写 survivesParent: true。`,
              `"${child.title.en}" lasts longer than "${parent.title.en}" above it (${parent.term.months} months); if it should, say survivesParent: true.`,
            ),
          ]
        : []),
      ...lintNotice(programme, child, path),
      ...(child.renewal.kind === 'none' || child.renewal.notice
        ? []
        : [
            finding(
              'notice_missing',
              [...path, 'renewal'],
              '可续期的协议须写明通知期（notice）。',
              'An agreement that can be renewed needs its notice period (notice).',
            ),
          ]),
    ];
  });

/** Dates and terms that do not fit into one another. */
export const lintTime = (programme: Programme): readonly Finding[] => [...lintDues(programme), ...lintTerms(programme)];
