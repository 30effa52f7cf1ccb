import { innovationRules } from '../../domain/programme/innovation-plans';
import { asksOf } from '../ui/asks';
import { formatDate } from '../../domain/calendar/formats';
import { isSettled, type Innovation } from '../../domain/innovations/innovations';
import { innovationKindTitles } from '../../domain/innovations/words';
import { titleIn } from '../../domain/programme/titles';
import { say } from '../../domain/shared/text';
import { EvidenceFields } from '../evidence/fields';
import { EvidenceList } from '../evidence/shown';
import { FoldForm } from '../ui/fold-form';
import { Badge } from '../ui/html';
import { Field, OfficeForm } from '../ui/office-form';
import { evidenceHref, ApprovalLink, isPartner, ThingPage, type ThingContext } from '../ui/thing';
import { InnovationBadge } from './list';

const words = {
  zh: {
    kind: '创新登记',
    of: '类别',
    by: '提出方',
    proposal: '提议',
    trial: '试行',
    until: '试行至',
    result: '成果',
    approval: '验收',
    accepted: '验收日期',
    returned: '成果被退回',
    begin: '开始试行',
    how: '怎样试行',
    submit: '提交成果',
    submitHint: '由技术组验收；须附证明材料。',
    came: '试行取得的成果',
    others: '其他操作',
    drop: '放弃',
    reason: '理由',
  },
  en: {
    kind: 'Innovations',
    of: 'Kind',
    by: 'Proposed by',
    proposal: 'Proposal',
    trial: 'Trial',
    until: 'On trial until',
    result: 'Result',
    approval: 'Acceptance',
    accepted: 'Accepted on',
    returned: 'Its result was sent back',
    begin: 'Begin a trial',
    how: 'How it is tried',
    submit: 'Hand in the result',
    submitHint: 'The technical groups accept it; evidence is needed.',
    came: 'What the trial came to',
    others: 'Other actions',
    drop: 'Drop it',
    reason: 'Reason',
  },
};

interface PageProps {
  readonly context: ThingContext;
  readonly innovation: Innovation;
}

/** The page of an innovation: what is proposed, what its trial came to, and its forms. */
export const InnovationPage = ({ context, innovation }: PageProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { title, kind, party, by, proposal, state, trial, result, approval, acceptedOn, isReturned } = innovation;
  const hrefOf = evidenceHref(context);
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(title, language)}
      badge={
        <>
          <InnovationBadge state={state} language={language} />{' '}
          {isReturned && <Badge tone="soon">{phrases.returned}</Badge>}
        </>
      }
      facts={[
        [phrases.of, say(innovationKindTitles[kind], language)],
        [phrases.by, `${say(titleIn(view.definition.parties, party), language)} · ${by}`],
        [phrases.proposal, say(proposal, language)],
        [phrases.trial, trial && `${trial.note} · ${trial.by}`],
        [phrases.until, trial && formatDate(trial.until, language)],
        [
          phrases.result,
          result && (
            <>
              {result.summary} <span class="quiet">{result.by}</span>
              <EvidenceList evidence={result.evidence} language={language} hrefOf={hrefOf} />
            </>
          ),
        ],
        [
          phrases.approval,
          approval !== undefined && <ApprovalLink programme={view.key} id={approval} reader={reader} />,
        ],
        [phrases.accepted, acceptedOn !== undefined && formatDate(acceptedOn, language)],
      ]}
    >
      {isPartner(context) && !isSettled(innovation) && <InnovationForms context={context} innovation={innovation} />}
    </ThingPage>
  );
};

const InnovationForms = ({ context, innovation }: PageProps) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { key, state } = innovation;
  if (!visitor || state === 'deciding') return null;
  const action = `/programmes/${view.key}/innovations/${key}`;
  return (
    <>
      {state === 'proposed' && (
        <OfficeForm title={phrases.begin} action={`${action}/trial`} nonce={visitor.nonce} submit={phrases.begin}>
          <Field name="note" label={phrases.how} typed={typed} kind="lines" isRequired />
          <Field name="until" label={phrases.until} typed={typed} kind="date" isRequired />
        </OfficeForm>
      )}
      {state === 'trial' && (
        <OfficeForm
          title={phrases.submit}
          hint={phrases.submitHint}
          action={`${action}/results`}
          nonce={visitor.nonce}
          submit={phrases.submit}
          hasFiles
          asks={asksOf(context, innovationRules(view.definition).accepts)}
        >
          <Field name="summary" label={phrases.came} typed={typed} kind="lines" isRequired />
          <EvidenceFields kinds={['document']} typed={typed} language={language} />
        </OfficeForm>
      )}
      <section class="card folds" aria-labelledby="others">
        <h2 id="others">{phrases.others}</h2>
        <FoldForm
          name="dropping"
          title={phrases.drop}
          action={`/office${action}/dropping`}
          nonce={visitor.nonce}
          submit={phrases.drop}
          typed={typed}
        >
          <Field name="dropping.reason" label={phrases.reason} typed={typed} kind="lines" isRequired />
        </FoldForm>
      </section>
    </>
  );
};
