import { has } from '../lint/places';
import type { Programme } from '../../programme/programme';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { partyTitle, titlesOf } from '../../programme/titles';
import type { ChatEvent, ChatKind } from '../../programme/chat-channels';

const kinds: Readonly<Record<ChatKind, Text>> = {
  wecom: text('企业微信', 'WeCom'),
  dingtalk: text('钉钉', 'DingTalk'),
  feishu: text('飞书', 'Feishu'),
  slack: text('Slack', 'Slack'),
  teams: text('Teams', 'Teams'),
  standard: text('程序', 'a program'),
};

const events: Readonly<Record<ChatEvent, Text>> = {
  opened: text('提请', 'asked'),
  reminded: text('提醒', 'reminded'),
  escalated: text('升级', 'escalated'),
  closed: text('结束', 'closed'),
  phase: text('阶段变化', 'a phase begins or ends'),
};

/** Which chats are told of what: "群聊渠道“财务群”（企业微信）：财务监督组的提请、提醒。" */
export const chatSentences = (programme: Programme): readonly Text[] =>
  (programme.governance.notices ?? []).map(({ key, kind, events: wanted, group, party }) => {
    const { groups } = programme.governance;
    const title = group !== undefined && has(groups, group) ? groups[group]?.title : undefined;
    const whose = [title, party === undefined ? undefined : partyTitle(titlesOf(programme), party)].filter(
      (one) => one !== undefined,
    );
    const what = list(wanted.map((event) => events[event]));
    const of = list(whose);
    return whose.length === 0
      ? text(
          `群聊渠道 ${key}（${kinds[kind].zh}）：${what.zh}。`,
          `Chat ${key} (${kinds[kind].en}) is told when: ${what.en}.`,
        )
      : text(
          `群聊渠道 ${key}（${kinds[kind].zh}）：只限${of.zh}，${what.zh}。`,
          `Chat ${key} (${kinds[kind].en}) is told, of ${of.en} only, when: ${what.en}.`,
        );
  });
