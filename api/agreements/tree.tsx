import type { ProgrammeView } from '../../domain/views/views';
import { StateBadge } from '../ui/states';
import { titleIn } from '../../domain/programme/titles';
import { answeredOf } from '../../domain/approvals/answered';
import type { ApprovalView } from '../../domain/approvals/views';
import type { AgreementView } from '../../domain/agreements/views';
import { say, type Language } from '../../domain/shared/text';
import { formatDate } from '../../domain/calendar/formats';

const words = {
  zh: {
    title: '协议体系',
    effective: '生效',
    expires: '到期',
    signed: '已签',
    next: '下一期限',
    ended: '终止',
    answered: '席位已表决',
  },
  en: {
    title: 'Agreements',
    effective: 'effective',
    expires: 'expires',
    signed: 'signed by',
    next: 'next date',
    ended: 'ended',
    answered: 'seats have answered',
  },
};

interface TreeProps {
  readonly view: ProgrammeView;
  readonly language: Language;
  /** The open approvals of its agreements. */
  readonly open: readonly ApprovalView[];
}

/** The approvals that an agreement waits for. */
export const approvalsOf = ({ approval, pending }: AgreementView): readonly string[] => [
  ...(approval === undefined ? [] : [approval]),
  ...(pending ? [pending.approval] : []),
];

/** The tree of agreements with their states and dates. */
export const AgreementTree = ({ view, language, open }: TreeProps) => (
  <section aria-labelledby="agreements">
    <h2 id="agreements">{words[language].title}</h2>
    <div class="card">
      <Level view={view} language={language} open={open} parent={undefined} />
    </div>
  </section>
);

const Level = ({ view, language, open, parent }: TreeProps & { readonly parent: string | undefined }) => {
  const agreements = view.agreements.filter((each) => each.parent === parent);
  return agreements.length === 0 ? null : (
    <ul class="tree">
      {agreements.map((agreement) => (
        <li key={agreement.key}>
          <a href={`/programmes/${view.key}/agreements/${agreement.key}`}>{say(agreement.title, language)}</a>{' '}
          <StateBadge state={agreement.state} language={language} />{' '}
          {agreement.inDispute && <StateBadge state="inDispute" language={language} />}{' '}
          <Dates agreement={agreement} view={view} language={language} />
          {open
            .filter(({ id }) => approvalsOf(agreement).includes(id))
            .map((approval) => (
              <Progress key={approval.id} approval={approval} language={language} />
            ))}
          <Level view={view} language={language} open={open} parent={agreement.key} />
        </li>
      ))}
    </ul>
  );
};

/** How far the answers to what it asks have come, drawn and in figures; of votes that are hidden nothing. */
const Progress = ({ approval, language }: { readonly approval: ApprovalView; readonly language: Language }) => {
  const so = answeredOf(approval);
  if (!so) return null;
  const { answered, asked } = so;
  return (
    <span class="asked small">
      <progress value={answered} max={asked} aria-label={words[language].answered} /> {answered}/{asked}{' '}
      {words[language].answered}
    </span>
  );
};

interface DatesProps {
  readonly view: ProgrammeView;
  readonly language: Language;
  readonly agreement: AgreementView;
}

const Dates = ({ agreement, view, language }: DatesProps) => {
  const phrases = words[language];
  const signed = agreement.signedBy.map((party) => say(titleIn(view.definition.parties, party), language));
  const next = nextDate(agreement);
  const parts = [
    agreement.state === 'signing' &&
      signed.length > 0 &&
      `${phrases.signed} ${signed.join(language === 'zh' ? '、' : ', ')}`,
    agreement.effectiveOn && `${phrases.effective} ${formatDate(agreement.effectiveOn, language)}`,
    next && `${phrases.next} ${formatDate(next, language)}`,
    agreement.endedOn && `${phrases.ended} ${formatDate(agreement.endedOn, language)}`,
    agreement.expiresOn && !agreement.endedOn && `${phrases.expires} ${formatDate(agreement.expiresOn, language)}`,
  ].filter(Boolean);
  return <span class="small quiet">{parts.join(' · ')}</span>;
};

/** The next day on which something is to be done or happens, before the last one. */
const nextDate = ({ plan, isWindowOpen, end, cure, amendment, survives = [] }: AgreementView): string | undefined =>
  [
    plan?.notice && (isWindowOpen ? plan.notice.lastUsefulDay.date : plan.notice.windowOpens.date),
    end?.on,
    cure?.on,
    amendment?.takesOver.on,
    ...survives.flatMap(({ until, isOver }) => (isOver ? [] : until.on)),
  ]
    .filter((date) => date !== undefined)
    .sort()[0];
