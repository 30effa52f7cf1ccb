import { isOwed, type Obligation } from '../obligations/obligations';
import { refused } from '../shared/reasons';
import { text } from '../shared/sentences';
import { openMoneyIn } from './open-money';
import type { ProgrammeView } from './views';

type Seen = Pick<ProgrammeView, 'funds' | 'draws' | 'distributions' | 'definition' | 'obligations'>;

/** How many of what is open a refusal names. */
const MOST_NAMED = 5;

/**
 * The last step of an exit plan is not met while money of the programme is open: with it the programme would have ended. `isStep`
 * tells the obligations that are steps of the exit. Throws `money_open`. Source: docs/rules/programme.md, "The exit plan".
 */
export function assertMoneySettled(view: Seen, key: string, isStep: (key: string) => boolean): void {
  const isOpenStep = (each: Obligation) => isStep(each.key) && isOwed(each);
  if (!isStep(key) || view.obligations.some((each) => each.key !== key && isOpenStep(each))) return;
  const open = openMoneyIn(view);
  if (open.length === 0) return;
  const named = open.slice(0, MOST_NAMED);
  const rest = open.length - named.length;
  const [zh, en] = [
    named.map(({ title, words }) => `${title.zh}（${words.zh}）`).join('、'),
    named.map(({ title, words }) => `${title.en} (${words.en})`).join(', '),
  ];
  const more = rest > 0 ? text(`等 ${open.length} 项`, ` and ${rest} more`) : text('', '');
  throw refused('money_open', text(`资金尚未结清：${zh}${more.zh}。`, `Money is not settled: ${en}${more.en}.`), {
    open: open.map(({ thing }) => thing),
  });
}
