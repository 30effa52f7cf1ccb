import { asksOf } from '../ui/asks';
import { debtsOf } from '../../domain/money/distributions/owed';
import { isEffective, isRunOver, type Run } from '../../domain/money/distributions/runs';
import { distributionDeciders, signersOf } from '../../domain/money/distributions/signers';
import { officePeople, partyOf } from '../../domain/programme/parties';
import { titleIn } from '../../domain/programme/titles';
import { amountText, decimalOf } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { EvidenceFields } from '../evidence/fields';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import { isPartner, type ThingContext } from '../ui/thing';
import { CorrectionForm } from './correction-form';

const words = {
  zh: {
    sign: '复算并会签',
    signHint: '会签表示本方按相同的输入算得相同的明细。可先下载计算文件复算。',
    signed: '本方会签此哈希',
    confirm: (amount: string, from: string) => `确认收到${from}付款 ${amount}`,
    others: '其他操作',
    pay: '登记付款',
    to: '收款方',
    amount: '金额',
    on: '付款日',
    hold: '暂扣或提出争议',
    holdLines: '明细编号（多个用空格分开，可空）',
    holdAmount: '金额（可空）',
    isDispute: '性质',
    isHold: '暂扣',
    dispute: '争议（只能由提出方解除）',
    costs: '登记本方自担成本',
    costsHint: '本方自行承担的成本，不计入分配；约定不公开的，只有本方人员可以查看。',
    costsSheet: '成本明细表（Excel 或 CSV，列同收支明细表）',
    release: '解除暂扣',
    which: '哪一笔',
    deny: '未收到付款',
    reason: '理由',
    cancel: '撤回本批次',
  },
  en: {
    sign: 'Recompute and sign',
    signHint:
      'By signing your company says that it computes the same lines from the same inputs. Fetch the file first to compute it again.',
    signed: 'Sign this hash',
    confirm: (amount: string, from: string) => `Confirm ${amount} from ${from}`,
    others: 'Other actions',
    pay: 'Report a payment',
    to: 'Paid to',
    amount: 'Amount',
    on: 'Paid on',
    hold: 'Hold back or dispute',
    holdLines: 'Keys of lines, with spaces between (may be empty)',
    holdAmount: 'Amount (may be empty)',
    isDispute: 'As',
    isHold: 'a hold',
    dispute: 'a dispute, which only your party can end',
    costs: 'File your own costs',
    costsHint:
      'What your company spent itself; it goes into no line. Where the parties keep this from each other, only your people see it.',
    costsSheet: 'Sheet of costs (Excel or CSV, with the columns of a statement)',
    release: 'Release what is held',
    which: 'Which',
    deny: 'A payment did not come',
    reason: 'Reason',
    cancel: 'Take this run back',
  },
};

interface FormsProps {
  readonly context: ThingContext;
  readonly run: Run;
}

