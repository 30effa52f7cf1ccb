/** Where money is computed, kept, read and shown: an amount there is a bigint, or the decimal text of its minor units. */
export const moneyFiles = [
  'domain/money/**/*.ts',
  'domain/shared/amounts.ts',
  'domain/programme/{distribution,fund,budget}-plans.ts',
  'definition/{distribution,funds,budgets,accounts}.ts',
  'contracts/{fund,funds,draw,fund-draw,distribution,distributions,ratio-change,budget,budgets,money}*.ts',
  'workflows/{fund,funds,draw,fund-draw,distribution,distributions,ratio-change,budget,budgets,money}*.ts',
  'workflows/{fund,fund-draw,distribution,ratio-change,money}/**/*.ts',
  'activities/{fund,funds,draw,draws,fund-draws,distribution,distributions,ratio,ratios,budgets,money}*.ts',
  'infra/store/journal/**/*.ts',
  'api/{money,funds,distributions,budgets}/**/*.{ts,tsx}',
];

/** The last word of a name that says that it holds an amount: `openingBalance`, `committed`. Counts and per cent have other names. */
const amountNames =
  /(?:^|[a-z])(?:amount|balance|total|sum|committed|actual|available|debit|credit|opening|closing|minor|capital|commitment)s?$/i;

const namesAmount = (node) => {
  const key = node?.type === 'Identifier' ? node.name : node?.type === 'Literal' ? String(node.value) : '';
  return amountNames.test(key.replace(/(?:count|number|index|place|share|percent)$/i, ' '));
};

/** Whether a type has a number somewhere in it: `number`, `number | undefined`, `readonly number[]`, `Record<string, number>`. */
const hasNumber = (type) => {
  if (!type || typeof type !== 'object') return false;
  if (type.type === 'TSNumberKeyword') return true;
  if (type.type === 'TSFunctionType') return false;
  return Object.entries(type)
    .filter(([name]) => name !== 'parent')
    .some(([, value]) => (Array.isArray(value) ? value.some(hasNumber) : hasNumber(value)));
};

const toNumber = new Set(['Number', 'parseFloat', 'parseInt']);

const isCalled = ({ callee }) =>
  (callee.type === 'Identifier' && toNumber.has(callee.name)) ||
  (callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Number' &&
    callee.property.type === 'Identifier' &&
    toNumber.has(callee.property.name));

/** Forbids `number` for money: nothing makes one of an amount, and nothing that names an amount is one. */
const exact = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      conversion:
        'money is bigint or decimal text: nothing makes a number of it. A count is made by countOf (domain/shared/counts.ts).',
      type: '"{{name}}" names an amount: it is a bigint, or decimal text (Minor), never a number.',
      fraction: 'money has no fractions of a minor unit: {{text}} is a float.',
    },
  },
  create(context) {
    const typed = (node, annotation) => {
      if (namesAmount(node) && hasNumber(annotation?.typeAnnotation ?? annotation))
        context.report({ node, messageId: 'type', data: { name: node.name ?? String(node.value) } });
    };
    return {
      CallExpression: (node) => isCalled(node) && context.report({ node, messageId: 'conversion' }),
      UnaryExpression: (node) =>
        node.operator === '+' && node.argument.type !== 'Literal' && context.report({ node, messageId: 'conversion' }),
      // A function handed on: `texts.map(Number)`.
      'CallExpression > Identifier.arguments': (node) =>
        toNumber.has(node.name) && context.report({ node, messageId: 'conversion' }),
      Literal: (node) =>
        typeof node.value === 'number' &&
        !Number.isInteger(node.value) &&
        context.report({ node, messageId: 'fraction', data: { text: node.raw } }),
      TSPropertySignature: (node) => typed(node.key, node.typeAnnotation),
      PropertyDefinition: (node) => typed(node.key, node.typeAnnotation),
      Identifier: (node) => node.typeAnnotation && typed(node, node.typeAnnotation),
      // A form that takes one: `amount: z.number()`.
      Property: (node) =>
        namesAmount(node.key) &&
        /\bz\.(?:coerce\.)?(?:number|int)\b/.test(context.sourceCode.getText(node.value)) &&
        context.report({ node, messageId: 'type', data: { name: node.key.name ?? String(node.key.value) } }),
    };
  },
};

export const moneyPlugin = { rules: { exact } };
