import { continueAsNew } from '@temporalio/workflow';
import { agreementId, type AgreementInput } from '../../contracts/agreement';
import { learn, programmeId } from '../../contracts/programme';
import { alarmsOf, orphanedBy, type Alarm } from '../../domain/agreements/alarms';
import { uncounted } from '../../domain/agreements/register-clock';
import { outlivesItsEnd } from '../../domain/programme/clauses';
import { agreementDetails } from '../../domain/agreements/words';
import { isRunning } from '../../domain/agreements/life';
import type { Fact } from '../../domain/facts/facts';
import { isNewPlan } from '../../domain/agreements/term-recounts';
import { nonCompeteBegins, nonCompeteEnds } from '../../domain/agreements/non-competes';
import { endOfDay, planClauses, planTerm } from '../kit/activities';
import type { agreement } from '../agreement';
import { createRegister } from './register';
import type { AgreementStanding } from './standing';
import { hearOfCalendars } from '../kit/recounting';
import { tellProcess } from '../kit/telling';
import { show } from '../kit/visibility';
import { happensBy, isPast, shouldContinueAsNew, somethingHappens } from '../kit/waiting';

/** From the first day of an agreement to its end, term after term, and through what survives it. */
export async function liveThrough(input: AgreementInput, it: AgreementStanding): Promise<void> {
  const { programme, agreement: terms } = input;
  const register = createRegister(input, it);
  const { hasNewCalendar, takeNewCalendar } = hearOfCalendars();
  while (!isOver()) {
    learnOfTheParent();
    await plan();
    await register.plan();
    await register.tell();
    it.sideWork.begin();
    await it.ledger.write();
    for (const fact of it.takeUntold()) await spread(fact);
    if (isOver()) continue;
    const [next] = alarms();
    const { state, waitingOn, details } = agreementDetails(terms, it.record(), next?.why);
    show(state, waitingOn, details, next?.at);
    await wait(next);
  }
  await it.ledger.write();

  /** Until something happens, or what was planned next is due: then that happens. */
  async function wait(next: Alarm | undefined) {
    const isNews = () => it.hasNews() || hasNewCalendar() || orphaned() !== undefined;
    const isDue = next !== undefined && isPast(next.at);
    if (!isDue && !isNews() && it.sideWork.count() === 0 && shouldContinueAsNew()) await goOn();
    if (!next) await somethingHappens(isNews, 'a decision');
    else if (!(await happensBy(isNews, next.at, next.why))) await comeTrue(next);
  }

  async function comeTrue({ happening }: Alarm) {
    if (happening.type === 'agreement.obligationOpened') await register.open(happening);
    it.tell(happening);
  }

  function learnOfTheParent() {
    const happening = orphaned();
    if (happening) it.tell(happening);
  }

  /** The dates of the term that runs, and of the clauses that outlive it. */
  async function plan() {
    const { state, effectiveOn = '', expiresOn = '', plan, endedOn = '' } = it.record();
    const isOutdated = takeNewCalendar();
    if (isOutdated) it.become(uncounted(it.record()));
    if (isRunning(state) && (isOutdated || plan?.expiresOn !== expiresOn)) {
      const question = { programme, agreement: terms, effectiveOn, expiresOn, now: new Date().toISOString() };
      const next = await planTerm(question);
      if (plan?.expiresOn !== expiresOn || isNewPlan(plan, next))
        it.tell({ type: 'agreement.planned', agreement: terms.key, plan: next });
    }
    const { surviving = [] } = terms;
    if ((state === 'expired' || state === 'terminated') && outlivesItsEnd(terms)) {
      const clauses = surviving.length > 0 ? await planClauses({ programme, surviving, endedOn }) : [];
      it.tell({ type: 'agreement.survives', agreement: terms.key, clauses });
    }
    await planNonCompete();
  }

  /** The window in which its parties may not compete: opened with the agreement or with its end, which says when it closes. */
  async function planNonCompete() {
    const about = { agreement: terms.key };
    const begins = nonCompeteBegins(terms, it.record());
    const binds = terms.nonCompete?.binds ?? [];
    if (begins !== undefined) it.tell({ type: 'agreement.nonCompeteBegan', ...about, on: begins, binds });
    const on = nonCompeteEnds(terms, it.record());
    if (on === undefined) return;
    const at = await endOfDay({ date: on, zone: input.zone });
    it.tell({ type: 'agreement.nonCompeteDated', ...about, until: { on, at } });
  }

  /** The programme learns it, and of an end the agreements below: they may outlive the programme. */
  async function spread(fact: Fact) {
    await tellProcess(programmeId(programme), learn, fact);
    for (const child of input.children ?? []) await tellProcess(agreementId(programme, child), learn, fact);
  }

  function goOn() {
    const resumed = { recorded: it.ledger.recorded(), record: it.record() };
    return continueAsNew<typeof agreement>({ ...input, facts: it.facts(), resumed });
  }
  function isOver() {
    const { state } = it.record();
    const isEnd = state === 'expired' || state === 'terminated';
    return !it.hasUntold() && (state === 'closed' || (isEnd && !outlivesItsEnd(terms)));
  }
  function alarms() {
    return alarmsOf(terms, it.record(), it.facts());
  }
  function orphaned() {
    return orphanedBy(terms, it.record(), it.facts());
  }
}
