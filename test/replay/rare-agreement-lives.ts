import { agreementId } from '../../contracts/agreement';
import type { AgreementObligation } from '../../domain/programme/clauses';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import type { Happening } from '../../domain/record/ledger';
import { publishedWith } from '../../domain/calendar/publications';
import { aNoticeOf, change, openAgreement, propose } from '../support/agreements';
import { nextYearsNotice, publishedThisYear } from '../support/calendars';
import { dayIn, today } from '../support/days';
import { comesTo, signAgreement, submitAgreement } from '../support/driving';
import { eventually } from '../support/eventually';
import type { Gatehouse } from '../support/gatehouse';
import { strategic } from '../support/programmes';
import { approveAll, closed, decide, office, someContent, toldBy, wait } from '../support/questions';

const named = (key: string) => ({ zh: key, en: key });
const director = 'spree.steering.director';

/** Waits until a process has told something. */
export const tells = (gatehouse: Gatehouse, process: string, type: Happening['type']) =>
  eventually(async () => (await toldBy(gatehouse, process)).some((told) => told.type === type));

/** What happens to agreements in no other life: they come back, are corrected, met by a claim, cured, refused; one lapses, one is owed on a day that moves. */
export async function recordRareAgreements(gatehouse: Gatehouse): Promise<void> {
  const { readModel } = gatehouse;
  const longStop = dayIn(30);
  const conditions = ['votes', 'permit'].map((key) => ({ key, title: named(key), owner: 'spree' }));
  await oneIsMet();
  await oneLapses();
  await oneIsOwedOnADayThatMoves();

  async function oneIsMet() {
    const programme = await openAgreement(gatehouse, { conditions, longStop });
    const process = agreementId(programme, 'consortium');
    const does = (verb: AgreementVerb) => change(gatehouse, programme, verb);
    const refuse = async (approval: string, verdict: 'requestChanges' | 'reject') => {
      await eventually(() => readModel.approval(approval));
      await decide(gatehouse, approval, director, { verdict });
      const { outcome } = await decide(gatehouse, approval, 'spree.steering.finance', { verdict }).catch(() => ({
        outcome: 'closed',
      }));
      if (outcome !== 'open') await closed(gatehouse, approval);
    };
    await does({ type: 'agreement.negotiated', note: 'a first round', by: office });
    await refuse((await submitAgreement(gatehouse, programme, 'consortium')) ?? '', 'requestChanges');
    await tells(gatehouse, process, 'agreement.returned');
    await signAgreement(gatehouse, programme, 'consortium', today());
    await comesTo(gatehouse, programme, 'consortium', 'conditionsPending');
    const [on, by] = [today(), office];
    await does({ type: 'agreement.conditionMet', condition: 'votes', evidence: 'letter 3', on, by });
    const correction = { of: 'condition', condition: 'votes', evidence: 'letter 4' } as const;
    await does({ type: 'agreement.corrected', correction, reason: 'it was the fourth', by });
    const claim = { matter: 'claim', claim: 'obstruction', condition: 'permit', against: 'manzanares' } as const;
    await propose(gatehouse, programme, { ...claim, reason: 'no access' });
    await comesTo(gatehouse, programme, 'consortium', 'effective');
    const notice = await aNoticeOf(gatehouse, programme, 'breach', 'spree');
    const until = await gatehouse.planner.endOf(programme, notice.receivedOn, 60);
    await does({ type: 'agreement.noticed', notice, until, by });
    await does({ type: 'agreement.cured', evidence: 'report 4', on, by });
    const proposal = { matter: 'suspension', reason: 'an audit' } as const;
    const { approval = '' } = await does({ type: 'agreement.proposed', proposal, by });
    await refuse(approval, 'reject');
    await tells(gatehouse, process, 'agreement.refused');
  }

  /** Signed as another document than the one that was approved, which both parties confirmed; its conditions are not met in time. */
  async function oneLapses() {
    const programme = await openAgreement(gatehouse, { conditions, longStop });
    const process = agreementId(programme, 'consortium');
    const evidence = [{ kind: 'document', title: 'the text', hash: 'a'.repeat(64) }] as const;
    const submission = { by: office, content: { ...someContent, evidence } };
    const submitted = await gatehouse.processes.submitAgreement(
      programme,
      'consortium',
      submission,
      crypto.randomUUID(),
    );
    await eventually(() => readModel.approval(submitted.approval ?? ''));
    await approveAll(gatehouse, submitted.approval ?? '');
    await comesTo(gatehouse, programme, 'consortium', 'signing');
    const documentHash = 'b'.repeat(64);
    for (const party of ['spree', 'manzanares']) {
      const confirmed = { type: 'agreement.documentConfirmed', party, documentHash, reason: 'a page moved' } as const;
      await change(gatehouse, programme, { ...confirmed, by: `office@${party}.example` });
    }
    for (const party of ['spree', 'manzanares']) {
      const signature = { party, signatory: 'the director', signedOn: today(), documentHash, by: office };
      await gatehouse.processes.recordSignature(programme, 'consortium', signature, `${programme} ${party}`);
    }
    await wait(gatehouse, process, `${longStop}T23:59:59Z`, 1);
    await gatehouse.client.workflow.getHandle(process).result();
  }

  async function oneIsOwedOnADayThatMoves() {
    const owed = { owner: 'spree', restDay: 'next' } as const;
    const inTheHolidays = `${nextYearsNotice.year}-05-07`;
    const obligations: readonly AgreementObligation[] = [
      { ...owed, key: 'report', title: named('report'), once: { on: inTheHolidays }, opensDays: 600 },
      { ...owed, key: 'audit', title: named('audit'), once: { days: 20 }, opensDays: 30 },
    ];
    const term = { months: 36, convention: 'inclusiveStart' } as const;
    const programme = await openAgreement(gatehouse, { term, obligations }, (given) =>
      strategic(publishedThisYear(given)),
    );
    await signAgreement(gatehouse, programme, 'consortium', today());
    const openOf = (key: string) =>
      eventually(async () =>
        (await readModel.programme(programme))?.obligations.find(({ under }) => under?.obligation === key),
      );
    const [report, audit] = [await openOf('report'), await openOf('audit')];
    await wait(gatehouse, audit.key, audit.remindAt, 1);
    await wait(gatehouse, audit.key, audit.dueAt, 1);
    await tells(gatehouse, audit.key, 'obligation.escalated');
    const before = gatehouse.directory.calendar(await gatehouse.directory.definition(programme), 'weekdays');
    const { year, source } = nextYearsNotice;
    const calendar = publishedWith(before, nextYearsNotice);
    const publication = { calendar, follows: before.version, year, source, by: office };
    await gatehouse.processes.publishCalendar(programme, publication, crypto.randomUUID());
    await tells(gatehouse, report.key, 'obligation.recounted');
  }
}
