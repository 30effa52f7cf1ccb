import { SaidText } from '../evidence/said';
import { noticesInTime } from '../../domain/agreements/alarms';
import { noticeTitles } from '../../domain/agreements/sentences';
import { clauseTitle } from '../../domain/agreements/clause-words';
import { type Text, say } from '../../domain/shared/text';
import type { Reader } from '../ui/frame';
import { Badge, Table, When } from '../ui/html';
import { by } from '../../domain/shared/order';
import type { AgreementView } from '../../domain/agreements/views';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    dates: '日期',
    heads: ['日期', '内容', '依据'],
    term: (n: number) => `第 ${n} 期届满`,
    window: '通知期开始',
    useful: '最后有效日（通知须于当日办公时间内送达）',
    reminder: '提醒服务办公室',
    end: '提前终止',
    cure: '补救期届满',
    takesOver: (n: number) => `第 ${n} 版取代`,
    provisional: '暂定',
    conditions: '先决条件',
    conditionHeads: ['条件', '责任人', '状态'],
    met: (on: string) => `${on}成就`,
    deemed: (on: string) => `${on}视为成就`,
    pending: '待成就',
    notices: '通知',
    noticeHeads: ['发出方', '内容', '发出', '视为收到', '是否及时'],
    inTime: '及时',
    late: '迟到',
    versions: '版本',
    versionHeads: ['版本', '生效日', '状态'],
    current: '现行',
    superseded: '已被取代',
    survives: '存续条款',
    surviveHeads: ['条款', '至', '状态'],
    alive: '有效',
    over: '已结束',
  },
  en: {
    dates: 'Dates',
    heads: ['Date', 'What', 'Why'],
    term: (n: number) => `Last day of term ${n}`,
    window: 'The notice window opens',
    useful: 'Last useful day: a notice must arrive within its working hours',
    reminder: 'The office is reminded',
    end: 'Ends early',
    cure: 'The breach must be cured by then',
    takesOver: (n: number) => `Version ${n} takes over`,
    provisional: 'provisional',
    conditions: 'Conditions precedent',
    conditionHeads: ['Condition', 'Owner', 'State'],
    met: (on: string) => `met on ${on}`,
    deemed: (on: string) => `counts as met from ${on}`,
    pending: 'to be met',
    notices: 'Notices',
    noticeHeads: ['From', 'What', 'Sent', 'Received on', 'In time'],
    inTime: 'in time',
    late: 'late',
    versions: 'Versions',
    versionHeads: ['Version', 'Effective', 'State'],
    current: 'in force',
    superseded: 'superseded',
    survives: 'What survives',
    surviveHeads: ['Clause', 'Until', 'State'],
    alive: 'alive',
    over: 'over',
  },
};

interface LifeProps {
  /** Of which programme, by its key. */
  readonly programme: string;
  readonly agreement: AgreementView;
  readonly reader: Reader;
  /** What else is to come: a day, and what it brings. */
  readonly coming?: readonly (readonly [string, Text])[];
  /** What the programme calls a party. */
  readonly partyTitle: (key: string) => string;
}

/** The coming dates of an agreement with their reasons, its conditions, notices and versions, and what survives it. */
export const AgreementLifePart = (props: LifeProps) => (
  <>
    <Dates {...props} />
    <Conditions {...props} />
    <Notices {...props} />
    <Versions {...props} />
    <Survives {...props} />
  </>
);

