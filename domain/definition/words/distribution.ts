import { chineseDay, englishDay } from '../../calendar/said-days';
import { usualRelease } from '../../money/distributions/tiers/pools';
import type {
  BasePlan,
  DistributionPlan,
  LossPlan,
  PoolPlan,
  SharingChange,
  Shares,
} from '../../programme/distribution-plans';
import type { Programme } from '../../programme/programme';
import { partyTitle, titlesOf } from '../../programme/titles';
import { amountText } from '../../shared/amounts';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { deciding } from './decisions';

const per: Readonly<Record<BasePlan['per'], Text>> = {
  year: text('每年', 'a year'),
  quarter: text('每季', 'a quarter'),
  run: text('每批次', 'a run'),
};

const share = (basisPoints: number) => `${basisPoints / 100}%`;

/** Who gets how much of what: the plan, and each version, category and project with what is agreed otherwise. */
export const distributionSentences = (programme: Programme): readonly Text[] => {
  const { distribution: plan, currency } = programme;
  if (!plan) return [];
  const titles = titlesOf(programme);
  return [
    ...agreed(plan),
    ...(plan.versions ?? []).map(({ from, until, ...change }) => {
      const says = joined(agreed(change));
      const span =
        until === undefined
          ? text(`自${chineseDay(from)}起`, `From ${englishDay(from)}`)
          : text(`${chineseDay(from)}至${chineseDay(until)}`, `From ${englishDay(from)} to ${englishDay(until)}`);
      return text(`${span.zh}：${says.zh || '按上述规则。'}`, `${span.en}: ${says.en || 'as above.'}`);
    }),
    ...Object.values(plan.categories ?? {}).map(({ title, ...change }) => named(title, change)),
    ...Object.entries(plan.projects ?? {}).map(([key, change]) => named(text(`项目 ${key}`, `Project ${key}`), change)),
    ...how(plan),
  ];

  function ratio(shares: Shares): Text {
    return list(
      Object.entries(shares).map(([party, part]) => {
        const { zh, en } = partyTitle(titles, party);
        return text(`${zh} ${share(part)}`, `${en} ${share(part)}`);
      }),
    );
  }

  function agreed({ shares, base, pool, losses }: SharingChange): readonly Text[] {
    return [
      ...(base ? [baseSentence(base)] : []),
      ...(shares ? [sharedBy(shares, base !== undefined)] : []),
      ...(pool ? [poolSentence(pool)] : []),
      ...(losses ? [lossSentence(losses)] : []),
    ];
  }

  function sharedBy(shares: Shares, isAbove: boolean): Text {
    const { zh, en } = ratio(shares);
    return isAbove
      ? text(`超出部分按 ${zh} 分配。`, `What is above it is shared: ${en}.`)
      : text(`收益按 ${zh} 分配。`, `Income is shared: ${en}.`);
  }

  function baseSentence({ amount, per: period, shares }: BasePlan): Text {
    const { zh, en } = ratio(shares);
    return text(
      `${per[period].zh}不超过 ${amountText(amount, currency)} 的收益按 ${zh} 分配。`,
      `Income up to ${amountText(amount, currency)} ${per[period].en} is shared: ${en}.`,
    );
  }

  function poolSentence({ share: part, release = usualRelease, points }: PoolPlan): Text {
    const steps = list(
      release.map(({ below, share: released }) =>
        below === undefined
          ? text(`其余释放 ${share(released)}`, `${share(released)} otherwise`)
          : text(`评估总分低于 ${below} 释放 ${share(released)}`, `${share(released)} below a total of ${below}`),
      ),
    );
    const by =
      points === 'agreed'
        ? text('双方商定的分值', 'agreed points')
        : text('已验收创新的分值', 'points of accepted innovations');
    return text(
      `从中先提取 ${share(part)} 作为激励池（${steps.zh}），按${by.zh}分配，未释放的结转。`,
      `${share(part)} of it go to a pool first (released: ${steps.en}), shared by ${by.en}; the rest is carried.`,
    );
  }

  function lossSentence({ shares, caps, makeWholeFirst }: LossPlan): Text {
    const { zh, en } = ratio(shares);
    const most = list(
      Object.entries(caps).map(([party, amount]) => {
        const title = partyTitle(titles, party);
        return text(
          `${title.zh}最多 ${amountText(amount, currency)}`,
          `${title.en} at most ${amountText(amount, currency)}`,
        );
      }),
    );
    const capped = Object.keys(caps).length > 0;
    return text(
      `亏损按 ${zh} 分担${capped ? `（${most.zh}，超出的由其他各方按比例分担）` : ''}${makeWholeFirst ? '，以后的收益先补足亏损' : ''}。`,
      `Losses are borne: ${en}${capped ? ` (${most.en}, the rest by the others)` : ''}${makeWholeFirst ? '; later profits make them whole first' : ''}.`,
    );
  }

  function named(title: Text, change: SharingChange): Text {
    const { zh, en } = joined(agreed(change));
    return text(`${title.zh}：${zh || '按上述规则。'}`, `${title.en}: ${en || 'as above.'}`);
  }

  function how({ method, form, capital, roundingPartner, approval, countersign }: DistributionPlan): readonly Text[] {
    const partner = roundingPartner === undefined ? undefined : partyTitle(titles, roundingPartner);
    const decided = approval && deciding(programme, approval, text('批准', 'approved'));
    return [
      ...(method === 'proratedByDays'
        ? [text('跨版本的收益按天数分摊。', 'Income of a period with several versions is prorated by days.')]
        : []),
      ...(form === 'company'
        ? [
            text(
              `利润先弥补亏损，再提取 10% 公积金，直至注册资本（${amountText(capital ?? '0', currency)}）的一半。`,
              `Profit first offsets losses; then 10 % are set aside until half of the capital of ${amountText(capital ?? '0', currency)}.`,
            ),
          ]
        : []),
      ...(partner ? [text(`尾差归${partner.zh}。`, `What rounding leaves goes to ${partner.en}.`)] : []),
      ...(countersign
        ? [
            text(
              '双方各由指定席位复算并会签同一哈希。',
              'A named seat of each party recomputes a run and signs the same hash.',
            ),
          ]
        : []),
      ...(decided ? [text(`分配批次${decided.zh}。`, `Runs are ${decided.en}.`)] : []),
    ];
  }
};

const joined = (sentences: readonly Text[]): Text =>
  text(sentences.map(({ zh }) => zh).join(''), sentences.map(({ en }) => en).join(' '));
