import { lateWords } from '../../domain/calendar/late-words';
import type { LocalDate } from '../../domain/calendar/dates';
import { formatDate } from '../../domain/calendar/formats';
import { proposalWords } from '../../domain/phases/gate-titles';
import type { Timing } from '../../domain/phases/timings';
import type { MilestoneView, PhaseView } from '../../domain/phases/views';
import { say, type Language } from '../../domain/shared/text';
import { beginsOn } from '../../domain/views/numbers';
import { signed } from '../phases/milestone-table';
import { stateWord, toneOf } from '../ui/states';

export const words = {
  zh: { gate: '阶段门', colon: '：', before: (on: string) => `‹ ${on}`, after: (on: string) => `${on} ›` },
  en: { gate: 'gate', colon: ': ', before: (on: string) => `‹ ${on}`, after: (on: string) => `${on} ›` },
};

/** Heights in `em`, so that the picture grows with the text beside it. */
export const ROW = 2.2;
export const TOP = 2.6;
export const middleOf = (row: number): number => TOP + row * ROW + ROW / 2;

export interface Drawn {
  readonly row: number;
  readonly at: (date: LocalDate) => number;
  readonly language: Language;
  readonly timing: Timing;
}

const isSeen = (across: number) => across >= 0 && across <= 100;

/** A small sign that keeps its shape, wherever across the width its day lies. */
const Sign = ({ across, row, path, ...rest }: SignProps) => (
  <svg x={`${across}%`} y={`${middleOf(row)}em`} width="1" height="1" overflow="visible">
    <path d={path} {...rest} />
  </svg>
);

interface SignProps {
  readonly across: number;
  readonly row: number;
  readonly path: string;
  readonly class: string;
}

const diamond = 'M0 -7 L7 0 L0 7 L-7 0 Z';
const gatePosts = 'M-5 9 V-9 H5 V9';

/** Beyond so many per cent of the width there is no room for words on the right. */
const ROOM = 62;
const SPACE = 12;

/** Words at a day; with the date where that lies outside of the picture. */
const saidAt = ({ across, said, on, language }: Pick<BesideProps, 'across' | 'said' | 'on' | 'language'>): string => {
  if (isSeen(across)) return said;
  const { before, after } = words[language];
  return `${across < 0 ? before(formatDate(on, language)) : after(formatDate(on, language))} ${said}`;
};

/** Words beside a sign, on the side where there is room; at the edge of the picture, with the date, where the sign lies outside of it. */
const Beside = ({ across, row, said, on, language, isLeft = across > ROOM }: BesideProps) => {
  return (
    <text
      class="quiet"
      x={`${Math.min(99, Math.max(0.5, across))}%`}
      y={`${middleOf(row)}em`}
      dx={isSeen(across) ? (isLeft ? -SPACE : SPACE) : 0}
      dy=".35em"
      text-anchor={isLeft ? 'end' : 'start'}
    >
      {saidAt({ across, said, on, language })}
    </text>
  );
};

interface BesideProps extends Pick<Drawn, 'row' | 'language'> {
  readonly across: number;
  readonly on: LocalDate;
  readonly said: string;
  readonly isLeft?: boolean;
}

const Bar = ({ from, to, row, ...rest }: BarProps) => (
  <rect x={`${from}%`} y={`${middleOf(row) - 0.5}em`} width={`${Math.max(0.3, to - from)}%`} height="1em" {...rest} />
);

interface BarProps {
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly class: string;
}

