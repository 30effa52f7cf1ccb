import { chineseDay, englishDay } from '../calendar/said-days';
import { formatDate } from '../calendar/formats';
import type { IpAccess, IpHappening, IpItem, IpVerdict } from './ip';
import type { IpDate, IpKind, PatentKind } from './dates';
import { text } from '../shared/sentences';
import { isBlank, type Text } from '../shared/text';
import { noTitles, partyTitle, type Titles } from '../programme/titles';
import type { PartyKey } from '../shared/keys';

export const ipKinds: Readonly<Record<IpKind | PatentKind, Text>> = {
  patent: text('专利', 'Patent'),
  trademark: text('商标', 'Trademark'),
  tradeSecret: text('商业秘密', 'Trade secret'),
  knowHow: text('技术秘密', 'Know-how'),
  invention: text('发明', 'invention'),
  utilityModel: text('实用新型', 'utility model'),
  design: text('外观设计', 'design'),
};

export const ipDateTitles: Readonly<Record<IpDate['name'], Text>> = {
  priorityEnds: text('优先权期满', 'Priority ends'),
  renewalOpens: text('续展期开始', 'Renewal opens'),
  expires: text('有效期满', 'Expires'),
  graceEnds: text('宽展期满', 'Grace ends'),
};

export const ipVerdicts: Readonly<Record<IpVerdict, Text>> = {
  consent: text('同意申请', 'consents'),
  object: text('反对', 'objects'),
  waive: text('放弃（保留自由使用）', 'waives, keeping free use'),
};

/** What a kind is called: "专利 · 发明". */
export const ipKindText = ({ kind, subKind }: Pick<IpItem, 'kind' | 'subKind'>): Text => {
  const sub = subKind && ipKinds[subKind];
  const { zh, en } = ipKinds[kind];
  return sub ? text(`${zh} · ${sub.zh}`, `${en} · ${sub.en}`) : { zh, en };
};

const said = (reason: string) => (isBlank(reason) ? text('', '') : text(`：${reason}`, `: ${reason}`));

/** One thing that happened to a piece of intellectual property, as its history says it. */
export function ipSentence(happening: IpHappening, titles: Titles = noTitles): Text {
  const named = (party: PartyKey) => partyTitle(titles, party);
  switch (happening.type) {
    case 'ip.opened':
      return text(
        `${happening.opened.by}（${named(happening.opened.party).zh}）登记`,
        `${happening.opened.by} (${named(happening.opened.party).en}) entered it`,
      );
    case 'ip.answered': {
      const { party, by, verdict, reason } = happening.answer;
      const { zh, en } = ipVerdicts[verdict];
      return text(
        `${named(party).zh} ${zh}（${by}）${said(reason).zh}`,
        `${named(party).en} ${en} (${by})${said(reason).en}`,
      );
    }
    case 'ip.filed': {
      const { on, number, where, by } = happening.filing;
      return text(
        `${chineseDay(on)}向${where}提出申请，编号 ${number}（${by} 登记）`,
        `Filed with ${where} on ${englishDay(on)}, no. ${number} (${by})`,
      );
    }
    case 'ip.registered': {
      const { on, number, expiresOn, by } = happening.registration;
      return text(
        `${chineseDay(on)}注册/授权，编号 ${number}${expiresOn ? `，有效期至${chineseDay(expiresOn)}` : ''}（${by} 登记）`,
        `Registered on ${englishDay(on)}, no. ${number}${expiresOn ? `, until ${englishDay(expiresOn)}` : ''} (${by})`,
      );
    }
    case 'ip.datesSet': {
      const list = (language: 'zh' | 'en') =>
        happening.dates.map(({ name, on }) => `${ipDateTitles[name][language]} ${formatDate(on, language)}`).join('; ');
      return text(`期限：${list('zh')}`, `Dates: ${list('en')}`);
    }
    case 'ip.reminded': {
      const { zh, en } = ipDateTitles[happening.date];
      return text(
        `已提醒：${zh}${chineseDay(happening.on)}`,
        `Reminded: ${en.toLowerCase()} ${englishDay(happening.on)}`,
      );
    }
    case 'ip.dateReached': {
      const { zh, en } = ipDateTitles[happening.date];
      return text(`${zh}（${chineseDay(happening.on)}）`, `${en} (${englishDay(happening.on)})`);
    }
    case 'ip.accessed': {
      const { zh, en } = readerWords(happening.access, titles);
      const { why, reader } = happening.access;
      return text(`${zh}${reader ? '' : ' '}查阅：${why}`, `${en} read it: ${why}`);
    }
    case 'ip.closed':
      return text(`${happening.by} 注销登记：${happening.reason}`, `${happening.by} closed it: ${happening.reason}`);
  }
}

/** Who has read a secret, and who asked for them when it was not they themselves. */
export function readerWords({ by, reader }: Pick<IpAccess, 'by' | 'reader'>, titles: Titles = noTitles): Text {
  if (!reader) return text(by, by);
  const { zh, en } = partyTitle(titles, reader.party);
  return text(`${reader.name}（${zh}，由 ${by} 提出）`, `${reader.name} (${en}, asked for by ${by})`);
}
