import { milestoneDeciders } from '../../domain/views/plan-deciders';
import { isUnreported } from '../../domain/tolerances/exception-reports';
import type { ProgrammeView } from '../../domain/views/views';
import { ReportForm } from '../ui/exception-report';
import { Table } from '../ui/html';
import type { ThingContext } from '../ui/thing';
import type { MilestoneView } from '../../domain/phases/views';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    proposal: '顺延建议',
    proposalHint: '以下里程碑依赖于它。接受前任何日期都不会变动。',
    heads: ['里程碑', '现预测', '建议'],
    accept: '接受顺延',
    drop: '不采纳',
    reportHint: '延误超出容许范围，报告由战略决策组决定。',
  },
  en: {
    proposal: 'Dates that would follow',
    proposalHint: 'These milestones need it. Nothing moves until it is accepted.',
    heads: ['Milestone', 'Forecast now', 'Proposed'],
    accept: 'Accept',
    drop: 'Drop',
    reportHint: 'It slips by more than is tolerated; the strategic group decides on the report.',
  },
};

const titleIn = (view: ProgrammeView, key: string) =>
  milestonesIn(view).find((each) => each.key === key)?.title ?? { zh: key, en: key };

/** What would follow from a forecast, for everybody; the forms to answer and to report, for the office. */
export const MilestoneSchedule = ({ context, nonce, milestone }: MilestoneScheduleProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { key, proposal, exception } = milestone;
  const action = `/programmes/${view.key}/milestones/${key}`;
  const asksForReport = isUnreported(exception);
  return (
    <>
      {proposal && (
        <section>
          <Table isStacked caption={phrases.proposal} heads={phrases.heads}>
            {proposal.moves.map(({ milestone: moved, from, to }) => (
              <tr key={moved}>
                <td>
                  <a href={`/programmes/${view.key}/milestones/${moved}`}>{say(titleIn(view, moved), language)}</a>
                </td>
                <td data-label={phrases.heads[1]}>{formatDate(from, language)}</td>
                <td data-label={phrases.heads[2]}>{formatDate(to, language)}</td>
              </tr>
            ))}
          </Table>
          <p class="quiet">{phrases.proposalHint}</p>
          {nonce && (
            <form method="post" action={`/office${action}/proposals`}>
              <input type="hidden" name="nonce" value={nonce} />
              <input type="hidden" name="proposal" value={proposal.number} />
              <p class="actions">
                <button class="primary" name="answer" value="accept">
                  {phrases.accept}
                </button>
                <button name="answer" value="drop">
                  {phrases.drop}
                </button>
              </p>
            </form>
          )}
        </section>
      )}
      {nonce && asksForReport && (
        <ReportForm
          context={context}
          nonce={nonce}
          action={action}
          hint={phrases.reportHint}
          of={milestoneDeciders(view.definition, milestone.key)}
        />
      )}
    </>
  );
};

interface MilestoneScheduleProps {
  readonly context: ThingContext;
  readonly nonce?: string;
  readonly milestone: MilestoneView;
}
