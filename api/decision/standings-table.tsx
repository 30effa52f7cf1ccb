import type { Approval, Panel, BenchStanding } from '../../domain/approvals/approvals';
import { answeredOf } from '../../domain/approvals/answered';
import { stillNeeded } from '../../domain/approvals/words';
import { isBarred as isBarredFrom } from '../../domain/approvals/bars';
import { departuresOf } from '../../domain/approvals/departures';
import { currentTally } from '../../domain/approvals/outcomes';
import type { Programme } from '../../domain/programme/programme';
import { delegationOf, stageNow } from '../../domain/approvals/seats';
import { numberWords } from '../../domain/approvals/counting/words';
import { lastDecision } from '../../domain/approvals/votes';
import type { Reader } from '../ui/frame';
import { isMoreThan } from './essentials';
import { Badge, When, type Tone } from '../ui/html';
import { word } from '../../mail/words';
import { titleIn } from '../../domain/programme/titles';
import type { ApprovalView } from '../../domain/approvals/views';
import type { Seat } from '../../domain/programme/governance';
import { say } from '../../domain/shared/text';

const words = {
  zh: {
    title: '进展',
    hidden: '按本事项的规则，各席位的表决在结束前不公开。',
    stage: (n: number, of: number) => `第 ${n} 环节，共 ${of} 个`,
    who: '查看各席位',
    answered: (answered: number, asked: number) => `${answered}/${asked} 席已表决`,
    awaited: '待表决',
    later: '尚未轮到',
    barred: '提交人，回避',
    carried: (round: number) => `沿用第 ${round} 轮`,
    left: (holder: string | null) => (holder === null ? '已离任，表决有效' : `已离任，表决有效；现任职者：${holder}`),
    actedFor: (holder: string) => `代 ${holder} 表决`,
    delegated: (from: string, to: string) => `${from} 委托 ${to}`,
    counts: '已同意 / 须同意',
    all: '全部席位',
  },
  en: {
    title: 'Where it stands',
    hidden: 'By the rule for this matter, votes stay hidden until it closes.',
    stage: (n: number, of: number) => `Stage ${n} of ${of}`,
    who: 'Show the seats',
    answered: (answered: number, asked: number) => `${answered}/${asked} answered`,
    awaited: 'awaited',
    later: 'not asked yet',
    barred: 'made the request',
    carried: (round: number) => `carried over from round ${round}`,
    left: (holder: string | null) =>
      holder === null
        ? 'has left since; the vote stands'
        : `has left since; the vote stands; the seat is held by ${holder}`,
    actedFor: (holder: string) => `for ${holder}`,
    delegated: (from: string, to: string) => `delegated by ${from} to ${to}`,
    counts: 'Approved / needed',
    all: 'All seats',
  },
};

/** A sentence of more lines of a phone is folded away: the table in the fold says the same at a glance. */
const SHORT_ROWS = 3;

/** Where an approval stands: how far it has come and what is still needed in words, and folded each party's seats with who decided what. */
export const Standings = ({ view, programme, reader, isOpen = false }: StandingsProps) => {
  const { approval } = view;
  const { language } = reader;
  const phrases = words[language];
  const { policy, titles } = approval.request;
  const isHidden = policy.hideVotesUntilClose && view.state === 'open';
  const needed = view.state === 'open' && !isHidden ? say(stillNeeded(approval, titles), language) : undefined;
  const isLong = needed !== undefined && isMoreThan(SHORT_ROWS, [needed]);
  const so = isHidden ? undefined : answeredOf(view);
  return (
    <section class="card standings" aria-labelledby="standing">
      <div class="line">
        <h2 id="standing">{phrases.title}</h2>
        {so && (
          <p class="asked">
            <progress value={so.answered} max={so.asked} aria-label={phrases.title} />{' '}
            {phrases.answered(so.answered, so.asked)}
          </p>
        )}
      </div>
      {!isLong && needed !== undefined && <p>{needed}</p>}
      {isHidden && <p>{phrases.hidden}</p>}
      {!isHidden && (
        <details open={isOpen}>
          <summary>{phrases.who}</summary>
          {isLong && <p>{needed}</p>}
          <Seats approval={approval} programme={programme} reader={reader} />
        </details>
      )}
    </section>
  );
};

