/** What stands above the tables of `docs/programme-file.md`. */
export const introduction = `# 合作计划的文件 · The file of a programme

<!-- Made by \`npm run programme-file\` from the descriptions of programmes/programme.schema.json. -->

合作服务办公室用一个 YAML 文件写明合作计划；从上读到下，应能向董事说明这份计划。\`npm run -s gatehouse -- new\` 写出初稿，
\`npm run -s gatehouse -- check <文件>\` 用文字说明它的含义，或一次列出全部缺陷及其行列。必须写明的只有 \`parties\`、\`governance.groups\` 和一个阶段，其余均有默认。

- **键**是固定的标识；引用之处写键名，不重复内容。无法识别的键视为缺陷，并提示可能的键名。
- **文字**写作 \`{ zh, en }\`；只写一种语言时，两种语言都用它。全文只写中文或只写英文均可。
- **人员**一律写岗位邮箱，不写姓名。
- 未写明由谁决定的事项，由第一个 \`kind: strategic\` 的组决定，没有则由第一个组决定（“统领的组”）。
- 日期在 2000 年至 2099 年之间；文件须为 UTF-8。

The programme office writes a programme as one YAML file; read from top to bottom it should explain the programme to a
board member. \`npm run -s gatehouse -- new\` writes a first draft, \`npm run -s gatehouse -- check <file>\` says what it
means, or every defect at once with line and column. Only \`parties\`, \`governance.groups\` and one phase have to be there; all else has a default.

- **Keys** are stable ids; what refers to something names its key, and nothing is written twice. A key that is not known
  is a defect, with the key that was probably meant.
- **Texts** are \`{ zh, en }\`; one language stands for both. A file in English alone, or in Chinese alone, is complete.
- **People** are mail addresses of role accounts, never names.
- Where nobody is named, the first group of \`kind: strategic\` decides, else the first ("the leading group").
- Dates lie in the years 2000 to 2099; the file is UTF-8, and YAML types by name, merged maps (\`<<\`) and \`%YAML 1.1\` are
  refused ([0052](docs/decisions/0052-text-is-utf-8-or-refused.md)).

\`*\` 代表文件自定的键名，\`[]\` 代表列表中的每一项。“必填”指所在的一组键写出时必填。
\`*\` stands for a name that the file gives, \`[]\` for each of a list; "required" is meant where the map around it is
written.
What the rules are: [rules](docs/rules). Why defaults are as they are:
[0081](docs/decisions/0081-a-file-says-only-what-is-its-own.md). A running programme keeps the version under which it was
started; seats, calendars and the times of policies are changed while it runs.`;

interface Section {
  readonly title: string;
  readonly keys: readonly string[];
  /** The pages of the rules that tell what holds. */
  readonly rules?: readonly string[];
}

/** The sections of the page with the top-level keys that each tells of, and at the end the forms that have a name. */
export const sections: readonly Section[] = [
  {
    title: '1. 开头 · Head',
    keys: [
      'programme',
      'title',
      'starts',
      'language',
      'currency',
      'confidentiality',
      'mail',
      'look',
      'tolerance',
      'disputes',
      'people',
    ],
    rules: ['programme', 'schedule', 'disputes'],
  },
  { title: '2. 合作各方 · Parties', keys: ['parties'], rules: ['calendar'] },
  { title: '3. 治理结构 · Governance', keys: ['governance'], rules: ['people'] },
  {
    title: '4. 决策规则 · Policies',
    keys: ['policies'],
    rules: ['approvals', 'approval-time'],
  },
  { title: '5. 阶段 · Phases', keys: ['phases'], rules: ['phases'] },
  {
    title: '6. 协议 · Agreements',
    keys: ['agreements'],
    rules: ['agreements', 'obligations'],
  },
  { title: '7. 合作项目 · Projects', keys: ['projects'], rules: ['projects'] },
  { title: '8. 评估 · Evaluation', keys: ['evaluation'], rules: ['evaluation'] },
  {
    title: '9. 分配、资金与预算 · Money',
    keys: ['distribution', 'funds', 'budgets', 'accounts'],
    rules: ['money'],
  },
  {
    title: '10. 风险、改进、创新与人员 · Risks, improvement, innovation and staff',
    keys: ['risks', 'improvement', 'innovation', 'staffing'],
    rules: ['risks', 'improvement', 'innovation', 'staffing'],
  },
  {
    title: '11. 战略与退出 · Strategy and exit',
    keys: ['strategy', 'exit'],
    rules: ['strategy', 'programme'],
  },
  {
    title: '12. 各处通用的写法 · Forms',
    keys: [
      'Key',
      'Text',
      'Within',
      'CountRule',
      'Reminder',
      'Due',
      'Need',
      'Share',
      'Percent',
      'Decimal',
      'Amount',
      'SeatName',
      'Score',
      'Every',
    ],
  },
];
