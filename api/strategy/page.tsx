import { Empty, Table } from '../ui/html';
import { ThingPage, type ThingContext } from '../ui/thing';
import { AdjustmentForm, type AdjustmentLook } from './form';
import { ExitSection } from './exit-section';
import { PlansSection } from './plan-page';
import { SignalsSection } from './signals';
import { StateMark } from './marks';
import { mayUndertake } from '../../domain/programme/undertakings';
import { mayPropose } from '../../domain/strategy/scenes';
import { formatDate } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    title: '战略与规划',
    adjustments: '战略调整',
    heads: ['名称与理由', '变更', '生效日', '状态'],
    none: '暂无战略调整，一切按计划定义执行。',
    steps: '怎样调整',
  },
  en: {
    title: 'Strategy and plans',
    adjustments: 'Adjustments of the strategy',
    heads: ['Title and reason', 'Changes', 'Holds from', 'State'],
    none: 'The strategy was not adjusted yet: everything is as the definition has it.',
    steps: 'How it is corrected',
  },
};

interface Props {
  readonly context: ThingContext;
  /** What an adjustment that was typed would change, and who decides on it. */
  readonly look?: AdjustmentLook | undefined;
  /** ISO instant. */
  readonly now: string;
}

/** The strategy of a programme: how it is corrected, and what was adjusted. */
export const StrategyPage = ({ context, look, now }: Props) => {
  const { reader, view, visitor } = context;
  const { language } = reader;
  const phrases = words[language];
  const { steps } = view.definition.strategy;
  const mayAsk = visitor && mayUndertake(view.state, 'strategy.adjust') && mayPropose(view.definition, visitor.person);
  return (
    <ThingPage
      context={context}
      kind={phrases.title}
      title={phrases.title}
      hasHistory={false}
      facts={[[phrases.steps, steps.map((step) => say(step, language)).join(' → ')]]}
    >
      <PlansSection context={context} />
      <SignalsSection context={context} />
      <section id="adjustments">
        <h2>{phrases.adjustments}</h2>
        {view.adjustments.length === 0 ? (
          <Empty>{phrases.none}</Empty>
        ) : (
          <Table isStacked caption={phrases.adjustments} heads={phrases.heads}>
            {view.adjustments.map(({ key, title, reason, moves: changed, effectiveOn, from = effectiveOn, state }) => (
              <tr key={key}>
                <td>
                  <a href={`/programmes/${view.key}/strategy/adjustments/${key}`}>{title}</a>
                  <p class="small quiet">{reason}</p>
                </td>
                <td data-label={phrases.heads[1]}>{changed.length}</td>
                <td data-label={phrases.heads[2]}>{formatDate(from, language)}</td>
                <td data-label={phrases.heads[3]}>
                  <StateMark state={state} language={language} />
                </td>
              </tr>
            ))}
          </Table>
        )}
        {mayAsk && <AdjustmentForm context={context} nonce={visitor.nonce} {...look} />}
      </section>
      <ExitSection context={context} now={now} />
    </ThingPage>
  );
};
