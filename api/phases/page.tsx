import { proposalWords } from '../../domain/phases/gate-titles';
import { GateForm } from './gate-form';
import { isOverdueHigh } from '../../domain/risks/risks';
import { BegunBadge } from '../ui/begins';
import { todayOf } from '../ui/frame';
import { Badge, Table } from '../ui/html';
import { LateBadge, timingsIn } from '../ui/late';
import { StateBadge } from '../ui/states';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { titleIn } from '../../domain/programme/titles';
import type { PhaseView } from '../../domain/phases/views';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    span: '起止',
    asks: '由谁决定',
    tasks: '任务',
    checklist: '退出准则',
    heads: ['准则', '里程碑', '状态'],
    must: '必达',
    should: '应达',
    hold: '暂缓',
    held: (on: string, reviewOn: string) => `自${on}停止计时，${reviewOn}复核`,
    heldDays: '累计停止计时',
    days: (n: number) => `${n} 天`,
    recycles: '退回次数',
    decided: '阶段门决定',
    reviewed: '评审高风险：',
    overdue: '逾期',
  },
  en: {
    span: 'From, to',
    asks: 'Decided by',
    tasks: 'Tasks',
    checklist: 'Exit criteria',
    heads: ['Criterion', 'Milestone', 'State'],
    must: 'must meet',
    should: 'should meet',
    hold: 'On hold',
    held: (on: string, reviewOn: string) => `the clocks stand since ${on}; to be reviewed on ${reviewOn}`,
    heldDays: 'Clocks stood for',
    days: (n: number) => (n === 1 ? 'one day' : `${n} days`),
    recycles: 'Sent back',
    decided: 'Gate decision',
    reviewed: 'Review the high risk:',
    overdue: 'overdue',
  },
};

/** The page of a phase: its milestones as the checklist of its exit gate. */
export const PhasePage = ({ context, phase }: { readonly context: ThingContext; readonly phase: PhaseView }) => {
  const { reader, view, nonce } = context;
  const { language } = reader;
  const phrases = words[language];
  const timings = timingsIn(view, reader);
  const plan = view.definition.phases.find(({ key }) => key === phase.key);
  const must = plan?.gate.must ?? [];
  const isOpen = phase.state !== 'planned' && phase.state !== 'closed';
  const groups = plan?.gate.asks.map((key) => say(titleIn(view.definition.governance.groups, key), language));
  return (
    <ThingPage
      context={context}
      kind={word('phase', language)}
      title={say(phase.title, language)}
      badge={
        <>
          <BegunBadge state={phase.state} starts={phase.startsOn} today={todayOf(reader)} language={language} />{' '}
          <LateBadge days={timings.phase(phase.key).lateDays} language={language} />
        </>
      }
      facts={[
        [phrases.span, `${formatDate(phase.startsOn, language)}–${formatDate(phase.endsOn, language)}`],
        [phrases.tasks, plan && plan.tasks.map((task) => <div key={task.zh}>{say(task, language)}</div>)],
        [phrases.asks, groups?.join(language === 'zh' ? '、' : ', ')],
        [phrases.decided, phase.outcome && say(proposalWords[phase.outcome], language)],
        [
          phrases.hold,
          phase.hold && phrases.held(formatDate(phase.hold.on, language), formatDate(phase.hold.reviewOn, language)),
        ],
        [phrases.heldDays, phase.heldDays !== undefined && phrases.days(phase.heldDays)],
        [phrases.recycles, phase.recycles],
        [
          word('approval', language),
          phase.gateApproval && <ApprovalLink programme={view.key} id={phase.gateApproval} reader={reader} />,
        ],
      ]}
    >
      <Table isStacked caption={phrases.checklist} heads={phrases.heads}>
        {isOpen &&
          view.risks.filter(isOverdueHigh).map((risk) => (
            <tr key={`risk ${risk.key}`}>
              <td>{phrases.must}</td>
              <td>
                <a href={`/programmes/${view.key}/risks/${risk.key}`}>
                  {phrases.reviewed} {say(risk.title, language)}
                </a>
              </td>
              <td>
                <Badge tone="late">{phrases.overdue}</Badge>
              </td>
            </tr>
          ))}
        {phase.milestones.map((milestone) => (
          <tr key={milestone.key}>
            <td>
              {must.includes(milestone.key)
                ? phrases.must
                : plan?.gate.should.includes(milestone.key)
                  ? phrases.should
                  : ''}
            </td>
            <td>
              <a href={`/programmes/${view.key}/milestones/${milestone.key}`}>{say(milestone.title, language)}</a>
            </td>
            <td>
              <StateBadge state={milestone.state} language={language} />{' '}
              <LateBadge days={timings.milestone(milestone.key).lateDays} language={language} />
              {milestone.settlement && (
                <p class="small">
                  {milestone.settlement.reason}{' '}
                  <ApprovalLink programme={view.key} id={milestone.settlement.approval} reader={reader} />
                </p>
              )}
            </td>
          </tr>
        ))}
      </Table>
      {nonce && plan && (phase.state === 'running' || phase.state === 'onHold') && (
        <GateForm context={context} nonce={nonce} phase={phase} plan={plan} />
      )}
    </ThingPage>
  );
};
