import { forOffice, forParty, nothing, type Duty } from './duties';
import { cureOf, facts, headline, type NewsToWrite } from './facts';
import { text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { silentOn, toSignOf } from '../waiting';
import type { PartyKey } from '../../shared/keys';

/** What a letter about an agreement says: what happened, and what it means for its reader. */
export interface NewsWords extends Duty {
  readonly title: Text;
  readonly lines: readonly Text[];
}

/** Whether a letter has nothing to say any longer: what it calls for was done, or the agreement has moved on. */
export function isPointless({ programme, view, news }: NewsToWrite): boolean {
  const { happening, party, isOffice } = news;
  const waitsForNone = (awaited: readonly PartyKey[]) =>
    awaited.length === 0 || (!isOffice && party !== undefined && !awaited.includes(party));
  switch (happening.type) {
    case 'agreement.approved':
      return waitsForNone(toSignOf(programme, view));
    case 'agreement.reminded':
      return waitsForNone(silentOn(programme, view)?.silent ?? []);
    case 'agreement.noticed':
      return happening.notice.kind === 'breach' && cureOf(view, happening) === undefined;
    case 'agreement.amendmentApproved':
      return view.amendment === undefined;
    case 'agreement.suspended':
      return view.state !== 'suspended';
    case 'agreement.parentEnded':
      return view.orphaned === undefined;
    default:
      return false;
  }
}

/** What a letter about an agreement says to its reader: to the office what it has to do, to a company what it may do. */
export function newsWords(told: NewsToWrite): NewsWords {
  const { view, news } = told;
  const { zh, en } = headline(told);
  const common = { title: text(`${view.title.zh}：${zh}`, `${view.title.en}: ${en}`), lines: facts(told) };
  const office = news.isOffice ? forOffice(told) : nothing;
  const company = news.party === undefined ? nothing : forParty({ ...told, party: news.party });
  return { ...common, ...office, ...company, todo: [...company.todo, ...office.todo] };
}