/** The width of words in per cent of the narrowest picture: a Chinese character is as wide as its height, others half of that. */
const widthOf = (said: string): number =>
  [...said].reduce((width, each) => width + ((each.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7), 2 * SPACE) / 6.4;

/** What is said of a phase, beside its bar and never on it: behind its end, else before its beginning, else below it. */
const BesideBar = ({ from, ...beside }: BesideProps & { readonly from: number }) => {
  const { across, row } = beside;
  const shown = saidAt(beside);
  const need = widthOf(shown);
  const end = Math.max(0.5, across);
  const [x, dx, dy, anchor] =
    end + need <= 100
      ? [end, SPACE, '.35em', 'start']
      : from - need >= 0
        ? [Math.min(99, from), -SPACE / 2, '.35em', 'end']
        : [Math.min(99, end), 0, '1.35em', 'end'];
  return (
    <text class="quiet" x={`${x}%`} y={`${middleOf(row)}em`} dx={dx} dy={dy} text-anchor={anchor}>
      {shown}
    </text>
  );
};

/** The state in which a phase is drawn: while its first day lies ahead, it is only planned. */
export const drawnState = ({ state, startsOn: starts }: PhaseView, today: LocalDate): PhaseView['state'] =>
  beginsOn({ state, starts }, today) ? 'planned' : state;

interface PhaseRowProps extends Drawn {
  readonly phase: PhaseView;
  readonly today: LocalDate;
}

/** A phase as a bar to its last day, and on to today while it is late; its gate stands at its last day. */
export const PhaseRow = ({ phase, row, at, language, timing, today }: PhaseRowProps) => {
  const { startsOn, endsOn, outcome } = phase;
  const { lateDays, expectedOn = endsOn } = timing;
  const phrases = words[language];
  const gate = outcome ? phrases.gate + phrases.colon + say(proposalWords[outcome], language) : phrases.gate;
  const said = [gate, ...(lateDays > 0 ? [say(lateWords(lateDays), language)] : [])].join(' · ');
  const end = lateDays > 0 ? expectedOn : endsOn;
  return (
    <g>
      <Bar class={`bar ${toneOf(drawnState(phase, today))}`} from={at(startsOn)} to={at(endsOn)} row={row} />
      {lateDays > 0 && <Bar class="bar overrun" from={at(endsOn)} to={at(expectedOn)} row={row} />}
      <Sign across={at(endsOn)} row={row} path={gatePosts} class={`gate${outcome ? ' passed' : ''}`} />
      <BesideBar from={at(startsOn)} across={at(end)} row={row} said={said} on={end} language={language} />
    </g>
  );
};

/** Where a milestone stands on the timeline: where it was done, else where it is expected, else where it was planned. */
export const dayOf = ({ actualOn, baselineOn }: MilestoneView, { expectedOn }: Timing): LocalDate =>
  actualOn ?? expectedOn ?? baselineOn;

/** A milestone as a diamond where it is expected or was done, with a dashed one at its baseline where that is elsewhere. */
export const MilestoneRow = ({
  milestone,
  row,
  at,
  language,
  timing,
}: Drawn & { readonly milestone: MilestoneView }) => {
  const { baselineOn, actualOn, state } = milestone;
  const { lateDays, slip = 0 } = timing;
  const on = dayOf(milestone, timing);
  const tone = lateDays > 0 && !actualOn ? 'late' : actualOn ? 'done' : toneOf(state);
  const how = lateDays > 0 ? [say(lateWords(lateDays), language)] : slip === 0 ? [] : [signed(slip)];
  const [planned, now] = [at(baselineOn), at(on)];
  return (
    <g>
      {on !== baselineOn && (
        <>
          <line
            class={`moved ${tone}`}
            x1={`${planned}%`}
            x2={`${now}%`}
            y1={`${middleOf(row)}em`}
            y2={`${middleOf(row)}em`}
          />
          <Sign across={planned} row={row} path={diamond} class="baseline" />
        </>
      )}
      <Sign across={now} row={row} path={diamond} class={`bar ${tone}`} />
      <Beside
        across={isLeftOf(planned, now) ? Math.min(planned, now) : Math.max(planned, now)}
        isLeft={isLeftOf(planned, now)}
        row={row}
        said={[stateWord(state, language), ...how].join(' · ')}
        on={on}
        language={language}
      />
    </g>
  );
};

const isLeftOf = (a: number, b: number) => Math.max(a, b) > ROOM;

const arrow = { right: 'M-14 -4 L-8 0 L-14 4', left: 'M14 -4 L8 0 L14 4' };

/** That a milestone needs another: a line from the one down or up to the other, with its head there. */
export const Dependency = ({ from, to }: DependencyProps) => {
  const [x, y, end] = [`${from.across}%`, `${middleOf(to.row)}em`, `${to.across}%`];
  return (
    <g class="needs">
      <line x1={x} x2={x} y1={`${middleOf(from.row)}em`} y2={y} />
      <line x1={x} x2={end} y1={y} y2={y} />
      <Sign {...to} path={to.across >= from.across ? arrow.right : arrow.left} class="head" />
    </g>
  );
};

interface Place {
  readonly across: number;
  readonly row: number;
}

interface DependencyProps {
  readonly from: Place;
  readonly to: Place;
}
