import { formatDate } from '../../domain/calendar/formats';
import { localDateOf } from '../../domain/calendar/zones';
import type { LocalDate } from '../../domain/calendar/dates';
import { zoneOf } from '../../domain/programme/parties';
import type { MilestoneView, PhaseView } from '../../domain/phases/views';
import { say, type Language } from '../../domain/shared/text';
import type { ProgrammeView } from '../../domain/views/views';
import { word } from '../../mail/words';
import { MilestoneTable, neededBy } from '../phases/milestone-table';
import type { Reader } from '../ui/frame';
import { Badge } from '../ui/html';
import { Icon } from '../ui/icons';
import { timingsIn } from '../ui/late';
import { iconOf } from '../ui/states';
import { dayOf, Dependency, drawnState, MilestoneRow, PhaseRow, ROW, TOP } from './timeline-rows';
import { acrossOf, monthMarks, windowOf, zoomsFor, type Window, type Zoom } from './timeline-scale';

const words = {
  zh: {
    title: '时间线',
    description: (from: string, to: string, n: number) =>
      `${from}至${to}：各阶段为横条，逾期的延伸至今天，阶段门立于阶段末日；${n} 个里程碑为菱形（虚线为基线，实心为预测或实际，数字为延误的工作日），连线表示依赖，竖线为今天。下表列出同样的内容。`,
    show: '以表格查看',
    range: '显示范围',
    late: '逾期',
    unit: '个工作日',
    zooms: { 18: '18 个月', 36: '36 个月', all: '全部' },
  },
  en: {
    title: 'Timeline',
    description: (from: string, to: string, n: number) =>
      `${from} to ${to}: phases are bars, which reach today while they are late, with a gate at the last day of each; ${n} milestones are diamonds (dashed at the baseline, solid where expected or done, with the slip in working days), lines lead from what is needed, the upright line is today. The table below says the same.`,
    show: 'Read it as a table',
    range: 'Shown',
    late: 'late',
    unit: 'working days',
    zooms: { 18: '18 months', 36: '36 months', all: 'all' },
  },
};

interface TimelineProps {
  readonly view: ProgrammeView;
  readonly reader: Reader;
  /** How much of it is shown; by default three years, or all where that is less. */
  readonly zoom?: Zoom;
}

type Row = { readonly phase: PhaseView; readonly milestone?: MilestoneView };
type Timings = ReturnType<typeof timingsIn>;

/** The months of the programme as a picture with its names beside it, and the same as a table. */
export const Timeline = ({ view, reader, zoom = '36' }: TimelineProps) => {
  const { phases } = view;
  const { language } = reader;
  const phrases = words[language];
  const timings = timingsIn(view, reader);
  const today = todayIn(view, reader);
  const rows = phases.flatMap((phase): readonly Row[] => [
    { phase },
    ...phase.milestones.map((milestone) => ({ phase, milestone })),
  ]);
  const whole = wholeOf(rows, timings);
  const known = zoomsFor(whole);
  const shown = known.includes(zoom) ? zoom : 'all';
  return (
    <section>
      <h2 id="timeline">{phrases.title}</h2>
      {known.length > 1 && (
        <nav class="zooms small" aria-label={phrases.range}>
          {phrases.range}{' '}
          {known.map((each) => (
            <a
              key={each}
              href={`/programmes/${view.key}?months=${each}#timeline`}
              {...(each === shown && { 'aria-current': 'true' })}
            >
              {phrases.zooms[each]}
            </a>
          ))}
        </nav>
      )}
      <div class="scroll gantt" tabIndex={0} role="region" aria-label={phrases.title}>
        <Labels view={view} rows={rows} timings={timings} today={today} language={language} />
        <Picture
          view={view}
          rows={rows}
          timings={timings}
          today={today}
          language={language}
          span={windowOf(whole, today, shown)}
        />
      </div>
      <details>
        <summary>{phrases.show}</summary>
        <MilestoneTable view={view} reader={reader} />
      </details>
    </section>
  );
};

const todayIn = ({ definition }: ProgrammeView, { now }: Reader): LocalDate =>
  localDateOf(now.toISOString(), zoneOf(definition));

const timingOf = (timings: Timings, { phase, milestone }: Row) =>
  milestone ? timings.milestone(milestone.key) : timings.phase(phase.key);

