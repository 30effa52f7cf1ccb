import { formatDate } from '../../domain/calendar/formats';
import { runTitle } from '../../domain/money/distributions/content';
import { debtsOf, dueOf } from '../../domain/money/distributions/owed';
import type { Run } from '../../domain/money/distributions/runs';
import { holdText } from '../../domain/money/distributions/sentences';
import { bucketTitle, formulaOf, tierTitles } from '../../domain/money/distributions/words';
import { titleIn, titlesOf } from '../../domain/programme/titles';
import { amountText, decimalOf, exponentOf, groupedText } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { Badge, Table } from '../ui/html';
import { ApprovalLink, evidenceHref, ThingPage, type ThingContext } from '../ui/thing';
import { scoreNow } from './distributions';
import { RunForms } from './run-forms';
import { RunBadge } from './list';
import { Waterfall } from './pictures';

export const runWords = {
  zh: {
    kind: '收益分配',
    period: '期间',
    net: '净额',
    statement: '收支',
    of: (income: string, cost: string, items: number) => `收入 ${income}，成本 ${cost}（${items} 条）`,
    payer: '付款方',
    score: '评估总分',
    hash: '会签哈希（SHA-256）',
    approval: '批准',
    due: '付款期限',
    corrects: '更正批次',
    replaced: '由批次替代',
    correcting: '正由批次更正',
    by: '提出人',
    shares: '各方所得',
    shareHeads: ['分得方', '应得', '暂扣', '本期可付', '待付'],
    how: '逐级计算',
    lines: '计算明细',
    lineHeads: ['编号', '级次', '分得方', '金额', '计算', '适用规则'],
    signatures: '会签',
    signed: (by: string, on: string) => `已会签：${by}，${on}`,
    unsigned: '待会签',
    same: '复算一致',
    differs: (line: string) => `复算不一致，首个不同的明细：${line}`,
    holds: '暂扣与争议',
    dispute: '争议',
    payments: '付款',
    paymentHeads: ['付款方', '收款方', '金额', '付款日', '确认'],
    waits: '待确认',
    file: '计算文件（可离线复算）',
    restated: (score: string) => `该评估现为 ${score} 分，与本批次采用的不同：请更正本批次。`,
    kept: '留存',
  },
  en: {
    kind: 'Distributions',
    period: 'Period',
    net: 'Net amount',
    statement: 'Statement',
    of: (income: string, cost: string, items: number) => `income ${income}, costs ${cost} (${items} items)`,
    payer: 'Payer',
    score: 'Evaluation total',
    hash: 'Hash to sign (SHA-256)',
    approval: 'Approval',
    due: 'To be paid by',
    corrects: 'Corrects run',
    replaced: 'Replaced by run',
    correcting: 'Being corrected by run',
    by: 'Opened by',
    shares: 'Who gets what',
    shareHeads: ['Payee', 'Gets', 'Held', 'Due now', 'Still to be paid'],
    how: 'Tier by tier',
    lines: 'Lines',
    lineHeads: ['Line', 'Tier', 'Payee', 'Amount', 'How', 'By which rules'],
    signatures: 'Signatures',
    signed: (by: string, on: string) => `signed by ${by} on ${on}`,
    unsigned: 'not signed yet',
    same: 'recomputed: the same',
    differs: (line: string) => `recomputed: differs first at line ${line}`,
    holds: 'Held and disputed',
    dispute: 'dispute',
    payments: 'Payments',
    paymentHeads: ['From', 'To', 'Amount', 'Paid on', 'Confirmed'],
    waits: 'not confirmed yet',
    file: 'File of the run, to compute it again without a server',
    restated: (score: string) =>
      `That evaluation now comes to ${score}, other than this run was computed by: correct the run.`,
    kept: 'kept',
  },
};

interface PageProps {
  readonly context: ThingContext;
  readonly run: Run;
}

/** The page of a run: who gets what, how each line comes about, who signed, what is held, what was paid. */
export const DistributionPage = ({ context, run }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const { currency, approval, replacedBy, corrects, score } = run;
  const sized = (amount: string) => amountText(amount, currency);
  const named = (party: string) => say(titleIn(view.definition.parties, party), language);
  const link = (key: string) => <a href={`/programmes/${view.key}/distributions/${key}`}>{key}</a>;
  const now = scoreNow(view, run);
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(runTitle(run), language)}
      badge={<RunBadge run={run} language={language} />}
      facts={[
        [phrases.net, <strong class="amount">{sized(run.computed.net)}</strong>],
        [phrases.statement, phrases.of(sized(run.income), sized(run.cost), run.items)],
        [phrases.payer, named(run.payer)],
        [phrases.score, score],
        [phrases.due, run.state === 'posted' && run.dueOn !== undefined && formatDate(run.dueOn, language)],
        [
          phrases.approval,
          approval !== undefined && <ApprovalLink programme={view.key} id={approval} reader={reader} />,
        ],
        [phrases.corrects, corrects && [link(corrects.of), ` · ${corrects.reason}`]],
        [
          run.state === 'replaced' ? phrases.replaced : phrases.correcting,
          replacedBy !== undefined && link(replacedBy),
        ],
        [phrases.by, run.by],
      ]}
    >
      {now !== undefined && score !== undefined && now !== score && replacedBy === undefined && (
        <p class="notice">{phrases.restated(now)}</p>
      )}
      <SharesOf context={context} run={run} />
      <RunForms context={context} run={run} />
      <section class="card">
        <h2>{phrases.how}</h2>
        <Waterfall run={run} language={language} />
        <LinesOf context={context} run={run} />
      </section>
      <SignaturesOf context={context} run={run} />
      <HoldsOf context={context} run={run} />
      <PaymentsOf context={context} run={run} />
    </ThingPage>
  );
};

