import { chineseDay, englishDay } from '../../calendar/said-days';
import type { Content } from '../../approvals/approvals';
import { amountText } from '../../shared/amounts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { heldOf } from './owed';
import type { Correction, Run } from './runs';
import { formulaOf, tierTitles } from './words';

/** What a run is called: its period. */
export const runTitle = ({ from, until, corrects }: Pick<Run, 'from' | 'until' | 'corrects'>): Text =>
  corrects
    ? text(
        `收益分配更正：${chineseDay(from)}至${chineseDay(until)}`,
        `Correction of the distribution: ${englishDay(from)} to ${englishDay(until)}`,
      )
    : text(
        `收益分配：${chineseDay(from)}至${chineseDay(until)}`,
        `Distribution: ${englishDay(from)} to ${englishDay(until)}`,
      );

/** By which decision a run is corrected, and by which version of the rules. */
const correctedBy = ({ adjustment, version }: Correction): readonly Text[] => [
  ...(adjustment === undefined
    ? []
    : [text(`依据战略调整：${adjustment}`, `By the adjustment of the strategy: ${adjustment}`)]),
  ...(version === undefined
    ? []
    : [text(`全部适用${chineseDay(version)}起的分配规则`, `All of it by the rules from ${englishDay(version)}`)]),
];

/** What the financial group decides on: who gets what, how each line comes about, what is held, and who signed which hash. */
export function runContent(run: Run, parties: Readonly<Record<string, Text>>): Content {
  const { computed, currency, income, cost, score, innovations, signatures, corrects } = run;
  const titled = (party: string): Text =>
    (Object.hasOwn(parties, party) ? parties[party] : undefined) ?? text(party, party);
  const sized = (amount: string) => amountText(amount, currency);
  const held = heldOf(run);
  const [{ zh, en }, net] = [runTitle(run), sized(computed.net)];
  return {
    title: text(`${zh}，净额 ${net}`, `${en}, net ${net}`),
    summary: [
      ...(corrects
        ? [
            text(
              `更正批次 ${corrects.of}：原分录冲销，按下列明细重新入账。理由：${corrects.reason}`,
              `It corrects run ${corrects.of}: that one is reversed, and these lines are posted instead. Reason: ${corrects.reason}`,
            ),
            ...correctedBy(corrects),
          ]
        : []),
      text(
        `收入 ${sized(income)}，成本 ${sized(cost)}，净额 ${sized(computed.net)}`,
        `Income ${sized(income)}, costs ${sized(cost)}, net ${sized(computed.net)}`,
      ),
      ...Object.entries(computed.totals).map(([payee, amount]) =>
        text(`${titled(payee).zh}：${sized(amount)}`, `${titled(payee).en}: ${sized(amount)}`),
      ),
      ...(score === undefined ? [] : [text(`评估总分：${score}`, `Evaluation total: ${score}`)]),
      ...computed.lines.map((line): Text => {
        const group = computed.groups.find(({ key }) => key === line.group);
        const how = group ? formulaOf(group, line, currency, innovations) : text('', '');
        const who = line.payee === undefined ? undefined : titled(line.payee);
        const tier = tierTitles[line.tier];
        return text(
          `${line.key} ${tier.zh}${who ? ` · ${who.zh}` : ''}：${how.zh}`,
          `${line.key} ${tier.en}${who ? ` · ${who.en}` : ''}: ${how.en}`,
        );
      }),
      ...(held.lines.length > 0
        ? [text(`暂扣明细：${held.lines.join('、')}`, `Lines held: ${held.lines.join(', ')}`)]
        : []),
      ...(held.amount === '0' ? [] : [text(`暂扣金额：${sized(held.amount)}`, `Amount held: ${sized(held.amount)}`)]),
      ...signatures.map(({ party, by, on }) =>
        text(
          `${titled(party).zh}已会签：${by}，${chineseDay(on)}`,
          `Signed for ${titled(party).en}: ${by}, ${englishDay(on)}`,
        ),
      ),
      text(`会签哈希（SHA-256）：${run.hash}`, `Hash that was signed (SHA-256): ${run.hash}`),
    ],
    evidence: [],
  };
}
