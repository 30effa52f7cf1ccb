import { barOf, type BarredVerb } from '../../domain/approvals/bars';
import type { ComponentChildren } from 'preact';
import { verbWords } from '../ui/verb-words';
import type { ThingContext } from '../ui/thing';
import type { Person } from '../../domain/shared/keys';
import type { ApprovalView } from '../../domain/approvals/views';

/** An open approval as somebody of the office has it on its page. */
export interface OfficeProps {
  readonly context: ThingContext;
  readonly shown: ApprovalView;
  readonly officer: Person;
}

interface HindranceProps extends OfficeProps {
  readonly verb: BarredVerb;
  /** What it would be called, where no heading above says so. */
  readonly title?: string;
  /** What is shown to whoever may do it. */
  readonly children: ComponentChildren;
}

/** Says, in place of a form, that whoever looks on is barred from it, or that nobody can tell who they are. */
export const UnlessBarred = ({ context, shown, officer, verb, title, children }: HindranceProps) => {
  const { reader, orAnyOf = [] } = context;
  const words = verbWords[reader.language];
  const isBarred = (person: string) => barOf(shown.approval, person, verb) !== undefined;
  if (orAnyOf.some(isBarred))
    return (
      <>
        {title && <p class="strong">{title}</p>}
        <p>{words.signInAsOneself}</p>
        <p class="actions">
          <a class="button" href={`/sign-in?next=${encodeURIComponent(approvalPath(shown))}`}>
            {words.signIn}
          </a>
        </p>
      </>
    );
  if (!isBarred(officer)) return <>{children}</>;
  return (
    <>
      {title && <p class="strong">{title}</p>}
      <p>{words.barred(officer)}</p>
    </>
  );
};

const approvalPath = ({ id, programme }: OfficeProps['shown']) =>
  `/programmes/${programme}/approvals/${encodeURIComponent(id)}`;
