import { choiceOf } from '../ui/choices';
import type { Disputed } from '../../domain/disputes/disputes';
import type { ProgrammeView } from '../../domain/views/views';
import { disputeAsks } from '../../domain/disputes/titles';
import { Empty, Table, When } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { StateBadge } from '../ui/states';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    title: '争议',
    heads: ['争议', '对象', '层级', '期限'],
    none: '暂无争议。',
    raise: '提出争议',
    hint: '提出后进入协商；期限届满未和解的，依次进入调解和仲裁。只有争议所涉部分的期限中止。',
    key: '编号（字母、数字、连字符）',
    name: '标题',
    claim: '主张',
    about: '争议对象',
    milestone: '里程碑',
    obligation: '附加条件',
    lines: '指定的明细（在下方逐行写明）',
    ofLines: '明细（一行一条）',
  },
  en: {
    title: 'Disputes',
    heads: ['Dispute', 'About', 'Tier', 'Until'],
    none: 'There is no dispute.',
    raise: 'Raise a dispute',
    hint: 'Negotiation begins; without a settlement in time it goes on to mediation, then to arbitration. Only what is disputed stops its clock.',
    key: 'Key (letters, digits, hyphens)',
    name: 'Title',
    claim: 'Claim',
    about: 'About',
    milestone: 'Milestone',
    obligation: 'Condition',
    lines: 'named lines (write them below)',
    ofLines: 'Lines (one a line)',
  },
};

/** What is disputed, by its name. */
export function aboutText(view: ProgrammeView, about: Disputed, language: Language): string {
  if (about.kind === 'lines') return about.lines.join(language === 'zh' ? '；' : '; ');
  const found =
    about.kind === 'obligation'
      ? view.obligations.find(({ key }) => key === about.key)?.condition.text
      : [...view.agreements, ...milestonesIn(view)].find(({ key }) => key === about.key)?.title;
  const name = typeof found === 'object' ? say(found, language) : (found ?? about.key);
  const kind = about.kind === 'agreement' ? word('agreement', language) : words[language][about.kind];
  return `${kind} · ${name}`;
}

/** The page of all disputes, with the form by which a party raises one. */
export const DisputesPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, visitor, typed } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const option = (kind: string, key: string, name: string) => [choiceOf(kind, key), name] as const;
  const options = [
    ...view.agreements.map(({ key, title }) =>
      option('agreement', key, `${word('agreement', language)} · ${say(title, language)}`),
    ),
    ...view.phases.flatMap(({ milestones }) =>
      milestones.map(({ key, title }) => option('milestone', key, `${phrases.milestone} · ${say(title, language)}`)),
    ),
    ...view.obligations.map(({ key, condition }) =>
      option('obligation', key, `${phrases.obligation} · ${condition.text}`),
    ),
    [choiceOf('lines'), phrases.lines] as const,
  ];
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {view.disputes.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.title} heads={phrases.heads}>
          {view.disputes.map(({ key, title, about, state, clock }) => (
            <tr key={key}>
              <td>
                <a href={`/programmes/${view.key}/disputes/${key}`}>{title}</a>
              </td>
              <td data-label={phrases.heads[1]}>{aboutText(view, about, language)}</td>
              <td data-label={phrases.heads[2]}>
                <StateBadge state={state} language={language} />
              </td>
              <td data-label={phrases.heads[3]}>
                {clock && <When at={clock.endsAt} zone={zone} language={language} year />}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {visitor && isPartner(context) && (
        <OfficeForm
          title={phrases.raise}
          hint={phrases.hint}
          action={`/programmes/${view.key}/disputes`}
          nonce={visitor.nonce}
          submit={phrases.raise}
          asks={say(disputeAsks(view.definition), language)}
        >
          <div class="pair">
            <Field name="dispute" label={phrases.key} typed={typed} isRequired />
            <Field name="title" label={phrases.name} typed={typed} isRequired />
          </div>
          <Choice name="about" label={phrases.about} typed={typed} options={options} />
          <Field name="lines" label={phrases.ofLines} typed={typed} kind="lines" />
          <Field name="claim" label={phrases.claim} typed={typed} kind="lines" isRequired />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
