import type { News } from '../contracts/post';
import type { Bell } from '../infra/bell';
import type { Directory } from '../infra/directory';
import type { Links } from '../infra/links';
import type { Mailer } from '../infra/mailer';
import type { Planner } from '../infra/planning';
import type { ReminderLinks } from '../infra/reminder-links';
import type { Ledger } from '../infra/store/ledger';
import type { Outbox } from '../infra/store/outbox';
import type { ReadModel } from '../infra/store/read-model';
import type { ReminderOptOuts } from '../infra/store/reminder-opt-outs';

/** What activities work with. `knock` tells a programme's post that there are letters, `bell` whoever delivers them here just now. */
export interface ActivityDeps {
  readonly ledger: Ledger;
  readonly readModel: ReadModel;
  readonly outbox: Outbox;
  readonly directory: Directory;
  readonly planner: Planner;
  readonly mailer: Mailer;
  readonly links: Links;
  readonly bell: Bell;
  readonly knock: (programme: string) => Promise<unknown>;
  /** Tells a programme's post what came back by mail. */
  readonly bring: (programme: string, news: News) => Promise<unknown>;
  readonly optOuts: ReminderOptOuts;
  readonly reminderLinks: ReminderLinks;
  readonly publicUrl: string;
}
