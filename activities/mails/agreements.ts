import type { Mail } from '../../mail/mail';
import type { AgreementNews, NewsTold } from '../../domain/agreements/news/news';
import { isPointless, newsWords } from '../../domain/agreements/news/words';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import type { MailReader, ThingMailDeps } from './readers';
import type { AgreementView } from '../../domain/agreements/views';
import type { Letter } from '../../domain/mail/letters';

/** Letters written before 2026-11-26 do not say what happened, and went to the office alone: what they are about shows in how the agreement stands. */
const newsBefore = (view: AgreementView): NewsTold | undefined => {
  const happening = lastOf(view);
  return happening && { happening, isOffice: true };
};

const lastOf = ({
  key,
  state,
  endedOn,
  end,
  cure,
  notices = [],
  orphaned,
  plan,
  reminded = 0,
}: AgreementView): AgreementNews | undefined => {
  const about = { agreement: key } as const;
  if (endedOn) return { type: state === 'lapsed' ? 'agreement.lapsed' : 'agreement.expired', ...about, on: endedOn };
  if (end) return { type: 'agreement.terminationAgreed', ...about, approval: '', end };
  const notice = notices.at(-1);
  if (cure && notice) return { type: 'agreement.noticed', ...about, notice, until: cure, by: notice.from };
  if (orphaned) return { type: 'agreement.parentEnded', ...about, ...orphaned };
  const lastUsefulDay = plan?.notice?.lastUsefulDay.date;
  return lastUsefulDay ? { type: 'agreement.reminded', ...about, reminder: reminded, lastUsefulDay } : undefined;
};

/** Tells the office what an agreement waits for, and the chairs of its parties what their company may do until when; nothing once that is over, and nobody of whom the programme does not know. */
export const createAgreementMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to, news: told }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const view = (await readModel.head(programme.key))?.agreements.find(({ key }) => key === about);
    const news = told ?? (view && newsBefore(view));
    if (!view || !news || !partyOf(programme, to)) return undefined;
    const letter = { programme, view, news, zone: reader.zone };
    if (isPointless(letter)) return undefined;
    const { title, asked, lines, todo, until, lastDay, then } = newsWords(letter);
    return {
      ...reader.common,
      kind: 'information',
      title,
      ...(asked && { asked }),
      lines,
      todo,
      ...(until && { until: { dueAt: until, zone: reader.zone } }),
      ...(lastDay && { until: { lastDay } }),
      ...(then && { whatThen: then }),
      link: page(`/programmes/${programme.key}/agreements/${about}`),
    };
  };