/** What whoever looks on can do with a run as it stands. */
export const RunForms = ({ context, run }: FormsProps) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  if (!visitor || !isPartner(context)) return null;
  const { person, nonce } = visitor;
  const { definition } = view;
  const own = partyOf(definition, person)?.key ?? '';
  const isOffice = officePeople(definition).includes(person);
  const actsFor = (party: string) => party === own || (isOffice && signersOf(definition, party).length === 0);
  const named = (party: string) => say(titleIn(definition.parties, party), language);
  const action = `/programmes/${view.key}/distributions/${run.key}`;
  const isMine = run.state === 'signing' && signersOf(definition, own).includes(person);
  const waits = run.payments.filter(({ confirmed, to }) => !confirmed && actsFor(to));
  const debts =
    run.state === 'posted' && run.replacedBy === undefined ? debtsOf(run).filter(({ from }) => actsFor(from)) : [];
  const hasSigned = run.signatures.some(({ party }) => party === own);
  const isLast = run.signing.length === run.signatures.length + 1;
  const isFree = !isRunOver(run) && run.replacedBy === undefined;
  return (
    <>
      {isMine && !hasSigned && (
        <OfficeForm
          title={phrases.sign}
          hint={phrases.signHint}
          action={`${action}/signatures`}
          nonce={nonce}
          submit={phrases.signed}
          asks={isLast ? asksOf(context, distributionDeciders(definition)) : undefined}
        >
          <input type="hidden" name="hash" value={run.hash} />
        </OfficeForm>
      )}
      {waits.map(({ key, from, amount }) => {
        const title = phrases.confirm(amountText(amount, run.currency), named(from));
        return (
          <OfficeForm key={key} title={title} action={`${action}/confirmations`} nonce={nonce} submit={title}>
            <input type="hidden" name="payment" value={key} />
          </OfficeForm>
        );
      })}
      {debts.length > 0 && (
        <OfficeForm title={phrases.pay} action={`${action}/payments`} nonce={nonce} submit={phrases.pay} hasFiles>
          {debts[0] && <input type="hidden" name="payment.from" value={debts[0].from} />}
          <Choice
            name="payment.to"
            label={phrases.to}
            typed={typed}
            options={debts.map(({ to, amount }) => [to, `${named(to)} · ${amountText(amount, run.currency)}`] as const)}
          />
          <div class="pair">
            <Field
              name="payment.amount"
              label={`${phrases.amount} (${run.currency})`}
              typed={typed}
              isRequired
              {...(debts.length === 1 && debts[0] && { initial: decimalOf(debts[0].amount, run.currency) })}
            />
            <Field name="payment.on" label={phrases.on} typed={typed} kind="date" isRequired />
          </div>
          <EvidenceFields kinds={['document']} typed={typed} language={language} />
        </OfficeForm>
      )}
      <section class="card folds" aria-labelledby="others">
        <h2 id="others">{phrases.others}</h2>
        {isFree && (
          <FoldForm
            name="hold"
            title={phrases.hold}
            action={`/office${action}/holds`}
            nonce={nonce}
            submit={phrases.hold}
            typed={typed}
          >
            <Field name="hold.lines" label={phrases.holdLines} typed={typed} />
            <Field name="hold.amount" label={phrases.holdAmount} typed={typed} />
            <Choice
              name="hold.dispute"
              label={phrases.isDispute}
              typed={typed}
              options={[
                ['', phrases.isHold],
                ['yes', phrases.dispute],
              ]}
            />
            <Field name="hold.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
          </FoldForm>
        )}
        {isFree && (
          <FoldForm
            name="costs"
            title={phrases.costs}
            hint={phrases.costsHint}
            action={`/office${action}/own-costs`}
            nonce={nonce}
            submit={phrases.costs}
            typed={typed}
            hasFiles
          >
            <FileField
              name="costs.file"
              language={reader.language}
              takes="sheets"
              label={phrases.costsSheet}
              isRequired
            />
          </FoldForm>
        )}
        {isFree && run.holds.length > 0 && (
          <FoldForm
            name="release"
            title={phrases.release}
            action={`/office${action}/releases`}
            nonce={nonce}
            submit={phrases.release}
            typed={typed}
          >
            <Choice
              name="release.hold"
              label={phrases.which}
              typed={typed}
              options={run.holds.map(({ key, reason }) => [key, `${key}. ${reason}`] as const)}
            />
            <Field name="release.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
          </FoldForm>
        )}
        {waits.length > 0 && (
          <FoldForm
            name="denial"
            title={phrases.deny}
            action={`/office${action}/denials`}
            nonce={nonce}
            submit={phrases.deny}
            typed={typed}
          >
            <Choice
              name="payment"
              label={phrases.which}
              typed={typed}
              options={waits.map(({ key, amount }) => [key, amountText(amount, run.currency)] as const)}
            />
            <Field name="denial.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
          </FoldForm>
        )}
        {isOffice && run.state === 'signing' && (
          <FoldForm
            name="cancellation"
            title={phrases.cancel}
            action={`/office${action}/cancellation`}
            nonce={nonce}
            submit={phrases.cancel}
            typed={typed}
          >
            <Field name="cancellation.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
          </FoldForm>
        )}
        {isOffice && isEffective(run) && run.replacedBy === undefined && (
          <CorrectionForm context={context} action={action} nonce={nonce} />
        )}
      </section>
    </>
  );
};
