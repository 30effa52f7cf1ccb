import { by } from '../../domain/shared/order';
import { formatDate } from '../../domain/calendar/formats';
import { OverdueBadge } from '../ui/late';
import { reportedSources } from '../../domain/improvements/causes';
import { isOpen, type Improvement, type Step } from '../../domain/improvements/improvements';
import { severityTitles, sourceTitles, stepTitles } from '../../domain/improvements/words';
import { severities } from '../../domain/programme/improvement-plans';
import { say, type Language } from '../../domain/shared/text';
import { EvidenceFields } from '../evidence/fields';
import type { Reader } from '../ui/frame';
import { Empty, When, type Tone } from '../ui/html';
import { Choice, Field, OfficeForm } from '../ui/office-form';
import { isPartner, ThingPage, type ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '持续改进',
    none: '暂无改进事项。评估得分偏低、过程指标未达标等情形会自动开启，也可在下方提出。',
    nothing: '暂无',
    due: '限',
    until: '观察至',
    late: '逾期',
    again: (n: number) => `重新开启 ${n} 次`,
    over: '已结束',
    open: '提出问题',
    hint: '提出后由牵头组分析原因、制定方案；效果由另一方验证，仅凭签字不能关闭。约定了专项评估的，事故和合规事件还会触发专项评估。',
    key: '编号（字母、数字、连字符）',
    name: '标题',
    problem: '问题',
    source: '来源',
    severity: '严重程度',
    usual: '按来源确定',
    occurredOn: '发生日期（可选）',
  },
  en: {
    title: 'Improvements',
    none: 'There is no improvement. Low scores and failed process guards open one by themselves; you can open one below.',
    nothing: 'none',
    due: 'due',
    until: 'watched until',
    late: 'Overdue',
    again: (n: number) => `re-opened ${n} time(s)`,
    over: 'Over',
    open: 'Tell of a problem',
    hint: 'The leading group finds its cause and plans what is done; another company verifies the effect. A signature alone closes nothing. An accident or compliance event may open a special evaluation as well.',
    key: 'Key (letters, digits, hyphens)',
    name: 'Title',
    problem: 'Problem',
    source: 'How it came to be known',
    severity: 'Severity',
    usual: 'by how it came to be known',
    occurredOn: 'Happened on (optional)',
  },
};

/** The columns of the board: a plan that is being decided stands with the plans. */
const columns: readonly (readonly Step[])[] = [
  ['analysis'],
  ['plan', 'approval'],
  ['implementation'],
  ['verification'],
  ['watch'],
];

/** Which colour a step has: red once it is overdue. */
export const toneOfStep = ({ state, clock }: Improvement): Tone => {
  if (state === 'abandoned') return 'idle';
  if (state === 'watch' || state === 'closed') return 'done';
  return clock?.isOverdue ? 'late' : 'running';
};

const Card = ({ improvement, reader, programme }: CardProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  const { key, title, severity, clock, reopened, watchedUntil } = improvement;
  return (
    <li class="card">
      <a href={`/programmes/${programme}/improvements/${key}`}>{say(title, language)}</a>
      <p class="small quiet">
        {say(severityTitles[severity], language)}
        {reopened > 0 && ` · ${phrases.again(reopened)}`}
        {clock?.dueAt !== undefined && (
          <>
            {' · '}
            {phrases.due} <When at={clock.dueAt} zone={zone} language={language} />
          </>
        )}
        {watchedUntil !== undefined && ` · ${phrases.until} ${formatDate(watchedUntil, language)}`}
      </p>
      {clock?.isOverdue && <OverdueBadge since={clock.dueAt ?? ''} reader={reader} />}
    </li>
  );
};

interface CardProps {
  readonly improvement: Improvement;
  readonly reader: Reader;
  readonly programme: string;
}

/** When its step is due or its watch ends; behind all others where neither is. */
const nextOf = ({ clock, watchedUntil }: Improvement): string => clock?.dueAt ?? watchedUntil ?? '9999';

const Board = ({ all, reader, programme }: BoardProps) => {
  const { language } = reader;
  return (
    <div class="board">
      {columns.map((steps) => {
        const cards = all.filter(({ state }) => steps.includes(state)).toSorted(by(nextOf));
        const [step = 'analysis'] = steps;
        return (
          <section key={step} aria-labelledby={`step-${step}`}>
            <h2 id={`step-${step}`}>
              {say(stepTitles[step], language)} <span class="quiet">{cards.length}</span>
            </h2>
            {cards.length === 0 ? (
              <p class="quiet small">{words[language].nothing}</p>
            ) : (
              <ul class="list">
                {cards.map((each) => (
                  <Card key={each.key} improvement={each} reader={reader} programme={programme} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
};

interface BoardProps {
  readonly all: readonly Improvement[];
  readonly reader: Reader;
  readonly programme: string;
}

const optionsOf = <One extends string>(
  keys: readonly One[],
  titles: Readonly<Record<One, { zh: string; en: string }>>,
  language: Language,
) => keys.map((key) => [key, titles[key][language]] as const);

/** The page of all improvements, by step, with the form by which a problem is told. */
export const ImprovementsPage = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const all = view.improvements;
  const over = all.filter((each) => !isOpen(each) && each.state !== 'watch');
  return (
    <ThingPage context={context} kind={phrases.title} title={phrases.title} hasHistory={false}>
      {all.length === 0 ? <Empty>{phrases.none}</Empty> : <Board all={all} reader={reader} programme={view.key} />}
      {over.length > 0 && (
        <section aria-labelledby="over">
          <h2 id="over">
            {phrases.over} <span class="quiet">{over.length}</span>
          </h2>
          <ul class="list">
            {over.map((each) => (
              <Card key={each.key} improvement={each} reader={reader} programme={view.key} />
            ))}
          </ul>
        </section>
      )}
      {visitor && isPartner(context) && (
        <OfficeForm
          title={phrases.open}
          hint={phrases.hint}
          action={`/programmes/${view.key}/improvements`}
          nonce={visitor.nonce}
          submit={phrases.open}
          hasFiles
        >
          <div class="pair">
            <Field name="improvement" label={phrases.key} typed={typed} isRequired />
            <Field name="title" label={phrases.name} typed={typed} isRequired />
          </div>
          <Field name="problem" label={phrases.problem} typed={typed} kind="lines" isRequired />
          <div class="pair">
            <Choice
              name="source"
              label={phrases.source}
              typed={typed}
              options={optionsOf(reportedSources, sourceTitles, language)}
            />
            <Choice
              name="severity"
              label={phrases.severity}
              typed={typed}
              options={[['', phrases.usual], ...optionsOf(severities, severityTitles, language)]}
            />
          </div>
          <Field name="occurredOn" label={phrases.occurredOn} typed={typed} kind="date" />
          <EvidenceFields kinds={['document']} typed={typed} language={language} />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