const Dates = ({ agreement, reader: { language, zone }, coming = [] }: LifeProps) => {
  const phrases = words[language];
  const { plan, term = 1, end, cure, amendment } = agreement;
  const rows = [
    ...(plan?.notice
      ? [
          [plan.notice.windowOpens.date, phrases.window, say(plan.notice.windowOpens.why, language)],
          ...plan.notice.reminders.map(({ at, why }) => [at.slice(0, 10), phrases.reminder, say(why, language)]),
          [plan.notice.lastUsefulDay.date, phrases.useful, say(plan.notice.lastUsefulDay.why, language)],
        ]
      : []),
    ...(amendment ? [[amendment.takesOver.on, phrases.takesOver(amendment.version), '']] : []),
    ...(cure ? [[cure.on, phrases.cure, '']] : []),
    ...(end ? [[end.on, phrases.end, '']] : []),
    ...(plan ? [[plan.expiresOn, phrases.term(term), versionsOf(plan.calendarVersions)]] : []),
    ...coming.map(([date, what]) => [date, say(what, language), '']),
  ].sort(by(([date = '']) => date));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="dates-title">
      <h2 id="dates-title">
        {phrases.dates} {plan?.provisional && <Badge tone="soon">{phrases.provisional}</Badge>}
      </h2>
      <Table isStacked caption={`${phrases.dates} (${zone})`} heads={phrases.heads}>
        {rows.map(([date = '', what = '', why = '']) => (
          <tr key={`${date} ${what}`}>
            <td>{formatDate(date, language)}</td>
            <td data-label={phrases.heads[1]}>{what}</td>
            <td data-label={phrases.heads[2]}>{why}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

const versionsOf = (versions: Readonly<Record<string, string>>) =>
  Object.entries(versions)
    .map(([key, version]) => `${key} ${version}`)
    .join(', ');

const Conditions = ({ agreement, programme, reader: { language }, partyTitle }: LifeProps) => {
  const phrases = words[language];
  const { conditions = [], conditionsMet = {} } = agreement;
  if (conditions.length === 0) return null;
  return (
    <section aria-labelledby="conditions-title">
      <h2 id="conditions-title">{phrases.conditions}</h2>
      <Table isStacked caption={phrases.conditions} heads={phrases.conditionHeads}>
        {conditions.map(({ key, title, owner }) => {
          const met = conditionsMet[key];
          const on = met && formatDate(met.on, language);
          return (
            <tr key={key}>
              <td>{say(title, language)}</td>
              <td data-label={phrases.conditionHeads[1]}>{partyTitle(owner)}</td>
              <td data-label={phrases.conditionHeads[2]}>
                {on === undefined ? phrases.pending : met?.isDeemed ? phrases.deemed(on) : phrases.met(on)}
                {met && (
                  <p class="small">
                    <SaidText text={met.evidence} at={`/programmes/${programme}/evidence`} />
                  </p>
                )}
              </td>
            </tr>
          );
        })}
      </Table>
    </section>
  );
};

const Notices = ({ agreement, reader: { language, zone }, partyTitle }: LifeProps) => {
  const phrases = words[language];
  const { notices = [] } = agreement;
  if (notices.length === 0) return null;
  const inTime = noticesInTime(agreement);
  const isAboutRenewal = (kind: string) => kind === 'renew' || kind === 'notToRenew';
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{phrases.notices}</h2>
      <Table isStacked caption={phrases.notices} heads={phrases.noticeHeads}>
        {notices.map((notice) => (
          <tr key={`${notice.from} ${notice.kind} ${notice.sentAt}`}>
            <td>{partyTitle(notice.from)}</td>
            <td data-label={phrases.noticeHeads[1]}>
              {say(noticeTitles[notice.kind], language)}
              {notice.reason && <p class="small">{notice.reason}</p>}
            </td>
            <td data-label={phrases.noticeHeads[2]}>
              <When at={notice.sentAt} zone={zone} language={language} year />
            </td>
            <td data-label={phrases.noticeHeads[3]}>{formatDate(notice.receivedOn, language)}</td>
            <td data-label={phrases.noticeHeads[4]}>
              {isAboutRenewal(notice.kind) &&
                notice.term === (agreement.term ?? 1) &&
                (inTime.includes(notice) ? phrases.inTime : phrases.late)}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

const Versions = ({ agreement: { versions = [] }, reader: { language } }: LifeProps) => {
  const phrases = words[language];
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title">{phrases.versions}</h2>
      <Table caption={phrases.versions} heads={phrases.versionHeads}>
        {versions.map(({ version, effectiveOn }, at) => (
          <tr key={version}>
            <td>{version}</td>
            <td>{formatDate(effectiveOn, language)}</td>
            <td>{at === versions.length - 1 ? phrases.current : phrases.superseded}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};

const Survives = ({ agreement: { survives = [] }, reader: { language } }: LifeProps) => {
  const phrases = words[language];
  if (survives.length === 0) return null;
  return (
    <section aria-labelledby="survives-title">
      <h2 id="survives-title">{phrases.survives}</h2>
      <Table caption={phrases.survives} heads={phrases.surviveHeads}>
        {survives.map(({ clause, until, isOver }) => (
          <tr key={clause}>
            <td>{say(clauseTitle(clause), language)}</td>
            <td>{formatDate(until.on, language)}</td>
            <td>{isOver ? phrases.over : phrases.alive}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};
