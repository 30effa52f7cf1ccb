import type { ProgrammeView } from '../../domain/views/views';
import { MilestoneTable, signed } from '../phases/milestone-table';
import { stateWord, toneOf } from '../ui/states';
import { word } from '../../mail/words';
import type { MilestoneView, PhaseView } from '../../domain/phases/views';
import { say, type Language } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const WIDTH = 1120;
const LEFT = 240;
const ROW = 24;
const TOP = 40;

const words = {
  zh: {
    title: '时间线',
    description: (from: string, to: string, n: number) =>
      `${from} 至 ${to}：各阶段为横条，${n} 个里程碑为菱形（虚线为基线，实心为预测或实际，数字为延误的工作日），竖线为今天。下表列出同样的内容。`,
    show: '以表格查看',
  },
  en: {
    title: 'Timeline',
    description: (from: string, to: string, n: number) =>
      `${from} to ${to}: phases are bars, ${n} milestones are diamonds (dashed at the baseline, solid where forecast or done, with the slip in working days), the upright line is today. The table below says the same.`,
    show: 'Read it as a table',
  },
};

const dayOf = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00Z`);

interface Scale {
  readonly from: string;
  readonly to: string;
  readonly at: (date: string) => number;
}

function scaleOf(phases: readonly PhaseView[]): Scale {
  const from = phases[0]?.startsOn ?? '2026-01-01';
  const to = phases.map(({ endsOn }) => endsOn).reduce((a, b) => (a > b ? a : b), from);
  const span = Math.max(1, dayOf(to) - dayOf(from));
  return { from, to, at: (date) => LEFT + Math.min(1, (dayOf(date) - dayOf(from)) / span) * (WIDTH - LEFT - 20) };
}

/** The months of the programme as a picture, and the same as a table. */
export const Timeline = ({ view, language, today }: TimelineProps) => {
  const { phases } = view;
  const phrases = words[language];
  const scale = scaleOf(phases);
  const rows = phases.flatMap((phase) => [phase, ...phase.milestones]);
  const height = TOP + rows.length * ROW + 12;
  const milestones = rows.length - phases.length;
  return (
    <section>
      <h2 id="timeline">{phrases.title}</h2>
      <div class="scroll" tabIndex={0} role="region" aria-label={phrases.title}>
        <svg
          class="timeline"
          viewBox={`0 0 ${WIDTH} ${height}`}
          role="group"
          aria-labelledby="timeline-title timeline-desc"
        >
          <title id="timeline-title">{`${say(view.title, language)}: ${phrases.title}`}</title>
          <desc id="timeline-desc">
            {phrases.description(formatDate(scale.from, language), formatDate(scale.to, language), milestones)}
          </desc>
          <Months scale={scale} height={height} language={language} />
          {rows.map((row, index) =>
            'milestones' in row ? (
              <PhaseRow
                key={row.key}
                phase={row}
                scale={scale}
                y={TOP + index * ROW}
                language={language}
                programme={view.key}
              />
            ) : (
              <MilestoneRow
                key={row.key}
                milestone={row}
                scale={scale}
                y={TOP + index * ROW}
                language={language}
                programme={view.key}
                today={today}
              />
            ),
          )}
          <Today scale={scale} height={height} today={today} language={language} />
        </svg>
      </div>
      <details>
        <summary>{phrases.show}</summary>
        <MilestoneTable view={view} language={language} />
      </details>
    </section>
  );
};

interface TimelineProps {
  readonly view: ProgrammeView;
  readonly language: Language;
  /** `YYYY-MM-DD` in the reader's zone. */
  readonly today: string;
}

const Months = ({
  scale,
  height,
  language,
}: {
  readonly scale: Scale;
  readonly height: number;
  readonly language: Language;
}) => {
  const months = Math.round((dayOf(scale.to) - dayOf(scale.from)) / (30.44 * 86_400_000));
  const step = months > 24 ? 6 : 3;
  const marks = Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => {
    const date = new Date(dayOf(scale.from));
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + index * step);
    const day = date.toISOString().slice(0, 10);
    return day < scale.from ? scale.from : day;
  });
  return (
    <g>
      {marks.map((day) => (
        <g key={day}>
          <line class="grid" x1={scale.at(day)} x2={scale.at(day)} y1={24} y2={height} />
          {fits(scale.at(day)) && (
            <text class="quiet" x={scale.at(day) + 4} y={32}>
              {language === 'zh' ? `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月` : day.slice(0, 7)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
};

const Today = ({
  scale,
  height,
  today,
  language,
}: {
  readonly scale: Scale;
  readonly height: number;
  readonly today: string;
  readonly language: Language;
}) =>
  today < scale.from || today > scale.to ? null : (
    <g>
      <line class="today" x1={scale.at(today)} x2={scale.at(today)} y1={18} y2={height} />
      <text x={scale.at(today)} y={14} text-anchor="middle">
        {word('today', language)}
      </text>
    </g>
  );

interface RowProps {
  readonly scale: Scale;
  readonly y: number;
  readonly language: Language;
  readonly programme: string;
}

/** A label never runs into the picture: the full text is in the table and in the link. */
const short = (label: string, language: Language) => {
  const most = language === 'zh' ? 17 : 30;
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
};

const PhaseRow = ({ phase, scale, y, language, programme }: RowProps & { readonly phase: PhaseView }) => (
  <g>
    <a href={`/programmes/${programme}/phases/${phase.key}`}>
      <text class="heading" x={8} y={y + 16}>
        {short(say(phase.title, language), language)}
      </text>
    </a>
    <rect
      class={`bar ${toneOf(phase.state)}`}
      x={scale.at(phase.startsOn)}
      y={y + 5}
      rx={3}
      height={14}
      width={Math.max(4, scale.at(phase.endsOn) - scale.at(phase.startsOn))}
    >
      <title>{`${say(phase.title, language)} · ${stateWord(phase.state, language)}`}</title>
    </rect>
  </g>
);

const MilestoneRow = ({
  milestone,
  scale,
  y,
  language,
  programme,
  today,
}: RowProps & { readonly milestone: MilestoneView; readonly today: string }) => {
  const { key, title, baselineOn, dueOn = baselineOn, forecastOn, actualOn, slip, state } = milestone;
  const tone = actualOn ? 'done' : dueOn < today ? 'late' : toneOf(state);
  const moved = actualOn ?? forecastOn;
  return (
    <g>
      <a href={`/programmes/${programme}/milestones/${key}`}>
        <text x={20} y={y + 16}>
          {short(say(title, language), language)}
        </text>
      </a>
      <Diamond x={scale.at(baselineOn)} y={y + 12} class={moved ? 'baseline' : `bar ${tone}`} />
      {moved && <Diamond x={scale.at(moved)} y={y + 12} class={`bar ${actualOn || !slip?.isOver ? tone : 'late'}`} />}
      <text class="quiet" x={Math.max(scale.at(baselineOn), scale.at(moved ?? baselineOn)) + 11} y={y + 16}>
        {fits(scale.at(moved ?? baselineOn))
          ? [stateWord(state, language), slip && signed(slip.workingDays)].filter(Boolean).join(' ')
          : ''}
      </text>
    </g>
  );
};

const fits = (x: number) => x < WIDTH - 110;

const Diamond = ({ x, y, ...rest }: { readonly x: number; readonly y: number; readonly class: string }) => (
  <path d={`M${x} ${y - 7} L${x + 7} ${y} L${x} ${y + 7} L${x - 7} ${y} Z`} {...rest} />
);
