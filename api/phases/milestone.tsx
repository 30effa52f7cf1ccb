import { countsAtGate } from '../../domain/phases/milestones';
import type { EvidenceFile } from '../../domain/evidence/files';
import { needWords } from '../../domain/definition/words/plan';
import { evidenceKinds } from '../../domain/evidence/titles';
import { BaselineHistory } from '../schedule/changes';
import { MilestoneEvidence } from './milestone-evidence';
import { ReportState } from '../ui/exception-report';
import { MilestoneSchedule } from './milestone-schedule';
import { MilestoneScope } from './milestone-scope';
import { MilestoneForms } from './milestone-forms';
import { EvidenceFields } from '../evidence/fields';
import { Field, OfficeForm } from '../ui/office-form';
import { LateBadge, timingsIn } from '../ui/late';
import { StateBadge } from '../ui/states';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { titleIn } from '../../domain/programme/titles';
import { mayUndertake } from '../../domain/programme/undertakings';
import type { MilestoneView } from '../../domain/phases/views';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';
import { localDateOf } from '../../domain/calendar/zones';
import { zoneOf } from '../../domain/programme/parties';
import type { AskedOf } from '../../domain/views/asked-whom';
import { asksOf } from '../ui/asks';
import { slipOfMilestone } from '../../domain/views/late';

const words = {
  zh: {
    criterion: '验收标准',
    needs: '前置条件',
    evidence: '所需证明材料',
    accepts: '验收方',
    submit: '提交验收',
    submitHint: '提交后，验收方会收到审批邮件；内容在审批期间不可更改。',
    note: '说明',
    byItself: '由系统自动认定',
    due: '顺延后的期限',
    started: '开工',
    stands: '计时',
    since: (on: string) => `自${on}停止`,
    settled: '豁免或认定',
    exception: '例外报告',
    baselines: '历次基线',
    unsaid: '（按当日推算）',
  },
  en: {
    criterion: 'Criterion',
    needs: 'Needs',
    evidence: 'Evidence needed',
    accepts: 'Accepted by',
    submit: 'Submit for acceptance',
    submitHint: 'Those who accept it get a mail each; the content is frozen while they decide.',
    note: 'Note',
    byItself: 'accepted by itself once it is seen',
    due: 'Due after holds',
    started: 'Work began',
    stands: 'Its clock',
    since: (on: string) => `stands still since ${on}`,
    settled: 'Waived or given up',
    exception: 'Exception report',
    baselines: 'Baselines so far',
    unsaid: ' (as things stand today)',
  },
};

