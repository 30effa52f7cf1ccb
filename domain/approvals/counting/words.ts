import { isApproved, type Numbers, type Outcome, type Panel, type BenchStanding } from '../approvals';
import {
  approvalsOf,
  type Bench,
  castingOf,
  chairsOf,
  hasVeto,
  isApproval,
  isVacant,
  measure,
  missingParties,
  needed,
  numbersOf,
  tieBreak,
  type Votes,
  wholeOf,
} from './quorum';
import { list, sentences, text } from '../../shared/sentences';
import type { CountRule } from '../../programme/policies';
import type { Text } from '../../shared/text';
import { partyTitle, type Titles } from '../../programme/titles';
import type { Seat } from '../../programme/governance';

/** One bench as it was counted, with what its sentence has to mention. */
export interface CountedBench {
  readonly panel: Panel;
  readonly bench: Bench;
  readonly votes: Votes;
  readonly state: 'open' | Outcome;
  readonly awaited: readonly Seat[];
  readonly toFill: readonly Seat[];
  readonly titles: Titles;
  /** Whether the group is named beside the party; it goes without saying where only one group is asked. */
  readonly namesGroup: boolean;
}

/** Why a bench stands where it stands, in one sentence without its full stop. */
export function whyOf(counted: CountedBench): Text {
  const { state } = counted;
  if (state === 'open') return whatIsMissing(counted);
  if (state === 'impossible') return whatIsInTheWay(counted);
  if (state === 'rejected') return whoRejected(counted);
  return state === 'changesRequested' ? whoWantsChanges(counted) : whoApproved(counted);
}

/** A stage as it was counted: its parts, and the seats that asked for changes. */
export interface CountedStage {
  readonly outcome: 'open' | Outcome;
  readonly standings: readonly BenchStanding[];
  readonly numbers: Numbers;
  readonly wishes: readonly Seat[];
  /** The benches that are open, as they were counted; those that lack the same are said together. */
  readonly open: readonly CountedBench[];
}

/** Why a stage stands where it stands: the sentences of the parts that decide it. */
export function whyOfStage({ outcome, standings, numbers, wishes, open }: CountedStage): Text {
  if (standings.length === 0) return text('本环节没有可以表决的会签组。', 'Nobody is asked in this stage.');
  const isFailed = (state: 'open' | Outcome) => state === 'rejected' || state === 'changesRequested';
  const deciding = standings.filter(({ state }) =>
    isApproved(outcome) ? isApproved(state) : isFailed(outcome) ? isFailed(state) : state === outcome,
  );
  if (deciding.length === 0) {
    const unheard = standings.flatMap(({ awaited }) => awaited).length;
    return text(
      `须听取全部席位的意见，尚有 ${unheard} 席未表决。`,
      `Everybody is heard: ${seats(unheard)} still to answer.`,
    );
  }
  if (outcome === 'open') return sentences(whatAllMiss(open));
  const isAskedElsewhere =
    outcome === 'changesRequested' && deciding.every((standing) => standing.numbers.changes === 0);
  const { zh, en } = named(wishes);
  return sentences([
    ...deciding.map(({ why }) => why),
    ...(isAskedElsewhere ? [text(`${zh}要求退回修改`, `${en} asked for changes`)] : []),
    ...(outcome === 'rejected' && standings.length > 1 ? [inAll(numbers)] : []),
  ]);
}

/** "赞成 1 席、反对 2 席……" and "1 for, 2 against …": with those who asked for changes only where somebody did. */
export const numberWords = (numbers: Numbers): Text =>
  list([
    text(`赞成 ${numbers.for} 席`, `${numbers.for} for`),
    text(`反对 ${numbers.against} 席`, `${numbers.against} against`),
    ...(numbers.changes > 0 ? [text(`要求修改 ${numbers.changes} 席`, `${numbers.changes} for changes`)] : []),
    text(`弃权 ${numbers.abstained} 席`, `${numbers.abstained} abstained`),
    text(`回避 ${numbers.recused} 席`, `${numbers.recused} recused`),
    text(`未表决 ${numbers.unheard} 席`, `${numbers.unheard} unheard`),
  ]);

/** The numbers of a whole stage. */
export const inAll = (numbers: Numbers): Text => {
  const { zh, en } = numberWords(numbers);
  return text(`合计${zh}`, `in all ${en}`);
};

const seats = (n: number) => (n === 1 ? '1 seat' : `${n} seats`);

/** "2 席" and "2 seats", or "3 份表决权" and "votes weighing 3" where the rule weighs. */
const amount = (rule: CountRule, n: number): Text =>
  typeof rule !== 'string' && 'weighted' in rule
    ? text(`${n} 份表决权`, `votes weighing ${n}`)
    : text(`${n} 席`, seats(n));

