import { allHandlersFinished, condition, continueAsNew, setHandler } from '@temporalio/workflow';
import {
  confirmSettlement,
  disputeQuery,
  leaveTier,
  recordAward,
  withdrawDispute,
  type Confirmation,
  type DisputeInput,
} from '../contracts/dispute';
import { disputed } from '../contracts/obligation';
import {
  assertMayAward,
  assertMayLeave,
  assertMayConfirmTerms,
  assertMayWithdrawDispute,
  tierDays,
  isSameClock,
  disputeAfter,
  isSettledBy,
  nextTier,
  tierOf,
  type Award,
  type PartyStep,
  type DisputeHappening,
  type Tier,
} from '../domain/disputes/disputes';
import { latestToday } from '../domain/programme/told-days';
import type { Tolling } from '../domain/obligations/tolling';
import { localDateOf } from '../domain/calendar/zones';
import { planTier } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { tellProcess } from './kit/telling';
import { show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';

type Process = (input: DisputeInput) => Promise<void>;

/** One dispute: negotiated, mediated, arbitrated, each for its time, until it is settled, decided or withdrawn; what is disputed waits meanwhile. */
export async function dispute(input: DisputeInput): Promise<void> {
  const { programme, rules, told } = input;
  const ledger = createRecord(programme, input.resumed?.recorded);
  let dispute = input.dispute;
  let isReminded = input.resumed?.isReminded ?? false;
  const { key, about } = dispute;
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  const toldOf = { dispute: key, told };

  setHandler(disputeQuery, () => dispute);
  setHandler(
    leaveTier,
    (left) => {
      endTier(left);
      return answer();
    },
    { validator: refusing((left: PartyStep) => assertMayLeave(dispute, left)) },
  );
  setHandler(
    confirmSettlement,
    (confirmation) => {
      happen({ type: 'dispute.settlementConfirmed', ...toldOf, ...confirmation });
      if (isSettledBy(dispute)) happen({ type: 'dispute.settled', ...toldOf, terms: confirmation.terms });
      return answer();
    },
    { validator: refusing((confirmation: Confirmation) => assertMayConfirmTerms(dispute, confirmation)) },
  );
  setHandler(
    recordAward,
    (recorded) => {
      happen({ type: 'dispute.awarded', ...toldOf, ...recorded });
      return answer();
    },
    {
      validator: refusing(({ award: { on } }: { readonly award: Award }) =>
        assertMayAward(dispute, { on, today: latestToday(new Date().toISOString()) }),
      ),
    },
  );
  setHandler(
    withdrawDispute,
    ({ by, reason }) => {
      happen({ type: 'dispute.withdrawn', ...toldOf, by, reason });
      return answer();
    },
    { validator: refusing((withdrawal: PartyStep) => assertMayWithdrawDispute(dispute, withdrawal)) },
  );

  if (!input.resumed) {
    happen({ type: 'dispute.raised', ...toldOf, raised: dispute });
    await ledger.write();
    await tellObligation('stopped');
  }
  for (let tier = tierOf(dispute); tier; tier = tierOf(dispute)) await goThrough(tier);
  await ledger.write();
  await tellObligation('resumed');
  await condition(allHandlersFinished);

  /** One stretch of a tier: until its reminder, its end, or something that people do. */
  async function goThrough(tier: Tier) {
    const isOutdated = takeNewCalendar();
    if (!dispute.clock) await setClock(tier, new Date().toISOString());
    else if (isOutdated && dispute.clock.from !== undefined) await setClock(tier, dispute.clock.from);
    await ledger.write();
    const { clock } = dispute;
    show(tier, ['pmo'], `In ${tier}: ${dispute.title}`, clock?.endsAt);
    const isNews = () => dispute.state !== tier || ledger.hasNews() || hasNewCalendar();
    if (!clock) await somethingHappens(isNews, 'an award or a settlement');
    else if (!(await happensBy(isNews, isReminded ? clock.endsAt : clock.remindAt, `the clock of the ${tier}`)))
      letTimePass(tier);
    if (!isNews() && shouldContinueAsNew())
      await continueAsNew<Process>({ ...input, dispute, resumed: { recorded: ledger.recorded(), isReminded } });
  }

  /** From the beginning of the tier, which stays: a reminder that was given is not given again. */
  async function setClock(tier: Tier, from: string) {
    const days = tierDays(tier, rules);
    if (days === undefined) return;
    const clock = await planTier({ programme, from, days });
    if (dispute.state === tier && !isSameClock(dispute.clock, clock))
      happen({ type: 'dispute.clockSet', dispute: key, tier, clock });
  }

  /** The first instant of a clock is its reminder, the second its end. */
  function letTimePass(tier: Tier) {
    if (isReminded) return endTier();
    isReminded = true;
    happen({ type: 'dispute.reminded', ...toldOf, tier });
  }
  function endTier(left?: PartyStep) {
    const [from, to] = [tierOf(dispute), nextTier(dispute)];
    if (!from || !to) return;
    isReminded = false;
    const on = input.zone && { on: localDateOf(new Date().toISOString(), input.zone) };
    happen({ type: 'dispute.tierEnded', ...toldOf, from, to, ...(left && { left }), ...on });
  }
  async function tellObligation(is: Tolling['is']) {
    if (about.kind !== 'obligation') return;
    await tellProcess(about.key, disputed, { dispute: key, is });
  }
  function happen(happening: DisputeHappening) {
    dispute = disputeAfter(dispute, happening);
    ledger.tell(happening);
  }
  function answer() {
    return { state: dispute.state, entries: ledger.unwritten() };
  }
}
