import { filersOf, isIpOver, type IpItem } from '../../domain/ip/ip';
import { ipDateTitles, ipKindText, ipVerdicts, readerWords } from '../../domain/ip/words';
import { Badge, Table, When } from '../ui/html';
import { IpForms } from './item-forms';
import { StateBadge } from '../ui/states';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { titleIn, titlesOf } from '../../domain/programme/titles';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    kind: '知识产权',
    type: '类型',
    owner: '权利人',
    joint: '双方共有',
    answers: '各方意见',
    mayFile: '可申请方',
    filing: '首次申请',
    registration: '授权/注册',
    dates: '期限',
    keptAt: '存放处',
    log: '查阅记录',
    heads: ['时间', '查阅人', '理由'],
    unread: '暂无查阅记录',
  },
  en: {
    kind: 'Intellectual property',
    type: 'Kind',
    owner: 'Owner',
    joint: 'both companies',
    answers: 'What the parties said',
    mayFile: 'May file',
    filing: 'First filing',
    registration: 'Registration',
    dates: 'Dates',
    keptAt: 'Where it is kept',
    log: 'Access log',
    heads: ['When', 'Who', 'Why'],
    unread: 'nobody has read it yet',
  },
};

/** The page of a piece of intellectual property: consents, filing, dates with their reasons, and who has read a secret. */
export const IpPage = ({ context, item }: IpPageProps) => {
  const { reader, view, disclosed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { filing, registration } = item;
  const titleOf = (party: string) => say(titleIn(view.definition.parties, party), language);
  const list = (parties: readonly string[]) => parties.map(titleOf).join(language === 'zh' ? '、' : ', ');
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={item.title}
      badge={<StateBadge state={item.state} language={language} />}
      facts={[
        [phrases.type, say(ipKindText(item), language)],
        [phrases.owner, item.isJoint ? phrases.joint : titleOf(item.party)],
        [
          phrases.answers,
          item.answers.length > 0 &&
            item.answers.map(({ party, by, verdict, reason }, index) => (
              <div key={index}>
                {titleOf(party)} {say(ipVerdicts[verdict], language)} <span class="small quiet">{by}</span> {reason}
              </div>
            )),
        ],
        [phrases.mayFile, item.state === 'cleared' && list(filersOf(item))],
        [phrases.filing, filing && `${formatDate(filing.on, language)} · ${filing.where} · ${filing.number}`],
        [phrases.registration, registration && `${formatDate(registration.on, language)} · ${registration.number}`],
        [
          phrases.dates,
          item.dates.length > 0 &&
            item.dates.map(({ name, on, reason, provisional }) => (
              <div key={name}>
                {say(ipDateTitles[name], language)} {formatDate(on, language)}{' '}
                {provisional && <Badge tone="soon">{word('provisional', language)}</Badge>}
                <p class="small quiet">{say(reason, language)}</p>
              </div>
            )),
        ],
        [phrases.keptAt, disclosed],
      ]}
    >
      {item.keptHash && <AccessLog context={context} item={item} />}
      {!isIpOver(item) && isPartner(context) && <IpForms context={context} item={item} />}
    </ThingPage>
  );
};

interface IpPageProps {
  readonly context: ThingContext;
  readonly item: IpItem;
}

const AccessLog = ({ context: { reader, view }, item }: IpPageProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  return (
    <section aria-labelledby="accesses">
      <h2 id="accesses">{phrases.log}</h2>
      <Table
        isStacked
        caption={item.accesses.length === 0 ? phrases.unread : `${phrases.log} (${item.accesses.length})`}
        heads={phrases.heads}
      >
        {item.accesses.map(({ by, reader: engineer, why, at }) => (
          <tr key={`${at} ${by}`}>
            <td>
              <When at={at} zone={zone} language={language} year />
            </td>
            <td data-label={phrases.heads[1]}>
              {say(readerWords({ by, ...(engineer && { reader: engineer }) }, titlesOf(view.definition)), language)}
            </td>
            <td data-label={phrases.heads[2]}>{why}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
};
