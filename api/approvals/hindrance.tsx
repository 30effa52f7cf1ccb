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
  /** What is shown to whoever may do it. */
  readonly children?: ComponentChildren;
}

/** Whether the office's token alone is too little for this verb, since one of those who may stand behind it is barred. */
export const isTokenTooLittle = (
  { orAnyOf = [] }: ThingContext,
  { approval }: ApprovalView,
  verb: BarredVerb,
): boolean => orAnyOf.some((person) => barOf(approval, person, verb) !== undefined);

/** Says, in place of a form, that whoever looks on is barred from it, or that they sign in for it. */
export const UnlessBarred = ({ context, shown, officer, verb, children }: HindranceProps) => {
  const { reader } = context;
  const words = verbWords[reader.language];
  if (isTokenTooLittle(context, shown, verb))
    return (
      <>
        <p class="quiet small">{words.signInAsOneself}</p>
        <p class="actions">
          <a class="button" href={`/sign-in?next=${encodeURIComponent(approvalPath(shown))}`}>
            {words.signIn}
          </a>
        </p>
      </>
    );
  if (barOf(shown.approval, officer, verb) === undefined) return <>{children}</>;
  return <p class="quiet small">{words.barred(officer)}</p>;
};

const approvalPath = ({ id, programme }: OfficeProps['shown']) =>
  `/programmes/${programme}/approvals/${encodeURIComponent(id)}`;