/** From the first day to the last on which anything is planned, expected or was done. */
function wholeOf(rows: readonly Row[], timings: Timings): Window {
  const days = rows.flatMap((row) => {
    const { phase, milestone } = row;
    const { expectedOn } = timingOf(timings, row);
    const planned = milestone ? [milestone.baselineOn, milestone.actualOn] : [phase.startsOn, phase.endsOn];
    return [...planned, expectedOn].flatMap((day) => day ?? []);
  });
  const sorted = days.sort();
  return { from: sorted[0] ?? '2026-01-01', to: sorted.at(-1) ?? '2026-12-31' };
}

interface PartProps {
  readonly view: ProgrammeView;
  readonly rows: readonly Row[];
  readonly timings: Timings;
  readonly today: LocalDate;
  readonly language: Language;
}

/** That it is late, without the unit where there is no room: the picture beside it says it in full. */
const ShortBadge = ({ days, language }: { readonly days: number; readonly language: Language }) => {
  const { late, unit } = words[language];
  return days === 0 ? null : (
    <Badge tone="late">
      {late} {days}
      <span class="unit"> {unit}</span>
    </Badge>
  );
};

/** The names with the signs of their states, which stay where they are while the picture is scrolled. */
const Labels = ({ view, rows, timings, language, today }: PartProps) => (
  <div class="gantt-names">
    {rows.map((row) => {
      const { phase, milestone } = row;
      const { key, title } = milestone ?? phase;
      const href = `/programmes/${view.key}/${milestone ? 'milestones' : 'phases'}/${key}`;
      const { lateDays } = timingOf(timings, row);
      return (
        <div key={`${milestone ? 'm' : 'p'} ${key}`} class={milestone ? 'gantt-name' : 'gantt-name heading'}>
          <Icon name={lateDays > 0 ? 'late' : iconOf(milestone?.state ?? drawnState(phase, today))} />
          <a href={href} title={say(title, language)}>
            {say(title, language)}
          </a>
          <ShortBadge days={lateDays} language={language} />
        </div>
      );
    })}
  </div>
);

const Picture = ({ view, rows, timings, language, span, today }: PictureProps) => {
  const phrases = words[language];
  const at = acrossOf(span);
  const height = `${TOP + rows.length * ROW}em`;
  const count = rows.filter(({ milestone }) => milestone).length;
  const places = new Map(
    rows.flatMap((row, index) =>
      row.milestone
        ? [[row.milestone.key, { across: at(dayOf(row.milestone, timingOf(timings, row))), row: index }] as const]
        : [],
    ),
  );
  return (
    <svg class="timeline" height={height} role="img" aria-labelledby="timeline-title timeline-desc">
      <title id="timeline-title">{`${say(view.title, language)}: ${phrases.title}`}</title>
      <desc id="timeline-desc">
        {phrases.description(formatDate(span.from, language), formatDate(span.to, language), count)}
      </desc>
      <Months span={span} height={height} language={language} />
      {[...places].flatMap(([key, to]) =>
        neededBy(view, key).map((need) => {
          const from = places.get(need);
          return from && <Dependency key={`${need} ${key}`} from={from} to={to} />;
        }),
      )}
      <Today span={span} height={height} today={today} language={language} />
      {rows.map((row, index) => {
        const { phase, milestone } = row;
        const drawn = { row: index, at, language, timing: timingOf(timings, row) };
        return milestone ? (
          <MilestoneRow key={`m ${milestone.key}`} milestone={milestone} {...drawn} />
        ) : (
          <PhaseRow key={`p ${phase.key}`} phase={phase} today={today} {...drawn} />
        );
      })}
    </svg>
  );
};

interface PictureProps extends PartProps {
  readonly span: Window;
}

type Around = Pick<PictureProps, 'span' | 'language'> & { readonly height: string };

const Months = ({ span, height, language }: Around) => (
  <g>
    {monthMarks(span).map((day) => {
      const x = `${acrossOf(span)(day)}%`;
      return (
        <g key={day}>
          <line class="grid" x1={x} x2={x} y1="1.3em" y2={height} />
          <text class="quiet" x={x} y="2.3em" dx={4}>
            {language === 'zh' ? `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月` : day.slice(0, 7)}
          </text>
        </g>
      );
    })}
  </g>
);

const Today = ({ span, height, today, language }: Around & { readonly today: LocalDate }) => {
  if (today < span.from || today > span.to) return null;
  const x = `${acrossOf(span)(today)}%`;
  return (
    <g>
      <line class="today" x1={x} x2={x} y1="1.3em" y2={height} />
      <text x={x} y="1em" text-anchor="middle">
        {word('today', language)}
      </text>
    </g>
  );
};
