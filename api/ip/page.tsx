import { ipDateTitles, ipKinds, ipKindText } from '../../domain/ip/words';
import { filingAsks } from '../../domain/ip/titles';
import { partyOf } from '../../domain/programme/parties';
import { mayUndertake } from '../../domain/programme/undertakings';
import { Empty, Table } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { StateBadge } from '../ui/states';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    title: '知识产权',
    heads: ['名称', '类型', '状态', '期限'],
    none: '暂无登记的知识产权。',
    open: '登记',
    hint: '共同申请须双方同意；一方反对即不得申请，一方放弃的另一方可自行申请。',
    key: '编号（字母、数字、连字符）',
    name: '名称',
    kind: '类型',
    joint: '共同所有',
    yes: '是',
    no: '否',
    keptAt: '存放处（仅商业秘密、技术秘密；不入台账，查阅须写明理由）',
  },
  en: {
    title: 'Intellectual property',
    heads: ['Title', 'Kind', 'State', 'Dates'],
    none: 'Nothing has been entered yet.',
    open: 'Enter an item',
    hint: 'A joint filing needs both consents; one objection blocks it, and a waiver by one leaves the other free to file.',
    key: 'Key (letters, digits, hyphens)',
    name: 'Title',
    kind: 'Kind',
    joint: 'Joint',
    yes: 'yes',
    no: 'no',
    keptAt: 'Where it is kept (secrets only; it stands in no record and is read with a reason)',
  },
};

const kinds = [
  'patent.invention',
  'patent.utilityModel',
  'patent.design',
  'trademark',
  'tradeSecret',
  'knowHow',
] as const;

/** The page of all intellectual property, with the form by which a party enters an item. */
export const IpListPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const kindText = (kind: (typeof kinds)[number]) =>
    kind
      .split('.')
      .map((part) => say(ipKinds[part as keyof typeof ipKinds], language))
      .join(' · ');
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {view.ip.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.title} heads={phrases.heads}>
          {view.ip.map((item) => (
            <tr key={item.key}>
              <td>
                <a href={`/programmes/${view.key}/ip/${item.key}`}>{item.title}</a>
              </td>
              <td data-label={phrases.heads[1]}>{say(ipKindText(item), language)}</td>
              <td data-label={phrases.heads[2]}>
                <StateBadge state={item.state} language={language} />
              </td>
              <td data-label={phrases.heads[3]}>
                {item.dates.map(({ name, on }) => (
                  <div key={name} class="small">
                    {say(ipDateTitles[name], language)} {formatDate(on, language)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {visitor && isPartner(context) && mayUndertake(view.state, 'ip.open') && (
        <OfficeForm
          title={phrases.open}
          hint={phrases.hint}
          action={`/programmes/${view.key}/ip`}
          nonce={visitor.nonce}
          submit={phrases.open}
          asks={say(filingAsks(view.definition, partyOf(view.definition, visitor.person)?.key), language)}
        >
          <div class="pair">
            <Field name="item" label={phrases.key} typed={typed} isRequired />
            <Field name="title" label={phrases.name} typed={typed} isRequired />
          </div>
          <div class="pair">
            <Choice
              name="kind"
              label={phrases.kind}
              typed={typed}
              options={kinds.map((kind) => [kind, kindText(kind)] as const)}
            />
            <Choice
              name="joint"
              label={phrases.joint}
              typed={typed}
              options={[
                ['yes', phrases.yes],
                ['no', phrases.no],
              ]}
            />
          </div>
          <Field name="keptAt" label={phrases.keptAt} typed={typed} />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
