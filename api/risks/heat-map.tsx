import type { Score } from '../../domain/programme/risk-plans';
import { levelOf, pointsOf } from '../../domain/risks/levels';
import { currentScore, isOpenRisk, type Risk } from '../../domain/risks/risks';
import { scoreText } from '../../domain/risks/titles';
import { say } from '../../domain/shared/text';
import type { ThingContext } from '../ui/thing';
import { levelTones } from './level-tones';
import { MapPicture, placedRisks } from './map-picture';
import { riskWords, type RiskWords } from './words';

const scale = [1, 2, 3, 4, 5];

/** From where it came, and where it should come to, where that is another place. */
const arrows = ({ scores }: Risk, phrases: RiskWords): string => {
  if (!scores) return '';
  const { inherent, current: now = inherent, residual } = scores;
  const isElsewhere = (score: Score) => score.likelihood !== now.likelihood || score.impact !== now.impact;
  const from = isElsewhere(inherent) ? [`${phrases.from} ${scoreText(inherent)}`] : [];
  const to = residual && isElsewhere(residual) ? [`${phrases.to} ${scoreText(residual)}`] : [];
  return from.length + to.length === 0 ? '' : [...from, String(pointsOf(now)), ...to].join(' → ');
};

/** Where the open risks stand, likelihood by impact: a table of five by five, the worst corner above on the right. */
export const HeatMap = ({ context }: { readonly context: ThingContext }) => {
  const { view, reader } = context;
  const { language } = reader;
  const phrases = riskWords[language];
  const open = view.risks.filter(isOpenRisk);
  const numbers = new Map(placedRisks(view.risks).map(({ key, number }) => [key, number]));
  const at = (likelihood: number, impact: number) =>
    open.filter((risk) => {
      const now = currentScore(risk);
      return now?.likelihood === likelihood && now.impact === impact;
    });
  return (
    <>
      <h2>{phrases.map}</h2>
      <p class="quiet small">{phrases.mapHint}</p>
      <div class="card">
        <MapPicture context={context} />
      </div>
      <div class="scroll" role="region" aria-label={phrases.map} tabIndex={0}>
        <table class="heat">
          <caption class="hidden">{phrases.map}</caption>
          <thead>
            <tr>
              <th scope="col">
                {phrases.likelihood} × {phrases.impact}
              </th>
              {scale.map((impact) => (
                <th key={impact} scope="col">
                  {phrases.impact} {impact}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scale.toReversed().map((likelihood) => (
              <tr key={likelihood}>
                <th scope="row">
                  {phrases.likelihood} {likelihood}
                </th>
                {scale.map((impact) => {
                  const score = { likelihood, impact };
                  const tone = levelTones[levelOf(view.definition.risks, score)];
                  return (
                    <td key={impact} class={tone}>
                      <span class="points">{phrases.points(pointsOf(score))}</span>
                      {at(likelihood, impact).map((risk) => (
                        <p key={risk.key}>
                          <strong>{numbers.get(risk.key)}</strong>{' '}
                          <a href={`/programmes/${view.key}/risks/${risk.key}`}>{say(risk.title, language)}</a>{' '}
                          <span class="small">{arrows(risk, phrases)}</span>
                        </p>
                      ))}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};
