import { strategyDeciders } from '../../domain/strategy/scenes';
import { asksOf } from '../ui/asks';
import { formatDate } from '../../domain/calendar/formats';
import type { Horizon } from '../../domain/programme/strategy-plans';
import { mayUndertake } from '../../domain/programme/undertakings';
import { say } from '../../domain/shared/text';
import { isDeciding, versionsOfPlan, type PlanVersion } from '../../domain/strategy/plans';
import { isReplaced, planInForce } from '../../domain/strategy/plans-in-force';
import { planStates } from '../../domain/strategy/plan-words';
import { reviewKey } from '../../domain/strategy/watch-plans';
import { EvidenceFields } from '../evidence/fields';
import { EvidenceList } from '../evidence/shown';
import { Badge, Empty, Table, type Tone } from '../ui/html';
import { Field, OfficeForm } from '../ui/office-form';
import { ApprovalLink, evidenceHref, ThingPage, type ThingContext } from '../ui/thing';
import { answersForPlan } from './plans';

const words = {
  zh: {
    plans: '发展规划',
    heads: ['规划', '展望期', '现行版本', '状态'],
    none: '计划定义未列发展规划。',
    kind: '发展规划',
    years: (years: number) => `${years} 年`,
    horizon: '展望期',
    inForce: '现行版本',
    version: (version: number) => `第 ${version} 版`,
    since: (version: number, day: string) => `第 ${version} 版，自${day}起`,
    noVersion: '暂无经审批的版本',
    answers: '责任人',
    review: '复审',
    toReview: '复审记录',
    versions: '历次版本',
    versionHeads: ['版本', '摘要与文本', '提交', '状态', '审批'],
    noVersions: '暂无规划文本。',
    submit: '提交新版本',
    hint: '上传规划文本；由战略决策组审批，通过之日起现行，取代前一版；前一版保留。',
    summary: '内容摘要，与前一版的不同',
    deciding: '新版本正在审批；审批结束后可再提交。',
  },
  en: {
    plans: 'Plans',
    heads: ['Plan', 'Looks ahead', 'In force', 'State'],
    none: 'The definition names no plans.',
    kind: 'Plan',
    years: (years: number) => `${years} years`,
    horizon: 'Looks ahead',
    inForce: 'In force',
    version: (version: number) => `version ${version}`,
    since: (version: number, day: string) => `version ${version}, since ${day}`,
    noVersion: 'no version was approved yet',
    answers: 'Answered for by',
    review: 'Review',
    toReview: 'what its reviews came to',
    versions: 'Its versions',
    versionHeads: ['Version', 'In short, and its document', 'Handed in', 'State', 'Decision'],
    noVersions: 'No document of it was handed in yet.',
    submit: 'Hand in a version',
    hint: 'Upload its document. The groups of the strategy decide; once approved it is in force from that day and replaces the version before, which stays.',
    summary: 'What it says in short, and what is new in it',
    deciding: 'A version is being decided on; another can be handed in afterwards.',
  },
};

const tones: Readonly<Record<keyof typeof planStates, Tone>> = {
  deciding: 'running',
  accepted: 'done',
  replaced: 'idle',
  returned: 'late',
};

interface Shown {
  readonly context: ThingContext;
}

const StateOf = ({ context: { view, reader }, version }: Shown & { readonly version: PlanVersion }) => {
  const state = isReplaced(view.plans, version) ? 'replaced' : version.state;
  return <Badge tone={tones[state]}>{say(planStates[state], reader.language)}</Badge>;
};

/** The plans with their versions in force. */
export const PlansSection = ({ context }: Shown) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { horizons } = view.definition.strategy;
  return (
    <section id="plans">
      <h2>{phrases.plans}</h2>
      {horizons.length === 0 ? (
        <Empty>{phrases.none}</Empty>
      ) : (
        <Table isStacked caption={phrases.plans} heads={phrases.heads}>
          {horizons.map(({ key, title, years }) => {
            const last = versionsOfPlan(view.plans, key).at(-1);
            return (
              <tr key={key}>
                <td>
                  <a href={`/programmes/${view.key}/strategy/plans/${key}`}>{say(title, language)}</a>
                </td>
                <td data-label={phrases.heads[1]}>{phrases.years(years)}</td>
                <td data-label={phrases.heads[2]}>
                  <InForce context={context} horizon={key} />
                </td>
                <td data-label={phrases.heads[3]}>
                  {last ? (
                    <>
                      {phrases.version(last.version)} <StateOf context={context} version={last} />
                    </>
                  ) : (
                    '—'
                  )}
                </td>
              </tr>
            );
          })}
        </Table>
      )}
    </section>
  );
};

