import { amountText } from '../../domain/shared/amounts';
import type { Programme } from '../../domain/programme/programme';
import type { ProjectBudget } from '../../domain/projects/projects';
import { Choice, Field } from '../ui/office-form';
import type { ThingContext } from '../ui/thing';
import { titleIn } from '../../domain/programme/titles';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: { amount: (currency: string) => `预算金额（${currency}）`, fund: '资金来源', none: '未指定' },
  en: { amount: (currency: string) => `Budget (${currency})`, fund: 'From', none: 'not named' },
};

/** The fields of a budget: an amount in whole units of the currency, and a fund. */
export const BudgetFields = ({ context: { view, reader, typed } }: { readonly context: ThingContext }) => {
  const phrases = words[reader.language];
  const { currency, funds } = view.definition;
  const options = Object.entries(funds).map(([key, { title }]) => [key, say(title, reader.language)] as const);
  return (
    <div class="pair">
      <Field name="amount" label={phrases.amount(currency)} typed={typed} isRequired />
      <Choice name="fund" label={phrases.fund} typed={typed} options={[['', phrases.none] as const, ...options]} />
    </div>
  );
};

/** "CNY 1,200,000.00 · 项目资金". */
export const budgetLine = ({ currency, funds }: Programme, { amount, fund }: ProjectBudget, language: Language) => {
  const from = fund === undefined ? [] : [say(titleIn(funds, fund), language)];
  return [amountText(amount, currency), ...from].join(' · ');
};
