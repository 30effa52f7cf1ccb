import { chineseDay, englishDay } from '../calendar/said-days';
import { isRunning, openCures } from './life';
import { unmetConditions } from './agreements';
import { awaited, type Awaiting, type ComingDate } from '../programme/coming-date';
import type { LocalDate } from '../calendar/dates';
import { clauseTitle } from './clause-words';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Obligation } from '../obligations/obligations';
import { nonCompeteDates } from './non-competes';
import { registerOf, whoOwes } from './registers';
import { endOf } from '../programme/office';
import type { Instant } from '../calendar/zones';
import type { Person } from '../shared/keys';
import type { AgreementView } from './views';

interface Named {
  /** Tells the dates of one agreement apart; a further term has dates of its own. */
  readonly name: string;
  readonly title: Text;
  readonly why?: Text;
  readonly provisional?: boolean;
  /** When the wait for it ends, where somebody waits. */
  readonly dueAt?: Instant;
  /** Who owes it, where it is not waited for yet. */
  readonly owner?: Person;
}
type Dated = Named & ({ readonly on: LocalDate } | { readonly at: Instant });

/** The notice, and the last day of the term that runs; an end that is settled stands in its place. */
function ofTheTerm({ plan, term = 1, isWindowOpen = false, end, effectiveOn }: AgreementView): readonly Dated[] {
  if (end)
    return [
      {
        name: 'end',
        on: end.on,
        title: text('提前终止', 'Ends early'),
        why: text(`于${chineseDay(end.on)}终止。`, `It ends with ${englishDay(end.on)}.`),
      },
    ];
  if (!plan) return [];
  const { notice, expiresOn, provisional } = plan;
  const window: Dated | undefined = notice && {
    name: `window:${term}`,
    on: notice.windowOpens.date,
    title: text('通知期开始', 'The notice window opens'),
    why: notice.windowOpens.why,
    provisional,
  };
  const useful: Dated | undefined = notice && {
    name: `notice:${term}`,
    at: notice.sendBy,
    title: text('发出通知的最后有效时间', 'Last useful moment for a notice'),
    why: notice.lastUsefulDay.why,
    provisional,
    dueAt: notice.sendBy,
  };
  return [
    ...(window && !isWindowOpen ? [window] : []),
    ...(useful ? [useful] : []),
    {
      name: `term:${term}`,
      on: expiresOn,
      title: text(`第 ${term} 期届满`, `Last day of term ${term}`),
      why: text(`期限自 ${effectiveOn ?? ''} 起算。`, `The term is counted from ${effectiveOn ?? ''}.`),
      provisional,
    },
  ];
}

/** A breach to be cured, and a version that is to take over. */
function ofTheText(view: AgreementView): readonly Dated[] {
  const { amendment } = view;
  return [
    ...openCures(view).map(({ on, at, breach }, index) => ({
      name: index === 0 ? 'cure' : `cure:${breach ?? index}`,
      on,
      title: text('补救期届满', 'Last day to cure'),
      dueAt: at,
    })),
    ...(amendment
      ? [
          {
            name: `version:${amendment.version}`,
            on: amendment.takesOver.on,
            title: text(`第 ${amendment.version} 版取代`, `Version ${amendment.version} takes over`),
            dueAt: amendment.takesOver.at,
          },
        ]
      : []),
  ];
}

const ofTheClauses = ({ survives = [] }: AgreementView): readonly Dated[] =>
  survives.flatMap(({ clause, until, isOver }): readonly Dated[] => {
    const { zh, en } = clauseTitle(clause);
    return isOver
      ? []
      : [
          {
            name: `survival:${clause}`,
            on: until.on,
            title: text(`存续条款届满（${zh}）`, `A surviving clause ends (${en})`),
            why: text('协议终止后继续有效的条款。', 'It stays binding after the end of the agreement.'),
          },
        ];
  });

function ofTheConditions({ definition }: ByAgreements, view: AgreementView): readonly Dated[] {
  const { longStop } = definition.agreements[view.key] ?? {};
  const isWaiting = view.state === 'signing' || view.state === 'conditionsPending';
  if (longStop === undefined || !isWaiting || unmetConditions(view, view).length === 0) return [];
  return [
    {
      name: 'longStop',
      on: longStop,
      title: text('先决条件的最后期限日', 'Long-stop date of the conditions'),
      why: text('逾期仍未成就，协议自动失效。', 'Unmet by then, the agreement lapses by itself.'),
      dueAt: endOf(definition, longStop),
    },
  ];
}

/** The day on which it is to begin, once it is signed. */
const ofTheBeginning = ({ begins, state }: AgreementView): readonly Dated[] =>
  begins && ['internalApproval', 'signing', 'conditionsPending', 'signed'].includes(state)
    ? [
        {
          name: 'begins',
          on: begins.on,
          title: text('约定生效日', 'Agreed first day'),
          why: text('签署完成后自该日起生效。', 'Once it is signed it takes effect on that day.'),
        },
      ]
    : [];

/** What its register says comes next; once it opens, it is an obligation with a date of its own. */
const ofTheRegister = ({ definition, obligations }: ByAgreements, view: AgreementView): readonly Dated[] =>
  registerOf(definition, view, obligations).next.map(
    ({ obligation, title, owner, due, dueOn, opensOn, provisional }) => ({
      name: `register:${obligation}:${due}`,
      on: dueOn,
      title: text(`应履行：${title.zh}`, `Obligation: ${title.en}`),
      why: text(`${opensOn} 起通知责任人。`, `Its owner is told on ${opensOn}.`),
      provisional,
      owner: whoOwes(definition, owner),
    }),
  );

/** The window in which its parties may not compete: its end, and before it has begun its beginning. */
function ofTheWindow({ definition }: ByAgreements, view: AgreementView): readonly Dated[] {
  const dates = nonCompeteDates(definition.agreements[view.key] ?? {}, view);
  const ends = dates.at(-1)?.[0];
  return dates.flatMap(([on, title]): readonly Dated[] => {
    if (on === ends) return [{ name: 'nonCompete:end', on, title }];
    return view.nonCompeteWindow ? [] : [{ name: 'nonCompete:begin', on, title }];
  });
}

/** A programme by its agreements and what is tracked of them. */
type ByAgreements = Awaiting & {
  readonly agreements: readonly AgreementView[];
  readonly obligations: readonly Obligation[];
};

/** The dates of the agreements that are still to come: conditions, notice, end of the term, cure, a version that takes over, what survives. */
export const comingOfAgreements = (view: ByAgreements): readonly ComingDate[] =>
  view.agreements.flatMap((agreement) => {
    const place = { id: agreement.key, kind: 'agreement' } as const;
    const dated = [
      ...ofTheConditions(view, agreement),
      ...ofTheBeginning(agreement),
      ...(isRunning(agreement.state) ? [...ofTheTerm(agreement), ...ofTheText(agreement)] : []),
      ...ofTheClauses(agreement),
      ...ofTheRegister(view, agreement),
      ...ofTheWindow(view, agreement),
    ];
    return dated.map(({ name, title, why, provisional = false, dueAt, owner, ...when }): ComingDate => {
      const { people, then } =
        dueAt === undefined ? { people: owner === undefined ? [] : [owner] } : awaited(view, place, dueAt);
      return {
        ...place,
        ...when,
        uid: `${view.key}:agreement:${agreement.key}:${name}`,
        title: text(`${title.zh}：${agreement.title.zh}`, `${title.en}: ${agreement.title.en}`),
        why: why ?? then ?? title,
        provisional,
        people,
      };
    });
  });
