import { Badge, Empty, Table, When, type Tone } from '../ui/html';
import { Field, OfficeForm } from '../ui/office-form';
import { ApprovalLink, ThingPage, type ThingContext } from '../ui/thing';
import { formatDate } from '../../domain/calendar/formats';
import { thresholdWords } from '../../domain/definition/words/strategy';
import { officePeople } from '../../domain/programme/parties';
import { signalsOf } from '../../domain/programme/strategy-plans';
import { compare, parseDecimal } from '../../domain/shared/rationals';
import { say, type Language } from '../../domain/shared/text';
import { assessmentStates, type Assessment } from '../../domain/strategy/assessments';
import { watchItems, type WatchItem } from '../../domain/strategy/watch-plans';
import { watchStates } from '../../domain/strategy/watch-words';
import type { Watch, WatchValue } from '../../domain/strategy/watches';

const words = {
  zh: {
    signals: '环境信号与规划复审',
    heads: ['事项', '最近值', '阈值', '状态'],
    none: '计划定义未列环境信号和规划。',
    assessments: '策略评估',
    assessmentHeads: ['信号', '结论', '审批'],
    signal: '环境信号',
    review: '规划复审',
    threshold: '阈值',
    owners: '报送人',
    due: '报送期限',
    values: '历次数值',
    valueHeads: ['期间', '数值', '说明', '日期'],
    noValues: '暂无数值。',
    report: '报送',
    reviewed: '登记复审结论',
    value: '数值',
    note: '说明',
    every: { monthly: '每月', quarterly: '每季度', annual: '每年' },
    rhythm: '频次',
  },
  en: {
    signals: 'Signals and reviews of plans',
    heads: ['What', 'Last value', 'Threshold', 'State'],
    none: 'The definition names no signals and no plans.',
    assessments: 'Assessments of the strategy',
    assessmentHeads: ['Signal', 'Came to', 'Decision'],
    signal: 'Signal',
    review: 'Review of a plan',
    threshold: 'Threshold',
    owners: 'Reported by',
    due: 'Due by',
    values: 'Values so far',
    valueHeads: ['Period', 'Value', 'Note', 'Day'],
    noValues: 'No value yet.',
    report: 'Report',
    reviewed: 'Record what the review came to',
    value: 'Value',
    note: 'Note',
    every: { monthly: 'each month', quarterly: 'each quarter', annual: 'each year' },
    rhythm: 'How often',
  },
};

const tones: Readonly<Record<Watch['state'], Tone>> = { quiet: 'done', asked: 'soon', overdue: 'late', beyond: 'late' };

const StateOf = ({ watch, language }: { readonly watch: Watch | undefined; readonly language: Language }) =>
  watch ? (
    <>
      <Badge tone={tones[watch.state]}>{say(watchStates[watch.state], language)}</Badge>{' '}
      {watch.isBeyond && watch.state !== 'beyond' && <Badge tone="late">{say(watchStates.beyond, language)}</Badge>}
    </>
  ) : null;

/** Higher or lower than the value before. */
const trendOf = (values: readonly WatchValue[]): string => {
  const [before, now] = values.slice(-2).map(({ value = '' }) => parseDecimal(value));
  if (!before || !now) return '';
  const difference = compare(now, before);
  return difference > 0 ? '↑' : difference < 0 ? '↓' : '→';
};

const thresholdOf = (context: ThingContext, key: string): string => {
  const signal = signalsOf(context.view.definition).find((each) => each.key === key);
  if (!signal) return '';
  return signal.source === 'date'
    ? formatDate(signal.on ?? '', context.reader.language)
    : say(thresholdWords(signal), context.reader.language);
};