const SharesOf = ({ context, run }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const { currency, computed, payees } = run;
  const places = exponentOf(currency);
  const due = dueOf(run);
  const open = run.state === 'posted' ? debtsOf(run) : [];
  return (
    <section class="card">
      <h2>{phrases.shares}</h2>
      <Table isStacked caption={`${phrases.shares} (${currency})`} heads={phrases.shareHeads} numbers={[1, 2, 3, 4]}>
        {payees.map((payee) => {
          const total = computed.totals[payee] ?? '0';
          const now = due[payee] ?? '0';
          const debt = open.find(({ from, to }) => from === payee || to === payee);
          return (
            <tr key={payee}>
              <td>{say(titleIn(view.definition.parties, payee), language)}</td>
              {[
                total,
                String(BigInt(total) - BigInt(now)),
                now,
                debt ? (debt.to === payee ? debt.amount : `-${debt.amount}`) : '0',
              ].map((amount, at) => (
                <td key={at} class="number" data-label={phrases.shareHeads[at + 1]}>
                  {groupedText(amount, places)}
                </td>
              ))}
            </tr>
          );
        })}
      </Table>
    </section>
  );
};

const LinesOf = ({ context, run }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  const { currency, computed } = run;
  const places = exponentOf(currency);
  return (
    <Table isStacked caption={phrases.lines} heads={phrases.lineHeads} numbers={[3]}>
      {computed.lines.map((line) => {
        const group = computed.groups.find(({ key }) => key === line.group);
        const bucket = computed.buckets.find(({ key }) => key === group?.bucket);
        const isHeld = run.holds.some(({ lines }) => lines.includes(line.key));
        return (
          <tr key={line.key}>
            <td>{line.key}</td>
            <td data-label={phrases.lineHeads[1]}>{say(tierTitles[line.tier], language)}</td>
            <td data-label={phrases.lineHeads[2]}>
              {line.payee === undefined ? phrases.kept : say(titleIn(view.definition.parties, line.payee), language)}
              {isHeld && (
                <>
                  {' '}
                  <Badge tone="soon">{phrases.holds}</Badge>
                </>
              )}
            </td>
            <td class="number" data-label={phrases.lineHeads[3]}>
              {groupedText(line.amount, places)}
            </td>
            <td data-label={phrases.lineHeads[4]} class="small">
              {group && say(formulaOf(group, line, currency), language)}
            </td>
            <td data-label={phrases.lineHeads[5]} class="small">
              {bucket && say(bucketTitle(bucket), language)}
            </td>
          </tr>
        );
      })}
    </Table>
  );
};

const SignaturesOf = ({ context, run }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  return (
    <section class="card">
      <h2>{phrases.signatures}</h2>
      <dl class="facts">
        {run.signing.map((party) => {
          const signature = run.signatures.find((each) => each.party === party);
          const own = run.recomputations.find((each) => each.party === party);
          return [
            <dt key={party}>{say(titleIn(view.definition.parties, party), language)}</dt>,
            <dd key={`${party} signature`}>
              {signature ? phrases.signed(signature.by, formatDate(signature.on, language)) : phrases.unsigned}
              {own && ` · ${own.difference ? phrases.differs(own.difference.line) : phrases.same}`}
            </dd>,
          ];
        })}
      </dl>
      <p class="small quiet">
        {phrases.hash} <code class="hash">{run.hash}</code>
      </p>
      <p class="small screen">
        <a href={`/programmes/${view.key}/distributions/${run.key}/file.json`}>{phrases.file}</a>
      </p>
    </section>
  );
};

const HoldsOf = ({ context, run }: PageProps) => {
  const { language } = context.reader;
  const phrases = runWords[language];
  if (run.holds.length === 0) return null;
  return (
    <section class="card">
      <h2>{phrases.holds}</h2>
      <ul>
        {run.holds.map((hold) => (
          <li key={hold.key}>
            {hold.key}. {say(holdText(hold, run.currency), language)}
            {hold.isDispute && (
              <>
                {' '}
                <Badge tone="soon">{phrases.dispute}</Badge>
              </>
            )}
            : {hold.reason} <span class="quiet">{hold.by}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const PaymentsOf = ({ context, run }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = runWords[language];
  if (run.payments.length === 0) return null;
  const named = (party: string) => say(titlesOf(view.definition).parties[party] ?? { zh: party, en: party }, language);
  return (
    <section class="card">
      <h2>{phrases.payments}</h2>
      <Table isStacked caption={phrases.payments} heads={phrases.paymentHeads} numbers={[2]}>
        {run.payments.map(({ key, from, to, amount, on, confirmed, evidence }) => (
          <tr key={key}>
            <td>{named(from)}</td>
            <td data-label={phrases.paymentHeads[1]}>{named(to)}</td>
            <td class="number" data-label={phrases.paymentHeads[2]}>
              {decimalOf(amount, run.currency)}
            </td>
            <td data-label={phrases.paymentHeads[3]}>
              {formatDate(on, language)}
              <EvidenceList evidence={evidence} language={language} hrefOf={evidenceHref(context)} />
            </td>
            <td data-label={phrases.paymentHeads[4]}>
              {confirmed ? `${confirmed.by}, ${formatDate(confirmed.on, language)}` : phrases.waits}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
};
