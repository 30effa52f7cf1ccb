import { chartOf } from '../../money/journal/accounts';
import type { Programme } from '../../programme/programme';
import { finding, type Finding } from '../../shared/findings';

/** Two kinds of account under one code: a statement could not tell them apart. */
export const lintAccounts = (programme: Pick<Programme, 'accounts'>): readonly Finding[] => {
  if (!programme.accounts) return [];
  const chart = chartOf(programme);
  return chart.flatMap(({ kind, code }, at) => {
    const twin = chart.find((other, before) => before < at && other.code === code);
    return twin === undefined
      ? []
      : [
          finding(
            'account_code_twice',
            ['accounts', kind in (programme.accounts ?? {}) ? kind : twin.kind],
            `科目编码 ${code} 已用于“${twin.title.zh}”。`,
            `The code ${code} is already that of "${twin.title.en}".`,
          ),
        ];
  });
};
