import type { Answer } from '../../../domain/evaluations/asks';
import { importedAnswers, type Import } from '../../../domain/evaluations/imports/answers';
import { linesOf } from '../../../domain/evaluations/imports/headings';
import { lettersOf, type Cell } from '../../../domain/evaluations/imports/sheets';
import { valueIn } from '../../../domain/evaluations/imports/values';
import type { Asked, EvaluationView } from '../../../domain/evaluations/views';
import { DomainError } from '../../../domain/shared/errors';

const asked = (key: string, of: readonly string[], more: Partial<Asked> = {}): Asked => ({
  ...{ key, kind: 'figure', people: ['owner@east.example'], escalatesTo: [], workingDay: 5, answers: [] },
  wants: of.map((each) => ({ of: each, as: each.startsWith('guard.') ? 'passFail' : 'number' })),
  dueAt: '2027-04-08T09:30:00Z',
  remindAt: '2027-04-06T01:00:00Z',
  ...more,
});

const before = (values: Record<string, string>) => ({
  ...{ ask: 'any', by: 'owner@east.example', note: '', evidence: [], at: '2027-04-02T02:00:00Z' },
  values,
});

const evaluation: EvaluationView = {
  ...{ key: 'p:evaluation:quarterly:2027-Q1', cycle: 'quarterly', period: '2027-Q1', state: 'collecting' },
  dueAt: '2027-04-14T09:30:00Z',
  counted: [{ of: 'delivery', part: 3, whole: 4, words: { zh: '三', en: 'three' }, from: [] }],
  asked: [
    asked('growth', ['growth']),
    asked('market.HT', ['market']),
    asked('office', ['costs', 'guard.safety']),
    asked('proven', ['proven'], { evidence: ['document'] }),
    asked('reported', ['reported'], { answers: [before({ reported: '7' })] }),
    asked('rated', ['points'], { sealed: 'qualitative', answers: [before({ points: '80' })] }),
    asked('theirs', ['theirs'], { people: ['other@west.example'] }),
    asked('reserve', ['points'], { isReserve: true }),
  ],
};

const kept = { name: 'figures.xlsx', hash: 'a'.repeat(64) };

const imported = (rows: readonly (readonly (string | Cell)[])[], more: Partial<Import> = {}) => {
  const read = linesOf(
    rows.map((cells, at) => ({
      row: at + 1,
      cells: cells.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
    })),
  );
  return importedAnswers({
    ...read,
    ...{ evaluation, file: kept, beside: [{ name: 'proof.pdf', hash: 'b'.repeat(64) }], note: '' },
    unitOf: (of) => (of === 'growth' ? '%' : 'CNY'),
    answerAs: (said): Answer => {
      if (said.ask === 'theirs') throw new DomainError('forbidden');
      return { ...said, by: 'owner@east.example' };
    },
    ...more,
  });
};

const head = ['填报项', '指标', '数值', '说明', '证明文件'];

test('rows become one answer for each ask, with what shows it and where it was read; empty rows are passed over', () => {
  const { answers, taken, unchanged, defects } = imported([
    head,
    ['growth', '', '12.5%', '审定'],
    [],
    ['office', 'costs', '100', 'a'],
    ['office', 'guard.safety', '达标', 'b'],
    ['market.HT', 'market', '', '', ''],
    ['proven', 'proven', '5', '', 'proof.pdf；https://example.com/report'],
    ['reported', '', '7'],
  ]);
  expect(defects).toEqual([]);
  expect(answers).toEqual([
    expect.objectContaining({
      ask: 'growth',
      values: { growth: '12.5' },
      note: '审定',
      source: { ...kept, rows: [2] },
    }),
    expect.objectContaining({
      ...{ ask: 'office', values: { costs: '100', 'guard.safety': 'pass' }, note: 'a\nb' },
      source: { ...kept, rows: [4, 5] },
    }),
    expect.objectContaining({
      ask: 'proven',
      evidence: [
        { kind: 'document', title: 'proof.pdf', hash: 'b'.repeat(64) },
        { kind: 'link', title: 'https://example.com/report', url: 'https://example.com/report' },
      ],
    }),
  ]);
  expect([taken, unchanged]).toEqual([4, 1]);
});

test('what was answered before and is not in the rows stays', () => {
  const office = asked('office', ['costs', 'guard.safety'], {
    answers: [before({ costs: '90', 'guard.safety': 'pass' })],
  });
  const { answers, taken, unchanged } = imported([head, ['office', 'costs', '100']], {
    evaluation: { ...evaluation, asked: [office] },
  });
  expect(answers[0]?.values).toEqual({ costs: '100', 'guard.safety': 'pass' });
  expect([taken, unchanged]).toEqual([1, 0]);
});

