import { isApproved, type Approval, type Outcome } from './approvals';
import type { DomainError } from '../shared/errors';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/**
 * How a closed matter can be decided again, for whoever comes too late: what was approved stands unless a vote of it is reviewed, anything
 * else can be asked again in a further round.
 */
export function howToReopen({ request }: Pick<Approval, 'request'>, outcome: Outcome): Text {
  const { requester, round } = request;
  if (isApproved(outcome))
    return text(
      '结果有效。参与表决者如认为自己当时应当回避，可在本页声明回避，由此启动复核；如需改变结果，请联系合作服务办公室另行提请。',
      'The outcome stands. Whoever voted and should not have may recuse on this page, which opens a review; to change it, ask the programme office for a request of its own.',
    );
  return text(
    `如需再次决定，可由提交人 ${requester} 或合作服务办公室提请第 ${round + 1} 轮，届时会重新发送邮件。`,
    `To have it decided again, ${requester}, who asked, or the programme office can open round ${round + 1}; you would get a new mail.`,
  );
}

/** The refusal of whoever comes too late: how it ended, and how it could be decided again. */
export const closed = (approval: Pick<Approval, 'request'>, outcome: Outcome): DomainError =>
  refused('already_closed', howToReopen(approval, outcome), { outcome });
