import { formatDate } from '../../domain/calendar/formats';
import type { ComponentChildren } from 'preact';
import { isFateOpen, isForming, isInForce, isRunning, openCures } from '../../domain/agreements/life';
import { noticeTitles } from '../../domain/agreements/sentences';
import { ofMatters } from '../../domain/agreements/undertakings';
import { mayUndertake, type ProgrammeState, type Undertaking } from '../../domain/programme/undertakings';
import { agreementChanges, type Change, type ChangeName } from './change-kinds';
import { agreementVerbWords } from './verb-words';
import { asksOf } from '../ui/asks';
import { choiceOf } from '../ui/choices';
import { FoldForm } from '../ui/fold-form';
import { Choice, Field } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import type { ThingContext } from '../ui/thing';
import { titleIn } from '../../domain/programme/titles';
import type { AgreementView } from '../../domain/agreements/views';
import { say } from '../../domain/shared/text';

const noticeKinds = ['renew', 'notToRenew', 'terminate', 'breach'] as const;

const begins: Readonly<Record<ChangeName, Undertaking>> = {
  negotiations: 'agreement.negotiate',
  withdrawal: 'agreement.cancel',
  conditions: 'agreement.condition',
  notices: 'agreement.notice',
  cures: 'agreement.cure',
  corrections: 'agreement.correct',
  claims: ofMatters.claim,
  suspensions: ofMatters.suspension,
  resumptions: ofMatters.resumption,
  terminations: ofMatters.termination,
  amendments: ofMatters.amendment,
  fates: ofMatters.fate,
};

/** Which verbs make sense of an agreement as it and its programme stand; the process decides. */
function verbsFor(agreement: AgreementView, programme: ProgrammeState): readonly ChangeName[] {
  const { state, cure, pending, amendment, conditions = [] } = agreement;
  const isSigned = state === 'conditionsPending' || state === 'signed';
  const isOpen = isForming(state) && state !== 'internalApproval' && !isSigned;
  const mayAsk = pending === undefined;
  const all: readonly (readonly [ChangeName, boolean])[] = [
    ['negotiations', state === 'draft' || state === 'rejected'],
    ['conditions', isForming(state) && state !== 'signed' && conditions.length > 0],
    ['claims', mayAsk && (isSigned || state === 'signing') && conditions.length > 0],
    ['withdrawal', isOpen],
    ['fates', mayAsk && isFateOpen(agreement)],
    ['cures', cure !== undefined],
    ['corrections', correctable(agreement).length > 0],
    ['notices', isRunning(state)],
    ['amendments', mayAsk && isRunning(state) && amendment === undefined],
    ['suspensions', mayAsk && isInForce(state)],
    ['resumptions', mayAsk && state === 'suspended'],
    ['terminations', mayAsk && isRunning(state)],
  ];
  return all.flatMap(([name, makesSense]) => (makesSense && mayUndertake(programme, begins[name]) ? name : []));
}

/** What was recorded and may still be corrected, as the form names it. */
function correctable({ state, amendment, conditionsMet = {}, ...first }: AgreementView) {
  const isSigning = amendment !== undefined || state === 'signing';
  const { signedOn = {}, signatories = [] } = { ...first, ...(amendment && { signedOn: amendment.signedOn }) };
  const isComplete = signatories.every((party) => signedOn[party] !== undefined);
  const signed = isSigning && !isComplete ? Object.keys(signedOn) : [];
  return [
    ...signed.map((party) => ({ of: 'signature', name: party }) as const),
    ...(isForming(state) ? Object.keys(conditionsMet) : []).map((name) => ({ of: 'condition', name }) as const),
  ];
}

interface VerbsProps {
  readonly context: ThingContext;
  readonly agreement: AgreementView;
}

/** The office's forms for an agreement, folded; nothing for anybody else. */
export const AgreementVerbs = ({ context, agreement }: VerbsProps) => {
  const { reader, nonce, typed, view } = context;
  const phrases = agreementVerbWords[reader.language];
  const verbs = nonce === undefined ? [] : verbsFor(agreement, view.state);
  const plan = view.definition.agreements[agreement.key];
  if (nonce === undefined || verbs.length === 0) return null;
  return (
    <section class="card folds" aria-labelledby="others">
      <h2 id="others">{phrases.group}</h2>
      {verbs.map((name) => {
        const { asks }: Change = agreementChanges[name];
        return (
          <FoldForm
            key={name}
            name={name}
            title={phrases[name]}
            hint={asks ? phrases.asked : phrases.recorded}
            action={`/office/programmes/${view.key}/agreements/${agreement.key}/verbs/${name}`}
            nonce={nonce}
            submit={asks ? phrases.propose : phrases.submit}
            typed={typed}
            hasFiles={takesFile.has(name)}
            asks={asks && plan && asksOf(context, plan.approval)}
          >
            <Fields context={context} agreement={agreement} name={name} />
          </FoldForm>
        );
      })}
    </section>
  );
};

