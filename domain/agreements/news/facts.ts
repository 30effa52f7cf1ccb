import { chineseDay, englishDay } from '../../calendar/said-days';
import { isInTime } from '../alarms';
import { openCures } from '../life';
import type { NewsOf, NewsTold } from './news';
import { proposalTitle } from '../proposals';
import { noticeTitles, endReasons } from '../sentences';
import { unmetConditions } from '../agreements';
import { addDays, type LocalDate } from '../../calendar/dates';
import { clauseTitle } from '../clause-words';
import type { Programme } from '../../programme/programme';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { titleIn } from '../../programme/titles';
import { silentOn, toSignOf } from '../waiting';
import { localDateOf } from '../../calendar/zones';
import type { PartyKey } from '../../shared/keys';
import type { AgreementView } from '../views';

/** A letter about an agreement, how the agreement stands when it is written, and the reader's zone. */
export interface NewsToWrite {
  readonly programme: Programme;
  readonly view: AgreementView;
  readonly news: NewsTold;
  readonly zone: string;
}

/** What these parties are called, as a list. */
export const partyNames = ({ programme }: NewsToWrite, parties: readonly PartyKey[]): Text =>
  list(parties.map((party) => titleIn(programme.parties, party)));

/** The parties whose signature an amendment still needs. */
export const unsignedOf = ({ signatories = [], amendment }: AgreementView): readonly PartyKey[] =>
  signatories.filter((party) => amendment && !amendment.signedOn[party]);

/** The period in which the breach of a notice may still be cured; several run beside one another. */
export const cureOf = (view: AgreementView, { notice }: Pick<NewsOf<'agreement.noticed'>, 'notice'>) => {
  const number = (view.notices ?? []).findIndex(
    ({ kind, from, sentAt }) => kind === 'breach' && from === notice.from && sentAt === notice.sentAt,
  );
  return openCures(view).find(({ breach }) => breach === undefined || breach === number + 1);
};

/** What happened, behind the title of the agreement. */
export function headline(told: NewsToWrite): Text {
  const { programme, view, news } = told;
  const { happening } = news;
  switch (happening.type) {
    case 'agreement.approved':
      return text('已批准，待签署', 'approved, to be signed');
    case 'agreement.reminded':
      return text(
        `${chineseDay(view.plan?.expiresOn ?? '')}到期，有待表明是否续期`,
        `ends with ${englishDay(view.plan?.expiresOn ?? '')}; is it to be renewed?`,
      );
    case 'agreement.noticed': {
      const { zh, en } = noticeTitles[happening.notice.kind];
      const from = partyNames(told, [happening.notice.from]);
      const said = happening.notice.kind === 'breach' ? '已发出违约通知' : `已通知${zh}`;
      return text(`${from.zh}${said}`, `notice by ${from.en} ${en}`);
    }
    case 'agreement.cured':
      return text('违约已补救', 'the breach was cured');
    case 'agreement.amendmentApproved':
      return text(
        `变更已批准，自${chineseDay(happening.takesOver.on)}起`,
        `amendment approved, from ${englishDay(happening.takesOver.on)}`,
      );
    case 'agreement.suspended':
      return text('已中止', 'suspended');
    case 'agreement.resumed':
      return text('已恢复履行', 'in force again');
    case 'agreement.terminationAgreed':
      return text(`将于${chineseDay(happening.end.on)}终止`, `will end with ${englishDay(happening.end.on)}`);
    case 'agreement.fateDecided':
      return proposalTitle({ matter: 'fate', fate: happening.fate, end: happening.end, reason: '' });
    case 'agreement.renewed':
      return text(`已续期至${chineseDay(happening.expiresOn)}`, `renewed until ${englishDay(happening.expiresOn)}`);
    case 'agreement.parentEnded': {
      const parent = titleIn(programme.agreements, happening.parent);
      return text(
        `上级协议（${parent.zh}）已终止，去留待决定`,
        `what becomes of it, now that “${parent.en}” has ended?`,
      );
    }
    case 'agreement.lapsed':
      return text('条件未成就，已失效', 'lapsed, its conditions were not met');
    case 'agreement.terminated':
      return text(`已于${chineseDay(happening.on)}终止`, `ended with ${englishDay(happening.on)}`);
    case 'agreement.expired':
      return text(`已于${chineseDay(happening.on)}届满`, `ended with ${englishDay(happening.on)}`);
  }
}

const goesOnUntil = ({ expiresOn }: AgreementView): readonly Text[] =>
  expiresOn === undefined
    ? []
    : [text(`协议期限至${chineseDay(expiresOn)}。`, `Its term goes on to ${englishDay(expiresOn)}.`)];

const endsWith = (on: LocalDate): readonly Text[] => [
  text(
    `在此之前照常履行；自${chineseDay(addDays(on, 1))}起不再约束各方，存续条款除外。`,
    `Until then it is performed as before; from ${englishDay(addDays(on, 1))} it no longer binds, but for what survives.`,
  ),
];

/** What goes on after the end, as the agreement says it. */
const surviving = ({ programme, view }: NewsToWrite): readonly Text[] => {
  const clauses = programme.agreements[view.key]?.surviving ?? [];
  if (clauses.length === 0) return [];
  const { zh, en } = list(
    clauses.map(({ clause, months }) => {
      const title = clauseTitle(clause);
      return text(`${title.zh} ${months} 个月`, `${title.en} for ${months} months`);
    }),
  );
  return [text(`存续条款：${zh}。`, `What survives: ${en}.`)];
};

