import { colon } from '../../domain/shared/sentences';
import type { ProgrammeView } from '../../domain/views/views';
import { BegunBadge } from '../ui/begins';
import { todayOf, type Reader } from '../ui/frame';
import { Table } from '../ui/html';
import { LateBadge, timingsIn } from '../ui/late';
import { StateBadge } from '../ui/states';
import { say } from '../../domain/shared/text';
import { proposalWords } from '../../domain/phases/gate-titles';
import type { Timing } from '../../domain/phases/timings';
import { milestonesIn } from '../../domain/programme/phase-plans';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    table: '阶段与里程碑',
    heads: ['里程碑', '基线', '预测', '实际', '延误（工作日）', '状态', '前提'],
    gate: '阶段门',
    comma: '、',
  },
  en: {
    table: 'Phases and milestones',
    heads: ['Milestone', 'Baseline', 'Forecast', 'Actual', 'Slip (working days)', 'State', 'Needs'],
    gate: 'Gate',
    comma: ', ',
  },
};

/** Later with a plus, earlier with a minus. */
export const signed = (days: number) => (days > 0 ? `+${days}` : String(days).replace('-', '−'));

/** Which milestones of a programme a milestone needs, by the definition. */
export const neededBy = ({ definition }: Pick<ProgrammeView, 'definition'>, key: string): readonly string[] => {
  const plan = milestonesIn(definition).find((each) => each.key === key);
  const needs = [...(plan?.needs ?? []), ...(plan?.met ?? [])];
  return [...new Set(needs.flatMap((need) => ('milestone' in need ? [need.milestone] : [])))];
};

/** The phases and milestones with their dates: what the timeline shows, as a table. */
export const MilestoneTable = ({ view, reader }: { readonly view: ProgrammeView; readonly reader: Reader }) => {
  const { language } = reader;
  const phrases = words[language];
  const timings = timingsIn(view, reader);
  const titles = new Map(milestonesIn(view).map(({ key, title }) => [key, say(title, language)]));
  const day = (on: string | undefined) => (on === undefined ? '' : formatDate(on, language));
  return (
    <Table caption={phrases.table} heads={phrases.heads}>
      {view.phases.map((phase) => [
        <tr key={phase.key}>
          <th scope="row">
            <a href={`/programmes/${view.key}/phases/${phase.key}`}>{say(phase.title, language)}</a>
          </th>
          <td>
            {day(phase.startsOn)}–{day(phase.endsOn)}
          </td>
          <td>{day(timings.phase(phase.key).expectedOn)}</td>
          <td />
          <td class="number">{slipIn(timings.phase(phase.key))}</td>
          <td>
            <BegunBadge state={phase.state} starts={phase.startsOn} today={todayOf(reader)} language={language} />{' '}
            <LateBadge days={timings.phase(phase.key).lateDays} language={language} />
            {phase.outcome && (
              <div class="small">
                {phrases.gate}
                {say(colon, language)}
                {say(proposalWords[phase.outcome], language)}
              </div>
            )}
          </td>
          <td />
        </tr>,
        ...phase.milestones.map((milestone) => (
          <tr key={milestone.key}>
            <td class="inset">
              <a href={`/programmes/${view.key}/milestones/${milestone.key}`}>{say(milestone.title, language)}</a>
            </td>
            <td>{day(milestone.baselineOn)}</td>
            <td>{day(timings.milestone(milestone.key).expectedOn ?? milestone.forecastOn)}</td>
            <td>{day(milestone.actualOn)}</td>
            <td class="number">{slipIn(timings.milestone(milestone.key))}</td>
            <td>
              <StateBadge state={milestone.state} language={language} />{' '}
              <LateBadge days={timings.milestone(milestone.key).lateDays} language={language} />
            </td>
            <td>
              {neededBy(view, milestone.key)
                .map((key) => titles.get(key) ?? key)
                .join(phrases.comma)}
            </td>
          </tr>
        )),
      ])}
    </Table>
  );
};

const slipIn = ({ slip }: Timing) => (slip === undefined ? '' : signed(slip));
