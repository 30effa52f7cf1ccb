import { isApproved, type Outcome, type Panel, type Standing } from './approvals';
import { type Bench, chairsOf, hasVeto, isApproval, isVacant, measure, needed, type Votes, wholeOf } from './quorum';
import { list, sentences, text } from './sentences';
import type { CountRule } from './policies';
import type { Seat } from './programme';
import type { Text } from './text';
import { partyTitle, type Titles } from './titles';

/** One bench as it was counted, with what its sentence has to mention. */
export interface Counted {
  readonly panel: Panel;
  readonly bench: Bench;
  readonly votes: Votes;
  readonly state: 'open' | Outcome;
  readonly awaited: readonly Seat[];
  readonly titles: Titles;
  /** Whether the group is named beside the party; it goes without saying where only one group is asked. */
  readonly namesGroup: boolean;
}

/** Why a bench stands where it stands, in one sentence without its full stop. */
export function whyOf(counted: Counted): Text {
  const { state } = counted;
  if (state === 'open') return whatIsMissing(counted);
  if (state === 'impossible') return whatIsInTheWay(counted);
  if (state === 'rejected') return whoRejected(counted);
  return state === 'changesRequested' ? whoWantsChanges(counted) : whoApproved(counted);
}

/** Why a stage stands where it stands: the sentences of the parts that decide it. */
export function whyOfStage(outcome: 'open' | Outcome, standings: readonly Standing[]): Text {
  if (standings.length === 0) return text('本环节没有可以表决的会签组。', 'Nobody is asked in this stage.');
  const deciding = standings.filter(({ state }) => state === outcome || (isApproved(state) && isApproved(outcome)));
  const unheard = standings.flatMap(({ awaited }) => awaited).length;
  return deciding.length > 0
    ? sentences(deciding.map(({ why }) => why))
    : text(`须听取全部席位的意见，尚有${unheard}席未表决。`, `Everybody is heard: ${seats(unheard)} still to answer.`);
}

const seats = (n: number) => (n === 1 ? '1 seat' : `${n} seats`);

/** "2席" and "2 seats", or "3份表决权" and "votes weighing 3" where the rule weighs. */
const amount = (rule: CountRule, n: number): Text =>
  typeof rule !== 'string' && 'weighted' in rule
    ? text(`${n}份表决权`, `votes weighing ${n}`)
    : text(`${n}席`, seats(n));

function who({ panel, bench, titles, namesGroup }: Counted): Text {
  if (bench.party === null) return panel.title;
  const party = partyTitle(titles, bench.party);
  return namesGroup ? text(`${party.zh}·${panel.title.zh}`, `${party.en} (${panel.title.en})`) : party;
}

const votesFor = ({ bench, votes }: Counted) => bench.seats.filter(({ id }) => isApproval(votes.get(id)));
const seatsThat = ({ bench, votes }: Counted, verdict: string) =>
  bench.seats.filter(({ id }) => votes.get(id) === verdict);
const named = (of: readonly Seat[]) => list(of.map(({ title }) => title));

function whatIsMissing(counted: Counted): Text {
  const { panel, bench, votes, awaited } = counted;
  const { zh, en } = who(counted);
  const missing = needed(bench.rule, wholeOf(panel, bench, votes)) - measure(bench.rule, votesFor(counted));
  const chairs = (chairsOf(panel, bench) ?? []).filter((seat) => awaited.includes(seat));
  const vetoes = awaited.filter((seat) => hasVeto(panel, seat));
  const [chair, veto] = [named(chairs), named(vetoes)];

  if (missing <= 0 && chairs.length > 0) return text(`还需${zh}的${chair.zh}同意`, `${en}: ${chair.en} must approve`);
  if (missing <= 0)
    return text(`${zh}的${veto.zh}有否决权，尚未表决`, `${en}: ${veto.en} may veto and has not answered yet`);
  const present = Math.min(missing, measure(bench.rule, awaited));
  const count = amount(bench.rule, present);
  const chairAmong = chairs.length > 0 ? text(`，其中须含${chair.zh}`, `, among them ${chair.en}`) : text('', '');
  const casting = bench.seats.find(({ id }) => id === panel.castingVote)?.title;
  const tie =
    casting && present < missing
      ? text(`，平票时由${casting.zh}的决定票定夺`, `; at a tie the casting vote of ${casting.en} decides`)
      : text('', '');
  return text(
    `还需${zh}${count.zh}同意${chairAmong.zh}${tie.zh}`,
    `${en}: the approval of ${count.en} is still needed${chairAmong.en}${tie.en}`,
  );
}

