import { setHandler } from '@temporalio/workflow';
import {
  agreementRecord,
  changeAgreement,
  recordSignature,
  type AgreementInput,
  type Signature,
} from '../../contracts/agreement';
import { approvalId } from '../../contracts/approval';
import { contextOf } from '../../contracts/context';
import { learn, programmeEnds, windingUp } from '../../contracts/programme';
import { ended, lifeAfter } from '../../domain/agreements/changes';
import { valuesBefore } from '../../domain/agreements/corrections';
import { assertSameDocument } from '../../domain/agreements/documents';
import { concernsWindingUp, dropsAmendment, isForming, isOver } from '../../domain/agreements/life';
import { factAfter } from '../../domain/agreements/facts';
import type { AgreementHappening, AgreementVerb } from '../../domain/agreements/happenings';
import { proposalDecided, proposalContent, proposalKey, type Proposal } from '../../domain/agreements/proposals';
import { assertMayChange, assertMaySignAmendment } from '../../domain/agreements/refusals';
import {
  assertMaySign,
  assertParentStands,
  drafted,
  expire,
  missingSignatures,
  sign,
  type AgreementRecord,
} from '../../domain/agreements/agreements';
import type { Alarm } from '../../domain/agreements/alarms';
import { programmeStateOf, undertakingOf } from '../../domain/agreements/undertakings';
import { endingReason } from '../../domain/views/endings';
import { assertMayUndertake } from '../../domain/programme/undertakings';
import type { Content } from '../../domain/approvals/approvals';
import { assertDaysTold } from '../../domain/agreements/days';
import { learnFact, type Fact } from '../../domain/facts/facts';
import { assertHappened, latestToday } from '../../domain/programme/told-days';
import { localDateOf } from '../../domain/calendar/zones';
import { ask, wereOpened } from '../approval/asking';
import { refusing } from '../kit/failures';
import { createRecord } from '../kit/record';
import { createSideWork } from '../kit/side-work';
import { EXIT } from '../../domain/shared/reserved';

