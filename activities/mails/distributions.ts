import { chineseDay, englishDay } from '../../domain/calendar/said-days';
import type { Mail } from '../../mail/mail';
import type { Letter } from '../../domain/mail/letters';
import { runTitle } from '../../domain/money/distributions/content';
import { debtsOf } from '../../domain/money/distributions/owed';
import { isRunOver, type Run } from '../../domain/money/distributions/runs';
import { runStates } from '../../domain/money/distributions/sentences';
import { sharesText } from '../../domain/money/distributions/words';
import { partyOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { partyTitle, titlesOf } from '../../domain/programme/titles';
import { amountText } from '../../domain/shared/amounts';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { MailReader, ThingMailDeps } from './readers';

/** What the letter is about first of all: a signature, a payment, its confirmation, or how it ended. */
const subjectOf = (run: Run, party: string | undefined): Text => {
  const { zh, en } = runTitle(run);
  const awaits = run.payments.some(({ confirmed, to }) => !confirmed && to === party);
  if (run.state === 'signing') return text(`请复算并会签：${zh}`, `Please recompute and sign: ${en}`);
  if (awaits) return text(`请确认收款：${zh}`, `Please confirm a payment: ${en}`);
  if (run.isOverdue && !isRunOver(run)) return text(`逾期未付清：${zh}`, `Payment is overdue: ${en}`);
  return text(`${runStates[run.state].zh}：${zh}`, `${runStates[run.state].en}: ${en}`);
};

/** Tells of a run as it stands now: who gets what, what has to be paid until when, what is held. */
export const createDistributionMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about, to }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const run = (await readModel.head(programme.key))?.distributions.find(({ key }) => key === about);
    const party = partyOf(programme, to);
    if (!run || !party) return undefined;
    const titles = titlesOf(programme);
    const { currency } = run;
    const shares = sharesText(run.computed.totals, titles.parties, currency);
    const debts = run.state === 'posted' ? debtsOf(run) : [];
    return {
      ...reader.common,
      kind: 'information',
      title: subjectOf(run, party.key),
      lines: [
        text(
          `净额 ${amountText(run.computed.net, currency)}：${shares.zh}`,
          `Net ${amountText(run.computed.net, currency)}: ${shares.en}`,
        ),
        ...(run.state === 'signing'
          ? [
              text(
                '双方须会签同一哈希；可先下载计算文件，用 gatehouse recompute 复算。',
                'Both parties sign the same hash. Its file can be fetched and computed again with gatehouse recompute.',
              ),
            ]
          : []),
        ...debts.map(({ from, to: payee, amount }) => {
          const [one, other] = [partyTitle(titles, from), partyTitle(titles, payee)];
          const size = amountText(amount, currency);
          return text(`${one.zh}应付${other.zh} ${size}`, `${one.en} owes ${other.en} ${size}`);
        }),
        ...(debts.length > 0 && run.dueOn !== undefined
          ? [text(`付款期限：${chineseDay(run.dueOn)}`, `To be paid by ${englishDay(run.dueOn)}`)]
          : []),
        ...run.holds.map(({ reason }) => text(`暂扣：${reason}`, `Held: ${reason}`)),
      ],
      link: page(`/programmes/${programme.key}/distributions/${about}`),
    };
  };
