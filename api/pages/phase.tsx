import { isAccepted } from '../../domain/milestones';
import type { PhaseView } from '../../domain/views';
import { Table } from './html';
import { Field, OfficeForm } from './office-form';
import { StateBadge } from './states';
import { ApprovalLink, ThingPage, type ThingContext } from './thing';
import { formatDate, say, word } from './words';

const words = {
  zh: {
    span: '起止',
    asks: '由谁决定',
    tasks: '任务',
    checklist: '退出准则',
    heads: ['准则', '里程碑', '状态'],
    must: '必达',
    should: '应达',
    request: '提请阶段门',
    requestHint: '必达准则全部验收后，由上述各组决定是否进入下一阶段。',
    notReady: '必达准则尚未全部满足，目前不能提请。',
    note: '说明',
    decided: '阶段门决定',
  },
  en: {
    span: 'From, to',
    asks: 'Decided by',
    tasks: 'Tasks',
    checklist: 'Exit criteria',
    heads: ['Criterion', 'Milestone', 'State'],
    must: 'must meet',
    should: 'should meet',
    request: 'Request the gate',
    requestHint: 'Once every must-meet criterion is accepted, the groups above decide whether the next phase begins.',
    notReady: 'Not every must-meet criterion is accepted yet, so the gate cannot be requested.',
    note: 'Note',
    decided: 'Gate decision',
  },
};

const gateWords = {
  go: 'GO',
  conditionalGo: 'CONDITIONAL_GO',
  hold: 'HOLD',
  recycle: 'RECYCLE',
  kill: 'KILL',
} as const;

/** The page of a phase: its milestones as the checklist of its exit gate. */
export const PhasePage = ({ context, phase }: { readonly context: ThingContext; readonly phase: PhaseView }) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const plan = view.definition.phases.find(({ key }) => key === phase.key);
  const must = plan?.gate.must ?? [];
  const isReady = must.every((key) =>
    phase.milestones.some((milestone) => milestone.key === key && isAccepted(milestone)),
  );
  const groups = plan?.gate.asks.map((key) =>
    say(view.definition.governance.groups[key]?.title ?? { zh: key, en: key }, language),
  );
  return (
    <ThingPage
      context={context}
      kind={word('phase', language)}
      title={say(phase.title, language)}
      badge={<StateBadge state={phase.state} language={language} />}
      facts={[
        [phrases.span, `${formatDate(phase.startsOn, language)}–${formatDate(phase.endsOn, language)}`],
        [phrases.tasks, plan && plan.tasks.map((task) => <div key={task.zh}>{say(task, language)}</div>)],
        [phrases.asks, groups?.join(language === 'zh' ? '、' : ', ')],
        [phrases.decided, phase.outcome && word(gateWords[phase.outcome], language)],
        [
          word('approval', language),
          phase.gateApproval && <ApprovalLink programme={view.key} id={phase.gateApproval} reader={reader} />,
        ],
      ]}
    >
      <Table caption={phrases.checklist} heads={phrases.heads}>
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
              <StateBadge state={milestone.state} language={language} />
            </td>
          </tr>
        ))}
      </Table>
      {nonce && phase.state === 'running' && (
        <OfficeForm
          title={phrases.request}
          hint={phrases.requestHint}
          action={`/programmes/${view.key}/phases/${phase.key}/gate`}
          nonce={nonce}
          submit={phrases.request}
        >
          {!isReady && <p class="notice soon">{phrases.notReady}</p>}
          <Field name="note" label={phrases.note} typed={typed} kind="lines" />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
