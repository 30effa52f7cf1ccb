import { isOnHold } from '../../domain/approvals/blockages';
import { countedWords } from '../../domain/approvals/time/counted-words';
import { whatThenFor } from '../../domain/approvals/then-for';
import { say } from '../../domain/shared/text';
import { word } from '../../mail/words';
import { decisionsWords } from '../ui/decision-words';
import { Badge, When, type Tone } from '../ui/html';
import { HoldNotice } from './hold';
import { hasAnsweredAll, type SceneProps } from './scene';

const toneOf = (late: boolean, daysLeft: number | undefined): Tone =>
  late ? 'late' : daysLeft !== undefined && daysLeft <= 1 ? 'soon' : 'running';

/** Only who still has to answer is asked to; to anybody else the deadline is told. */
const isAsked = (scene: SceneProps['scene']): boolean => scene.answerable.length > 0 && !hasAnsweredAll(scene);

/** Until when it is open, and what then; while it is on hold, why. */
export const Deadline = ({ scene, reader }: SceneProps) => {
  const { view, workingDaysLeft } = scene;
  const { language, zone, now } = reader;
  const { approval, plan } = view;
  const words = decisionsWords[language];
  const isLate = Date.parse(approval.dueAt) <= now.getTime();
  if (isOnHold(approval)) return <HoldNotice approval={approval} programme={scene.programme} reader={reader} />;
  return (
    <section class="card until" aria-label={word('untilWhen', language)}>
      <p class="strong due">
        {(isAsked(scene) ? words.until : words.closes)(
          <When at={approval.dueAt} zone={zone} language={language} zoneName />,
        )}{' '}
        <Badge tone={toneOf(isLate, workingDaysLeft)}>
          {isLate ? word('overdue', language) : words.daysLeft(workingDaysLeft ?? 0)}
        </Badge>{' '}
        {plan.provisional && <Badge tone="soon">{words.provisional}</Badge>}
      </p>
      <p class="small">{say(whatThenFor(scene.programme, approval, scene.person), language)}</p>
      <Counted scene={scene} reader={reader} />
    </section>
  );
};

/** How its time is counted: at the deadline, and on a phone below the buttons, which stand within one and a half screens. */
export const Counted = ({ scene: { view }, reader, isBelow = false }: SceneProps & { readonly isBelow?: boolean }) =>
  view.state !== 'open' || isOnHold(view.approval) ? null : (
    <p class={`small quiet counted${isBelow ? ' below' : ''}`}>
      {decisionsWords[reader.language].counted}
      {say(countedWords(view.approval, view.plan, reader.zone), reader.language)}
    </p>
  );
