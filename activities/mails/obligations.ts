import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import { isOwed, type Obligation } from '../../domain/obligations/obligations';
import { obligationTitle, owedWords } from '../../domain/obligations/titles';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { MailReader, ThingMailDeps } from './readers';
import type { Letter } from '../../domain/mail/letters';

/** The letters about a condition of an approval, or about what is due under an agreement. */
type ObligationKind = Extract<Letter['kind'], `obligation${string}`>;

const withArticle = (called: string) => `${/^[aeiou]/i.test(called) ? 'An' : 'A'} ${called.toLowerCase()}`;

const titles: Readonly<Record<ObligationKind, (called: Text, what: Text) => Text>> = {
  obligationOpened: ({ zh, en }, what) => text(`${zh}待履行：${what.zh}`, `${withArticle(en)} to meet: ${what.en}`),
  obligationReminded: ({ zh, en }, what) =>
    text(`${zh}即将到期：${what.zh}`, `${withArticle(en)} is soon due: ${what.en}`),
  obligationLapsed: ({ zh, en }, what) => text(`${zh}已逾期：${what.zh}`, `${withArticle(en)} has lapsed: ${what.en}`),
};

const howToMeet = text(
  '履行后，由责任人或服务办公室登记证明。',
  'Once it is met, its owner or the programme office records the evidence.',
);

export const isObligationLetter = (kind: Letter['kind']): kind is ObligationKind => Object.hasOwn(titles, kind);

/** What the agreement asks to be shown, where it says so. */
const shownBy = ({ agreements }: Programme, { under }: Obligation): readonly Text[] => {
  const owed = under && agreements[under.agreement]?.obligations?.find(({ key }) => key === under.obligation);
  return owed?.evidence ? [text(`证明：${owed.evidence.zh}`, `Shown by: ${owed.evidence.en}`)] : [];
};

/** Below its programme the page on which it stands. */
const placeOf = ({ under, risk, care, approval = '' }: Obligation): string => {
  if (care !== undefined) return 'staffing';
  if (under) return `agreements/${under.agreement}`;
  return risk === undefined ? `approvals/${encodeURIComponent(approval)}` : `risks/${risk}`;
};

/** Tells an owner or the office of a condition or an obligation; nothing once it is met or owed no more, and nobody of whom the programme does not know. */
export const createObligationMails =
  ({ readModel, page }: ThingMailDeps) =>
  async (
    { about, to }: Letter,
    kind: ObligationKind,
    programme: Programme,
    reader: MailReader,
  ): Promise<Mail | undefined> => {
    const obligations = (await readModel.head(programme.key))?.obligations;
    const obligation = obligations?.find(({ key }) => key === about);
    if (!obligation || !isOwed(obligation) || !partyOf(programme, to)) return undefined;
    const { condition } = obligation;
    return {
      ...reader.common,
      kind: 'information',
      title: titles[kind](obligationTitle(obligation), owedWords(obligation)),
      lines: [
        text(`责任人：${condition.owner}`, `Owner: ${condition.owner}`),
        text(`期限：${chineseDay(condition.due)}`, `Due: ${englishDay(condition.due)}`),
        ...shownBy(programme, obligation),
        howToMeet,
      ],
      link: page(`/programmes/${programme.key}/${placeOf(obligation)}`),
    };
  };
