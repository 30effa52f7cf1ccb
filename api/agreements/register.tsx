import { ownerTitle } from '../../domain/definition/words/obligations';
import { registerOf } from '../../domain/agreements/registers';
import { FulfilmentForm } from '../obligations/form';
import { Badge, Table } from '../ui/html';
import { Obligations } from '../obligations/page';
import type { ThingContext } from '../ui/thing';
import type { AgreementView } from '../../domain/agreements/views';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    title: '义务登记册',
    next: '后续义务',
    heads: ['内容', '责任人', '期限', '告知责任人'],
    suspended: '协议中止期间不产生新的到期义务。',
    provisional: '暂定',
    evidence: (shown: string) => `证明：${shown}`,
  },
  en: {
    title: 'Obligations register',
    next: 'What comes next',
    heads: ['What', 'Owner', 'Due', 'Owner is told'],
    suspended: 'Nothing falls due while the agreement is suspended.',
    provisional: 'provisional',
    evidence: (shown: string) => `Shown by: ${shown}`,
  },
};

/** The obligations register of an agreement: what was and is to be met, with the form that records it, and what comes next. */
export const RegisterPart = ({
  context,
  agreement,
}: {
  readonly context: ThingContext;
  readonly agreement: AgreementView;
}) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { past, open, next } = registerOf(view.definition, agreement, view.obligations);
  return (
    <>
      <Obligations obligations={[...open, ...past]} reader={reader} title={phrases.title} programme={view.key} />
      <FulfilmentForm
        context={context}
        obligations={open}
        action={`/office/programmes/${view.key}/agreements/${agreement.key}`}
      />
      {next.length > 0 && (
        <section aria-labelledby="next-obligations">
          <h2 id="next-obligations">{phrases.next}</h2>
          {agreement.state === 'suspended' && <p class="notice">{phrases.suspended}</p>}
          <Table isStacked caption={phrases.next} heads={phrases.heads}>
            {next.map(({ obligation, title, owner, evidence, dueOn, opensOn, provisional }) => (
              <tr key={obligation}>
                <td>
                  {say(title, language)}
                  {evidence && <p class="small">{phrases.evidence(say(evidence, language))}</p>}
                </td>
                <td data-label={phrases.heads[1]}>{say(ownerTitle(view.definition, owner), language)}</td>
                <td data-label={phrases.heads[2]}>
                  {formatDate(dueOn, language)} {provisional && <Badge tone="soon">{phrases.provisional}</Badge>}
                </td>
                <td data-label={phrases.heads[3]}>{formatDate(opensOn, language)}</td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </>
  );
};
