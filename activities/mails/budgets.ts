import { budgetLevelTitles } from '../../domain/money/budgets/words';
import type { Letter } from '../../domain/mail/letters';
import type { Programme } from '../../domain/programme/programme';
import { text } from '../../domain/shared/sentences';
import type { Mail } from '../../mail/mail';
import type { MailReader, ThingMailDeps } from './readers';

/** Tells that a budget has passed a threshold, and how it stands; nothing once it is back below all of them. */
export const createBudgetMails =
  ({ readModel, page }: ThingMailDeps) =>
  async ({ about }: Letter, programme: Programme, reader: MailReader): Promise<Mail | undefined> => {
    const found = (await readModel.head(programme.key))?.budgets.find(({ key }) => key === about);
    if (!found?.why || (found.state === 'ok' && !found.isOver95)) return undefined;
    const level = budgetLevelTitles[found.state];
    return {
      ...reader.common,
      kind: 'information',
      title: text(
        `预算预警（${level.zh}）：${found.title.zh}`,
        `A budget alert (${level.en.toLowerCase()}): ${found.title.en}`,
      ),
      lines: [
        found.why,
        text(
          '超出预算的申请不予受理，除非战略决策组批准例外。',
          'What is more than the budget is not taken up, unless those who decide on strategy allow it.',
        ),
      ],
      link: page(`/programmes/${programme.key}/budgets/${about}`),
    };
  };
