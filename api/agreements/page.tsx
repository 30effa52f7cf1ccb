import { isOver, isRunning } from '../../domain/agreements/life';
import { mayUndertake } from '../../domain/programme/undertakings';
import { nonCompeteDates } from '../../domain/agreements/non-competes';
import { partyOf } from '../../domain/programme/parties';
import { Fingerprint } from '../evidence/fingerprint';
import { askedHashes, Documents, type AskedDocuments } from './documents';
import { AgreementLifePart } from './life';
import { AgreementVerbs } from './verbs-shown';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import { RegisterPart } from './register';
import { StateBadge } from '../ui/states';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { asksOf } from '../ui/asks';
import { word } from '../../mail/words';
import { titleIn } from '../../domain/programme/titles';
import type { PartyKey } from '../../domain/shared/keys';
import type { AgreementView } from '../../domain/agreements/views';
import { say } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    parent: '上级协议',
    term: '期限',
    months: (n: number) => `${n} 个月`,
    signatories: '签署方',
    signedBy: '已签署',
    signature: (party: string, signatory: string, day: string) => `${party}：${signatory}，${day}`,
    effective: '生效日',
    expires: '到期日',
    windingUp: '合作计划退出中',
    staysInForce: '协议继续有效，直至其到期或由服务办公室提请终止；不再自动续期。',
    submit: '提交审批',
    submitHint: '审批通过后才能签署；内容在审批期间不可更改。',
    summary: '摘要',
    summaryHint: '一行一条，审批人会逐条看到。',
    document: '文件名称',
    file: '协议文件（可选，审批人可直接打开）',
    url: '或文件网址（可选）',
    sign: '登记签署',
    signHint: '签署在各方自己的工具中完成，这里登记谁在何日签署了哪份文件。',
    party: '签署方',
    signatory: '签署人',
    signedOn: '签署日期',
    signedHash: '已签署的文件',
    signedHashHint: '各方签署同一份文件，即审批通过的那一份。不另附文件时，视为签署的就是审批通过的文件。',
    begins: '约定生效日',
    beginsOn: '约定生效日（可选，晚于签署时填写）',
    documents: '审批通过的文件',
    underApproval: '审批中的文件',
    confirmed: '确认改签的文件',
    confirm: '确认改签另一份文件',
    confirmHint: '若签署的文件与审批通过的不同，须由各签署方的人员分别确认同一份文件。',
    confirmReason: '理由',
  },
  en: {
    parent: 'Under',
    term: 'Term',
    months: (n: number) => `${n} months`,
    signatories: 'Signatories',
    signedBy: 'Signed by',
    signature: (party: string, signatory: string, day: string) => `${party}: ${signatory}, ${day}`,
    effective: 'Effective',
    expires: 'Expires',
    windingUp: 'The programme is wound up',
    staysInForce:
      'It stays in force until its last day, or until the office proposes to end it; it is not renewed by itself any more.',
    submit: 'Submit for approval',
    submitHint: 'It can be signed once it is approved; the content is frozen while people decide.',
    summary: 'Summary',
    summaryHint: 'One point a line; the approvers see each.',
    document: 'Title of the document',
    file: 'The document itself (optional; whoever decides can open it)',
    url: 'or its address (optional)',
    sign: 'Record a signature',
    signHint: 'The signing itself stays with the parties’ own tools; here is recorded who signed which document when.',
    party: 'Party',
    signatory: 'Signatory',
    signedOn: 'Signed on',
    signedHash: 'The document that was signed',
    signedHashHint:
      'Every party signs the same document, the one that was approved. Without a file that one is taken as signed.',
    begins: 'Agreed first day',
    beginsOn: 'Agreed first day (optional, where it begins later than it is signed)',
    documents: 'Document that was approved',
    underApproval: 'Document under approval',
    confirmed: 'Document confirmed instead',
    confirm: 'Confirm that another document is signed',
    confirmHint:
      'Where the document that is signed is not the one that was approved, somebody of each signatory confirms the same one.',
    confirmReason: 'Reason',
  },
};

/** Whoever looks at the page, where they act for one of the parties that sign. */
const signatoryAmong = ({ view, visitor }: ThingContext, signatories: readonly PartyKey[]) => {
  const party = visitor && partyOf(view.definition, visitor.person);
  return party?.decides && signatories.includes(party.key) ? visitor : undefined;
};