function who({ panel, bench, titles, namesGroup }: CountedBench): Text {
  if (bench.party === null) return panel.title;
  const party = partyTitle(titles, bench.party);
  return namesGroup ? text(`${party.zh}·${panel.title.zh}`, `${party.en} (${panel.title.en})`) : party;
}

const seatsThat = ({ bench, votes }: CountedBench, verdict: string) =>
  bench.seats.filter(({ id }) => votes.get(id) === verdict);
const named = (of: readonly Seat[]) => list(of.map(({ title }) => title));

/** How many approvals a bench lacks of those that may still come, and in words. */
function lackOf({ panel, bench, votes, awaited }: CountedBench) {
  const missing = needed(bench.rule, wholeOf(panel, bench, votes)) - approvalsOf(bench, votes);
  const present = Math.min(missing, measure(bench.rule, awaited));
  return { missing, present, count: amount(bench.rule, present) };
}

/** Whether any seats of a bench will do for what it lacks: no chair among them, no tie to be broken. */
function lacksPlainly(counted: CountedBench): boolean {
  const { panel, bench, awaited } = counted;
  const { missing, present } = lackOf(counted);
  const mustHaveChair = (chairsOf(panel, bench) ?? []).some((seat) => awaited.includes(seat));
  return missing > 0 && !mustHaveChair && (castingOf(panel, bench) === undefined || present === missing);
}

const ordinals = ['两', '三', '四', '五', '六', '七', '八', '九', '十'];

/** "双方四个组" where every group lacks the same of every party, else the names of those that lack it. */
function whoTogether(alike: readonly CountedBench[], isEverybody: boolean): Text {
  const groups = new Set(alike.map(({ panel }) => panel.group)).size;
  const parties = new Set(alike.map(({ bench }) => bench.party)).size;
  const isBoth = parties > 1 && alike.length === groups * parties && alike.every(({ bench }) => bench.party !== null);
  if (!isEverybody || !isBoth) return list(alike.map(who));
  const all = parties === 2 ? text('双方', 'Both parties') : text('各方', 'Every party');
  if (groups === 1) return all;
  return text(
    `${all.zh}${ordinals[groups - 2] ?? groups}个组`,
    `${all.en} in ${groups === 2 ? 'both groups' : `all ${groups} groups`}`,
  );
}

/** What all open benches lack, those that lack the same in one clause. */
function whatAllMiss(open: readonly CountedBench[]): readonly Text[] {
  const isSame = (one: CountedBench, other: CountedBench) =>
    one === other || (lacksPlainly(one) && lacksPlainly(other) && lackOf(one).count.zh === lackOf(other).count.zh);
  return open.flatMap((first, at) => {
    if (open.slice(0, at).some((before) => isSame(before, first))) return [];
    const together = open.filter((each) => isSame(first, each));
    if (together.length === 1) return whatIsMissing(first);
    const [{ zh, en }, { count }] = [whoTogether(together, together.length === open.length), lackOf(first)];
    return text(`${zh}各还需 ${count.zh}同意`, `${en}: the approval of ${count.en} each is still needed`);
  });
}

function whatIsMissing(counted: CountedBench): Text {
  const { panel, bench, votes, awaited } = counted;
  const { zh, en } = who(counted);
  const missing = needed(bench.rule, wholeOf(panel, bench, votes)) - approvalsOf(bench, votes);
  const chairs = (chairsOf(panel, bench) ?? []).filter((seat) => awaited.includes(seat));
  const vetoes = awaited.filter((seat) => hasVeto(panel, seat));
  const [chair, veto] = [named(chairs), named(vetoes)];

  if (missing <= 0 && chairs.length > 0) return text(`还需${zh}的${chair.zh}同意`, `${en}: ${chair.en} must approve`);
  const casting = castingOf(panel, bench)?.title;
  if (missing <= 0 && veto.zh)
    return text(`${zh}的${veto.zh}有否决权，尚未表决`, `${en}: ${veto.en} may veto and has not answered yet`);
  if (missing <= 0 && casting)
    return text(
      `${zh}的同意数已够，但平票时由${casting.zh}的决定票定夺`,
      `${en}: enough have approved so far, but at a tie the casting vote of ${casting.en} decides`,
    );
  const { present, count } = lackOf(counted);
  const chairAmong = chairs.length > 0 ? text(`，其中须含${chair.zh}`, `, among them ${chair.en}`) : text('', '');
  const tie =
    casting && present < missing
      ? text(`，平票时由${casting.zh}的决定票定夺`, `; at a tie the casting vote of ${casting.en} decides`)
      : text('', '');
  return text(
    `还需${zh} ${count.zh}同意${chairAmong.zh}${tie.zh}`,
    `${en}: the approval of ${count.en} is still needed${chairAmong.en}${tie.en}`,
  );
}

