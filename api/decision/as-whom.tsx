import { officePeople } from '../../domain/programme/parties';
import { word } from '../../mail/words';
import { decisionsWords } from '../ui/decision-words';
import { DigitsField } from './digits';
import { seatLine, type SceneProps } from './scene';

/** As whom the reader acts, and the way out for whoever is not that person. */
export const AsWhom = ({ scene, reader: { language } }: SceneProps) => {
  const { view, programme, person, seats, path } = scene;
  const words = decisionsWords[language];
  return (
    <section class="card whom" aria-label={word('actsAs', language)}>
      {seats.map((seat) => (
        <p key={seat.id}>
          <span class="quiet small">{word('actsAs', language)}</span>{' '}
          <strong>{seatLine(view.approval, programme, seat, language)}</strong>
        </p>
      ))}
      {scene.digits === undefined ? (
        <form method="post" action={`${path}/not-me`} class="line">
          <span class="small">{person}</span>
          <input type="hidden" name="nonce" value={scene.nonce} />
          <button class="plain small">{words.notMe}</button>
        </form>
      ) : (
        <details class="not-me" open={scene.isNotMe === true}>
          <summary>
            <span class="small">{person}</span> <span class="plain small">{words.notMe}</span>
          </summary>
          {scene.digits === 'none' ? (
            <p class="small">{words.notMeByLink(officePeople(programme))}</p>
          ) : (
            <form method="post" action={`${path}/not-me`}>
              <p class="small">{words.notMeHint}</p>
              <input type="hidden" name="nonce" value={scene.nonce} />
              <DigitsField id="not-me-digits" scene={scene} isTried={scene.isNotMe === true} language={language} />
              {scene.digits === 'asked' && <button>{words.notMe}</button>}
            </form>
          )}
        </details>
      )}
    </section>
  );
};
