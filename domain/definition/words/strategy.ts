import { chineseDay, englishDay } from '../../calendar/said-days';
import { groupNames, policyName } from './decisions';
import { ownersOf, reviewEvery, signalsOf, type SignalPlan } from '../../programme/strategy-plans';
import type { Programme } from '../../programme/programme';
import { seatsNamed } from '../../programme/parties';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import type { CycleKey } from '../../shared/keys';

const rhythms: Readonly<Record<CycleKey, Text>> = {
  monthly: text('每月', 'each month'),
  quarterly: text('每季度', 'each quarter'),
  annual: text('每年', 'each year'),
};

const ownerName = (programme: Programme, owner: string): Text => {
  const [seat] = seatsNamed(programme, owner);
  if (!seat) return text(owner, owner);
  const { zh, en } = seat.title;
  const isOne = owner === seat.id;
  const party = programme.parties[seat.party]?.title ?? text(seat.party, seat.party);
  return isOne ? text(`${party.zh}${zh}`, `${en} of ${party.en}`) : text(`双方${zh}`, `${en} of each party`);
};

/** Beyond what a signal opens an assessment. */
export const thresholdWords = ({ source, alertBelow, alertAbove, alertFrom = 'high', unit = '' }: SignalPlan): Text => {
  if (source === 'riskLevel')
    return alertFrom === 'high'
      ? text('升至高风险', 'once it is high')
      : text('升至中风险及以上', 'once it is medium or higher');
  const space = unit === '' || unit === '%' ? unit : ` ${unit}`;
  const [below, above] = [alertBelow, alertAbove].map((value) => value !== undefined && `${value}${space}`);
  if (below && above) return text(`低于 ${below} 或高于 ${above}`, `below ${below} or above ${above}`);
  return below ? text(`低于 ${below}`, `below ${below}`) : text(`高于 ${above || '—'}`, `above ${above || '—'}`);
};

const signalSentence = (programme: Programme, signal: SignalPlan): Text => {
  const { title, source, every, on = '—' } = signal;
  const opens = 'an assessment opens';
  const beyond = thresholdWords(signal);
  if (source === 'date')
    return text(
      `环境信号“${title.zh}”：${chineseDay(on)}当日启动策略评估。`,
      `Signal "${title.en}": on ${englishDay(on)} ${opens}.`,
    );
  if (source === 'figure') {
    const names = list(ownersOf(signal).map((owner) => ownerName(programme, owner)));
    return text(
      `环境信号“${title.zh}”由${names.zh}${rhythms[every].zh}报送，${beyond.zh}时启动策略评估。`,
      `Signal "${title.en}" is reported ${rhythms[every].en} by ${names.en}; ${beyond.en} ${opens}.`,
    );
  }
  return text(
    `环境信号“${title.zh}”随${source === 'kpi' ? '指标评估' : '风险评审'}更新，${beyond.zh}时启动策略评估。`,
    `Signal "${title.en}" follows the ${source === 'kpi' ? 'evaluations' : 'reviews of the risk'}; ${beyond.en} ${opens}.`,
  );
};

/** Who corrects the course and how, what is watched, and how far the plans look ahead. */
export const strategySentences = (programme: Programme): readonly Text[] => {
  const { groups, policy, horizons } = programme.strategy;
  const adjusts = groupNames(programme, groups);
  const how = policy === undefined ? undefined : policyName(programme, policy);
  return [
    text(
      `战略调整由${adjusts.zh}${how ? `按${how.zh}` : ''}决定，各项变更自同一生效日起一并生效，不溯及既往。`,
      `The strategy is adjusted by ${adjusts.en}${how ? ` by the rule ${how.en}` : ''}; all changes of one adjustment take effect together on one day, never backwards.`,
    ),
    ...signalsOf(programme).map((signal) => signalSentence(programme, signal)),
    ...horizons.map((horizon) => {
      const { title, years } = horizon;
      const every = rhythms[reviewEvery(horizon)];
      return text(
        `${title.zh}：展望 ${years} 年，${every.zh}复审一次，合作计划结束后仍照常复审。`,
        `${title.en}: looks ${years} year(s) ahead and is reviewed ${every.en}, also after the programme has ended.`,
      );
    }),
  ];
};
