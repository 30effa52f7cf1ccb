import { disputeThen } from '../../domain/disputes/words';
import { nextTier, tierOf, type Dispute } from '../../domain/disputes/disputes';
import { partyOf } from '../../domain/programme/parties';
import { aboutText } from './list';
import { Badge, When } from '../ui/html';
import { Field, OfficeForm } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import { StateBadge } from '../ui/states';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { word } from '../../mail/words';
import { titleIn } from '../../domain/programme/titles';
import { briefly, say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    kind: '争议',
    about: '争议对象',
    raisedBy: '提出方',
    claim: '主张',
    until: '本层级期限',
    then: '逾期后果',
    terms: '和解条件',
    confirmedBy: '已确认',
    award: '裁决',
    settleOn: (terms: string) => `建议【和解】：${terms}`,
    agree: '同意按此和解',
    agreeHint: '各方确认同样的条件后，争议即告和解。',
    counter: '不同意，另提和解条件',
    counterHint: '另写的条件为新的提议，此前的确认不再有效。',
    change: '更改所提和解条件',
    settle: '提出和解条件',
    settleHint: '其他各方确认同样的条件后，争议即告和解。',
    leave: '不再参加本层级',
    leaveHint: '立即进入下一层级。',
    record: '登记裁决',
    on: '裁决日期',
    hash: '裁决文件（可选）',
    withdraw: '撤回争议',
    reason: '理由',
  },
  en: {
    kind: 'Dispute',
    about: 'About',
    raisedBy: 'Raised by',
    claim: 'Claim',
    until: 'This tier lasts until',
    then: 'Then',
    terms: 'Terms of settlement',
    confirmedBy: 'confirmed by',
    award: 'Award',
    settleOn: (terms: string) => `Proposal to settle: ${terms}`,
    agree: 'Agree to settle on these terms',
    agreeHint: 'It is settled once every party has confirmed the same words.',
    counter: 'Do not agree: propose other terms',
    counterHint: 'Other words are a new proposal; what was confirmed before counts no longer.',
    change: 'Change the terms proposed',
    settle: 'Propose terms of settlement',
    settleHint: 'It is settled once the others have confirmed the same words.',
    leave: 'Stop taking part in this tier',
    leaveHint: 'The next tier begins at once.',
    record: 'Record the award',
    on: 'Date of the award',
    hash: 'The award itself (optional)',
    withdraw: 'Withdraw the dispute',
    reason: 'Reason',
  },
};

/** The page of a dispute: about what, in which tier until when, and what the parties can do. */
export const DisputePage = ({ context, dispute }: DisputePageProps) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { clock, settlement, award } = dispute;
  const titleOf = (party: string) => say(titleIn(view.definition.parties, party), language);
  const confirmed = Object.keys(settlement?.confirmedBy ?? {}).map(titleOf);
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={dispute.title}
      badge={<StateBadge state={dispute.state} language={language} />}
      facts={[
        [phrases.about, aboutText(view, dispute.about, language)],
        [phrases.raisedBy, `${titleOf(dispute.party)} · ${dispute.by}`],
        [phrases.claim, dispute.claim],
        [
          phrases.until,
          clock && (
            <>
              <When at={clock.endsAt} zone={zone} language={language} year />{' '}
              {clock.provisional && <Badge tone="soon">{word('provisional', language)}</Badge>}
            </>
          ),
        ],
        [phrases.then, tierOf(dispute) !== undefined && say(disputeThen(dispute), language)],
        [
          phrases.terms,
          settlement && (
            <>
              {settlement.terms}
              <p class="small quiet">
                {phrases.confirmedBy} {confirmed.join(language === 'zh' ? '、' : ', ')}
              </p>
            </>
          ),
        ],
        [phrases.award, award && `${formatDate(award.on, language)} · ${award.summary}`],
      ]}
    >
      {tierOf(dispute) !== undefined && isPartner(context) && <DisputeForms context={context} dispute={dispute} />}
    </ThingPage>
  );
};

interface DisputePageProps {
  readonly context: ThingContext;
  readonly dispute: Dispute;
}

const DisputeForms = ({ context, dispute }: DisputePageProps) => {
  const { reader, view, visitor, nonce, typed } = context;
  const phrases = words[reader.language];
  if (!visitor) return null;
  const action = `/programmes/${view.key}/disputes/${dispute.key}`;
  const reason = (verb: string) => (
    <Field name={`${verb}.reason`} label={phrases.reason} typed={typed} kind="lines" isRequired />
  );
  const party = partyOf(view.definition, visitor.person)?.key ?? '';
  const isRaiser = party === dispute.party;
  const { settlement } = dispute;
  const isMine = settlement !== undefined && party in settlement.confirmedBy;
  const proposes = !settlement ? phrases.settle : isMine ? phrases.change : phrases.counter;
  return (
    <>
      {settlement && !isMine && (
        <OfficeForm
          title={phrases.settleOn(briefly(settlement.terms))}
          hint={phrases.agreeHint}
          action={`${action}/settlements`}
          nonce={visitor.nonce}
          submit={phrases.agree}
        >
          <p class="said">{settlement.terms}</p>
          <input type="hidden" name="terms" value={settlement.terms} />
        </OfficeForm>
      )}
      <OfficeForm
        title={proposes}
        hint={settlement ? phrases.counterHint : phrases.settleHint}
        action={`${action}/settlements`}
        nonce={visitor.nonce}
        submit={proposes}
      >
        <Field
          name="terms"
          label={phrases.terms}
          typed={typed}
          kind="lines"
          isRequired
          {...(settlement && { initial: settlement.terms })}
        />
      </OfficeForm>
      {nextTier(dispute) && (
        <OfficeForm
          title={phrases.leave}
          hint={phrases.leaveHint}
          action={`${action}/departures`}
          nonce={visitor.nonce}
          submit={phrases.leave}
        >
          {reason('departure')}
        </OfficeForm>
      )}
      {nonce && dispute.state === 'arbitration' && (
        <OfficeForm title={phrases.record} action={`${action}/award`} nonce={nonce} submit={phrases.record} hasFiles>
          <Field name="summary" label={phrases.award} typed={typed} kind="lines" isRequired />
          <div class="pair">
            <Field name="on" label={phrases.on} typed={typed} kind="date" isRequired />
            <FileField name="award.file" language={reader.language} label={phrases.hash} typed={typed} />
          </div>
        </OfficeForm>
      )}
      {isRaiser && (
        <OfficeForm
          title={phrases.withdraw}
          action={`${action}/withdrawal`}
          nonce={visitor.nonce}
          submit={phrases.withdraw}
        >
          {reason('withdrawal')}
        </OfficeForm>
      )}
    </>
  );
};
