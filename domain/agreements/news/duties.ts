import { chineseDay, englishDay } from '../../calendar/said-days';
import { renews } from '../alarms';
import type { NewsOf } from './news';
import { cureOf, partyNames, unsignedOf, type NewsToWrite } from './facts';
import { addDays, type LocalDate } from '../../calendar/dates';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { agreementWaits, effectThen, renewalThen, silentOn, toSignOf } from '../waiting';
import { localDateOf, type Instant } from '../../calendar/zones';
import type { PartyKey } from '../../shared/keys';

/** What the reader of a letter about an agreement may do or has to do, until when, and what happens then. */
export interface Duty {
  /** What is asked, for the head of the subject, where something is. */
  readonly asked?: Text;
  readonly todo: readonly Text[];
  /** The instant until which something may be done, or the last day on which it may. */
  readonly until?: Instant;
  readonly lastDay?: LocalDate;
  readonly then?: Text;
}

type Company = NewsToWrite & { readonly party: PartyKey };

/** Nothing to do, and nothing that follows. */
export const nothing: Duty = { todo: [] };

const tellOffice = text(
  '请将文件和证明交服务办公室登记。',
  'Hand the document and its proof to the programme office, which records it.',
);

/** What the end of the term brings as the notices stand now. */
const atTheEnd = ({ programme, view }: NewsToWrite): readonly Text[] => {
  const agreement = programme.agreements[view.key];
  const { expiresOn } = view;
  if (!agreement || expiresOn === undefined || view.end) return [];
  const refused = [
    text(`于${chineseDay(expiresOn)}届满，不再续期。`, `It ends with ${englishDay(expiresOn)} and is not renewed.`),
  ];
  const said = (view.notices ?? []).filter(({ term }) => term === (view.term ?? 1));
  if (said.some(({ kind }) => kind === 'notToRenew') && !renews(agreement, view)) return refused;
  if (agreement.renewal.kind === 'optional' && renews(agreement, view))
    return [
      text(
        `各方均已同意：${chineseDay(expiresOn)}后续期。`,
        `Every party agrees: it is renewed after ${englishDay(expiresOn)}.`,
      ),
    ];
  return [renewalThen(agreement, expiresOn)];
};

/** What a company that has not spoken may say of the renewal, and until when. */
const mayRenew = (told: Company): Duty => {
  const { programme, view, party } = told;
  const asked = silentOn(programme, view);
  const [then] = atTheEnd(told);
  if (!asked?.silent.includes(party)) return { ...nothing, ...(then && { then }) };
  const others = partyNames(
    told,
    asked.agreement.signatories.filter((each) => each !== party),
  );
  const may =
    asked.agreement.renewal.kind === 'none'
      ? text(`可与${others.zh}商谈新的协议。`, `Your company may negotiate a new agreement with ${others.en}.`)
      : text(
          `贵方可向${others.zh}发出续期或不续期的通知；逾期发出的对本期不生效。`,
          `Your company may give ${others.en} notice to renew, or not to renew; sent after the time below, it has no effect on this term.`,
        );
  const { provisional } = asked.plan;
  return {
    todo: [
      may,
      tellOffice,
      ...(provisional
        ? [text('期限为暂定，待日历公布。', 'The deadline is provisional until the calendar is published.')]
        : []),
    ],
    until: asked.sendBy,
    ...(then && { then }),
  };
};

const onNotice = (told: Company, { notice }: NewsOf<'agreement.noticed'>): Duty => {
  const { view, party } = told;
  if (notice.kind === 'terminate')
    return { todo: [text('结清应履行的事项。', 'Your company settles what is owed until then.')] };
  if (notice.kind !== 'breach') return mayRenew(told);
  const open = cureOf(view, { notice });
  const cure = open && { lastDay: open.on };
  const then = text('逾期未登记补救，协议即告解除。', 'Unless it is recorded as cured by then, the agreement ends.');
  const from = partyNames(told, [notice.from]);
  const todo =
    notice.from === party
      ? [
          text(
            '贵方等待补救；补救属实的，请告知服务办公室。',
            'Your company waits for the cure, and tells the programme office when it has come.',
          ),
        ]
      : [
          text(`贵方可补救${from.zh}所指的违约。`, `Your company may cure the breach of which ${from.en} gave notice.`),
          text(
            '请将补救的证明交服务办公室登记。',
            'Hand what shows the cure to the programme office, which records it.',
          ),
        ];
  return { todo, ...cure, then };
};