/** The verbs with whose form a file is sent along. */
const takesFile: ReadonlySet<ChangeName> = new Set([
  'conditions',
  'notices',
  'cures',
  'corrections',
  'claims',
  'suspensions',
  'resumptions',
  'terminations',
  'amendments',
  'fates',
]);

const Fields = ({ context, agreement, name }: VerbsProps & { readonly name: ChangeName }) => {
  const { reader, typed, view } = context;
  const { language } = reader;
  const phrases = agreementVerbWords[language];
  const field = (
    key:
      'reason' | 'note' | 'evidence' | 'endsOn' | 'effectiveOn' | 'months' | 'sentAt' | 'signatory' | 'signedOn' | 'on',
    kind: 'text' | 'date' | 'lines',
    isRequired = true,
  ) => <Field name={`${name}.${key}`} label={phrases[key]} typed={typed} kind={kind} isRequired={isRequired} />;
  const choice = (
    key: 'condition' | 'against' | 'claim' | 'kind' | 'from' | 'fate' | 'breach' | 'what',
    options: readonly (readonly [string, string])[],
  ) => <Choice name={`${name}.${key}`} label={phrases[key]} typed={typed} options={options} />;
  const file = (key: 'document' | 'shown', label: string) => (
    <FileField name={`${name}.${key}.file`} language={language} label={label} typed={typed} />
  );
  const shown = file('shown', phrases.file);
  const parties = (agreement.signatories ?? []).map((key) => [key, partyTitle(key)] as const);
  const conditions = (agreement.conditions ?? []).map(({ key, title }) => [key, say(title, language)] as const);
  const named = <Key extends keyof typeof phrases>(...keys: readonly Key[]) =>
    keys.map((key) => [key, phrases[key]] as const);
  const breaches = openCures(agreement).flatMap(({ breach, from, on }) =>
    breach === undefined
      ? []
      : [[String(breach), phrases.breachOf(partyTitle(from ?? ''), formatDate(on, language))] as const],
  );
  const wrong = correctable(agreement).map(({ of, name: key }) => {
    const title = of === 'signature' ? partyTitle(key) : (conditions.find(([each]) => each === key)?.[1] ?? key);
    return [choiceOf(of, key), `${phrases[of]} ${title}`] as const;
  });
  const notices = noticeKinds
    .filter((kind) => kind !== 'renew' || mayUndertake(view.state, 'agreement.renew'))
    .map((kind) => [kind, say(noticeTitles[kind], language)] as const);

  const fields: Readonly<Record<ChangeName, ComponentChildren>> = {
    negotiations: field('note', 'lines', false),
    withdrawal: field('reason', 'lines'),
    conditions: [choice('condition', conditions), field('on', 'date', false), field('evidence', 'lines', false), shown],
    notices: [
      choice('kind', notices),
      choice('from', parties),
      field('sentAt', 'text', false),
      field('reason', 'lines', false),
      file('shown', phrases.noticeFile),
    ],
    cures: [breaches.length > 1 && choice('breach', breaches), field('evidence', 'lines', false), shown],
    corrections: [
      choice('what', wrong),
      wrong.some(([value]) => value.startsWith('signature')) && [
        field('signatory', 'text', false),
        field('signedOn', 'date', false),
        file('document', phrases.documentHash),
      ],
      wrong.some(([value]) => value.startsWith('condition')) && [
        field('on', 'date', false),
        field('evidence', 'lines', false),
        shown,
      ],
      field('reason', 'lines'),
    ],
    claims: [
      choice('claim', named('obstruction', 'improperCausing')),
      choice('condition', conditions),
      choice('against', parties),
      field('reason', 'lines'),
      shown,
    ],
    suspensions: [field('reason', 'lines'), shown],
    resumptions: [field('reason', 'lines'), shown],
    terminations: [field('endsOn', 'date'), field('reason', 'lines'), shown],
    amendments: [field('effectiveOn', 'date'), field('months', 'text', false), field('reason', 'lines'), shown],
    fates: [
      choice('fate', named('continue', 'suspend', 'terminate', 'novate')),
      field('endsOn', 'date', false),
      field('reason', 'lines'),
      shown,
    ],
  };
  return <>{fields[name]}</>;

  function partyTitle(key: string) {
    return say(titleIn(view.definition.parties, key), language);
  }
};
