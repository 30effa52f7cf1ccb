import { scopeTitle, successFactorsOf } from '../programme/evaluation-defaults';
import type { Programme } from '../programme/programme';
import { titleIn } from '../programme/titles';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { factorName, guardName, POINTS, type Ask } from './asks';
import type { EvaluationView } from './views';

type Called = Pick<EvaluationView, 'period' | 'cause' | 'version'>;

/** What an evaluation is called: its cycle and period, or what a special one is about; a restatement says which version it is. */
export const evaluationTitle = (
  { evaluation }: Pick<Programme, 'evaluation'>,
  { cycle, ...called }: Called & Pick<EvaluationView, 'cycle'>,
): Text => titledEvaluation(scopeTitle(evaluation, cycle), called);

/** The same, where the title of its kind is known. */
export function titledEvaluation(title: Text, { period, cause, version }: Called): Text {
  const about = cause?.what ?? text(period, period);
  const restated = version === undefined ? text('', '') : text(`（第 ${version} 版）`, `, version ${version}`);
  return text(`${title.zh} ${about.zh}${restated.zh}`, `${title.en} ${about.en}${restated.en}`);
}

/** What is wanted, by the name that its indicator, guard, factor or method has in the programme. */
export function wantedTitle({ evaluation }: Pick<Programme, 'evaluation'>, of: string): Text {
  const { kpis, guards } = evaluation;
  const kpi = kpis.find(({ key }) => key === of);
  if (kpi) return kpi.indicator;
  const guard = Object.entries(guards).find(([key]) => guardName(key) === of);
  if (guard) return guard[1].title;
  const factors = successFactorsOf(evaluation).groups.flatMap(({ factors: each }) => each);
  return factors.find(({ key }) => factorName(key) === of)?.title ?? text(of, of);
}

const kinds: Readonly<Record<Exclude<Ask['kind'], 'figure'>, Text>> = {
  rating: text('定性评定', 'Qualitative rating'),
  assessment: text('第三方评估', 'Third-party assessment'),
  self: text('自我评估', 'Self-assessment'),
  factors: text('关键成功因素评定', 'Rating of the success factors'),
};

/** What an ask asks for; a figure that each party reports says of which. */
export function askTitle(programme: Programme, { kind, wants, party }: Pick<Ask, 'kind' | 'wants' | 'party'>): Text {
  const [first] = wants;
  const named = kind === 'figure' || (kind === 'rating' && first && first.of !== POINTS);
  const title = named ? joined(wants.map(({ of }) => wantedTitle(programme, of))) : kinds[kind];
  if (party === undefined || kind === 'rating' || kind === 'factors') return title;
  const of = titleIn(programme.parties, party);
  return text(`${title.zh} · ${of.zh}`, `${title.en} · ${of.en}`);
}

const joined = (titles: readonly Text[]): Text =>
  text(titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(', '));
