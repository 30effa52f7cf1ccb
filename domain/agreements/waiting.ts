import { chineseDay, englishDay } from '../calendar/said-days';
import { isFateOpen, isRunning, openCures, type Moment } from './life';
import { unmetConditions } from './agreements';
import type { LocalDate } from '../calendar/dates';
import type { Programme } from '../programme/programme';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import { titleIn } from '../programme/titles';
import { endOf, officeOf, type Stood, officersOf } from '../programme/office';
import type { PartyKey } from '../shared/keys';
import type { WaitingView } from '../programme/awaited';
import type { AgreementView } from './views';
import type { Agreement } from '../programme/agreement-plans';

type Waits = Pick<WaitingView, 'what' | 'on' | 'then'> & { readonly dueAt?: string; readonly provisional?: boolean };

const of = (view: AgreementView, zh: string, en: string): Text =>
  text(`${zh}：${view.title.zh}`, `${en}: ${view.title.en}`);

const conditions = (programme: Programme, view: AgreementView): readonly Waits[] => {
  const missing = unmetConditions(view, view);
  const { longStop } = programme.agreements[view.key] ?? {};
  if (view.state !== 'conditionsPending' || missing.length === 0) return [];
  const titles = (language: keyof Text, between: string) => missing.map(({ title }) => title[language]).join(between);
  return [
    {
      what: of(view, `先决条件（${titles('zh', '、')}）`, `Conditions (${titles('en', ', ')})`),
      on: missing.map(({ owner }) => ({ person: owner, title: text('责任人', 'Owner') })),
      ...(longStop && { dueAt: endOf(programme, longStop) }),
      then: text('逾期仍未成就，协议自动失效。', 'Unmet by then, the agreement lapses by itself.'),
    },
  ];
};

/** The parties that have not said whether the agreement is to be renewed, while that can still be said in time, and until when. */
export const silentOn = ({ agreements }: Programme, view: AgreementView) => {
  const agreement = agreements[view.key];
  const { plan, term = 1, notices = [], end, isWindingUp } = view;
  if (isWindingUp) return undefined;
  if (!agreement || !plan?.notice || !view.isWindowOpen || !isRunning(view.state) || end) return undefined;
  const silent = agreement.signatories.filter(
    (party) => !notices.some((notice) => notice.from === party && notice.term === term),
  );
  return silent.length === 0 ? undefined : { agreement, plan, silent, sendBy: plan.notice.sendBy };
};

/** What the end of the term brings where nobody says anything. */
export const renewalThen = ({ renewal: { kind } }: Agreement, expiresOn: LocalDate): Text =>
  ({
    automatic: text('无人及时通知不续，则自动续期。', 'Unless a party says no in time, it renews by itself.'),
    optional: text(
      `各方未及时同意续期，则于${chineseDay(expiresOn)}届满。`,
      `Unless every party agrees in time, it ends with ${englishDay(expiresOn)}.`,
    ),
    none: text(`于${chineseDay(expiresOn)}届满。`, `It ends with ${englishDay(expiresOn)}.`),
  })[kind];

/** The parties that have not signed an agreement that was approved; none before and after. */
export const toSignOf = (programme: Programme, { key, state, signedBy }: AgreementView): readonly PartyKey[] =>
  state === 'signing'
    ? (programme.agreements[key]?.signatories ?? []).filter((party) => !signedBy.includes(party))
    : [];

/** What an agreement that is being signed takes effect with: every signature, its conditions, and the agreement above it, where it has them. */
export const effectThen = ({ parent, conditions = [] }: Agreement, begins?: Moment): Text => {
  const needed = [
    text('各方全部签署', 'every party has signed it'),
    ...(conditions.length > 0 ? [text('先决条件成就', 'its conditions are met')] : []),
    ...(parent === undefined ? [] : [text('上级协议生效', 'the agreement above it is effective')]),
    ...(begins
      ? [text(`约定的${chineseDay(begins.on)}到来`, `${englishDay(begins.on)}, the agreed first day, has come`)]
      : []),
  ];
  return text(
    `${needed.map(({ zh }) => zh).join('且')}后，本协议生效。`,
    `It takes effect once ${needed.map(({ en }) => en).join(' and ')}.`,
  );
};

const renewal = (programme: Programme, view: AgreementView): readonly Waits[] => {
  const asked = silentOn(programme, view);
  if (!asked) return [];
  const { agreement, plan, silent, sendBy } = asked;
  return [
    {
      what: text(`是否续期：${view.title.zh}`, `To be renewed? ${view.title.en}`),
      on: officersOf(programme, silent),
      dueAt: sendBy,
      provisional: plan.provisional,
      then: renewalThen(agreement, plan.expiresOn),
    },
  ];
};

const fate = (programme: Programme, view: AgreementView): readonly Waits[] =>
  isFateOpen(view) && !view.pending
    ? [
        {
          what: of(
            view,
            view.orphaned ? '上级协议已终止，请提请决定去留' : '合作计划正在退出，请提请决定去留',
            view.orphaned
              ? 'The agreement above has ended; propose what becomes of this one'
              : 'The programme is being wound up; propose what becomes of this agreement',
          ),
          on: officeOf(programme),
          then: text(
            '决定前本协议照常履行至其到期日。',
            'Until its groups decide (continue, suspend, terminate, novate) it goes on to its own last day.',
          ),
        },
      ]
    : [];

const cure = (programme: Programme, view: AgreementView): readonly Waits[] =>
  openCures(view).map(({ at, from }) => {
    const party = from === undefined ? undefined : titleIn(programme.parties, from);
    return {
      what: of(
        view,
        party ? `违约待补救（${party.zh}通知）` : '违约待补救',
        party ? `A breach to be cured (notice by ${party.en})` : 'A breach to be cured',
      ),
      on: officeOf(programme),
      dueAt: at,
      then: text('未登记补救，协议即告解除。', 'Unless it is recorded as cured, the agreement ends.'),
    };
  });

const amendment = (programme: Programme, view: AgreementView): readonly Waits[] => {
  const { amendment: pending } = view;
  const missing = (view.signatories ?? []).filter((party) => pending && !pending.signedOn[party]);
  if (!pending || missing.length === 0) return [];
  return [
    {
      what: of(view, `签署变更（第 ${pending.version} 版）`, `Sign version ${pending.version}`),
      on: officersOf(programme, missing),
      dueAt: pending.takesOver.at,
      then: text('各方签署后方能取代原文本。', 'It takes over only once every party has signed it.'),
    },
  ];
};

/** What one agreement waits for beside its approvals and first signatures: on whom, until when, and what happens then. */
export const agreementWaits = (programme: Programme, view: AgreementView): readonly Waits[] =>
  [conditions, renewal, fate, cure, amendment].flatMap((each) => each(programme, view));

/** The same of all, as entries of the waiting list. */
export const agreementsWait = (programme: Programme, all: readonly Stood<AgreementView>[]): readonly WaitingView[] =>
  all.flatMap(({ since, value }) =>
    agreementWaits(programme, value).map((each) => ({ id: value.key, kind: 'agreement' as const, since, ...each })),
  );

export const signaturesWait = (
  programme: Programme,
  { since, value }: Stood<AgreementView>,
): readonly WaitingView[] => {
  const agreement = programme.agreements[value.key];
  const missing = toSignOf(programme, value);
  if (!agreement || missing.length === 0) return [];
  return [
    {
      id: value.key,
      kind: 'signature',
      what: text(`签署：${value.title.zh}`, `Signatures: ${value.title.en}`),
      on: officersOf(programme, missing),
      since,
      then: effectThen(agreement, value.begins),
    },
  ];
};