function whatIsInTheWay(counted: CountedBench): Text {
  const { votes, toFill } = counted;
  const cause = causeOf(counted);
  const empty = named(toFill.filter((seat) => isVacant(seat, votes)));
  const away = named(toFill.filter(({ id }) => votes.get(id) === 'recuse'));
  return text(
    `${cause.zh}${empty.zh && `，待补任：${empty.zh}`}${away.zh && `，已回避：${away.zh}`}`,
    `${cause.en}${empty.en && `; to be filled: ${empty.en}`}${away.en && `; recused: ${away.en}`}`,
  );
}

function causeOf(counted: CountedBench): Text {
  const { panel, bench, votes, titles } = counted;
  const { zh, en } = who(counted);
  const present = bench.seats.filter((seat) => !isVacant(seat, votes) && votes.get(seat.id) !== 'recuse');
  const chairs = chairsOf(panel, bench);
  const missing = list(missingParties(panel, bench, votes).map((party) => partyTitle(titles, party)));

  if (chairs && (chairs.length === 0 || chairs.some((seat) => !present.includes(seat))))
    return text(
      `${zh}须主席同意，而主席席位无人可以表决`,
      `${en}: the chair must approve, but nobody can answer as chair`,
    );
  if (missing.zh)
    return text(
      `${zh}中${missing.zh}的席位全部空缺，不能由另一方单独决定`,
      `${en}: every seat of ${missing.en} is vacant, and the other party can't decide alone`,
    );
  const need = amount(bench.rule, needed(bench.rule, wholeOf(panel, bench, votes)));
  const willing = present.filter(({ id }) => !votes.has(id) || isApproval(votes.get(id)));
  const have = amount(bench.rule, measure(bench.rule, willing));
  return willing.length === present.length
    ? text(
        `${zh}须 ${need.zh}同意，而可以表决的只有 ${have.zh}`,
        `${en}: ${need.en} must approve, but only ${have.en} can answer`,
      )
    : text(
        `${zh}须 ${need.zh}同意，而已同意和还可能同意的只有 ${have.zh}`,
        `${en}: ${need.en} must approve, but only ${have.en} did or still may`,
      );
}

function whoRejected(counted: CountedBench): Text {
  const { zh, en } = whatRejected(counted);
  const numbers = numberWords(numbersOf(counted.bench.seats, counted.votes));
  return text(`${zh}（${numbers.zh}）`, `${en} (${numbers.en})`);
}

function whatRejected(counted: CountedBench): Text {
  const { panel, bench, votes } = counted;
  const { zh, en } = who(counted);
  const rejecting = seatsThat(counted, 'reject');
  const vetoes = named(rejecting.filter((seat) => hasVeto(panel, seat)));
  const chairs = named((chairsOf(panel, bench) ?? []).filter(({ id }) => votes.has(id) && !isApproval(votes.get(id))));
  const casting = tieBreak(panel, bench, votes)?.casting.title;
  if (vetoes.zh) return text(`${zh}的${vetoes.zh}行使了否决权`, `${en}: ${vetoes.en} exercised the veto`);
  if (chairs.zh) return text(`${zh}须主席同意，而${chairs.zh}未同意`, `${en}: ${chairs.en} had to approve and did not`);
  if (casting)
    return text(`${zh}平票，由${casting.zh}的决定票否决`, `${en}: rejected by the casting vote of ${casting.en}`);
  return rejecting.length > 0
    ? text(
        `${zh}有 ${rejecting.length} 席不同意，所需的同意数已不可能达到`,
        `${en}: ${seats(rejecting.length)} rejected, and enough approvals can no longer be reached`,
      )
    : text(`${zh}所需的同意数已不可能达到`, `${en}: enough approvals can no longer be reached`);
}

function whoWantsChanges(counted: CountedBench): Text {
  const { zh, en } = who(counted);
  const wishes = named(seatsThat(counted, 'requestChanges'));
  return text(`${zh}的${wishes.zh}要求退回修改`, `${en}: ${wishes.en} asked for changes`);
}

function whoApproved(counted: CountedBench): Text {
  const { panel, bench, votes } = counted;
  const { zh, en } = who(counted);
  const casting = tieBreak(panel, bench, votes)?.casting.title;
  const numbers = numbersOf(bench.seats, votes);
  if (casting)
    return text(
      `${zh}平票（赞成 ${numbers.for} 席、反对 ${numbers.against} 席），由${casting.zh}的决定票通过`,
      `${en}: approved by the casting vote of ${casting.en}: ${numbers.for} for, ${numbers.against} against`,
    );
  const given = amount(bench.rule, approvalsOf(bench, votes));
  const need = amount(bench.rule, needed(bench.rule, wholeOf(panel, bench, votes)));
  return text(`${zh}已有 ${given.zh}同意（须 ${need.zh}）`, `${en}: ${given.en} approved (${need.en} needed)`);
}
