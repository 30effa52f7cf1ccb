import type { ProgrammeView } from '../../domain/views/views';
import { Table } from '../ui/html';
import { StateBadge } from '../ui/states';
import { say, type Language } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: { table: '阶段与里程碑', heads: ['里程碑', '基线', '预测', '实际', '延误（工作日）', '状态'] },
  en: {
    table: 'Phases and milestones',
    heads: ['Milestone', 'Baseline', 'Forecast', 'Actual', 'Slip (working days)', 'State'],
  },
};

/** Later with a plus, earlier with a minus. */
export const signed = (days: number) => (days > 0 ? `+${days}` : String(days).replace('-', '−'));

/** The phases and milestones with their dates: what the timeline shows, as a table. */
export const MilestoneTable = ({ view, language }: { readonly view: ProgrammeView; readonly language: Language }) => {
  const phrases = words[language];
  return (
    <Table caption={phrases.table} heads={phrases.heads}>
      {view.phases.map((phase) => [
        <tr key={phase.key}>
          <th scope="row">
            <a href={`/programmes/${view.key}/phases/${phase.key}`}>{say(phase.title, language)}</a>
          </th>
          <td>
            {formatDate(phase.startsOn, language)}–{formatDate(phase.endsOn, language)}
          </td>
          <td />
          <td />
          <td />
          <td>
            <StateBadge state={phase.state} language={language} />
          </td>
        </tr>,
        ...phase.milestones.map((milestone) => (
          <tr key={milestone.key}>
            <td class="inset">
              <a href={`/programmes/${view.key}/milestones/${milestone.key}`}>{say(milestone.title, language)}</a>
            </td>
            <td>{formatDate(milestone.baselineOn, language)}</td>
            <td>{milestone.forecastOn ? formatDate(milestone.forecastOn, language) : ''}</td>
            <td>{milestone.actualOn ? formatDate(milestone.actualOn, language) : ''}</td>
            <td class="number">{milestone.slip && signed(milestone.slip.workingDays)}</td>
            <td>
              <StateBadge state={milestone.state} language={language} />
            </td>
          </tr>
        )),
      ])}
    </Table>
  );
};
