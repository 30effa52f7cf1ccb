import { chineseDay, englishDay } from '../calendar/said-days';
import { states } from '../shared/states';
import type { Dispute, DisputeHappening } from './disputes';
import { clockTime, text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { noTitles, partyTitle, type Titles } from '../programme/titles';
import type { PartyKey } from '../shared/keys';

/** What the states of a dispute are called. */
export const disputeStates: Readonly<Record<Dispute['state'], Text>> = {
  negotiation: states.negotiation,
  mediation: states.mediation,
  arbitration: states.arbitration,
  settled: states.settled,
  awarded: states.awarded,
  withdrawn: states.withdrawn,
};

/** What happens when nobody acts. */
export const disputeThen = (dispute: Dispute): Text => {
  if (dispute.state === 'negotiation')
    return text('到期未和解的，进入调解。', 'Without a settlement by then, it goes to mediation.');
  if (dispute.state === 'mediation')
    return text('到期未和解的，进入仲裁。', 'Without a settlement by then, it goes to arbitration.');
  return text('由裁决或双方和解结束。', 'It ends by an award, or by a settlement of both parties.');
};

/** One thing that happened to a dispute, as its history says it. */
export function disputeSentence(happening: DisputeHappening, titles: Titles = noTitles): Text {
  const named = (party: PartyKey) => partyTitle(titles, party);
  switch (happening.type) {
    case 'dispute.raised':
      return text(
        `${happening.raised.by}（${named(happening.raised.party).zh}）提出争议：${happening.raised.claim}`,
        `${happening.raised.by} (${named(happening.raised.party).en}) raised it: ${happening.raised.claim}`,
      );
    case 'dispute.clockSet': {
      const { zh, en } = disputeStates[happening.tier];
      const { provisional } = happening.clock;
      const endsAt = clockTime(happening.clock.endsAt);
      return text(
        `${zh}期限：${chineseDay(endsAt)}${provisional ? '（暂定）' : ''}`,
        `${en} lasts until ${endsAt}${provisional ? ' (provisional)' : ''}`,
      );
    }
    case 'dispute.reminded':
      return text('已提醒各方期限将至', 'The parties were reminded of the end of the tier');
    case 'dispute.tierEnded': {
      const [from, to] = [disputeStates[happening.from], disputeStates[happening.to]];
      const why = happening.left
        ? text(
            `${named(happening.left.party).zh} 不再参加（${happening.left.reason}）`,
            `${named(happening.left.party).en} stopped taking part (${happening.left.reason})`,
          )
        : text('期限届满', 'its time ran out');
      return text(`${from.zh}结束，进入${to.zh}：${why.zh}`, `${from.en} ended, ${to.en} begins: ${why.en}`);
    }
    case 'dispute.settlementConfirmed':
      return text(
        `${named(happening.party).zh} 确认和解条件（${happening.by}）：${happening.terms}`,
        `${named(happening.party).en} confirmed terms (${happening.by}): ${happening.terms}`,
      );
    case 'dispute.settled':
      return text(`双方和解：${happening.terms}`, `The parties settled: ${happening.terms}`);
    case 'dispute.awarded':
      return text(
        `裁决（${chineseDay(happening.award.on)}，${happening.by} 登记）：${happening.award.summary}`,
        `Award of ${englishDay(happening.award.on)} (recorded by ${happening.by}): ${happening.award.summary}`,
      );
    case 'dispute.withdrawn':
      return text(`${happening.by} 撤回争议：${happening.reason}`, `${happening.by} withdrew it: ${happening.reason}`);
  }
}
