import { moneyScopes, scopes } from '../../domain/programme/evaluation-defaults';
import type { Scope } from '../../domain/programme/evaluation-plans';
import type { EvaluationView } from '../../domain/evaluations/views';
import { say, type Text } from '../../domain/shared/text';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: { title: '进度和问题', hint: '以下事项由系统在评估开启时列入。', none: '没有需要列入的事项。' },
  en: {
    title: 'Progress and problems',
    hint: 'Listed by the machine when the evaluation opened.',
    none: 'There was nothing to list.',
  },
};

const scopeTitles: Readonly<Record<Scope, Text>> = {
  slips: { zh: '延误', en: 'Slips' },
  exceptions: { zh: '未了结的例外', en: 'Open exceptions' },
  obligations: { zh: '逾期义务', en: 'Overdue obligations' },
  stages: { zh: '项目阶段', en: 'Stages of projects' },
  budgets: { zh: '预算', en: 'Budgets' },
  calls: { zh: '未缴出资', en: 'Unpaid calls' },
  draws: { zh: '未了结提款', en: 'Open draws' },
  distributions: { zh: '未结清的分配', en: 'Distributions that are not settled' },
};

interface ProgressProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
}

/** How the programme stood when the evaluation opened: slips, exceptions, overdue obligations, stages of projects. */
export const ProgressLines = ({ context: { view, reader }, evaluation: { progress } }: ProgressProps) => {
  const { language } = reader;
  const phrases = words[language];
  if (!progress) return null;
  return (
    <section>
      <h2 id="progress">{phrases.title}</h2>
      <p class="quiet small">{progress.length === 0 ? phrases.none : phrases.hint}</p>
      {[...scopes, ...moneyScopes].map((scope) => {
        const lines = progress.filter((line) => line.scope === scope);
        return lines.length === 0 ? null : (
          <div class="card" key={scope}>
            <h3>{say(scopeTitles[scope], language)}</h3>
            <ul class="lines">
              {lines.map(({ thing, title, words: how }) => (
                <li key={`${thing ?? ''} ${title.en} ${how.en}`}>
                  {thing ? (
                    <a href={`/programmes/${view.key}/${thing.replace(':', 's/')}`}>{say(title, language)}</a>
                  ) : (
                    say(title, language)
                  )}{' '}
                  <span class="quiet">{say(how, language)}</span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
};
