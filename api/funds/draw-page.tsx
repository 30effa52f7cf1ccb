import { formatDate } from '../../domain/calendar/formats';
import { levelReason } from '../../domain/money/funds/assessment';
import { receiverOf } from '../../domain/money/funds/draw-words';
import { owedBack, type Draw } from '../../domain/money/funds/draws';
import { drawKindTitles } from '../../domain/money/funds/titles';
import { titleIn } from '../../domain/programme/titles';
import { amountText, sumOf } from '../../domain/shared/amounts';
import { say } from '../../domain/shared/text';
import { EvidenceList } from '../evidence/shown';
import { ApprovalLink, evidenceHref, ThingPage, type ThingContext } from '../ui/thing';
import { DrawBadge } from './badges';
import { DrawForms } from './draw-forms';
import { fundIn } from './funds';
import { decidersOf } from './list';
import { fundWords } from './words';

interface PageProps {
  readonly context: ThingContext;
  readonly draw: Draw;
}

/** The page of one draw: who decides on it and why, what it leaves, how it was paid, and what those who look on may do. */
export const DrawPage = ({ context, draw }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = fundWords[language];
  const { definition } = view;
  const { book, rules } = fundIn(view, draw.fund);
  const { payment, confirmation, repayment, cancelled, ratification, project, approval } = draw;
  const show = (amount: bigint | string) => amountText(amount, draw.currency);
  const hrefOf = evidenceHref(context);
  const onDay = ({ on, by, note }: { readonly on: string; readonly by: string; readonly note: string }) =>
    [formatDate(on, language), by, note].filter(Boolean).join(' · ');
  const link = (id: string) => <ApprovalLink programme={view.key} id={id} reader={reader} />;
  const titleOf = view.projects.find(({ key }) => key === project)?.title;
  return (
    <ThingPage
      context={context}
      kind={phrases.drawTitle}
      title={`${say(drawKindTitles[draw.kind], language)} ${show(draw.amount)}`}
      badge={<DrawBadge state={draw.state} language={language} />}
      facts={[
        [phrases.drawPurpose, draw.purpose],
        [phrases.kind, <a href={`/programmes/${view.key}/funds/${draw.fund}`}>{say(draw.fundTitle, language)}</a>],
        [phrases.payer, say(titleIn(definition.parties, draw.payer), language)],
        [phrases.to, say(receiverOf(draw, definition), language)],
        [
          phrases.project,
          titleOf && <a href={`/programmes/${view.key}/projects/${project}`}>{say(titleOf, language)}</a>,
        ],
        [phrases.asked, `${draw.by} · ${formatDate(draw.on, language)}`],
        [phrases.emergency, draw.emergency && phrases.emergencyFact],
        [phrases.decidedBy, `${decidersOf(draw, context)}${draw.also.length > 0 ? phrases.also : ''}`],
        [
          phrases.level,
          say(levelReason(draw, { currency: draw.currency, smallDrawDays: rules.smallDrawDays }), language),
        ],
        [phrases.after, show(draw.availableAfter)],
        ...draw.measured.map(({ title, why }) => [say(title, language), say(why, language)] as const),
        [phrases.approval, approval !== undefined && link(approval)],
        [
          phrases.payment,
          payment && (
            <>
              {onDay(payment)}
              <EvidenceList evidence={payment.evidence} language={language} hrefOf={hrefOf} />
            </>
          ),
        ],
        [phrases.ratification, ratification && link(ratification.approval)],
        [phrases.confirmation, confirmation && onDay(confirmation)],
        [phrases.cancelled, cancelled && `${cancelled.reason} · ${cancelled.by}`],
        [
          phrases.repayment,
          repayment &&
            [
              say(titleIn(definition.parties, repayment.party), language),
              show(owedBack(draw)),
              ...(repayment.clock ? [phrases.dueBy(formatDate(repayment.clock.on, language))] : []),
            ].join(' · '),
        ],
        [phrases.repaid, repayment && show(sumOf(repayment.paid.map(({ amount }) => amount)))],
      ]}
    >
      {draw.state === 'approved' && book.state === 'onHold' && <p class="notice late">{phrases.blockedNow}</p>}
      <EvidenceList evidence={draw.evidence} language={language} hrefOf={hrefOf} />
      <DrawForms context={context} draw={draw} isOnHold={book.state !== 'open'} />
    </ThingPage>
  );
};
