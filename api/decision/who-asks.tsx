import { say } from '../../domain/shared/text';
import { askerLine, askingOf } from '../../domain/views/asking';
import { decisionsWords } from '../ui/decision-words';
import { Badge, When } from '../ui/html';
import type { SceneProps } from './scene';

/** Who asks, since when, and the reason that was given. */
export const WhoAsks = ({ scene, reader: { language, zone } }: SceneProps) => {
  const { view, programme } = scene;
  const asking = askingOf(programme, view.approval.request);
  const words = decisionsWords[language];
  const reason = asking.reason && say(asking.reason, language);
  const isChanged = scene.before && !scene.before.summary.some((line) => say(line, language) === reason);
  return (
    <>
      <p class="small">
        <span class="quiet">{words.askedBy}</span> {say(askerLine(asking), language)} ·{' '}
        <When at={view.openedAt} zone={zone} language={language} year />
      </p>
      {reason !== undefined && (
        <p class="said">
          {reason} {isChanged && <Badge tone="soon">{words.changed}</Badge>}
        </p>
      )}
    </>
  );
};
