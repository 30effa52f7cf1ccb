import { awaitedFor, inForceOf } from '../../domain/evaluations/answerers';
import { guardsOf, overdueFigures } from '../../domain/evaluations/standing';
import { askTitle } from '../../domain/evaluations/titles';
import { mostUsed } from '../../domain/money/budgets/standings';
import { budgetLevelTitles } from '../../domain/money/budgets/words';
import { isOpenRisk } from '../../domain/risks/risks';
import { say } from '../../domain/shared/text';
import { budgetStandingsIn } from '../../domain/views/budgets';
import type { ProgrammeView } from '../../domain/views/views';
import { budgetTones, percentOf } from '../budgets/words';
import { pathOf } from '../evaluations/scorecard';
import type { Reader } from '../ui/frame';
import { Badge } from '../ui/html';
import { Tile } from './tile';

const words = {
  zh: {
    title: '指标、风险与预算',
    guards: '未达标的过程指标',
    judged: (n: number) => (n === 0 ? '尚未判定' : `共判定 ${n} 项`),
    risks: '高风险',
    open: (open: number, overdue: number) => `未关闭 ${open} 项，逾期未评审 ${overdue} 项`,
    budgets: '使用最多的预算',
    ofBudgets: (all: number, alerted: number) => `共 ${all} 项，达到提示线 ${alerted} 项`,
    late: '评审逾期',
    figures: '逾期未报的数据',
    inTime: '没有逾期',
    more: (n: number) => `另有 ${n} 项`,
    comma: '、',
    nobody: '席位空缺',
  },
  en: {
    title: 'Guards, risks and budgets',
    guards: 'Process guards not kept',
    judged: (n: number) => (n === 0 ? 'none was judged yet' : `of ${n} that were judged`),
    risks: 'High risks',
    open: (open: number, overdue: number) => `${open} open, ${overdue} reviews overdue`,
    budgets: 'The budget used most',
    ofBudgets: (all: number, alerted: number) => `of ${all}; ${alerted} at a threshold`,
    late: 'review overdue',
    figures: 'Figures overdue',
    inTime: 'nothing is late',
    more: (n: number) => `and ${n} more`,
    comma: ', ',
    nobody: 'its seat is vacant',
  },
};

interface StandingProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
}

/** How the whole stands: guards that were not kept, high risks, figures that are late, how far budgets are used; each leads on. */
export const Standing = ({ view, reader }: StandingProps) => (
  <section aria-labelledby="standing">
    <h2 id="standing">{words[reader.language].title}</h2>
    <div class="standing">
      <Guards view={view} reader={reader} />
      <Risks view={view} reader={reader} />
      <Overdue view={view} reader={reader} />
      <Budgets view={view} reader={reader} />
    </div>
  </section>
);

/** So many are named; the pages behind the tiles list all. */
const NAMED = 4;

/** The budget of which the largest share is used, and those that are at a threshold; nothing where there is none. */
const Budgets = ({ view, reader }: StandingProps) => {
  const { language } = reader;
  const phrases = words[language];
  const all = budgetStandingsIn(view);
  const most = mostUsed(all);
  if (!most) return null;
  const alerted = all.filter(({ answer }) => answer.level !== 'ok');
  const href = `/programmes/${view.key}/budgets`;
  return (
    <Tile title={phrases.budgets} href={href} large={percentOf(most.answer, language)}>
      <p class="small quiet">{phrases.ofBudgets(all.length, alerted.length)}</p>
      <ul>
        {(alerted.length > 0 ? alerted : [most]).slice(0, NAMED).map(({ key, title, answer }) => (
          <li key={key}>
            <a href={`${href}/${key}`}>{say(title, language)}</a>{' '}
            <Badge tone={budgetTones[answer.level]}>{say(budgetLevelTitles[answer.level], language)}</Badge>
          </li>
        ))}
      </ul>
    </Tile>
  );
};

const Guards = ({ view, reader: { language } }: StandingProps) => {
  const phrases = words[language];
  const all = guardsOf(view.evaluations);
  const failed = all.filter(({ state }) => state === 'failed');
  return (
    <Tile
      title={phrases.guards}
      href={`/programmes/${view.key}/evaluations`}
      large={all.length === 0 ? '—' : String(failed.length)}
    >
      <p class="small quiet">{phrases.judged(all.length)}</p>
      <ul>
        {failed.map(({ guard, evaluation }) => {
          const known = view.definition.evaluation.guards[guard];
          return (
            <li key={guard}>
              <a href={pathOf(view.key, evaluation)}>{known ? say(known.title, language) : guard}</a>{' '}
              <span class="quiet">{evaluation.period}</span>
            </li>
          );
        })}
      </ul>
    </Tile>
  );
};

const Risks = ({ view, reader: { language } }: StandingProps) => {
  const phrases = words[language];
  const open = view.risks.filter(isOpenRisk);
  const high = open.filter(({ level }) => level === 'high');
  const overdue = open.filter(({ isOverdue }) => isOverdue);
  const shown = open.filter((risk) => high.includes(risk) || overdue.includes(risk));
  return (
    <Tile title={phrases.risks} href={`/programmes/${view.key}/risks`} large={String(high.length)}>
      <p class="small quiet">{phrases.open(open.length, overdue.length)}</p>
      <ul>
        {shown.map(({ key, title, isOverdue }) => (
          <li key={key}>
            <a href={`/programmes/${view.key}/risks/${key}`}>{say(title, language)}</a>{' '}
            {isOverdue && <Badge tone="late">{phrases.late}</Badge>}
          </li>
        ))}
      </ul>
    </Tile>
  );
};

const Overdue = ({ view, reader: { language, now } }: StandingProps) => {
  const phrases = words[language];
  const overdue = overdueFigures(view.evaluations, now);
  const [first] = overdue;
  const href = first ? `${pathOf(view.key, first.evaluation)}#missing` : `/programmes/${view.key}/evaluations`;
  return (
    <Tile title={phrases.figures} href={href} large={String(overdue.length)}>
      {overdue.length === 0 && <p class="small quiet">{phrases.inTime}</p>}
      <ul>
        {overdue.slice(0, NAMED).map(({ evaluation, ask }) => (
          <li key={`${evaluation.key} ${ask.key}`}>
            <a href={`${pathOf(view.key, evaluation)}#missing`}>{say(askTitle(view.definition, ask), language)}</a>{' '}
            <span class="quiet">
              {evaluation.period} ·{' '}
              {awaitedFor(inForceOf(view, now), evaluation, ask)
                .map(({ person }) => person)
                .join(phrases.comma) || phrases.nobody}
            </span>
          </li>
        ))}
        {overdue.length > NAMED && <li class="quiet">{phrases.more(overdue.length - NAMED)}</li>}
      </ul>
    </Tile>
  );
};
