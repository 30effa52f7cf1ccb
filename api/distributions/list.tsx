import { word } from '../../mail/words';
import { runTitle } from '../../domain/money/distributions/content';
import { debtsOf } from '../../domain/money/distributions/owed';
import { payeesOf } from '../../domain/money/distributions/rules';
import type { StatementDefect } from '../../domain/money/distributions/statement-sheets';
import { runStates } from '../../domain/money/distributions/sentences';
import { isRunOver, type Run } from '../../domain/money/distributions/runs';
import { sharingRules } from '../../domain/programme/distribution-plans';
import { mayUndertake } from '../../domain/programme/undertakings';
import { titleIn, titlesOf } from '../../domain/programme/titles';
import { groupedText, exponentOf, sumOf } from '../../domain/shared/amounts';
import { say, type Language } from '../../domain/shared/text';
import { Badge, Empty, Table, type Tone } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { ThingPage, type ThingContext } from '../ui/thing';
import { ItemFields } from './items';
import { SharesPie } from './pictures';

const words = {
  zh: {
    title: '收益分配',
    heads: ['批次', '期间', '净额', '待付', '状态'],
    none: '暂无分配批次。',
    noPlan: '本计划没有约定收益分配。',
    open: '提出分配批次',
    hint: '按生效的分配规则计算；双方财务席位复算并会签同一哈希，财务监督组批准后入账、付款、确认。',
    key: '编号（字母、数字、连字符，如 q1-2026）',
    from: '期间起',
    until: '期间止',
    payer: '付款方（持有款项的一方）',
    evaluation: '释放激励池的评估',
    noEvaluation: '不释放',
    points: (party: string) => `激励分值：${party}`,
    byInnovations: '激励分值按本期已验收的创新计算。',
    defects: '需要更正之处',
    defectHeads: ['行', '列', '问题'],
    agreed: '现行分配比例',
  },
  en: {
    title: 'Distributions',
    heads: ['Run', 'Period', 'Net', 'To be paid', 'State'],
    none: 'No distribution has been opened yet.',
    noPlan: 'This programme has agreed on no distribution of income.',
    open: 'Open a distribution',
    hint: 'It is computed by the rules in force; the finance seats of both companies compute it again and sign the same hash; once the financial group approves it is posted, paid and confirmed.',
    key: 'Key (letters, digits, hyphens, such as q1-2026)',
    from: 'Period from',
    until: 'Period until',
    payer: 'Payer: the party that has the money',
    evaluation: 'Evaluation that releases the pool',
    noEvaluation: 'none',
    points: (party: string) => `Points of ${party}`,
    byInnovations: 'Points are counted from the innovations that were accepted in the period.',
    defects: 'What is to be mended',
    defectHeads: ['Row', 'Column', 'What is wrong'],
    agreed: 'Shares in force',
  },
};

const tones: Readonly<Record<Run['state'], Tone>> = {
  signing: 'soon',
  deciding: 'running',
  posted: 'running',
  settled: 'done',
  refused: 'idle',
  cancelled: 'idle',
  replaced: 'idle',
};

/** The state of a run in words on its colour; late where it should have been paid. */
export const RunBadge = ({ run, language }: { readonly run: Run; readonly language: Language }) => (
  <>
    <Badge tone={tones[run.state]}>{say(runStates[run.state], language)}</Badge>
    {run.isOverdue && !isRunOver(run) && (
      <>
        {' '}
        <Badge tone="late">{word('overdue', language)}</Badge>
      </>
    )}
  </>
);

/** The page of all runs, with what is agreed and the form that opens one. */
export const DistributionsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const all = view.distributions;
  const plan = view.definition.distribution;
  const places = exponentOf(view.definition.currency);
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {!plan && <Empty>{phrases.noPlan}</Empty>}
      {plan && (
        <section class="card">
          <h2>{phrases.agreed}</h2>
          <SharesPie
            shares={sharingRules(plan).shares}
            titles={titlesOf(view.definition).parties}
            language={language}
          />
        </section>
      )}
      {plan && all.length === 0 && <Empty>{phrases.none}</Empty>}
      {all.length > 0 && (
        <Table isStacked caption={phrases.title} heads={phrases.heads} numbers={[2, 3]}>
          {[...all].reverse().map((run) => (
            <tr key={run.key}>
              <td>
                <a href={`/programmes/${view.key}/distributions/${run.key}`}>{run.key}</a>
              </td>
              <td data-label={phrases.heads[1]}>{say(runTitle(run), language).replace(/^[^:：]*[:：]\s*/, '')}</td>
              <td class="number" data-label={phrases.heads[2]}>
                {groupedText(run.computed.net, places)}
              </td>
              <td class="number" data-label={phrases.heads[3]}>
                {run.state === 'posted' ? groupedText(sumOf(debtsOf(run).map(({ amount }) => amount)), places) : ''}
              </td>
              <td data-label={phrases.heads[4]}>
                <RunBadge run={run} language={language} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <OpenForm context={context} />
    </ThingPage>
  );
};

const OpenForm = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, nonce, typed, refused } = context;
  const { language } = reader;
  const phrases = words[language];
  const { definition } = view;
  if (nonce === undefined || !definition.distribution || !mayUndertake(view.state, 'distribution.open')) return null;
  const payees = payeesOf(definition.distribution);
  const named = (party: string) => say(titleIn(definition.parties, party), language);
  const done = view.evaluations.filter(({ state }) => state === 'signedOff');
  const { pool } = sharingRules(definition.distribution);
  return (
    <OfficeForm
      title={phrases.open}
      hint={phrases.hint}
      action={`/programmes/${view.key}/distributions`}
      nonce={nonce}
      submit={phrases.open}
      hasFiles
    >
      {refused?.code === 'statement_invalid' && (
        <Defects defects={(refused.facts?.['defects'] ?? []) as readonly StatementDefect[]} language={language} />
      )}
      <div class="pair">
        <Field name="run" label={phrases.key} typed={typed} isRequired />
        <Choice
          name="payer"
          label={phrases.payer}
          typed={typed}
          options={payees.map((party) => [party, named(party)] as const)}
        />
        <Field name="from" label={phrases.from} typed={typed} kind="date" isRequired />
        <Field name="until" label={phrases.until} typed={typed} kind="date" isRequired />
      </div>
      <ItemFields typed={typed} language={language} />
      {pool && (
        <div class="pair">
          <Choice
            name="evaluation"
            label={phrases.evaluation}
            typed={typed}
            options={[['', phrases.noEvaluation] as const, ...done.map(({ key }) => [key, key] as const)]}
          />
          {pool.points === 'agreed' ? (
            payees.map((party) => (
              <Field key={party} name={`points.${party}`} label={phrases.points(named(party))} typed={typed} />
            ))
          ) : (
            <p class="small quiet">{phrases.byInnovations}</p>
          )}
        </div>
      )}
    </OfficeForm>
  );
};

/** Every defect of a statement, with its row and column. */
export const Defects = ({
  defects,
  language,
}: {
  readonly defects: readonly StatementDefect[];
  readonly language: Language;
}) => {
  const phrases = words[language];
  return (
    <Table isStacked caption={phrases.defects} heads={phrases.defectHeads}>
      {defects.map(({ row, column, message }, at) => (
        <tr key={at}>
          <td data-label={phrases.defectHeads[0]}>{row > 0 ? row : ''}</td>
          <td data-label={phrases.defectHeads[1]}>{column}</td>
          <td data-label={phrases.defectHeads[2]}>{say(message, language)}</td>
        </tr>
      ))}
    </Table>
  );
};
