import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { Corrections } from './corrections';
import { StateMark } from './marks';
import { Moves } from './moves';
import { adjustmentThen } from '../../domain/strategy/words';
import { isAdjustmentOver, type Adjustment } from '../../domain/strategy/adjustments';
import { formatDate } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    kind: '战略调整',
    by: '提出人',
    reason: '理由',
    asked: '拟生效日',
    from: '生效日',
    then: '后续',
    approval: '审批',
    left: '未适用',
    changes: '变更内容',
  },
  en: {
    kind: 'Adjustment of the strategy',
    by: 'Proposed by',
    reason: 'Reason',
    asked: 'Shall hold from',
    from: 'Holds from',
    then: 'Then',
    approval: 'Decision',
    left: 'Not applied',
    changes: 'What changes',
  },
};

/** The page of one adjustment: what it changes from what to what, what follows, who decides, and from when it holds. */
export const AdjustmentPage = ({
  context,
  adjustment,
}: {
  readonly context: ThingContext;
  readonly adjustment: Adjustment;
}) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { title, state, by, reason, effectiveOn, from, approval, left = [], moves } = adjustment;
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={title}
      badge={<StateMark state={state} language={language} />}
      facts={[
        [phrases.by, by],
        [phrases.reason, reason],
        from === undefined
          ? [phrases.asked, formatDate(effectiveOn, language)]
          : [phrases.from, formatDate(from, language)],
        [phrases.then, !isAdjustmentOver(adjustment) && say(adjustmentThen(adjustment), language)],
        [phrases.approval, <ApprovalLink programme={view.key} id={approval} reader={reader} />],
        [
          phrases.left,
          left.length > 0 && left.map((each) => say(each, language)).join(language === 'zh' ? '；' : '; '),
        ],
      ]}
    >
      <section>
        <h2>{phrases.changes}</h2>
        <Moves moves={moves} language={language} />
      </section>
      <Corrections context={context} adjustment={adjustment} />
    </ThingPage>
  );
};
