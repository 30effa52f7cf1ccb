import { deciding } from './decisions';
import { fundRules } from '../../money/funds/rules';
import { lateRuleWords } from '../../money/funds/titles';
import type { Fund } from '../../programme/fund-plans';
import type { Programme } from '../../programme/programme';
import { titleIn } from '../../programme/titles';
import { amountText } from '../../shared/amounts';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';

const levels = (programme: Programme, { title, authority }: Fund): readonly Text[] =>
  authority.map(({ upTo, ...asked }) => {
    const decided = deciding(programme, asked, text('批准', 'approved'));
    const limit = upTo === undefined ? undefined : amountText(upTo, programme.currency);
    return text(
      `${title.zh}：${limit ? `不超过 ${limit} 的` : authority.length > 1 ? '超过上述限额的' : ''}提款${decided.zh}。`,
      `${title.en}: ${limit ? `draws up to ${limit}` : authority.length > 1 ? 'larger draws' : 'draws'} are ${decided.en}.`,
    );
  });

const commitments = (programme: Programme, fund: Fund): readonly Text[] => {
  const committed = Object.entries(fund.commitments ?? {});
  if (committed.length === 0) return [];
  const each = list(
    committed.map(([party, amount]) => {
      const [{ zh, en }, show] = [titleIn(programme.parties, party), amountText(amount, programme.currency)];
      return text(`${zh} ${show}`, `${en} ${show}`);
    }),
  );
  const { noticeDays, late } = fundRules(programme, fund);
  const { zh, en } = fund.title;
  const then = lateRuleWords[late];
  return [
    text(
      `${zh}：认缴${each.zh}；出资通知后 ${noticeDays} 个工作日内缴付；${then.zh}。`,
      `${en}: committed ${each.en}; paid within ${noticeDays} working days of a call; ${then.en}.`,
    ),
  ];
};

const control = (programme: Programme, fund: Fund): readonly Text[] => {
  const { smallDrawDays, ratifyDays } = fundRules(programme, fund);
  const { zh, en } = fund.title;
  return [
    ...(fund.authority.length > 1
      ? [
          text(
            `${zh}：${smallDrawDays} 日内同一用途、项目或预算的提款合并计算，按合计金额确定决定层级。`,
            `${en}: draws within ${smallDrawDays} days for the same purpose, project or budget are added up; the sum says who decides.`,
          ),
        ]
      : []),
    ...(ratifyDays === undefined
      ? []
      : [
          text(
            `${zh}：应急提款先付款，${ratifyDays} 个工作日内追认；未获追认的退回，并开展专项评估。`,
            `${en}: an emergency is paid first and ratified within ${ratifyDays} working days; what is not is owed back, and a special evaluation opens.`,
          ),
        ]),
  ];
};

/** Who pays how much into a fund and when, who may draw on it up to how much, and what is paid first. */
export const fundSentences = (programme: Programme, fund: Fund): readonly Text[] => [
  ...commitments(programme, fund),
  ...levels(programme, fund),
  ...control(programme, fund),
];
