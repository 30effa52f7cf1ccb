import { statementFields, statementHeadings } from '../../domain/money/distributions/statement-sheets';
import { say, type Language } from '../../domain/shared/text';
import { Choice, Field } from '../ui/office-form';
import { FileField } from '../ui/file-field';
import type { Typed } from '../ui/thing';

/** So many items are typed in a form; more come in a sheet. */
export const TYPED_ITEMS = 4;

const words = {
  zh: {
    sheet: '收支明细表（Excel 或 CSV）',
    columns: (all: string) =>
      `第一行写列名：${all}。收支写“收入”或“成本”，日期写 YYYY-MM-DD，类别、项目写键名（可空）。`,
    typed: '或逐条填写',
    kind: '收支',
    income: '收入',
    cost: '成本',
    amount: '金额',
    date: '日期',
    category: '类别（可空）',
    project: '项目（可空）',
    what: '摘要',
    item: (n: number) => `第 ${n} 条`,
  },
  en: {
    sheet: 'Sheet of income and costs (Excel or CSV)',
    columns: (all: string) =>
      `Its first row names the columns: ${all}. The kind is income or cost, dates are YYYY-MM-DD; category and project are keys and may be empty.`,
    typed: 'or type the items',
    kind: 'Kind',
    income: 'Income',
    cost: 'Cost',
    amount: 'Amount',
    date: 'Date',
    category: 'Category (may be empty)',
    project: 'Project (may be empty)',
    what: 'What it is',
    item: (n: number) => `Item ${n}`,
  },
};

/** The items of a statement: as a sheet, or typed one by one. */
export const ItemFields = ({ typed, language }: { readonly typed: Typed; readonly language: Language }) => {
  const phrases = words[language];
  const isTyped = Object.keys(typed).some(
    (name) => name.startsWith('item.') && typed[name] !== '' && !name.endsWith('.kind'),
  );
  const comma = language === 'zh' ? '、' : ', ';
  return (
    <>
      <FileField name="sheet.file" language={language} takes="sheets" label={phrases.sheet} />
      <p class="quiet small">
        {phrases.columns(statementFields.map((field) => say(statementHeadings[field], language)).join(comma))}
      </p>
      <details open={isTyped}>
        <summary>{phrases.typed}</summary>
        {Array.from({ length: TYPED_ITEMS }, (_, at) => (
          <fieldset key={at}>
            <legend>{phrases.item(at + 1)}</legend>
            <div class="pair">
              <Choice
                name={`item.${at}.kind`}
                label={phrases.kind}
                typed={typed}
                initial="income"
                options={[
                  ['income', phrases.income],
                  ['cost', phrases.cost],
                ]}
              />
              <Field name={`item.${at}.amount`} label={phrases.amount} typed={typed} />
              <Field name={`item.${at}.date`} label={phrases.date} typed={typed} kind="date" />
              <Field name={`item.${at}.category`} label={phrases.category} typed={typed} />
              <Field name={`item.${at}.project`} label={phrases.project} typed={typed} />
              <Field name={`item.${at}.what`} label={phrases.what} typed={typed} />
            </div>
          </fieldset>
        ))}
      </details>
    </>
  );
};
