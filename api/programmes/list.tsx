import { formatDate } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import type { Health } from '../../domain/views/numbers';
import type { ProgrammeLine } from '../../domain/views/views';
import { word } from '../../mail/words';
import type { Reader } from '../ui/frame';
import { Badge, Table, type Tone } from '../ui/html';
import { BeginsBadge } from '../ui/begins';
import { iconOf, StateBadge } from '../ui/states';
import { healthTitles } from './health-titles';
import type { ListedStanding } from './standings';

const words = {
  zh: {
    title: '合作计划',
    heads: ['合作计划', '状况', '当前阶段', '里程碑', '协议', '待办', '下一阶段门'],
    overdue: (n: number) => `逾期 ${n} 项`,
  },
  en: {
    title: 'Programmes',
    heads: ['Programme', 'Health', 'Phase', 'Milestones', 'Agreements', 'Waiting', 'Next gate'],
    overdue: (n: number) => `${n} overdue`,
  },
};

const tones: Readonly<Record<Exclude<Health, 'over'>, Tone>> = { late: 'late', onHold: 'soon', onTrack: 'done' };

interface ProgrammeListProps {
  readonly programmes: readonly ProgrammeLine[];
  readonly standings: ReadonlyMap<string, ListedStanding>;
  readonly reader: Reader;
}

/** Programmes, a row each: how each fares, in which phase, how far, what waits, and when its gate is. */
export const ProgrammeList = ({ programmes, standings, reader }: ProgrammeListProps) => {
  const { language } = reader;
  const { title, heads } = words[language];
  return (
    <Table isStacked caption={title} heads={heads}>
      {programmes.map((line) => (
        <Row key={line.key} line={line} standing={standings.get(line.key)} reader={reader} />
      ))}
    </Table>
  );
};

interface RowProps {
  readonly line: ProgrammeLine;
  readonly standing: ListedStanding | undefined;
  readonly reader: Reader;
}

const Row = ({ line, standing, reader: { language } }: RowProps) => {
  const { heads, overdue } = words[language];
  const name = (
    <td>
      <a href={`/programmes/${line.key}`}>{say(line.title, language)}</a>
    </td>
  );
  if (!standing) return <tr>{name}</tr>;
  const { waiting, health } = standing;
  const { milestones, agreements, phase, nextGate } = standing.numbers;
  return (
    <tr>
      {name}
      <td data-label={heads[1]}>
        {health === 'over' ? (
          <StateBadge state={line.state} language={language} />
        ) : standing.begins !== undefined && health === 'onTrack' ? (
          <BeginsBadge on={standing.begins} language={language} />
        ) : (
          <Badge tone={tones[health]} {...(health === 'onHold' && { icon: iconOf(health) })}>
            {say(healthTitles[health], language)}
          </Badge>
        )}
      </td>
      <td data-label={heads[2]}>{phase ? say(phase.title, language) : '—'}</td>
      <td data-label={heads[3]}>
        {milestones.done}/{milestones.all}
        {milestones.overdue > 0 && <span class="wrong small"> {overdue(milestones.overdue)}</span>}
      </td>
      <td data-label={heads[4]}>
        {agreements.done}/{agreements.all}
      </td>
      <td data-label={heads[5]}>
        {waiting.count}
        {waiting.overdue > 0 && <span class="wrong small"> {overdue(waiting.overdue)}</span>}
      </td>
      <td data-label={heads[6]}>
        {nextGate ? formatDate(nextGate.on, language) : '—'}
        {nextGate?.isOverdue && <span class="wrong small"> {word('overdue', language)}</span>}
      </td>
    </tr>
  );
};
