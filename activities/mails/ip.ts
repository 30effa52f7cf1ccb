import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import { unanswered } from '../../domain/ip/ip';
import { filingTitle, isFilingAsked } from '../../domain/ip/titles';
import { ipDateTitles, ipKindText, ipVerdicts } from '../../domain/ip/words';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import { states } from '../../domain/shared/states';
import type { MailReader, ThingMailDeps } from './readers';
import { titleIn } from '../../domain/programme/titles';
import type { Letter } from '../../domain/mail/letters';

/** Tells how a piece of intellectual property stands: who has to consent, who said what, and its dates. */
export const createIpMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const item = (await readModel.head(programme.key))?.ip.find(({ key }) => key === about);
    if (!item || !partyOf(programme, to)) return undefined;
    const kind = ipKindText(item);
    const titleOf = (party: string) => titleIn(programme.parties, party);
    const said = item.answers.map(({ party, verdict }) => {
      const [who, what] = [titleOf(party), ipVerdicts[verdict]];
      return text(`${who.zh}：${what.zh}`, `${who.en} ${what.en}`);
    });
    const asked = unanswered(item).map(titleOf);
    const filing = filingTitle(item);
    const standing = states[item.state];
    return {
      ...reader.common,
      kind: 'information',
      title: isFilingAsked(item)
        ? text(`${filing.zh}（${standing.zh}）`, `${filing.en} (${standing.en})`)
        : text(`知识产权（${kind.zh}）：${item.title}`, `Intellectual property (${kind.en}): ${item.title}`),
      lines: [
        ...said,
        ...asked.map(({ zh, en }) =>
          text(`待${zh}答复：同意、反对或放弃`, `${en} is asked to consent, object or waive`),
        ),
        ...item.dates.map(({ name, on }) =>
          text(`${ipDateTitles[name].zh}：${chineseDay(on)}`, `${ipDateTitles[name].en}: ${englishDay(on)}`),
        ),
      ],
      link: page(`/programmes/${programme.key}/ip/${about}`),
    };
  };
