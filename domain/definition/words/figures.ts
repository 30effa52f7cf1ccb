import { evidenceWords } from '../../evidence/titles';
import { floorFigure } from '../../evaluations/attainments';
import { figureText, withUnit } from '../../evaluations/figure-words';
import { boundOf, combinationOf } from '../../programme/evaluation-defaults';
import type { FigureOwner, Guard, Kpi, Sourced } from '../../programme/evaluation-plans';
import { seatsOwning } from '../../programme/figure-owners';
import type { Programme } from '../../programme/programme';
import { partyTitle, titlesOf } from '../../programme/titles';
import { list, sentences, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

/** Seats by their title, each once, with the party where only one is asked. */
const seatWords = (programme: Programme, owner: FigureOwner): readonly Text[] => {
  const titles = titlesOf(programme);
  const seats = seatsOwning(programme, owner);
  const keys = [...new Set(seats.map(({ group, key }) => `${group}.${key}`))];
  return keys.map((name) => {
    const same = seats.filter(({ group, key }) => `${group}.${key}` === name);
    const { title, party } = same[0] ?? { title: text(name, name), party: '' };
    if (same.length > 1) return text(`双方的${title.zh}`, `the ${title.en} of both companies`);
    const of = partyTitle(titles, party);
    return text(`${of.zh}的${title.zh}`, `the ${title.en} of ${of.en}`);
  });
};

const combinations = {
  same: text('双方数值须一致', 'both have to state the same'),
  sum: text('取双方之和', 'the sum of both counts'),
  mean: text('取双方平均值', 'the mean of both counts'),
} as const;

const sourceWords = (programme: Programme, sourced: Sourced): Text => {
  const { owner, computed } = sourced;
  if (computed) return text('由系统从记录中计数', 'counted by the machine from the record');
  if (!owner) {
    const { zh, en } = programme.governance.office.title;
    return text(`由${zh}填报`, `reported by ${en}`);
  }
  const who = list([...seatWords(programme, owner), ...(owner.people ?? []).map((each) => text(each, each))]);
  if (owner.by === 'anyone') return text(`由${who.zh}中任一人填报`, `reported by any of ${who.en}`);
  const how = combinations[combinationOf(sourced)];
  return text(`由${who.zh}分别填报，${how.zh}`, `reported by ${who.en}, each for their own; ${how.en}`);
};

const timeWords = ({ computed, cutOff, evidence = [] }: Sourced): readonly Text[] => {
  if (computed) return [];
  const shown = evidenceWords(evidence);
  return [
    cutOff
      ? text(`期后第 ${cutOff.workingDay} 个工作日前`, `by working day ${cutOff.workingDay} after the period`)
      : text('评估到期前两个工作日', 'two working days before the evaluation is due'),
    ...(evidence.length > 0 ? [text(`须附${shown.zh}`, `with ${shown.en}`)] : []),
  ];
};

const floorWords = (programme: Programme, kpi: Kpi): readonly Text[] => {
  const floor = floorFigure(kpi);
  const { special } = programme.evaluation;
  if (!floor || !special?.triggers.includes('floorTwice')) return [];
  const isRubric = 'rubric' in kpi.target;
  const at = withUnit(figureText(floor), 'rubric' in kpi.target ? '' : kpi.target.unit);
  const isLower = !isRubric && 'better' in kpi.target && kpi.target.better === 'lower';
  const [zh, en] = isRubric ? [`${at.zh} 级`, `level ${at.en}`] : [at.zh, at.en];
  return [
    text(
      `连续两期${isLower ? '高于' : '低于'} ${zh}，即启动专项评估`,
      `${isLower ? 'above' : 'below'} ${en} twice running a special evaluation opens`,
    ),
  ];
};

const kpiSentence = (programme: Programme, kpi: Kpi): Text =>
  sentences([
    text(
      `“${kpi.indicator.zh}”${sourceWords(programme, kpi).zh}`,
      `"${kpi.indicator.en}" is ${sourceWords(programme, kpi).en}`,
    ),
    ...timeWords(kpi),
    ...floorWords(programme, kpi),
  ]);

const guardSentence = (programme: Programme, guard: Guard): Text => {
  const bound = boundOf(guard);
  const at = bound && withUnit(bound.number, bound.unit);
  const isLeast = bound?.better === 'higher';
  const source = sourceWords(programme, guard);
  return sentences([
    text(`过程指标“${guard.title.zh}”${source.zh}`, `The guard "${guard.title.en}" is ${source.en}`),
    ...timeWords(guard),
    at
      ? text(`${isLeast ? '不低于' : '不高于'} ${at.zh} 为达标`, `kept at ${at.en} or ${isLeast ? 'more' : 'less'}`)
      : text('填报达标或不达标', 'kept or not, as reported'),
  ]);
};

/** Who reports what, by when, with which evidence, and what follows when it is under its floor. */
export const figureSentences = (programme: Programme): readonly Text[] => [
  ...programme.evaluation.kpis.map((kpi) => kpiSentence(programme, kpi)),
  ...Object.values(programme.evaluation.guards).map((guard) => guardSentence(programme, guard)),
];