function whatIsInTheWay(counted: Counted): Text {
  const { panel, bench, votes } = counted;
  const { zh, en } = who(counted);
  const whole = wholeOf(panel, bench, votes);
  const vacant = bench.seats.filter((seat) => isVacant(seat, votes));
  const recused = seatsThat(counted, 'recuse');
  const present = bench.seats.filter((seat) => !vacant.includes(seat) && !recused.includes(seat));
  const need = amount(bench.rule, needed(bench.rule, whole));
  const have = amount(bench.rule, measure(bench.rule, present));
  const [empty, away] = [named(vacant), named(recused)];

  const chairs = chairsOf(panel, bench);
  const lacksChair = chairs && (chairs.length === 0 || chairs.some((seat) => !present.includes(seat)));
  const cause = lacksChair
    ? text(`${zh}须主席同意，而主席席位无人可以表决`, `${en}: the chair must approve, but nobody can answer as chair`)
    : text(
        `${zh}须${need.zh}同意，而可以表决的只有${have.zh}`,
        `${en}: ${need.en} must approve, but only ${have.en} can answer`,
      );
  return text(
    `${cause.zh}${vacant.length > 0 ? `，待补任：${empty.zh}` : ''}${recused.length > 0 ? `，已回避：${away.zh}` : ''}`,
    `${cause.en}${vacant.length > 0 ? `; to be filled: ${empty.en}` : ''}${recused.length > 0 ? `; recused: ${away.en}` : ''}`,
  );
}

function whoRejected(counted: Counted): Text {
  const { panel, bench, votes } = counted;
  const { zh, en } = who(counted);
  const rejecting = seatsThat(counted, 'reject');
  const vetoes = named(rejecting.filter((seat) => hasVeto(panel, seat)));
  const chairs = named((chairsOf(panel, bench) ?? []).filter(({ id }) => votes.has(id) && !isApproval(votes.get(id))));
  if (vetoes.zh) return text(`${zh}的${vetoes.zh}行使了否决权`, `${en}: ${vetoes.en} exercised the veto`);
  if (chairs.zh) return text(`${zh}须主席同意，而${chairs.zh}未同意`, `${en}: ${chairs.en} had to approve and did not`);
  return rejecting.length > 0
    ? text(
        `${zh}有${rejecting.length}席不同意，所需的同意数已不可能达到`,
        `${en}: ${seats(rejecting.length)} rejected, and enough approvals can no longer be reached`,
      )
    : text(`${zh}所需的同意数已不可能达到`, `${en}: enough approvals can no longer be reached`);
}

function whoWantsChanges(counted: Counted): Text {
  const { zh, en } = who(counted);
  const wishes = named(seatsThat(counted, 'requestChanges'));
  return text(`${zh}的${wishes.zh}要求退回修改`, `${en}: ${wishes.en} asked for changes`);
}

function whoApproved(counted: Counted): Text {
  const { panel, bench, votes } = counted;
  const { zh, en } = who(counted);
  const given = amount(bench.rule, measure(bench.rule, votesFor(counted)));
  const need = amount(bench.rule, needed(bench.rule, wholeOf(panel, bench, votes)));
  return text(`${zh}已有${given.zh}同意（须${need.zh}）`, `${en}: ${given.en} approved (${need.en} needed)`);
}