const InForce = ({ context: { view, reader }, horizon }: Shown & { readonly horizon: string }) => {
  const phrases = words[reader.language];
  const { version, acceptedOn } = planInForce(view.plans, horizon) ?? {};
  if (version === undefined || acceptedOn === undefined) return <span class="quiet">{phrases.noVersion}</span>;
  return <>{phrases.since(version, formatDate(acceptedOn, reader.language))}</>;
};

/** The page of a plan: what is in force since when, every version with its document, and the form by which another is handed in. */
export const PlanPage = ({ context, horizon }: Shown & { readonly horizon: Horizon }) => {
  const { reader, view, visitor } = context;
  const { language } = reader;
  const phrases = words[language];
  const { key, title, years } = horizon;
  const people = answersForPlan(view.definition, key);
  const versions = versionsOfPlan(view.plans, key);
  const mayHandIn = visitor && people.includes(visitor.person) && mayUndertake(view.state, 'strategy.plan');
  return (
    <ThingPage
      context={context}
      kind={phrases.kind}
      title={say(title, language)}
      facts={[
        [phrases.inForce, <InForce key="inForce" context={context} horizon={key} />],
        [phrases.horizon, phrases.years(years)],
        [phrases.answers, people.join(language === 'zh' ? '、' : ', ')],
        [
          phrases.review,
          <a key="review" href={`/programmes/${view.key}/strategy/signals/${reviewKey(key)}`}>
            {phrases.toReview}
          </a>,
        ],
      ]}
    >
      <h2>{phrases.versions}</h2>
      {versions.length === 0 ? (
        <Empty>{phrases.noVersions}</Empty>
      ) : (
        <Table isStacked caption={phrases.versions} heads={phrases.versionHeads}>
          {versions.toReversed().map((version) => (
            <VersionRow key={version.key} context={context} version={version} />
          ))}
        </Table>
      )}
      {mayHandIn && (versions.some(isDeciding) ? <p>{phrases.deciding}</p> : <PlanForm context={context} plan={key} />)}
    </ThingPage>
  );
};

const VersionRow = ({ context, version }: Shown & { readonly version: PlanVersion }) => {
  const { reader, view } = context;
  const { language } = reader;
  const phrases = words[language];
  const { summary, evidence, by, on, approval, acceptedOn } = version;
  return (
    <tr>
      <td class="whole">{phrases.version(version.version)}</td>
      <td data-label={phrases.versionHeads[1]}>
        {summary}
        <EvidenceList evidence={evidence} language={language} hrefOf={evidenceHref(context)} />
      </td>
      <td data-label={phrases.versionHeads[2]}>
        {by} · {formatDate(on, language)}
      </td>
      <td data-label={phrases.versionHeads[3]}>
        <StateOf context={context} version={version} />{' '}
        {acceptedOn !== undefined && <span class="small">{formatDate(acceptedOn, language)}</span>}
      </td>
      <td class="whole" data-label={phrases.versionHeads[4]}>
        <ApprovalLink programme={view.key} id={approval} reader={reader} />
      </td>
    </tr>
  );
};

const PlanForm = ({ context, plan }: Shown & { readonly plan: string }) => {
  const { reader, view, visitor, typed } = context;
  const { language } = reader;
  const phrases = words[language];
  if (!visitor) return null;
  return (
    <OfficeForm
      title={phrases.submit}
      hint={phrases.hint}
      action={`/programmes/${view.key}/strategy/plans/${plan}/versions`}
      nonce={visitor.nonce}
      submit={phrases.submit}
      hasFiles
      asks={asksOf(context, strategyDeciders(view.definition))}
    >
      <Field name="summary" label={phrases.summary} typed={typed} kind="lines" isRequired />
      <EvidenceFields kinds={['document']} typed={typed} language={language} />
    </OfficeForm>
  );
};
