import { questionOf } from '../../domain/approvals/pauses';
import { verbWords } from '../ui/verb-words';
import { seatLine } from '../decision/scene';
import { SaidText } from '../evidence/said';
import { FileField } from '../ui/file-field';
import { Table } from '../ui/html';
import { OfficeVerbs } from './office';
import { Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { VerbForm } from '../ui/verb-form';
import { verbPath } from '../ui/verb-path';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Seat } from '../../domain/programme/governance';
import { formatDate } from '../../domain/calendar/formats';

/** An awaited seat, and from which day (`YYYY-MM-DD`) on it may be nudged again when it was nudged today. */
export interface Nudgeable {
  readonly seat: Seat;
  readonly again?: string;
}

export interface VerbsProps {
  readonly context: ThingContext;
  readonly shown: ApprovalView;
  readonly nudgeable: readonly Nudgeable[];
}

/** What the office may do to an open approval, and whoever of it made the request; nothing for anybody else. */
export const ApprovalVerbs = ({ context, shown, nudgeable }: VerbsProps) => {
  const { officer } = context;
  if (shown.state !== 'open' || officer === undefined) return null;
  return (
    <>
      {officer === shown.approval.request.requester && (
        <RequesterVerbs context={context} shown={shown} nudgeable={nudgeable} />
      )}
      <OfficeVerbs context={context} shown={shown} officer={officer} />
    </>
  );
};

const RequesterVerbs = ({ context, shown, nudgeable }: VerbsProps) => {
  const { reader, view, typed } = context;
  const words = verbWords[reader.language];
  const question = questionOf(shown.approval, reader.now.toISOString());
  return (
    <section class="card folds" aria-labelledby="requester">
      <h2 id="requester">{words.requester}</h2>
      {question && (
        <VerbForm
          context={context}
          shown={shown}
          name="answer"
          title={words.answer}
          hint={words.answerHint}
          verb="answers"
          submit={words.submitAnswer}
          isOpen
          hasFiles
        >
          <blockquote class="said">
            <SaidText text={question.question.question} at={`/programmes/${view.key}/evidence`} />
          </blockquote>
          <Field name="answer.text" label={words.answerText} typed={typed} kind="lines" isRequired />
          <FileField name="answer.shown.file" language={reader.language} label={words.answerFile} typed={typed} />
        </VerbForm>
      )}
      {nudgeable.length > 0 && <Nudges context={context} shown={shown} nudgeable={nudgeable} />}
      <VerbForm
        context={context}
        shown={shown}
        name="withdrawal"
        title={words.withdraw}
        hint={words.withdrawHint}
        verb="withdrawal"
        submit={words.submitWithdrawal}
      >
        <Field name="withdrawal.reason" label={words.reason} typed={typed} kind="lines" isRequired />
      </VerbForm>
    </section>
  );
};

const Nudges = ({ context, shown, nudgeable }: VerbsProps) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const words = verbWords[language];
  return (
    <details id="nudge" open={'nudge.seat' in typed}>
      <summary>{words.nudge}</summary>
      <form method="post" action={verbPath(shown, 'nudges')}>
        <p class="quiet small">{words.nudgeHint}</p>
        <input type="hidden" name="nonce" value={nonce} />
        <Table isStacked caption={words.nudge} heads={words.nudgeHeads}>
          {nudgeable.map(({ seat, again }) => {
            const line = seatLine(shown.approval, view.definition, seat, language);
            return (
              <tr key={seat.id}>
                <td>{line}</td>
                <td data-label={words.nudgeHeads[1]}>{seat.holder}</td>
                <td data-label={words.nudgeHeads[2]}>
                  {again === undefined ? (
                    <button name="nudge.seat" value={seat.id} aria-label={words.nudgeWho(line)}>
                      {words.nudgeOne}
                    </button>
                  ) : (
                    <span class="small quiet">{words.nudgedToday(formatDate(again, language))}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </Table>
      </form>
    </details>
  );
};
