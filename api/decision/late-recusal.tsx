import type { Approval } from '../../domain/approvals/approvals';
import { reviewSentence, reviewStands } from '../../domain/approvals/review-words';
import { mayRecuseLate, reviewsOf, votedFor } from '../../domain/approvals/reviews';
import { asksCode, CodeField } from './code';
import { decisionsWords } from '../ui/decision-words';
import type { DecisionScene } from './scene';
import { useMark, Wrong } from '../ui/wrongs';
import { asksDigits, DigitsField } from './digits';
import type { Reader } from '../ui/frame';
import { mustSignIn, SignInFirst } from './sign-in-first';
import { say } from '../../domain/shared/text';

/** The reviews that recusals after the close have opened, and that the outcome stands meanwhile. */
export const Reviews = ({ approval, reader: { language }, hrefOf }: ReviewsProps) => {
  const reviews = reviewsOf(approval);
  if (reviews.length === 0) return null;
  const words = decisionsWords[language];
  return (
    <section class="card" aria-labelledby="reviews">
      <h2 id="reviews">{words.reviews}</h2>
      {reviews.map((each) => (
        <p key={each.review}>
          {say(reviewSentence(approval, each), language)}{' '}
          {hrefOf && <a href={hrefOf(each.review)}>{words.toTheReview}</a>}
        </p>
      ))}
      <p class="quiet">{say(reviewStands, language)}</p>
    </section>
  );
};

interface ReviewsProps {
  readonly approval: Approval;
  readonly reader: Reader;
  /** Where a review can be looked at by this reader. */
  readonly hrefOf?: (review: string) => string;
}

/** Under a fold: whoever voted can still say, with a reason, that they should not have. */
export const LateRecusal = ({ scene, reader }: { readonly scene: DecisionScene; readonly reader: Reader }) => {
  const { view, person, nonce, path, refused } = scene;
  const { language } = reader;
  const { approval } = view;
  const words = decisionsWords[language];
  const mayRecuse = mayRecuseLate(approval, person);
  const { wrong, attributes } = useMark(mayRecuse ? 'comment' : '', 'recuse-reason', words.recuseLateReason);
  if (!mayRecuse) return null;
  const { round, contentHash } = approval.request;
  const isTyping = refused?.typed?.verdict === 'recuse' || scene.isCodeMailed || scene.draft !== undefined;
  return (
    <details class="card" id="recuse" open={isTyping}>
      <summary>{words.recuseLate}</summary>
      <p>{words.recuseLateHint}</p>
      {mustSignIn(scene) ? (
        <SignInFirst scene={scene} reader={reader} />
      ) : (
        <form method="post" action={path}>
          <input type="hidden" name="nonce" value={nonce} />
          <input type="hidden" name="seat" value={votedFor(approval, person)[0]} />
          <input type="hidden" name="round" value={round} />
          <input type="hidden" name="contentHash" value={contentHash} />
          <div class="field">
            <label for="recuse-reason">{words.recuseLateReason}</label>
            <textarea
              id="recuse-reason"
              name="comment"
              maxLength={4000}
              required
              {...attributes}
              value={refused?.typed?.comment ?? scene.draft?.comment ?? ''}
            />
            <Wrong id="recuse-reason" wrong={wrong} />
          </div>
          {asksCode(scene) && <CodeField id="recuse-code" scene={scene} language={language} />}
          {asksDigits(scene) && <DigitsField id="recuse-digits" scene={scene} isTried={isTyping} language={language} />}
          <button name="verdict" value="recuse" class="wide">
            {words.recuseLateButton}
          </button>
        </form>
      )}
    </details>
  );
};
