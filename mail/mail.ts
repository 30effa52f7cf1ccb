import type { AskingKind } from '../domain/mail/kinds';
import type { Names } from '../domain/programme/names';
import type { AskedBeside } from '../domain/programme/proofs';
import type { Text, Language } from '../domain/shared/text';

/** The languages of one mail; `both` is Chinese first, then English, for a reader whose preference is unknown. */
export type MailLanguage = Language | 'both';

/** The seat a person is asked in: votes belong to seats, so every mail says which. */
export interface Capacity {
  readonly person: string;
  readonly party: Text;
  readonly group: Text;
  readonly seat: Text;
}

/** What is asked of a reader on the page, before they decide there. */
export type AskedFirst = Exclude<AskedBeside, 'digits'>;

/** What every mail carries: its reader's language, the programme, and the one page it leads to. */
interface CommonMail {
  readonly language: MailLanguage;
  readonly programme: Text;
  /** What people of the programme are called whom it names. */
  readonly names?: Names;
  /** The colour of its button, where the programme has one. */
  readonly accent?: string;
  readonly link: string;
  /** What the page behind the link asks for in a browser that doesn't know its reader: the two digits. */
  readonly digits?: string;
  /** What the page behind the link asks for before its reader can decide, where no digits do. */
  readonly asksFirst?: AskedFirst;
  /** In reminders: the page where they are stopped. */
  readonly stopReminders?: string;
  /** Whether a reply is kept as a comment; what comes back of other mails is lost. */
  readonly takesReplies?: boolean;
  /** The deadline in its reader's calendar, which is none any longer for them; `sequence` is above all that were sent. */
  readonly cancels?: { readonly title: Text; readonly dueAt: string; readonly sequence: number };
  /** The Message-ID of the mail by which its reader was asked first. */
  readonly repliesTo?: string;
}

/** A deadline as the reader has it: an ISO instant, the reader's zone (IANA). */
interface Due {
  readonly dueAt: string;
  readonly zone: string;
}

/** One more task of the same person, named in a reminder so that one mail is enough. */
export interface OpenTask extends Due {
  readonly asked: Text;
  readonly link: string;
  readonly digits?: string;
  readonly asksFirst?: AskedFirst;
}

/** Who asks, when that was (ISO), and the reason that was given. */
export interface AskedBy {
  readonly who: Text;
  readonly at: string;
  readonly reason?: Text;
}

/** Asks the holder of a seat to decide; every kind but `task` is the same question asked again, after something happened, or higher up. */
export interface TaskMail extends CommonMail, Due {
  readonly kind: AskingKind;
  readonly asWhom: Capacity;
  /** Further seats of the same person asked in the same round: one mail and one link for all of them. */
  readonly alsoAs?: readonly Capacity[];
  /** The title of what is to be decided. */
  readonly asked: Text;
  readonly askedBy?: AskedBy;
  readonly summary: readonly Text[];
  /** The files of the content that are kept, and how large each is. */
  readonly files?: readonly { readonly title: string; readonly size: string }[];
  /** There is none, and no address either. */
  readonly isWithoutFile?: boolean;
  /** By what rule the deadline was counted, and from which day. */
  readonly countedAs?: Text;
  /** How often the deadline has been moved since it was first named. */
  readonly timesMoved: number;
  /** Whole working days; 0 is less than one, negative is overdue. */
  readonly workingDaysLeft: number;
  readonly whatThen: Text;
  readonly whyNow: Text;
  readonly alsoOpen?: readonly OpenTask[];
}

/** One of several questions to the same person: as whom, until when, and the link that leads to it alone. */
export interface ListedTask extends OpenTask {
  readonly asWhom: readonly Capacity[];
  readonly workingDaysLeft: number;
}

/** Something that has been decided; whether its reader was asked, and need not answer any longer. */
export interface ListedOutcome {
  readonly asked: Text;
  readonly outcome: Text;
  readonly link: string;
  readonly digits?: string;
  readonly isNothingToDo?: true;
}

/** Something that only tells, such as a copy or a new deadline. */
export interface ListedNews {
  readonly what: Text;
  /** What its own mail would say, and until when there is something to do. */
  readonly lines?: readonly Text[];
  readonly until?: InformationMail['until'];
  readonly link: string;
  readonly digits?: string;
}

/** Everything that waits for one person in one mail: reminders that came due together, what came within a short window, or what an outage kept back. */
export interface DigestMail extends CommonMail {
  readonly kind: 'digest';
  readonly person: string;
  readonly whyNow: Text;
  readonly tasks: readonly ListedTask[];
  readonly alsoOpen: readonly OpenTask[];
  readonly outcomes: readonly ListedOutcome[];
  readonly news: readonly ListedNews[];
}

/** Tells a person copied (抄送) that something was opened; there is nothing to do. */
export interface CopiedMail extends CommonMail, Due {
  readonly kind: 'copied';
  readonly person: string;
  readonly asked: Text;
  readonly askedBy?: AskedBy;
  readonly summary: readonly Text[];
}

/** Tells what was decided, by whom, and what follows. */
export interface ClosedMail extends CommonMail {
  readonly kind: 'closed';
  readonly person: string;
  readonly asked: Text;
  readonly outcome: Text;
  /** One line a seat: who decided what, with the comment if there was one. */
  readonly decisions: readonly Text[];
  readonly whatNext: Text;
  readonly closedAt: string;
  readonly zone: string;
  /** Its reader was asked, and need not answer any longer. */
  readonly isNothingToDo?: true;
}

/** A link of one's own to sign in with. */
export interface SignInMail extends CommonMail {
  readonly kind: 'signIn';
  readonly person: string;
  readonly validMinutes: number;
}

/** Six digits to type on the page of a decision, or of a figure or report: they prove the mailbox once more. */
export interface CodeMail extends CommonMail {
  readonly kind: 'code';
  readonly person: string;
  readonly asked: Text;
  readonly code: string;
  readonly validMinutes: number;
  readonly tries: number;
  /** A figure or a report is to be given with it, no decision made. */
  readonly isReport?: true;
}

/** Asks the programme office for the actual figures of an evaluation. */
export interface ActualsRequestedMail extends CommonMail, Due {
  readonly kind: 'actualsRequested';
  readonly person: string;
  /** Whoever is asked and absent, for whom the reader stands in. */
  readonly standsInFor?: string;
  readonly evaluation: Text;
  readonly indicators: readonly Text[];
  readonly workingDaysLeft: number;
  readonly whatThen: Text;
}

/** Tells somebody, mostly the programme office, something in a few lines. */
export interface InformationMail extends CommonMail {
  readonly kind: 'information';
  readonly title: Text;
  /** What is asked, at the head of the subject; without it the mail is a notice. */
  readonly asked?: Text;
  readonly lines: readonly Text[];
  /** What its reader may do or has to do, until when (on the reader's clock, or the last day), and what happens then. */
  readonly todo?: readonly Text[];
  readonly until?: Due | { readonly lastDay: string };
  readonly whatThen?: Text;
}

/** Every mail the product sends. */
export type Mail =
  TaskMail | DigestMail | CopiedMail | ClosedMail | SignInMail | CodeMail | ActualsRequestedMail | InformationMail;