test.each<[string, readonly (string | Cell)[], string, string]>([
  ['no ask', ['', '', '1'], 'askMissing', 'A'],
  ['an ask that there is not', ['nothing', '', '1'], 'askUnknown', 'A'],
  ['a rater in reserve', ['reserve', '', '1'], 'askUnknown', 'A'],
  ['what is counted from the ledger', ['delivery', '', '1'], 'askUnknown', 'A'],
  ['one of several values that is not named', ['office', '', '1'], 'figureMissing', 'B'],
  ['a value that is not wanted', ['growth', 'market', '1'], 'figureUnknown', 'B'],
  ['a note alone', ['growth', '', '', 'none yet'], 'valueMissing', 'C'],
  ['no number', ['growth', '', 'a lot'], 'valueWrong', 'C'],
  ['a note of 4,001 characters', ['growth', '', '1', 'x'.repeat(4001)], 'noteTooLong', 'D'],
  ['a file that was not sent', ['growth', '', '1', '', 'lost.pdf'], 'evidenceUnknown', 'E'],
  ['nothing to show it', ['proven', '', '1'], 'evidenceMissing', 'E'],
  ['a rating after all were opened', ['rated', '', '90'], 'alreadyOpen', 'A'],
  ['what others are asked', ['theirs', '', '1'], 'notYours', 'A'],
])(
  'a row with %s is a defect in its column, and the good rows beside it are not taken alone',
  (_what, row, code, column) => {
    const { defects } = imported([head, ['market.HT', '', '1'], row]);
    expect(defects).toEqual([
      { row: 3, column, code, message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) } },
    ]);
  },
);

test('all defects are told at once, in the order of the rows', () => {
  const { defects } = imported([
    head,
    ['growth', '', 'a lot'],
    ['nothing', '', '1'],
    ['market.HT', '', '1'],
    ['market.HT', 'market', '2'],
    ['proven', '', '1'],
  ]);
  expect(defects.map(({ row, code }) => [row, code])).toEqual([
    [2, 'valueWrong'],
    [3, 'askUnknown'],
    [5, 'rowTwice'],
    [6, 'evidenceMissing'],
  ]);
});

test.each<[string, readonly (readonly string[])[], string[]]>([
  ['no content', [], ['emptySheet']],
  ['headings alone', [head], ['valueMissing']],
  ['no column of values', [['ask'], ['growth']], ['columnMissing']],
  [
    'a heading that nobody knows',
    [
      ['ask', 'value', 'remarks'],
      ['growth', '1', 'x'],
    ],
    ['columnUnknown'],
  ],
  [
    'a heading twice, once in each language',
    [
      ['ask', '数值', 'Value'],
      ['growth', '1', '2'],
    ],
    ['columnTwice'],
  ],
  [
    'a cell beside the headings',
    [
      ['ask', 'value'],
      ['growth', '1', 'x'],
    ],
    ['columnUnknown'],
  ],
])('a sheet with %s says what is wrong with it', (_what, rows, codes) => {
  expect(imported(rows).defects.map(({ code }) => code)).toEqual(codes);
});

test('headings may stand in any order and either language, with the columns that only help', () => {
  const { answers, defects } = imported([
    ['Value', '名称', ' ASK ', 'asked of'],
    ['3', 'x', 'growth', 'somebody'],
  ]);
  expect(defects).toEqual([]);
  expect(answers).toMatchObject([{ ask: 'growth', values: { growth: '3' } }]);
});

test.each<[Cell, 'number' | 'level' | 'points' | 'passFail', string, string | undefined]>([
  [{ text: ' １２．５％ ' }, 'number', '%', '12.5'],
  [{ text: '0.125', as: 'percent' }, 'number', '%', '12.5'],
  [{ text: '0.1', as: 'percent' }, 'number', 'CNY', undefined],
  [{ text: '5%' }, 'number', 'CNY', undefined],
  [{ text: '-3' }, 'number', 'CNY', '-3'],
  [{ text: '1e-7' }, 'number', 'CNY', '1e-7'],
  [{ text: '1,234.5' }, 'number', 'CNY', undefined],
  [{ text: '2,5' }, 'number', 'CNY', undefined],
  [{ text: '=1+2' }, 'number', 'CNY', undefined],
  [{ text: '1+2', as: 'uncalculated' }, 'number', 'CNY', undefined],
  [{ text: '#REF!', as: 'error' }, 'number', 'CNY', undefined],
  [{ text: '2027-01-02', as: 'date' }, 'number', 'CNY', undefined],
  [{ text: 'true', as: 'boolean' }, 'passFail', '', undefined],
  [{ text: '未达标' }, 'passFail', '', 'fail'],
  [{ text: 'Kept' }, 'passFail', '', 'pass'],
  [{ text: 'ok' }, 'passFail', '', undefined],
  [{ text: '4' }, 'level', '', '4'],
  [{ text: '4.5' }, 'level', '', undefined],
  [{ text: '120' }, 'points', '', '120'],
  [{ text: '120.1' }, 'points', '', undefined],
])('%o as %s in "%s" is %s', (cell, as, unit, value) => {
  const read = valueIn(cell, { as }, unit);
  expect('value' in read ? read.value : undefined).toBe(value);
  if ('why' in read) expect(read.why.zh).toMatch(/\p{Script=Han}/u);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(lettersOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
