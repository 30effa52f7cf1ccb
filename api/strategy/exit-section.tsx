import { SaidText } from '../evidence/said';
import { FileField } from '../ui/file-field';
import { Badge, Table } from '../ui/html';
import { Choice, Field } from '../ui/office-form';
import { FoldForm } from '../ui/fold-form';
import type { ThingContext } from '../ui/thing';
import { formatDate } from '../../domain/calendar/formats';
import { decidingParties } from '../../domain/programme/parties';
import { todayFor } from '../../domain/programme/told-days';
import { say } from '../../domain/shared/text';
import { openMoneyIn } from '../../domain/views/open-money';
import { exitReadiness, exitWatchTitles } from '../../domain/strategy/exits';

const words = {
  zh: {
    title: '退出方案',
    score: (ready: number, of: number, percent: string) => `准备就绪 ${ready}/${of}（${percent}%）`,
    hint: '一个步骤有责任人、有文件，且一年内复核过，即为就绪。',
    heads: ['步骤', '责任人', '文件', '复核至', '状态'],
    ready: '就绪',
    notReady: '未就绪',
    money: '退出前须结清的资金',
    moneyHint: '尚未结清时，不能登记最后一个退出步骤。',
    triggers: '已出现的退出触发条件',
    triggerHeads: ['条件', '情况', '日期'],
    record: (step: number) => `登记步骤 ${step} 的准备情况`,
    save: '登记',
    owner: '责任人',
    document: '文件名称和存放处',
    file: '或文件本身',
    note: '说明',
    control: '报告一方控制权变更',
    party: '合作方',
    what: '情况说明',
  },
  en: {
    title: 'Exit plan',
    score: (ready: number, of: number, percent: string) => `Ready ${ready}/${of} (${percent} %)`,
    hint: 'A step is ready once it has an owner and a document and was looked at within a year.',
    heads: ['Step', 'Owner', 'Document', 'Counts until', 'State'],
    ready: 'Ready',
    notReady: 'Not ready',
    money: 'Money to be settled before the end',
    moneyHint: 'While it is open the last step of an exit can’t be recorded as met.',
    triggers: 'Triggers of the exit that were seen',
    triggerHeads: ['Trigger', 'What happened', 'Day'],
    record: (step: number) => `Record how ready step ${step} is`,
    save: 'Record',
    owner: 'Owner',
    document: 'Document by name and place',
    file: 'or the document itself',
    note: 'Note',
    control: 'Report a change of control',
    party: 'Party',
    what: 'What happened',
  },
};

/** How ready the exit plan is, step by step, what was seen of its triggers, and the forms of the office. */
export const ExitSection = ({ context, now }: { readonly context: ThingContext; readonly now: string }) => {
  const { reader, view, nonce, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  const { definition, exitReadiness: recorded, exitTriggers } = view;
  const openMoney = openMoneyIn(view);
  const { ready, of, percent, steps } = exitReadiness(definition.exit, recorded, todayFor(definition, now));
  return (
    <section id="exit">
      <h2>
        {phrases.title} <Badge tone={ready === of ? 'done' : 'soon'}>{phrases.score(ready, of, percent)}</Badge>
      </h2>
      <p class="quiet">{phrases.hint}</p>
      <Table isStacked caption={phrases.title} heads={phrases.heads}>
        {steps.map(({ step, title, isReady, readiness, until }) => (
          <tr key={step}>
            <td>
              {step}. {say(title, language)}
            </td>
            <td data-label={phrases.heads[1]}>{readiness?.owner ?? '—'}</td>
            <td data-label={phrases.heads[2]}>
              {readiness ? <SaidText text={readiness.document} at={`/programmes/${view.key}/evidence`} /> : '—'}
            </td>
            <td data-label={phrases.heads[3]}>{until === undefined ? '—' : formatDate(until, language)}</td>
            <td data-label={phrases.heads[4]}>
              <Badge tone={isReady ? 'done' : readiness ? 'late' : 'idle'}>
                {isReady ? phrases.ready : phrases.notReady}
              </Badge>
            </td>
          </tr>
        ))}
      </Table>
      {openMoney.length > 0 && (
        <>
          <h3>{phrases.money}</h3>
          <p class="quiet small">{phrases.moneyHint}</p>
          <ul class="lines">
            {openMoney.map(({ thing, title, words: how }) => (
              <li key={`${thing} ${how.en}`}>
                <a href={`/programmes/${view.key}/${thing.replace(':', 's/')}`}>{say(title, language)}</a>{' '}
                <span class="quiet">{say(how, language)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {exitTriggers.length > 0 && (
        <Table isStacked caption={phrases.triggers} heads={phrases.triggerHeads}>
          {exitTriggers.map(({ key, watch, why, on }) => (
            <tr key={key}>
              <td>{say(exitWatchTitles[watch], language)}</td>
              <td data-label={phrases.triggerHeads[1]}>{say(why, language)}</td>
              <td data-label={phrases.triggerHeads[2]}>{formatDate(on, language)}</td>
            </tr>
          ))}
        </Table>
      )}
      {nonce &&
        steps.map(({ step, readiness }) => (
          <FoldForm
            key={step}
            name={`step${step}`}
            title={phrases.record(step)}
            action={`/office/programmes/${view.key}/strategy/exit/steps/${step}`}
            nonce={nonce}
            submit={phrases.save}
            typed={typed}
            hasFiles
          >
            <Field
              name={`step${step}.owner`}
              label={phrases.owner}
              typed={typed}
              initial={readiness?.owner ?? ''}
              isRequired
            />
            <Field
              name={`step${step}.document`}
              label={phrases.document}
              typed={typed}
              initial={readiness?.document ?? ''}
            />
            <FileField name={`step${step}.shown.file`} label={phrases.file} typed={typed} language={language} />
            <Field name={`step${step}.note`} label={phrases.note} typed={typed} kind="lines" />
          </FoldForm>
        ))}
      {nonce && (
        <FoldForm
          name="control"
          title={phrases.control}
          action={`/office/programmes/${view.key}/strategy/exit/control-changes`}
          nonce={nonce}
          submit={phrases.control}
          typed={typed}
        >
          <Choice
            name="control.party"
            label={phrases.party}
            typed={typed}
            options={decidingParties(definition).map(({ key, title }) => [key, say(title, language)])}
          />
          <Field name="control.note" label={phrases.what} typed={typed} kind="lines" isRequired />
        </FoldForm>
      )}
    </section>
  );
};