/** The companies sign with tools of their own; what they signed is recorded here. */
const maySign = (told: Company): Duty => {
  const agreement = told.programme.agreements[told.view.key];
  const longStop = agreement?.longStop;
  const then = longStop
    ? text('届时仍未生效的，协议自动失效。', 'Unless it has taken effect by then, it lapses by itself.')
    : agreement && effectThen(agreement);
  const isUnsigned = toSignOf(told.programme, told.view).includes(told.party);
  return {
    ...(isUnsigned && { asked: text('请签署', 'Please sign') }),
    todo: isUnsigned ? [text('贵方签署本协议。', 'Your company signs the agreement.'), tellOffice] : [],
    ...(longStop && { lastDay: longStop }),
    ...(then && { then }),
  };
};

const mayBeResumed: Duty = {
  todo: [
    text(
      '贵方可请服务办公室提请恢复履行，由协议的各决策组决定。',
      'Your company may ask the programme office to propose that it be resumed; the groups of the agreement decide.',
    ),
  ],
  then: text('未决定恢复的，中止至协议届满。', 'Without that decision it stays suspended to the end of its term.'),
};

/** What the reader's company may do, until when, and what happens then. */
export function forParty(told: Company): Duty {
  const { view, news, party } = told;
  const { happening } = news;
  switch (happening.type) {
    case 'agreement.approved':
      return maySign(told);
    case 'agreement.reminded':
      return mayRenew(told);
    case 'agreement.noticed':
      return onNotice(told, happening);
    case 'agreement.amendmentApproved':
      return {
        todo: unsignedOf(view).includes(party)
          ? [text('贵方签署变更。', 'Your company signs the amendment.'), tellOffice]
          : [],
        lastDay: addDays(happening.takesOver.on, -1),
        then: text(
          '各方签署后方能取代原文本，此前原文本有效。',
          'It takes over only once every party has signed it; until then the present text holds.',
        ),
      };
    case 'agreement.suspended':
      return mayBeResumed;
    case 'agreement.fateDecided':
      return happening.fate === 'suspend' ? mayBeResumed : nothing;
    case 'agreement.parentEnded':
      return {
        todo: [
          text(
            '协议的各决策组将决定继续、中止、终止或转让承继；贵方可将意见告知服务办公室。',
            'The groups of the agreement decide whether it goes on, is suspended, ends or is novated; tell the programme office what your company wants.',
          ),
        ],
        ...(view.expiresOn && { lastDay: view.expiresOn }),
        then: text('届时仍未决定的，协议届满。', 'If nothing is decided by then, it ends with its own last day.'),
      };
    case 'agreement.lapsed':
      return {
        todo: [
          text(
            '仍需合作的，请服务办公室另行提请新的协议。',
            'What is still wanted takes a new agreement: ask the programme office.',
          ),
        ],
      };
    default:
      return nothing;
  }
}

/** What is due at midnight is due on the day before. */
const lastDayBefore = (dueAt: Instant, zone: string): LocalDate =>
  localDateOf(new Date(Date.parse(dueAt) - 1).toISOString(), zone);

/** What the office has to do: all that the agreement waits for, and whom nobody could tell. */
export const forOffice = (told: NewsToWrite): Duty => {
  const { programme, view, news, zone } = told;
  const waits = agreementWaits(programme, view).map(({ what, dueAt, then }) => {
    const day = dueAt && lastDayBefore(dueAt, zone);
    return day
      ? text(`${what.zh}（不迟于${chineseDay(day)}）：${then.zh}`, `${what.en} (by ${englishDay(day)}): ${then.en}`)
      : text(`${what.zh}：${then.zh}`, `${what.en}: ${then.en}`);
  });
  const { unheard = [] } = news;
  const { zh, en } = partyNames(told, unheard);
  const vacant = text(
    `${zh} 无人收到本通知：其各决策组主席空缺，请告知并任命。`,
    `Nobody at ${en} was told: it has no chair in the groups that decide on this. Please tell the company, and appoint one.`,
  );
  const isToBeSigned = news.happening.type === 'agreement.approved';
  const sign = text(
    '请安排各方签署，并在协议页逐一登记。',
    'Have every party sign it, and record each signature on the page of the agreement.',
  );
  return {
    ...(isToBeSigned && { asked: text('请安排签署', 'Have it signed') }),
    todo: [...(isToBeSigned ? [sign] : []), ...waits, ...(unheard.length > 0 ? [vacant] : [])],
  };
};
