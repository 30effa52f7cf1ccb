import type { CauseAgain, RestatedFigure } from '../contracts/improvement';
import type { Process } from '../contracts/process';
import type { News, Stall } from '../contracts/post';
import type { DrawFact } from '../domain/facts/facts';
import type { Action, RosterChanged } from '../domain/approvals/actions/actions';
import type { Ending } from '../domain/views/endings';
import type { Bell } from '../infra/host/bell';
import type { Directory } from '../infra/planning/directory';
import type { Links } from '../infra/keys/links';
import type { Mailer } from '../infra/smtp/mailer';
import type { Notifier } from '../infra/chats/notifier';
import type { Planner } from '../infra/planning/planner';
import type { ReminderLinks } from '../infra/keys/reminder-links';
import type { Countables } from '../infra/planning/countables';
import type { Ledger } from '../infra/store/ledger';
import type { ChatMessages } from '../infra/store/chat-messages';
import type { EvidenceFiles } from '../infra/store/evidence-files';
import type { Outbox } from '../infra/store/outbox';
import type { ReadModel } from '../infra/store/read-model';
import type { ReminderOptOuts } from '../infra/store/reminder-opt-outs';

/** What activities work with. `knock` tells a programme's post that there are letters, `bell` whoever delivers them here just now; `tellRoster` an approval who holds its seats. */
export interface ActivityDeps {
  readonly ledger: Ledger;
  readonly readModel: ReadModel;
  readonly outbox: Outbox;
  readonly chatMessages: ChatMessages;
  readonly directory: Directory;
  readonly planner: Planner;
  readonly countable: Countables;
  readonly mailer: Mailer;
  readonly notifier: Notifier;
  readonly links: Links;
  readonly bell: Bell;
  readonly knock: (programme: string) => Promise<unknown>;
  /** Tells a programme's post what came back by mail. */
  readonly bring: (programme: string, news: News) => Promise<unknown>;
  /** Tells a programme's post that its mails wait for their server. */
  readonly tellStalled: (programme: string, stall: Stall) => Promise<unknown>;
  readonly evidenceFiles: Pick<EvidenceFiles, 'kinds'>;
  readonly optOuts: ReminderOptOuts;
  readonly reminderLinks: ReminderLinks;
  readonly tellRoster: (approval: string, action: RosterChanged) => Promise<void>;
  /** Does something to an open approval; a repeat under the same id is the same action. */
  readonly actOnApproval: (approval: string, action: Action, updateId: string) => Promise<unknown>;
  /** Tells a process that its programme ends; one that is over has no use for it. */
  readonly tellEnding: (process: string, ending: Ending) => Promise<void>;
  /** Tells whoever follows a programme's strategy that something happened which it looks at. */
  /** Starts a process that is named by its cause, once however often. */
  readonly openOnce: (process: Process) => Promise<void>;
  /** Tells an improvement that its problem has occurred again. */
  readonly tellRecurrence: (programme: string, improvement: string, again: CauseAgain) => Promise<void>;
  /** Tells an improvement that a figure on which it rests was corrected. */
  readonly tellRestated: (programme: string, improvement: string, figure: RestatedFigure) => Promise<void>;
  /** Tells a project that a draw for it was paid, or is owed back. */
  readonly tellProject: (programme: string, fact: DrawFact) => Promise<void>;
  readonly lookAgain: (programme: string) => Promise<unknown>;
  /** Has whoever follows a programme's dates look at what is late. */
  readonly lookAtDates: (programme: string) => Promise<unknown>;
  /** Has a programme's budgets measured again, where a threshold was passed. */
  readonly measureBudgets: (programme: string) => Promise<unknown>;
  /** Tells a programme's messenger that there are messages for its chats. */
  readonly knockForChats: (programme: string) => Promise<unknown>;
  readonly publicUrl: string;
  /** Whether replies by mail reach us: somebody brings them. */
  readonly hearsReplies: boolean;
}
