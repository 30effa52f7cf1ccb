import type { DraftGroup } from '../definition/drafts';

type Kind = DraftGroup['kind'];

/** Words in the name of a group that say what it decides on, the most telling first. */
const said: readonly (readonly [Kind, RegExp])[] = [
  ['financial', /financ|money|treasur|fund|audit|budget|controll|财务|资金|财经|审计/i],
  ['technical', /techn|engineer|r&d|research|science|data|\bit\b|digital|技术|研发|工程|科研|数据/i],
  ['strategic', /strateg|steer|board|executive|council|lenkung|战略|决策|指导|理事|董事/i],
  [
    'business',
    /business|commerc|market|sales|operat|working|project|coordinat|deliver|业务|商务|市场|运营|工作|项目|协调/i,
  ],
];

/** What a group decides on, by what its name says; nothing where that leaves it open. */
export const kindOf = (title: string): Kind | undefined => said.find(([, words]) => words.test(title))?.[0];

export const groupKinds: readonly Kind[] = ['business', 'technical', 'financial', 'strategic'];
