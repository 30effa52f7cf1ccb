import type { Verdict } from '../../domain/approvals/approvals';
import { asksCode, CodeField } from './code';
import { decisionsWords } from '../ui/decision-words';
import { asksDigits, DigitsField } from './digits';
import { seatLine, type DecisionScene, type TypedDecision } from './scene';
import type { Reader } from '../ui/frame';
import { useMark, Wrong } from '../ui/wrongs';
import { word } from '../../mail/words';
import type { Seat } from '../../domain/programme/governance';
import { say, type Language, type Text } from '../../domain/shared/text';
import { answersOf } from '../../domain/views/answers';

/** Rows for conditions that are there without a script. */
const CONDITION_ROWS = 3;

interface FormProps {
  readonly scene: DecisionScene;
  readonly seat: Seat;
  readonly reader: Reader;
}

/** The form of one seat: the comment, then the buttons; what is sent along is what was shown. */
export const DecisionForm = ({ scene, seat, reader: { language } }: FormProps) => {
  const { view, programme, answerable, nonce, path, refused } = scene;
  const { request } = view.approval;
  const words = decisionsWords[language];
  const said = refused?.typed ?? scene.draft;
  const typed = said?.seat === seat.id ? said : undefined;
  const id = `seat-${answerable.indexOf(seat)}`;
  const answers = answersOf(request);
  const { wrong, attributes } = useMark(typed ? 'comment' : '', `${id}-comment`, words.comment, `${id}-hint`);
  return (
    <form method="post" action={path} class="card decide" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        {answerable.length > 1 ? words.decideAs(seatLine(view.approval, programme, seat, language)) : words.decide}
      </h2>
      {/* Enter in a field presses a form's first button; this one is dead, so that it never approves. */}
      <button type="submit" disabled hidden />
      <input type="hidden" name="nonce" value={nonce} />
      <input type="hidden" name="seat" value={seat.id} />
      <input type="hidden" name="round" value={request.round} />
      <input type="hidden" name="contentHash" value={request.contentHash} />
      <div class="field">
        <label for={`${id}-comment`}>{words.comment}</label>
        <textarea id={`${id}-comment`} name="comment" maxLength={4000} {...attributes} value={typed?.comment ?? ''} />
        <p class="quiet small hint" id={`${id}-hint`}>
          {words.commentHint}
        </p>
        <Wrong id={`${id}-comment`} wrong={wrong} />
      </div>
      {asksCode(scene) && (
        <CodeField id={`${id}-code`} scene={scene} isTried={typed !== undefined} language={language} />
      )}
      {asksDigits(scene) && (
        <DigitsField id={`${id}-digits`} scene={scene} isTried={typed !== undefined} language={language} />
      )}
      <VerdictButton verdict="approve" answers={answers} language={language} class="primary wide" />
      <Conditions id={id} language={language} {...(typed && { typed })} />
      <div class="pair">
        <VerdictButton verdict="requestChanges" answers={answers} language={language} />
        <VerdictButton verdict="reject" answers={answers} language={language} />
      </div>
      <details>
        <summary>{words.more}</summary>
        <p class="quiet small">{words.moreHint}</p>
        <div class="pair">
          <VerdictButton verdict="abstain" answers={answers} language={language} />
          <VerdictButton verdict="recuse" answers={answers} language={language} />
        </div>
      </details>
    </form>
  );
};

/** A button that says what it does: what is agreed to, not agreement alone. */
const VerdictButton = ({ verdict, answers, language, ...rest }: VerdictButtonProps) => (
  <button name="verdict" value={verdict} {...rest}>
    {say(answers[verdict], language)}
  </button>
);

interface VerdictButtonProps {
  readonly verdict: Verdict;
  readonly answers: Readonly<Record<Verdict, Text>>;
  readonly language: Language;
  readonly class?: string;
}

const Conditions = ({ id, language, typed }: ConditionsProps) => {
  const words = decisionsWords[language];
  const rows = Math.max(CONDITION_ROWS, typed?.conditions.length ?? 0);
  return (
    <details
      class="conditions"
      open={typed?.verdict === 'approveWithConditions' || (typed?.conditions.length ?? 0) > 0}
    >
      <summary class="button">{word('approveWithConditions', language)}…</summary>
      <p class="quiet small">{words.conditionsHint}</p>
      {Array.from({ length: rows }, (_, row) => (
        <fieldset key={row}>
          <legend>{words.condition(row + 1)}</legend>
          <Field
            id={`${id}-text-${row}`}
            name={`conditions.${row}.text`}
            label={words.conditionText}
            isTried={typed !== undefined}
            value={typed?.conditions[row]?.text}
          />
          <div class="pair">
            <Field
              id={`${id}-owner-${row}`}
              name={`conditions.${row}.owner`}
              label={words.conditionOwner}
              isTried={typed !== undefined}
              value={typed?.conditions[row]?.owner}
            />
            <Field
              id={`${id}-due-${row}`}
              name={`conditions.${row}.due`}
              label={words.conditionDue}
              isTried={typed !== undefined}
              value={typed?.conditions[row]?.due}
              type="date"
            />
          </div>
        </fieldset>
      ))}
      <button name="verdict" value="approveWithConditions" class="wide">
        {words.submitConditions}
      </button>
    </details>
  );
};

interface ConditionsProps {
  readonly id: string;
  readonly language: Language;
  readonly typed?: TypedDecision;
}

const Field = ({ id, name, label, isTried, value = '', type = 'text' }: FieldProps) => {
  const { wrong, attributes } = useMark(isTried ? name : '', id, label);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {type === 'date' ? (
        <input id={id} name={name} type="date" value={value} {...attributes} />
      ) : (
        <input id={id} name={name} value={value} {...attributes} />
      )}
      <Wrong id={id} wrong={wrong} />
    </div>
  );
};

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** Whether it is this form that was sent. */
  readonly isTried: boolean;
  readonly value: string | undefined;
  readonly type?: 'text' | 'date';
}