const hasEnded = (told: NewsToWrite, on: LocalDate): readonly Text[] => [
  text(`自${chineseDay(addDays(on, 1))}起不再约束各方。`, `It no longer binds from ${englishDay(addDays(on, 1))}.`),
  ...surviving(told),
];

const noticed = ({ view, zone }: NewsToWrite, { notice }: NewsOf<'agreement.noticed'>): readonly Text[] => {
  const sentOn = localDateOf(notice.sentAt, zone);
  const lastUseful = view.plan?.notice?.lastUsefulDay.date;
  const isAboutRenewal = notice.kind === 'renew' || notice.kind === 'notToRenew';
  const isLate = isAboutRenewal && notice.term === (view.term ?? 1) && !isInTime(view, notice);
  return [
    text(
      `${chineseDay(sentOn)}发出，视为${chineseDay(notice.receivedOn)}收到。`,
      `Sent on ${englishDay(sentOn)}; it counts as received on ${englishDay(notice.receivedOn)}.`,
    ),
    ...(notice.provisional
      ? [text('该日期为暂定，待日历公布。', 'This day is provisional until the calendar is published.')]
      : []),
    ...(notice.reason.trim() ? [text(`理由：${notice.reason}`, `Reason: ${notice.reason}`)] : []),
    ...(isLate && lastUseful
      ? [
          text(
            `晚于最后有效日${chineseDay(lastUseful)}，对本期不生效。`,
            `This is after the last useful day, ${englishDay(lastUseful)}: it has no effect on this term.`,
          ),
        ]
      : []),
    ...(notice.kind === 'terminate' && view.end ? endsWith(view.end.on) : []),
  ];
};

const stands = text(
  '中止期间，义务的期限停止计算，以本协议为前提的事项暂停；协议期限照常计算。',
  'While it is suspended the clocks of its obligations stand still, what needs it waits, and its term runs on.',
);

/** What is to be known of it, alike for whoever reads them. */
export function facts(told: NewsToWrite): readonly Text[] {
  const { view, news } = told;
  const { happening } = news;
  switch (happening.type) {
    case 'agreement.approved': {
      const { zh, en } = partyNames(told, toSignOf(told.programme, told.view));
      return zh ? [text(`尚待签署：${zh}`, `To be signed by: ${en}`)] : [];
    }
    case 'agreement.reminded': {
      const { zh, en } = partyNames(told, silentOn(told.programme, view)?.silent ?? []);
      return [text(`尚未表明：${zh}`, `Not heard from yet: ${en}`)];
    }
    case 'agreement.noticed':
      return noticed(told, happening);
    case 'agreement.cured':
      return [
        text(
          `${chineseDay(happening.on)}补救：${happening.evidence}`,
          `Cured on ${englishDay(happening.on)}: ${happening.evidence}`,
        ),
        ...goesOnUntil(view),
      ];
    case 'agreement.amendmentApproved': {
      const { months } = happening;
      const length =
        months === undefined ? [] : [text(`期限改为 ${months} 个月。`, `A term is ${months} months then.`)];
      const unsigned = partyNames(told, unsignedOf(view));
      return [...length, text(`尚待签署：${unsigned.zh}`, `To be signed by: ${unsigned.en}`)];
    }
    case 'agreement.suspended':
      return [stands, ...goesOnUntil(view)];
    case 'agreement.resumed':
      return [
        text(
          `自${chineseDay(happening.on)}起恢复履行，义务的期限继续计算。`,
          `From ${englishDay(happening.on)} it binds again, and the clocks of its obligations run on.`,
        ),
        ...goesOnUntil(view),
      ];
    case 'agreement.terminationAgreed':
      return [text('各方协商一致。', 'Both parties agreed.'), ...endsWith(happening.end.on), ...surviving(told)];
    case 'agreement.fateDecided':
      if (happening.fate === 'terminate') return [...endsWith(happening.end.on), ...surviving(told)];
      return happening.fate === 'suspend' ? [stands, ...goesOnUntil(view)] : goesOnUntil(view);
    case 'agreement.renewed':
      return [
        text(
          `自${chineseDay(happening.startsOn)}起继续履行，至${chineseDay(happening.expiresOn)}。`,
          `It goes on from ${englishDay(happening.startsOn)} to ${englishDay(happening.expiresOn)}.`,
        ),
      ];
    case 'agreement.parentEnded':
      return [
        text(
          `上级协议已于${chineseDay(happening.on)}终止。`,
          `The agreement above ended with ${englishDay(happening.on)}.`,
        ),
        text('决定之前照常履行。', 'Until it is decided, this one is performed as before.'),
      ];
    case 'agreement.lapsed': {
      const { zh, en } = list(unmetConditions(view, view).map(({ title }) => title));
      return [
        ...(zh
          ? [text(`截至${chineseDay(happening.on)}未成就：${zh}。`, `Not met by ${englishDay(happening.on)}: ${en}.`)]
          : []),
        text('协议未曾生效，不约束各方。', 'It never took effect and binds nobody.'),
      ];
    }
    case 'agreement.terminated': {
      const { zh, en } = endReasons[happening.why];
      return [text(`原因：${zh}。`, `Why: ${en}.`), ...hasEnded(told, happening.on)];
    }
    case 'agreement.expired':
      return hasEnded(told, happening.on);
  }
}
