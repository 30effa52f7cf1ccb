import { allHandlersFinished, condition, continueAsNew, patched, setHandler } from '@temporalio/workflow';
import { programmeEnds } from '../contracts/programme';
import { appointUpdate, leaveUpdate, staffingQuery, type StaffingInput } from '../contracts/staffing';
import { addDays, laterOf } from '../domain/calendar/dates';
import { localDateOf } from '../domain/calendar/zones';
import { joined, text } from '../domain/shared/sentences';
import {
  assertMayAppoint,
  assertMayLeave,
  isPost,
  isStaffingOver,
  missingIn,
  staffingAfter,
  type Move,
  type StaffCare,
  type StaffingHappening,
  type StaffPost,
} from '../domain/staffing/staffing';
import { staffingKinds } from '../domain/staffing/words';
import { endingReason } from '../domain/views/endings';
import { planRegister, planVacancy } from './kit/activities';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { hearOfCalendars } from './kit/recounting';
import { named, show } from './kit/visibility';
import { happensBy, shouldContinueAsNew, somethingHappens } from './kit/waiting';
import { trackCare } from './obligation/tracking';

type Process = (input: StaffingInput) => Promise<void>;

/** Since when a post that is filled waits on nobody; to be taken out once no post from before is open (December 2029). */
const WAITS_ON_NOBODY = 'filled-post-waits-on-nobody';

/** Since when what ends it while something is being written is written as well; to be taken out likewise. */
const ALL_IS_WRITTEN = 'what-ended-is-written';

const lastDayPassed = joined(text('合作期届满', 'the last day of the programme has passed'));

/** One post of a party, whose vacancy is told once it lasts too long; or what an owner owes for people, each time as an obligation with evidence. */
export async function staffing(input: StaffingInput): Promise<void> {
  const { programme, zone, resumed } = input;
  const ledger = createRecord(programme, resumed?.recorded);
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  let it = input.item;
  const about = { staffing: it.key };
  const today = () => localDateOf(new Date().toISOString(), zone);

  setHandler(staffingQuery, () => it);
  setHandler(appointUpdate, (move) => moved('staffing.appointed', move), {
    validator: refusing((move: Move) => assertMayAppoint(it, move, today())),
  });
  setHandler(leaveUpdate, (move) => moved('staffing.left', move), {
    validator: refusing((move: Move) => assertMayLeave(it, move, today())),
  });
  setHandler(programmeEnds, (ending) => end(endingReason(ending)));

  if (!resumed) happen({ type: 'staffing.opened', ...about, opened: it });
  for (const owed of resumed?.untracked ?? [])
    if (!isPost(it)) await trackCare({ programme, item: it.key, terms: it.terms, ...owed });
  for (;;) {
    const isAnew = takeNewCalendar();
    if (!isStaffingOver(it)) await (isPost(it) ? countVacancy(it, isAnew) : planCare(it, isAnew));
    await ledger.write();
    if (isStaffingOver(it)) break;
    await lookAround();
  }
  await condition(allHandlersFinished);
  if (ledger.hasNews() && patched(ALL_IS_WRITTEN)) await ledger.write();

  /** When its vacancy is told; whoever comes or goes in the meantime is looked at next. */
  async function countVacancy(post: StaffPost, isAnew: boolean) {
    const { vacantSince: since, alarmAt, isTold, party } = post;
    if (since === undefined || isTold || (alarmAt !== undefined && !isAnew)) return;
    const next = await planVacancy({ programme, party, since });
    if (it === post && next.alarmAt !== alarmAt) happen({ type: 'staffing.counted', ...about, alarmAt: next.alarmAt });
  }

  /** When it is due next; after the last time there is nothing more to owe. */
  async function planCare(care: StaffCare, isAnew: boolean) {
    if (care.next && !isAnew) return;
    const { terms: obligation, from: effectiveOn, until, last } = care;
    const after = last ?? addDays(laterOf(effectiveOn, today()), -1);
    const { next } = await planRegister({ programme, obligation, effectiveOn, after, until });
    if (it !== care) return;
    if (!next) return end(lastDayPassed);
    const { due, dueOn, opens } = next;
    if (care.next?.dueOn === dueOn && care.next.opensAt === opens.at) return;
    happen({ type: 'staffing.carePlanned', ...about, next: { due, dueOn, opensAt: opens.at } });
  }

  async function lookAround() {
    const seen = it;
    const title = `${staffingKinds[it.kind].en}: ${named(it.title)}`;
    const moment = isPost(it) ? (it.isTold ? undefined : it.alarmAt) : it.next?.opensAt;
    const isFilled = isPost(it) && missingIn(it) === 0 && patched(WAITS_ON_NOBODY);
    show(it.state, isFilled ? [] : ['pmo'], `${title} (${it.key})${standing(isFilled)}`, moment);
    const isNews = () => it !== seen || ledger.hasNews() || hasNewCalendar();
    if (moment === undefined) await somethingHappens(isNews, title);
    else if (!(await happensBy(isNews, moment, title))) await ring();
    if (!ledger.hasNews() && !hasNewCalendar() && shouldContinueAsNew())
      await continueAsNew<Process>({ ...input, item: it, resumed: { recorded: ledger.recorded() } });
  }

  function standing(isFilled: boolean) {
    if (!isPost(it)) return '';
    return isFilled ? `, all ${it.number} are there` : `, ${missingIn(it)} of ${it.number} missing`;
  }

  async function ring() {
    if (isPost(it)) return tellVacancy(it);
    if (!it.next) return;
    const { key: item, terms, next } = it;
    const { due, dueOn } = next;
    happen({ type: 'staffing.careOpened', ...about, due, dueOn });
    await ledger.write();
    await trackCare({ programme, item, terms, due, dueOn });
  }

  async function tellVacancy(post: StaffPost) {
    const { told } = await planVacancy({ programme, party: post.party, since: post.vacantSince ?? today() });
    if (it === post) happen({ type: 'staffing.vacancyTold', ...about, told });
  }

  function moved(type: 'staffing.appointed' | 'staffing.left', move: Move) {
    happen({ type, ...about, ...move });
    return { missing: isPost(it) ? missingIn(it) : 0, entries: ledger.unwritten() };
  }

  function end(reason: string) {
    if (!isStaffingOver(it)) happen({ type: 'staffing.ended', ...about, reason });
  }

  function happen(happening: StaffingHappening) {
    it = staffingAfter(it, happening);
    ledger.tell(happening);
  }
}