/** The page of a milestone. */
export const MilestonePage = ({ context, milestone, phase, files }: MilestoneProps) => {
  const { reader, view } = context;
  const nonce = mayUndertake(view.state, 'milestone.submit') ? context.nonce : undefined;
  const { language } = reader;
  const phrases = words[language];
  const plan = milestonesIn(view.definition).find(({ key }) => key === milestone.key);
  const needs = [...(plan?.needs ?? []), ...(plan?.met ?? [])].map((need) =>
    say(needWords(view.definition, need), language),
  );
  const groups = plan?.accepts?.groups.map((key) => say(titleIn(view.definition.governance.groups, key), language));
  const around = view.phases.find(({ key }) => key === phase);
  const isRunning = around !== undefined && around.state !== 'planned' && around.state !== 'closed';
  const isOpen = isRunning && ['planned', 'inProgress', 'rework'].includes(milestone.state);
  const isOver = countsAtGate(milestone) || milestone.state === 'failed';
  const timing = timingsIn(view, reader).milestone(milestone.key);
  const isUnsaid = timing.expectedOn !== undefined && timing.expectedOn !== milestone.forecastOn;
  const said = timing.expectedOn ?? milestone.forecastOn;
  const forecast = said && formatDate(said, language) + (isUnsaid ? phrases.unsaid : '');
  const today = localDateOf(reader.now.toISOString(), zoneOf(view.definition));
  const { calendars } = reader;
  const slip = around && calendars && slipOfMilestone(view, { calendars, today }, around, milestone)?.why;
  const gate = view.definition.phases.find(({ key }) => key === phase)?.gate;
  return (
    <ThingPage
      context={context}
      kind={word('milestone', language)}
      title={say(milestone.title, language)}
      badge={
        <>
          <StateBadge state={milestone.state} language={language} />{' '}
          <LateBadge days={timing.lateDays} language={language} />
        </>
      }
      facts={[
        [phrases.criterion, plan && say(plan.criterion, language)],
        [word('baseline', language), formatDate(milestone.baselineOn, language)],
        [phrases.baselines, milestone.baselines && <BaselineHistory milestone={milestone} language={language} />],
        [word('forecast', language), forecast],
        [word('slippage', language), slip && say(slip, language)],
        [
          phrases.exception,
          milestone.exception && (
            <ReportState context={context} state={milestone.exception.state} approval={milestone.exception.approval} />
          ),
        ],
        [phrases.due, milestone.dueOn && formatDate(milestone.dueOn, language)],
        [phrases.started, milestone.startedOn && formatDate(milestone.startedOn, language)],
        [word('actual', language), milestone.actualOn && formatDate(milestone.actualOn, language)],
        [phrases.stands, around?.hold && phrases.since(formatDate(around.hold.on, language))],
        [
          phrases.settled,
          milestone.settlement && (
            <>
              {milestone.settlement.reason}{' '}
              <ApprovalLink programme={view.key} id={milestone.settlement.approval} reader={reader} />
            </>
          ),
        ],
        [phrases.needs, needs.length > 0 && needs.map((line) => <div key={line}>{line}</div>)],
        [
          phrases.evidence,
          plan &&
            plan.evidence.length > 0 &&
            plan.evidence.map((kind) => say(evidenceKinds[kind], language)).join(language === 'zh' ? '、' : ', '),
        ],
        [phrases.accepts, groups ? groups.join(language === 'zh' ? '、' : ', ') : phrases.byItself],
        [
          word('approval', language),
          milestone.approval && <ApprovalLink programme={view.key} id={milestone.approval} reader={reader} />,
        ],
      ]}
    >
      <MilestoneEvidence context={context} files={files} />
      <MilestoneSchedule context={context} {...(nonce && { nonce })} milestone={milestone} />
      <MilestoneScope context={context} milestone={milestone} />
      {nonce && isOpen && plan && (plan.accepts || plan.met.length === 0) && (
        <SubmitForm
          context={context}
          nonce={nonce}
          action={`/programmes/${view.key}/phases/${phase}/milestones/${milestone.key}`}
          kinds={plan.evidence}
          {...(plan.accepts && { accepts: plan.accepts })}
        />
      )}
      {nonce && (
        <MilestoneForms
          context={context}
          nonce={nonce}
          milestone={milestone}
          isMust={gate?.must.includes(milestone.key) ?? false}
          isRunning={isRunning}
          isOver={isOver}
        />
      )}
    </ThingPage>
  );
};

interface MilestoneProps {
  readonly context: ThingContext;
  readonly milestone: MilestoneView;
  /** The files kept of what was shown for it. */
  readonly files: readonly EvidenceFile[];
  /** Key of its phase. */
  readonly phase: string;
}

const SubmitForm = ({ context, nonce, action, kinds, accepts }: SubmitFormProps) => {
  const { reader, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  return (
    <OfficeForm
      title={phrases.submit}
      hint={phrases.submitHint}
      action={action}
      nonce={nonce}
      submit={phrases.submit}
      hasFiles
      asks={accepts && asksOf(context, accepts)}
    >
      <EvidenceFields kinds={kinds} typed={typed} language={language} />
      <Field name="note" label={phrases.note} typed={typed} kind="lines" />
    </OfficeForm>
  );
};

interface SubmitFormProps {
  readonly context: ThingContext;
  readonly nonce: string;
  readonly action: string;
  readonly kinds: readonly (keyof typeof evidenceKinds)[];
  /** Who accepts it; nobody where that follows by itself. */
  readonly accepts?: AskedOf;
}
