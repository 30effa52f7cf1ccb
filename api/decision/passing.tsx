import type { ComponentChildren } from 'preact';
import type { Seat } from '../../domain/programme/governance';
import type { Language } from '../../domain/shared/text';
import type { Reader } from '../ui/frame';
import { FileField } from '../ui/file-field';
import { useMark, Wrong } from '../ui/wrongs';
import { personLine } from '../ui/person-line';
import { asksCode, CodeField } from './code';
import { asksDigits, DigitsField } from './digits';
import type { Passing, PassingVerb } from './passing-options';
import { passingWords } from './passing-words';
import { QUESTION_FILE } from './question-file';
import { seatLine, type DecisionScene } from './scene';

interface Props {
  readonly scene: DecisionScene;
  readonly reader: Reader;
}

/** What a person may do instead of deciding, folded away: whoever decides in ten seconds never meets it. */
export const PassingForms = ({ scene, reader }: Props) => {
  const { passing } = scene;
  const words = passingWords[reader.language];
  if (!passing || passing.askable.length === 0) return null;
  return (
    <section class="card folds" aria-labelledby="instead">
      <h2 id="instead">{words.instead}</h2>
      <Delegation scene={scene} passing={passing} reader={reader} />
      <Question scene={scene} passing={passing} reader={reader} />
    </section>
  );
};

interface FoldProps extends Props {
  readonly passing: Passing;
}

const Delegation = ({ scene, passing, reader: { language } }: FoldProps) => {
  const words = passingWords[language];
  const people = [...new Set(passing.delegable.flatMap(({ delegates }) => delegates))];
  const typed = typedIn(passing, 'delegate');
  const to = useMark(typed ? 'to' : '', 'delegate-to', words.to);
  const reason = useMark(typed ? 'said' : '', 'delegate-reason', words.reason);
  return (
    <details id="delegate" open={passing.open === 'delegate'}>
      <summary>{words.delegate}</summary>
      {people.length === 0 ? (
        <p class="quiet">{words.nobody}</p>
      ) : (
        <PassingForm scene={scene} verb="delegate" action="delegation" hint={words.delegateHint}>
          <SeatField
            id="delegate-seat"
            scene={scene}
            seats={passing.delegable.map(({ seat }) => seat)}
            {...{ language }}
          />
          <div class="field">
            <label for="delegate-to">{words.to}</label>
            <select id="delegate-to" name="to" required {...to.attributes}>
              <option value="">{words.choose}</option>
              {people.map((person) => (
                <option key={person} value={person} selected={person === typed?.to}>
                  {personLine(scene.programme, person, language)}
                </option>
              ))}
            </select>
            <Wrong id="delegate-to" wrong={to.wrong} />
          </div>
          <div class="field">
            <label for="delegate-reason">{words.reason}</label>
            <textarea
              id="delegate-reason"
              name="said"
              maxLength={4000}
              value={typed?.said ?? ''}
              {...reason.attributes}
            />
            <Wrong id="delegate-reason" wrong={reason.wrong} />
          </div>
          {asksCode(scene) && (
            <CodeField id="delegate-code" scene={scene} isTried={typed !== undefined} language={language} />
          )}
          {asksDigits(scene) && (
            <DigitsField id="delegate-digits" scene={scene} isTried={typed !== undefined} language={language} />
          )}
          <button>{words.submitDelegation}</button>
        </PassingForm>
      )}
    </details>
  );
};

const Question = ({ scene, passing, reader: { language } }: FoldProps) => {
  const words = passingWords[language];
  const typed = typedIn(passing, 'ask');
  const question = useMark(typed ? 'said' : '', 'ask-question', words.question);
  return (
    <details id="ask" open={passing.open === 'ask'}>
      <summary>{words.ask}</summary>
      <PassingForm
        scene={scene}
        verb="ask"
        action="question"
        hint={words.askHint(scene.view.approval.request.requester)}
        hasFiles
      >
        <SeatField id="ask-seat" scene={scene} seats={passing.askable} language={language} />
        <div class="field">
          <label for="ask-question">{words.question}</label>
          <textarea
            id="ask-question"
            name="said"
            maxLength={4000}
            required
            value={typed?.said ?? ''}
            {...question.attributes}
          />
          <Wrong id="ask-question" wrong={question.wrong} />
        </div>
        <FileField name={QUESTION_FILE} language={language} label={words.file} typed={typed?.shown ?? {}} />
        {passing.mayPause && (
          <label class="choice">
            <input type="checkbox" name="pauses" value="yes" checked={typed?.pauses ?? false} />
            <span>{words.pauses}</span>
          </label>
        )}
        {asksCode(scene) && (
          <CodeField id="ask-code" scene={scene} isTried={typed !== undefined} language={language} isReport />
        )}
        {asksDigits(scene) && (
          <DigitsField id="ask-digits" scene={scene} isTried={typed !== undefined} language={language} />
        )}
        <button>{words.submitQuestion}</button>
      </PassingForm>
    </details>
  );
};

interface FormProps {
  readonly scene: DecisionScene;
  readonly verb: PassingVerb;
  readonly action: 'delegation' | 'question';
  readonly hint: string;
  /** Whether files are sent along. */
  readonly hasFiles?: boolean;
  readonly children: ComponentChildren;
}

const PassingForm = ({ scene, verb, action, hint, hasFiles, children }: FormProps) => (
  <form method="post" action={`${scene.path}/${action}`} {...(hasFiles && { encType: 'multipart/form-data' })}>
    {/* Enter in a field presses a form's first button; this one is dead, so that nothing is sent by it. */}
    <button type="submit" disabled hidden />
    <p class="quiet small">{hint}</p>
    <input type="hidden" name="nonce" value={scene.nonce} />
    <input type="hidden" name="passing" value={verb} />
    {children}
  </form>
);

const SeatField = ({ id, scene, seats, language }: SeatFieldProps) => {
  const [first, ...others] = seats;
  if (others.length === 0) return <input type="hidden" name="seat" value={first?.id ?? ''} />;
  const { view, programme, passing } = scene;
  return (
    <div class="field">
      <label for={id}>{passingWords[language].seat}</label>
      <select id={id} name="seat" required>
        <option value="">{passingWords[language].choose}</option>
        {seats.map((seat) => (
          <option key={seat.id} value={seat.id} selected={seat.id === passing?.typed?.seat}>
            {seatLine(view.approval, programme, seat, language)}
          </option>
        ))}
      </select>
    </div>
  );
};

interface SeatFieldProps {
  readonly id: string;
  readonly scene: DecisionScene;
  readonly seats: readonly Seat[];
  readonly language: Language;
}

/** What was typed when there is no form any more to show it in. */
export const UnsentPassing = ({ scene, reader: { language } }: Props) => {
  const said = scene.passing?.typed?.said;
  return said ? (
    <div class="notice">
      <p>{passingWords[language].unsent}</p>
      <p class="said">{said}</p>
    </div>
  ) : null;
};

const typedIn = ({ typed }: Passing, verb: PassingVerb) => (typed?.verb === verb ? typed : undefined);