/** The page of an agreement. */
export const AgreementPage = ({
  context,
  agreement,
  asked,
}: {
  readonly context: ThingContext;
  readonly agreement: AgreementView;
  /** What its approval was asked about. */
  readonly asked?: AskedDocuments;
}) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const plan = view.definition.agreements[agreement.key];
  const parent = view.agreements.find(({ key }) => key === agreement.parent);
  const partyTitle = (key: string) => say(titleIn(view.definition.parties, key), language);
  const list = (keys: readonly string[]) => keys.map(partyTitle).join(language === 'zh' ? '、' : ', ');
  const { amendment, state, signedBy } = agreement;
  const signed = amendment ? Object.keys(amendment.signedOn) : signedBy;
  const signing = amendment ?? agreement;
  const signatures = Object.entries(signing.signatures ?? {});
  const toBeSigned = amendment !== undefined || state === 'signing' ? (plan?.signatories ?? []) : [];
  const unsigned = toBeSigned.filter((party) => !signed.includes(party));
  const isUnderEnded = parent !== undefined && isOver(parent.state);
  const maySign = mayUndertake(view.state, 'agreement.sign') && !isUnderEnded;
  const maySubmit =
    ['draft', 'negotiating', 'rejected'].includes(agreement.state) &&
    mayUndertake(view.state, 'agreement.submit') &&
    !isUnderEnded;
  const approved = signing.documents?.length === 1 ? signing.documents[0] : undefined;
  const isAsked = asked?.approval.state === 'open';
  const documents = isAsked ? askedHashes(asked) : (signing.documents ?? []);
  const confirmer = signatoryAmong(context, plan?.signatories ?? []);
  const action = `/programmes/${view.key}/agreements/${agreement.key}`;
  return (
    <ThingPage
      context={context}
      kind={word('agreement', language)}
      title={say(agreement.title, language)}
      badge={
        <>
          <StateBadge state={agreement.state} language={language} />{' '}
          {agreement.inDispute && <StateBadge state="inDispute" language={language} />}
        </>
      }
      facts={[
        [
          phrases.parent,
          parent && <a href={`/programmes/${view.key}/agreements/${parent.key}`}>{say(parent.title, language)}</a>,
        ],
        [phrases.term, plan && phrases.months(plan.term.months)],
        [phrases.signatories, plan && list(plan.signatories)],
        [
          phrases.signedBy,
          signatures.length > 0
            ? signatures.map(([party, { signatory, signedOn, documentHash }]) => (
                <div key={party}>
                  {phrases.signature(partyTitle(party), signatory, formatDate(signedOn, language))}
                  <Fingerprint of="file" hash={documentHash} language={language} />
                </div>
              ))
            : agreement.signedBy.length > 0 && list(agreement.signedBy),
        ],
        [
          isAsked || state === 'internalApproval' ? phrases.underApproval : phrases.documents,
          documents.length > 0 && (
            <Documents hashes={documents} asked={asked} at={`/programmes/${view.key}/evidence`} language={language} />
          ),
        ],
        [
          phrases.confirmed,
          signing.confirmation && (
            <>
              {list(Object.keys(signing.confirmation.confirmedBy))}
              <Fingerprint of="file" hash={signing.confirmation.documentHash} language={language} />
            </>
          ),
        ],
        [phrases.begins, agreement.begins && !agreement.effectiveOn && formatDate(agreement.begins.on, language)],
        [phrases.effective, agreement.effectiveOn && formatDate(agreement.effectiveOn, language)],
        [phrases.expires, agreement.expiresOn && formatDate(agreement.expiresOn, language)],
        [phrases.windingUp, agreement.isWindingUp && isRunning(agreement.state) && phrases.staysInForce],
        [
          word('approval', language),
          (agreement.pending?.approval ?? agreement.approval) && (
            <ApprovalLink
              programme={view.key}
              id={agreement.pending?.approval ?? agreement.approval ?? ''}
              reader={reader}
            />
          ),
        ],
      ]}
    >
      <AgreementLifePart
        agreement={agreement}
        programme={view.key}
        reader={reader}
        partyTitle={partyTitle}
        coming={nonCompeteDates(plan ?? {}, agreement)}
      />
      <RegisterPart context={context} agreement={agreement} />
      {nonce && maySubmit && (
        <OfficeForm
          title={phrases.submit}
          hint={phrases.submitHint}
          action={`${action}/submissions`}
          nonce={nonce}
          submit={phrases.submit}
          hasFiles
          asks={plan && asksOf(context, plan.approval)}
        >
          <Field
            name="summary"
            label={phrases.summary}
            hint={phrases.summaryHint}
            typed={typed}
            kind="lines"
            isRequired
          />
          <Field
            name="document"
            label={phrases.document}
            typed={typed}
            isRequired
            initial={say(agreement.title, language)}
          />
          <FileField name="document.file" language={language} label={phrases.file} typed={typed} />
          <Field name="url" label={phrases.url} typed={typed} />
          <Field name="effectiveOn" label={phrases.beginsOn} typed={typed} kind="date" />
        </OfficeForm>
      )}
      {nonce && maySign && unsigned.length > 0 && (
        <OfficeForm
          title={phrases.sign}
          hint={phrases.signHint}
          action={`${action}/signatures`}
          nonce={nonce}
          submit={phrases.sign}
          hasFiles
        >
          <Choice
            name="party"
            label={phrases.party}
            typed={typed}
            options={unsigned.map((key) => [key, partyTitle(key)] as const)}
          />
          <div class="pair">
            <Field name="signatory" label={phrases.signatory} typed={typed} isRequired />
            <Field name="signedOn" label={phrases.signedOn} typed={typed} kind="date" isRequired />
          </div>
          <FileField
            name="signed.file"
            language={language}
            label={phrases.signedHash}
            typed={typed}
            isRequired={!approved}
          />
          <p class="small hint">{phrases.signedHashHint}</p>
          {approved && <input type="hidden" name="documentHash" value={approved} />}
        </OfficeForm>
      )}
      {confirmer && maySign && unsigned.length > 0 && (signing.documents ?? []).length > 0 && (
        <OfficeForm
          title={phrases.confirm}
          hint={phrases.confirmHint}
          action={`${action}/document-confirmations`}
          nonce={confirmer.nonce}
          submit={phrases.confirm}
          hasFiles
        >
          <FileField name="confirmed.file" language={language} label={phrases.signedHash} typed={typed} isRequired />
          <Field name="confirmedReason" label={phrases.confirmReason} typed={typed} kind="lines" isRequired />
        </OfficeForm>
      )}
      <AgreementVerbs context={context} agreement={agreement} />
    </ThingPage>
  );
};