/** How many of each group and party have approved, and every seat with what its holder decided. */
export const Seats = ({ approval, programme, reader }: Shown) => {
  const { language } = reader;
  const { stages, titles } = approval.request;
  return (
    <>
      <Counts approval={approval} programme={programme} reader={reader} />
      <p class="small quiet">{say(numberWords(currentTally(approval, titles).numbers), language)}</p>
      {stages.map((_, index) => (
        <div key={index}>
          {stages.length > 1 && <h3>{words[language].stage(index + 1, stages.length)}</h3>}
          {stageNow(approval, index).panels.map((panel, at) => (
            <PanelSeats
              key={at}
              panel={panel}
              stage={index}
              approval={approval}
              programme={programme}
              reader={reader}
            />
          ))}
        </div>
      ))}
    </>
  );
};

interface StandingsProps {
  readonly view: ApprovalView;
  readonly programme: Programme;
  readonly reader: Reader;
  /** Whether the seats are shown at once, where they are the page's matter. */
  readonly isOpen?: boolean;
}

type Shown = Omit<StandingsProps, 'view' | 'isOpen'> & { readonly approval: Approval };

/** Group by group and party by party: how many have approved, and how many must. */
const Counts = ({ approval, programme, reader: { language } }: Shown) => {
  const { standings } = currentTally(approval, approval.request.titles);
  const parties = [...new Set(standings.map(({ party }) => party))];
  const groups = [...new Set(standings.map(({ group }) => group))];
  const panels = approval.request.stages.flatMap((_, stage) => stageNow(approval, stage).panels);
  const partyTitle = (party: string | null) =>
    party === null ? words[language].all : say(titleIn(programme.parties, party), language);
  return (
    <table class="matrix">
      <caption class="hidden">{words[language].counts}</caption>
      <thead>
        <tr>
          <th scope="col">{words[language].counts}</th>
          {parties.map((party) => (
            <th scope="col" key={party}>
              {partyTitle(party)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group}>
            <th scope="row">
              {say(panels.find((panel) => panel.group === group)?.title ?? { zh: group, en: group }, language)}
            </th>
            {parties.map((party) => {
              const own = standings.filter((each) => each.group === group && each.party === party);
              return <td key={party}>{own.length > 0 && `${sum(own, 'approvals')} / ${sum(own, 'needed')}`}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** Two added approvers have a panel each, but one row. */
const sum = (standings: readonly BenchStanding[], of: 'approvals' | 'needed') =>
  standings.reduce((total, standing) => total + standing[of], 0);

const PanelSeats = ({
  panel,
  stage,
  approval,
  programme,
  reader,
}: Shown & { readonly panel: Panel; readonly stage: number }) => (
  <>
    <h3>{say(panel.title, reader.language)}</h3>
    <ul class="seats">
      {panel.seats.map((seat) => (
        <li key={seat.id}>
          <SeatState
            seat={seat}
            isLater={stage > approval.stage}
            approval={approval}
            programme={programme}
            reader={reader}
          />
        </li>
      ))}
    </ul>
  </>
);

const tones: Readonly<Record<string, Tone>> = {
  approve: 'done',
  approveWithConditions: 'done',
  requestChanges: 'soon',
  reject: 'late',
};

const SeatState = ({
  seat,
  isLater,
  approval,
  programme,
  reader,
}: Shown & { readonly seat: Seat; readonly isLater: boolean }) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const decision = lastDecision(approval, seat.id);
  const party = say(titleIn(programme.parties, seat.party), language);
  const isBarred = seat.holder !== null && isBarredFrom(approval, seat.holder);
  const delegation = delegationOf(approval, seat);
  const hasLeft = departuresOf(approval).some((departure) => departure.seat === seat.id);
  return (
    <>
      <span>
        {party} · {say(seat.title, language)}
      </span>{' '}
      {decision ? (
        <Badge tone={tones[decision.verdict] ?? 'idle'}>{word(decision.verdict, language)}</Badge>
      ) : (
        <Badge tone="idle">
          {seat.holder === null
            ? word('vacant', language)
            : isBarred
              ? phrases.barred
              : isLater
                ? phrases.later
                : phrases.awaited}
        </Badge>
      )}
      {decision && (
        <div class="small quiet">
          {decision.person}
          {decision.carriedFrom !== undefined && ` · ${phrases.carried(decision.carriedFrom)}`}
          {hasLeft
            ? ` · ${phrases.left(seat.holder)}`
            : seat.holder !== null &&
              seat.holder !== decision.person &&
              !decision.carriedFrom &&
              ` · ${phrases.actedFor(seat.holder)}`}{' '}
          · <When at={decision.acceptedAt} zone={zone} language={language} />
        </div>
      )}
      {delegation && <div class="small quiet">{phrases.delegated(delegation.by, delegation.to)}</div>}
      {decision?.comment && <div class="said">{decision.comment}</div>}
      {decision?.conditions.map(({ text, owner, due }) => (
        <div key={text} class="small">
          {text} · {owner} · {due}
        </div>
      ))}
    </>
  );
};
