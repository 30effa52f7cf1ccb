import { finding } from '../../shared/findings';
import type { Finding } from '../../shared/findings';
import type { Programme } from '../../programme/programme';
import { variableOf } from '../../programme/chat-channels';

/** Channels that would take their address from the same variables of the environment. */
export const lintChats = ({ governance: { notices = [] } }: Programme): readonly Finding[] =>
  notices.flatMap(({ key }, at) => {
    const before = notices.slice(0, at).find((other) => variableOf(other.key) === variableOf(key));
    return before
      ? finding(
          'duplicate_notice',
          ['governance', 'notices', at, 'key'],
          `群聊渠道“${key}”与“${before.key}”重复：两者读取同一个环境变量 NOTICE_${variableOf(key)}_URL。`,
          `The chat "${key}" repeats "${before.key}": both would read NOTICE_${variableOf(key)}_URL.`,
        )
      : [];
  });
