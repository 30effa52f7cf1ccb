import type { AgreementInput } from '../../contracts/agreement';
import { disputed, released } from '../../contracts/obligation';
import type { Alarm } from '../../domain/agreements/alarms';
import { owedAfter, owedNews, owing, toPlan } from '../../domain/agreements/register-clock';
import { suspensionOf } from '../../domain/obligations/tolling';
import { localDateOf } from '../../domain/calendar/zones';
import { planRegister } from '../kit/activities';
import type { AgreementStanding } from './standing';
import { tellProcess } from '../kit/telling';
import { trackOccurrence } from '../obligation/tracking';

/** The obligations register of an agreement: what is due next, and what those that are open must know of the agreement. */
export const createRegister = ({ programme, agreement: terms, zone }: AgreementInput, it: AgreementStanding) => {
  const about = { type: 'agreement.obligationPlanned', agreement: terms.key } as const;
  return {
    /** Works out when each obligation is due next. */
    plan: async (): Promise<void> => {
      for (const each of toPlan(terms, it.record())) {
        const clock = await planRegister({ programme, ...each });
        it.tell({ ...about, obligation: each.obligation.key, clock });
      }
    },
    /** Opens what is soon due, as an obligation with a process of its own. */
    open: async ({ obligation: key, due, dueOn }: Opened): Promise<void> => {
      const obligation = terms.obligations?.find((each) => each.key === key);
      if (!obligation) return;
      const opened = await trackOccurrence({ programme, agreement: terms.key, obligation, due, dueOn });
      const today = localDateOf(new Date().toISOString(), zone);
      it.become({ ...it.record(), owed: owing(it.record().owed ?? [], opened, today) });
    },
    /** Tells those that are open to stand still, to go on, or that nobody owes them any more. */
    tell: async (): Promise<void> => {
      const { owed = [] } = it.record();
      const news = owedNews(terms, it.record(), owed);
      if (news.length === 0) return;
      it.become({ ...it.record(), owed: owedAfter(owed, news) });
      for (const { owed: each, is } of news)
        if (is === 'released') await tellProcess(each.process, released);
        else await tellProcess(each.process, disputed, { dispute: suspensionOf(terms.key), is });
    },
  };
};

type Opened = Extract<Alarm['happening'], { type: 'agreement.obligationOpened' }>;