/** What is followed of the strategy with its last values, and what was assessed. */
export const SignalsSection = ({ context }: { readonly context: ThingContext }) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const items = watchItems(view.definition, 'running');
  return (
    <section id="signals">
      <h2>{phrases.signals}</h2>
      {items.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.signals} heads={phrases.heads}>
          {items.map(({ key, title, every }) => {
            const watch = view.watches.find((each) => each.key === key);
            const last = watch?.values.at(-1);
            return (
              <tr key={key}>
                <td>
                  <a href={`/programmes/${view.key}/strategy/signals/${key}`}>{say(title, language)}</a>{' '}
                  <span class="small quiet">{phrases.every[every]}</span>
                </td>
                <td data-label={phrases.heads[1]}>
                  {last ? `${last.value ?? last.note} ${trendOf(watch?.values ?? [])}` : '—'}{' '}
                  <span class="small quiet">{last?.period}</span>
                </td>
                <td data-label={phrases.heads[2]}>{thresholdOf(context, key) || '—'}</td>
                <td data-label={phrases.heads[3]}>
                  <StateOf watch={watch} language={language} />
                </td>
              </tr>
            );
          })}
        </Table>
      )}
      <Assessments context={context} assessments={view.assessments} />
    </section>
  );
};

const Assessments = ({ context, assessments }: AssessmentsProps) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  if (assessments.length === 0) return null;
  return (
    <Table isStacked caption={phrases.assessments} heads={phrases.assessmentHeads}>
      {assessments.map(({ key, why, state, approval }) => (
        <tr key={key}>
          <td>{say(why, language)}</td>
          <td data-label={phrases.assessmentHeads[1]}>
            <Badge tone={state === 'deciding' ? 'running' : state === 'adjust' ? 'soon' : 'idle'}>
              {say(assessmentStates[state], language)}
            </Badge>
          </td>
          <td data-label={phrases.assessmentHeads[2]}>
            <ApprovalLink programme={view.key} id={approval} reader={reader} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

interface AssessmentsProps {
  readonly context: ThingContext;
  readonly assessments: readonly Assessment[];
}

interface SignalProps {
  readonly context: ThingContext;
  readonly item: WatchItem;
  readonly watch: Watch | undefined;
}

/** The page of a signal or of the review of a plan: its values so far, what was assessed, and the form of whoever reports it. */
export const SignalPage = ({ context, item, watch }: SignalProps) => {
  const { reader, view, visitor, typed } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  const { key, kind, title, every, people } = item;
  const person = visitor?.person ?? '';
  const isReported = kind === 'figure' || kind === 'review';
  const mayReport = people.includes(person) || officePeople(view.definition).includes(person);
  return (
    <ThingPage
      context={context}
      kind={kind === 'review' ? phrases.review : phrases.signal}
      title={say(title, language)}
      badge={<StateOf watch={watch} language={language} />}
      facts={[
        [phrases.rhythm, kind !== 'date' && phrases.every[every]],
        [phrases.threshold, kind !== 'review' && thresholdOf(context, key)],
        [phrases.owners, people.length > 0 && people.join(language === 'zh' ? '、' : ', ')],
        [phrases.due, watch?.asked && <When at={watch.asked.dueAt} zone={zone} language={language} year />],
      ]}
    >
      <section>
        <h2>{phrases.values}</h2>
        {(watch?.values ?? []).length === 0 ? (
          <Empty>{phrases.noValues}</Empty>
        ) : (
          <Table isStacked caption={phrases.values} heads={phrases.valueHeads}>
            {[...(watch?.values ?? [])].reverse().map(({ period, value, note, by, on }, at) => (
              <tr key={at}>
                <td>{period}</td>
                <td data-label={phrases.valueHeads[1]}>{value ?? '—'}</td>
                <td data-label={phrases.valueHeads[2]}>
                  {note} <span class="small quiet">{by}</span>
                </td>
                <td data-label={phrases.valueHeads[3]}>{formatDate(on, language)}</td>
              </tr>
            ))}
          </Table>
        )}
      </section>
      <Assessments context={context} assessments={view.assessments.filter(({ signal }) => signal === key)} />
      {visitor && isReported && mayReport && (
        <OfficeForm
          title={kind === 'review' ? phrases.reviewed : phrases.report}
          action={`/programmes/${view.key}/strategy/signals/${key}/reports`}
          nonce={visitor.nonce}
          submit={kind === 'review' ? phrases.reviewed : phrases.report}
        >
          {kind === 'figure' && <Field name="value" label={phrases.value} typed={typed} isRequired />}
          <Field name="note" label={phrases.note} typed={typed} kind="lines" isRequired={kind === 'review'} />
        </OfficeForm>
      )}
    </ThingPage>
  );
};
