import { isOpenRisk } from '../../domain/risks/risks';
import type { ProgrammeView } from '../../domain/views/views';
import type { Reader } from '../ui/frame';
import { RiskTable } from './list';

const words = {
  zh: {
    title: '须关注的风险',
    all: (open: number, high: number, overdue: number) =>
      `未关闭 ${open} 项，其中高风险 ${high} 项，逾期未评审 ${overdue} 项`,
  },
  en: {
    title: 'Risks to look at',
    all: (open: number, high: number, overdue: number) =>
      `${open} open, ${high} of them high, ${overdue} reviews overdue`,
  },
};

/** Of the risks on the overview those that are high, or whose review is overdue; nothing where there is none. */
export const RiskSummary = ({ view, reader }: { readonly view: ProgrammeView; readonly reader: Reader }) => {
  const { language } = reader;
  const open = view.risks.filter(isOpenRisk);
  const high = open.filter(({ level }) => level === 'high');
  const overdue = open.filter(({ isOverdue }) => isOverdue);
  const shown = open.filter((risk) => high.includes(risk) || overdue.includes(risk));
  if (shown.length === 0) return null;
  const { title, all } = words[language];
  return (
    <>
      <h2>{title}</h2>
      <p>
        <a href={`/programmes/${view.key}/risks`}>{all(open.length, high.length, overdue.length)}</a>
      </p>
      <RiskTable context={{ view, reader }} risks={shown} caption={title} />
    </>
  );
};
