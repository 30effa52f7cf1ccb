import { formatDate } from '../../domain/calendar/formats';
import type { Innovation } from '../../domain/innovations/innovations';
import { innovationStates } from '../../domain/innovations/states';
import { innovationKindTitles } from '../../domain/innovations/words';
import { innovationRules } from '../../domain/programme/innovation-plans';
import { titleIn } from '../../domain/programme/titles';
import { say, type Language } from '../../domain/shared/text';
import { Badge, Empty, Table, type Tone } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '创新登记',
    heads: ['创新', '类别', '提出方', '状态', '验收日期'],
    none: '暂无登记的创新。',
    count: (n: number) => `已验收 ${n} 项，计入技术创新成果。`,
    propose: '提出创新',
    hint: '提出后试行；成果附证明材料提交，由技术组验收，验收通过的计入指标。',
    key: '编号（字母、数字、连字符）',
    name: '标题',
    kind: '类别',
    proposal: '提议',
  },
  en: {
    title: 'Innovations',
    heads: ['Innovation', 'Kind', 'Proposed by', 'State', 'Accepted on'],
    none: 'No innovation is registered yet.',
    count: (n: number) => `${n} accepted: they count in the indicator of innovation.`,
    propose: 'Propose an innovation',
    hint: 'It is tried; its result is handed in with evidence and accepted by the technical groups. What is accepted counts.',
    key: 'Key (letters, digits, hyphens)',
    name: 'Title',
    kind: 'Kind',
    proposal: 'Proposal',
  },
};

const tones: Readonly<Record<Innovation['state'], Tone>> = {
  proposed: 'idle',
  trial: 'running',
  deciding: 'running',
  accepted: 'done',
  dropped: 'idle',
};

/** The state of an innovation in words on its colour. */
export const InnovationBadge = ({
  state,
  language,
}: {
  readonly state: Innovation['state'];
  readonly language: Language;
}) => <Badge tone={tones[state]}>{say(innovationStates[state], language)}</Badge>;

/** The page of the register, with the form by which somebody proposes. */
export const InnovationsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const all = view.innovations;
  const { kinds } = innovationRules(view.definition);
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {all.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <>
          <p>{phrases.count(all.filter(({ state }) => state === 'accepted').length)}</p>
          <Table isStacked caption={phrases.title} heads={phrases.heads}>
            {all.map(({ key, title, kind, party, state, acceptedOn }) => (
              <tr key={key}>
                <td>
                  <a href={`/programmes/${view.key}/innovations/${key}`}>{say(title, language)}</a>
                </td>
                <td data-label={phrases.heads[1]}>{say(innovationKindTitles[kind], language)}</td>
                <td data-label={phrases.heads[2]}>{say(titleIn(view.definition.parties, party), language)}</td>
                <td data-label={phrases.heads[3]}>
                  <InnovationBadge state={state} language={language} />
                </td>
                <td data-label={phrases.heads[4]}>{acceptedOn !== undefined && formatDate(acceptedOn, language)}</td>
              </tr>
            ))}
          </Table>
        </>
      )}
      {visitor && isPartner(context) && (
        <OfficeForm
          title={phrases.propose}
          hint={phrases.hint}
          action={`/programmes/${view.key}/innovations`}
          nonce={visitor.nonce}
          submit={phrases.propose}
        >
          <div class="pair">
            <Field name="innovation" label={phrases.key} typed={typed} isRequired />
            <Field name="title" label={phrases.name} typed={typed} isRequired />
          </div>
          <Choice
            name="kind"
            label={phrases.kind}
            typed={typed}
            options={kinds.map((kind) => [kind, say(innovationKindTitles[kind], language)] as const)}
          />
          <Field name="proposal" label={phrases.proposal} typed={typed} kind="lines" isRequired />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
