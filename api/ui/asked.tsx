import { answeredOf } from '../../domain/approvals/answered';
import { isOnHold } from '../../domain/approvals/blockages';
import { recusalOf } from '../../domain/approvals/recusals';
import { askedTitle } from '../../domain/approvals/titles';
import type { ApprovalView } from '../../domain/approvals/views';
import { stillNeeded } from '../../domain/approvals/words';
import type { Person } from '../../domain/shared/keys';
import { say } from '../../domain/shared/text';
import { pathSegment } from '../../mail/paths';
import { word } from '../../mail/words';
import { Due } from './due';
import type { Reader } from './frame';

const words = {
  zh: { title: '正在审批', answered: '席已表决' },
  en: { title: 'Being decided', answered: 'have answered' },
};

interface AskedProps {
  readonly asking: readonly ApprovalView[];
  readonly person: Person | undefined;
  readonly reader: Reader;
}

/** What is being decided about a thing: how far it has come, what is still needed and until when; nothing for whoever is recused from it. */
export const Asked = ({ asking, person, reader }: AskedProps) => {
  const { language } = reader;
  const shown = asking.filter(({ approval }) => person === undefined || !recusalOf(approval, person));
  if (shown.length === 0) return null;
  return (
    <section class="card" aria-label={words[language].title}>
      <h2>{words[language].title}</h2>
      {shown.map((view) => (
        <One key={view.id} view={view} reader={reader} />
      ))}
    </section>
  );
};

const One = ({ view, reader }: { readonly view: ApprovalView; readonly reader: Reader }) => {
  const { language } = reader;
  const { approval } = view;
  const so = answeredOf(view);
  const answered = so && `${so.answered}/${so.asked} ${words[language].answered}`;
  return (
    <>
      <p>
        <a href={`/programmes/${view.programme}/approvals/${pathSegment(view.id)}`}>
          {say(askedTitle(approval.request), language)}
        </a>
      </p>
      {so && (
        <p>
          <progress value={so.answered} max={so.asked} aria-label={answered} /> <span class="small">{answered}</span>
        </p>
      )}
      {so && <p class="small">{say(stillNeeded(approval, approval.request.titles), language)}</p>}
      {!isOnHold(approval) && (
        <p class="small">
          {word('deadline', language)} <Due at={approval.dueAt} reader={reader} />
        </p>
      )}
    </>
  );
};
