import { formatDate } from '../../domain/calendar/formats';
import { runTitle } from '../../domain/money/distributions/content';

import { titleIn } from '../../domain/programme/titles';
import { amountText } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';

import { ApprovalLink, evidenceHref, ThingPage } from '../ui/thing';
import { scoreNow } from './scores';
import { RunForms } from './run-forms';
import { RunBadge } from './list';
import { Waterfall } from './pictures';
import { HoldsOf, OwnCostsOf, PaymentsOf, SignaturesOf } from './run-standing';
import { InnovationsOf, ItemsOf, LinesOf, SharesOf, type RunProps } from './run-tables';
import { runWords } from './run-words';

/** The page of a run: who gets what, how each line comes about, who signed, what is held, what was paid. */
export const DistributionPage = ({ context, run }: RunProps) => {
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
      figure={[phrases.net, sized(run.computed.net)]}
      facts={[
        [
          phrases.statement,
          <>
            {phrases.of(sized(run.income), sized(run.cost), run.items)}
            <EvidenceList evidence={run.evidence ?? []} language={language} hrefOf={evidenceHref(context)} />
          </>,
        ],
        [phrases.payer, named(run.payer)],
        [phrases.score, score],
        [phrases.due, run.state === 'posted' && run.dueOn !== undefined && formatDate(run.dueOn, language)],
        [
          phrases.approval,
          approval !== undefined && <ApprovalLink programme={view.key} id={approval} reader={reader} />,
        ],
        [phrases.corrects, corrects && [link(corrects.of), ` · ${corrects.reason}`]],
        [
          phrases.byAdjustment,
          corrects?.adjustment !== undefined && (
            <a href={`/programmes/${view.key}/strategy/adjustments/${corrects.adjustment}`}>{corrects.adjustment}</a>
          ),
        ],
        [phrases.version, corrects?.version],
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
      <InnovationsOf context={context} run={run} />
      <ItemsOf context={context} run={run} />
      <SignaturesOf context={context} run={run} />
      <HoldsOf context={context} run={run} />
      <PaymentsOf context={context} run={run} />
      <OwnCostsOf context={context} run={run} />
    </ThingPage>
  );
};
