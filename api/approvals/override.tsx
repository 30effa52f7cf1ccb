import { verbWords } from '../ui/verb-words';
import { barOf } from '../../domain/approvals/bars';
import { isTokenTooLittle, UnlessBarred, type OfficeProps } from './hindrance';
import { Choice, Field, Tick } from '../ui/office-form';
import { VerbForm } from '../ui/verb-form';

/** Deciding in place of the groups: apart from everything else, and never for a request of one's own. Whoever cannot is told once, quietly. */
export const OverrideForm = ({ context, shown, officer }: OfficeProps) => {
  const { reader, typed } = context;
  const words = verbWords[reader.language];
  const verb = 'approval.overridden';
  if (isTokenTooLittle(context, shown, verb) || barOf(shown.approval, officer, verb) !== undefined)
    return (
      <details class="card screen">
        <summary>{words.override}</summary>
        <p class="quiet small">{words.overrideWaits}</p>
        {!isTokenTooLittle(context, shown, 'approval.extended') && (
          <UnlessBarred context={context} shown={shown} officer={officer} verb={verb} />
        )}
      </details>
    );
  return (
    <section class="notice late screen" aria-label={words.override}>
      <VerbForm
        context={context}
        shown={shown}
        name="override"
        title={words.override}
        hint={words.overrideHint}
        verb="override"
        submit={words.submitOverride}
      >
        <Choice
          name="override.outcome"
          label={words.outcome}
          typed={typed}
          options={[
            ['rejected', words.rejected],
            ['approved', words.approved],
          ]}
        />
        <Field name="override.reason" label={words.reason} typed={typed} kind="lines" isRequired />
        <Tick name="override.confirm" label={words.confirm} typed={typed} isRequired />
      </VerbForm>
    </section>
  );
};