/** How an agreement stands, what it has told, and what is asked of its groups beside its story; answers the office's verbs. */
export const createStanding = (input: AgreementInput) => {
  const { programme, agreement: terms } = input;
  const ledger = createRecord(programme, input.resumed?.recorded);
  const sideWork = createSideWork();
  let record = input.resumed?.record ?? drafted;
  let facts = input.facts;
  const { again, fact } = input.resumed ?? {};
  let untold: readonly Fact[] = fact ? [fact] : [];

  /** Applies an entry, records it, and keeps what others must know of it. */
  const tell = (happening: AgreementHappening | Alarm['happening']): void => {
    record =
      happening.type === 'agreement.expired'
        ? expire(ended(record), happening.on)
        : lifeAfter(terms, record, happening);
    ledger.tell(happening);
    const fact = factAfter(terms.key, record, happening);
    if (fact) untold = [...untold, fact];
  };

  const decide = async (approval: string, proposal: Proposal, content: Content, by: string, subject: Subject) => {
    const { outcome } = await ask({
      ...contextOf(input),
      ...terms.approval,
      subject,
      round: 1,
      content,
      requester: by,
    });
    tell(
      proposalDecided(terms.key, { approval, proposal }, outcome, localDateOf(new Date().toISOString(), input.zone)),
    );
  };

  const propose = ({ by, proposal, evidence, ...verb }: Proposed) => {
    const key = proposalKey(terms.key, proposal, (record.asked ?? 0) + 1);
    const approval = approvalId({ programme, subject: { kind: 'agreement', key }, round: 1 });
    tell({ ...verb, by, proposal, agreement: terms.key, approval });
    decideOn({ by, proposal, ...(evidence && { evidence }) }, approval, key);
    return { approval, entries: ledger.unwritten() };
  };

  const decideOn = ({ by, proposal, evidence }: Omit<Proposed, 'type'>, approval: string, key: string) => {
    const content = proposalContent(terms, proposal, evidence);
    sideWork.ask(approval, () => decide(approval, proposal, content, by, { kind: 'agreement', key }));
  };

  /** What its groups were deciding on when it was lost is waited for as before. */
  wereOpened(again?.opened);
  for (const asked of again?.matters ?? [])
    if (asked.type === 'agreement.proposed')
      decideOn(asked, asked.approval ?? '', proposalKey(terms.key, asked.proposal, record.asked ?? 1));

  setHandler(learn, (fact) => void (facts = learnFact(facts, fact)));
  setHandler(windingUp, (asked) => {
    if (!concernsWindingUp(record)) return;
    const asks = asked && {
      asks: true as const,
      ...(dropsAmendment(record, terms.signatories) && { dropsAmendment: true as const }),
    };
    tell({ type: 'agreement.windingUpBegan', agreement: terms.key, ...asks });
  });
  setHandler(programmeEnds, (ending) => {
    if (record.isProgrammeOver || (isOver(record.state) && record.state !== 'survival')) return;
    tell(
      isForming(record.state)
        ? { type: 'agreement.withdrawn', agreement: terms.key, by: EXIT, reason: endingReason(ending) }
        : { type: 'agreement.programmeEnded', agreement: terms.key },
    );
  });
  setHandler(agreementRecord, () => record);
  setHandler(
    recordSignature,
    (signature) => {
      const { party, ...made } = signature;
      if (record.amendment) {
        tell({ type: 'agreement.amendmentSigned', agreement: terms.key, ...signature });
        return { missing: missingIn(record), entries: ledger.unwritten() };
      }
      record = sign(terms, record, party, made.signedOn, made);
      ledger.tell({ type: 'agreement.signed', agreement: terms.key, ...signature });
      return { missing: missingSignatures(terms, record), entries: ledger.unwritten() };
    },
    {
      validator: refusing((signature: Signature) => {
        const { party, signedOn } = signature;
        if (record.amendment) assertMaySignAmendment(terms, record, party);
        else assertMaySign(terms, record, party);
        assertParentStands(terms, facts);
        assertMayUndertake(programmeStateOf(record), 'agreement.sign');
        const day = record.amendment ? 'agreement.amendmentSignedOn' : 'agreement.signedOn';
        const today = latestToday(new Date().toISOString());
        assertHappened(day, signedOn, { field: 'signedOn', today, after: record.effectiveOn });
        assertSameDocument(terms.signatories, record.amendment ?? record, signature);
      }),
    },
  );
  setHandler(
    changeAgreement,
    (verb) => {
      if (verb.type === 'agreement.proposed') return propose(verb);
      const known = verb.type === 'agreement.corrected' ? { before: valuesBefore(record, verb.correction) } : {};
      tell({ ...verb, ...known, agreement: terms.key });
      return { entries: ledger.unwritten() };
    },
    {
      validator: refusing((verb: AgreementVerb) => {
        assertMayUndertake(programmeStateOf(record), undertakingOf(verb));
        assertMayChange(terms, record, verb);
        assertDaysTold(record, verb, { today: latestToday(new Date().toISOString()), zone: input.zone });
      }),
    },
  );

  function missingIn({ amendment }: AgreementRecord) {
    return terms.signatories.filter((party) => !amendment?.signedOn[party]);
  }

  return {
    ledger,
    sideWork,
    tell,
    /** What was before its groups when it was lost. */
    submitted: again?.matters.find((asked) => asked.type === 'agreement.submitted'),
    record: () => record,
    /** Takes over what a rule made of it. */
    become: (next: AgreementRecord) => void (record = next),
    facts: () => facts,
    hasUntold: () => untold.length > 0,
    /** What the programme has to learn, once. */
    takeUntold: () => {
      const facts = untold;
      untold = [];
      return facts;
    },
    hasNews: () => ledger.hasNews() || sideWork.isAsked() || untold.length > 0,
  };
};

export type AgreementStanding = ReturnType<typeof createStanding>;

type Proposed = Extract<AgreementVerb, { type: 'agreement.proposed' }>;
interface Subject {
  readonly kind: 'agreement';
  readonly key: string;
}
