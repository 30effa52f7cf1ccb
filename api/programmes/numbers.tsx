import { formatDate, formatInstant } from '../../domain/calendar/formats';
import { say } from '../../domain/shared/text';
import type { Revenue } from '../../domain/money/distributions/revenue';
import type { ProgrammeStanding } from '../../domain/views/numbers';
import type { ProgrammeView } from '../../domain/views/views';
import { word } from '../../mail/words';
import type { Reader } from '../ui/frame';
import { Badge } from '../ui/html';
import { MoneyTile } from './money-tile';
import { ScoreTile } from './score-tile';
import { Tile } from './tile';

const words = {
  zh: {
    title: '总体情况',
    milestones: '里程碑',
    accepted: '已验收',
    agreements: '协议',
    inForce: '已生效',
    waiting: '待办',
    overdue: (n: number) => `逾期 ${n} 项`,
    none: '无逾期',
    next: '下一里程碑',
    noneNext: '没有尚未到期的里程碑',
    gate: '阶段门',
    until: '最近期限',
  },
  en: {
    title: 'How it stands',
    milestones: 'Milestones',
    accepted: 'accepted',
    agreements: 'Agreements',
    inForce: 'in force',
    waiting: 'Waiting',
    overdue: (n: number) => `${n} overdue`,
    none: 'nothing is overdue',
    next: 'Next milestone',
    noneNext: 'no milestone is still to come',
    gate: 'phase gate',
    until: 'next deadline',
  },
};

interface NumbersProps {
  readonly view: ProgrammeView;
  /** What was shared so far; hidden from whoever sees no distribution. */
  readonly revenue: Revenue | undefined | 'hidden';
  readonly standing: ProgrammeStanding;
  readonly reader: Reader;
}

/** A programme in a few numbers: milestones, agreements, what waits, what comes next, how it was scored last, and its money. */
export const Numbers = ({ view, revenue, standing, reader }: NumbersProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const { waiting } = standing;
  const { milestones, agreements, nextMilestone, nextGate } = standing.numbers;
  return (
    <section aria-labelledby="numbers">
      <h2 id="numbers" class="hidden">
        {phrases.title}
      </h2>
      <div class="numbers">
        <Tile title={phrases.milestones} href="#timeline" large={`${milestones.done}/${milestones.all}`}>
          <Share {...milestones} of={`${phrases.milestones} ${phrases.accepted}`} />
          <Late n={milestones.overdue} reader={reader} />
        </Tile>
        <Tile title={phrases.agreements} href="#agreements" large={`${agreements.done}/${agreements.all}`}>
          <Share {...agreements} of={`${phrases.agreements} ${phrases.inForce}`} />
          <p class="small quiet">{phrases.inForce}</p>
        </Tile>
        <Tile title={phrases.waiting} href="#waiting" large={String(waiting.count)}>
          <Late n={waiting.overdue} reader={reader} />
          {waiting.nextAt && (
            <p class="small quiet">
              {phrases.until} {formatInstant(waiting.nextAt, zone, language)}
            </p>
          )}
        </Tile>
        <Tile
          title={phrases.next}
          href={nextMilestone ? `/programmes/${view.key}/milestones/${nextMilestone.key}` : '#timeline'}
          large={nextMilestone ? formatDate(nextMilestone.on, language) : '—'}
        >
          <p class="small">{nextMilestone ? say(nextMilestone.title, language) : phrases.noneNext}</p>
          {nextGate && (
            <p class="small quiet">
              {say(nextGate.title, language)} {phrases.gate} {formatDate(nextGate.on, language)}{' '}
              {nextGate.isOverdue && <Badge tone="late">{word('overdue', language)}</Badge>}
            </p>
          )}
        </Tile>
        <ScoreTile view={view} reader={reader} />
        {revenue !== 'hidden' && <MoneyTile view={view} revenue={revenue} reader={reader} />}
      </div>
    </section>
  );
};

const Share = ({ done, all, of }: { readonly done: number; readonly all: number; readonly of: string }) => (
  <progress value={done} max={Math.max(all, 1)} aria-label={of}>{`${done}/${all}`}</progress>
);

const Late = ({ n, reader: { language } }: { readonly n: number; readonly reader: Reader }) => (
  <p class="small">
    {n > 0 ? (
      <Badge tone="late">{words[language].overdue(n)}</Badge>
    ) : (
      <span class="quiet">{words[language].none}</span>
    )}
  </p>
);
