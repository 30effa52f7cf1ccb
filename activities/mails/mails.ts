import type { Mail, OpenTask } from '../../mail/mail';
import { isKeptBack, latestOf, windowOf, type Spoken } from '../../domain/letters/bundles';
import { DomainError } from '../../domain/shared/errors';
import { isAsking, paceOf } from '../../domain/mail/kinds';
import type { Programme } from '../../domain/programme/programme';
import type { OutgoingMail } from '../../infra/smtp/mailer';
import { createAgreementMails } from './agreements';
import { createApprovalMails } from './approvals';
import { isInformation } from './approval-news';
import type { ActivityDeps } from '../deps';
import { digestOf, asksToAct, type Reason } from './digests';
import { addressed, type Part } from './envelopes';
import { createDisputeMails } from './disputes';
import { createDrawMails, createFundMails } from './funds';
import { createImprovementMails } from './improvements';
import { createEvaluationMails, isEvaluationLetter } from './evaluations';
import { createBudgetMails } from './budgets';
import { createIpMails } from './ip';
import { createObligationMails, isObligationLetter } from './obligations';
import { createOfficeMails } from './office';
import { createPhaseMails, isAboutPhase } from './phases';
import { createStaffingMails } from './staffing';
import { createStrategyMails } from './strategy';
import { createExitMails } from './exits';
import { createWatchMails } from './watches';
import { createDistributionMails } from './distributions';
import { createRiskMails } from './risks';
import { createReaders } from './readers';
import type { Letter } from '../../domain/mail/letters';

/** Letters as they stand now: their mail, or why there is nothing to say any longer, or what they are about can't be found. */
interface Draft extends Spoken {
  readonly mail?: Mail;
  readonly lost?: string;
}

/** What becomes of letters that leave together: one mail that speaks for some of them; the others are pointless by now, or lost. */
export interface Written {
  readonly mail?: OutgoingMail;
  readonly carried: readonly Letter[];
  readonly pointless: readonly Letter[];
  readonly lost: readonly { readonly letter: Letter; readonly reason: string }[];
}

const isReminder = ({ kind }: Letter) => kind === 'reminder';
const isForDigest = ({ kind }: Letter) => paceOf(kind) === 'digest';

/** Whether a mail reminds, whatever it tells beside. */
const isReminding = (letters: readonly Letter[]) =>
  letters.some(isReminder) && letters.every((letter) => isReminder(letter) || isForDigest(letter));

/** Writes the mail of the letters that leave together, from the state of things now. */
export const createMailWriter = (deps: ActivityDeps) => {
  const {
    readModel,
    outbox,
    evidenceFiles,
    directory,
    links,
    planner,
    mailer,
    optOuts,
    reminderLinks,
    publicUrl,
    hearsReplies,
  } = deps;
  const { hostname: host } = new URL(publicUrl);
  const page = (path: string) => new URL(path, publicUrl).href;
  const readerOf = createReaders(directory);
  const approvals = createApprovalMails({ readModel, outbox, evidenceFiles, links, planner, page });
  const office = createOfficeMails({ readModel, page, pageOf: approvals.pageOf });
  const agreements = createAgreementMails({ readModel, page });
  const obligations = createObligationMails({ readModel, page });
  const phases = createPhaseMails({ readModel, page });
  const disputes = createDisputeMails({ readModel, page });
  const ip = createIpMails({ readModel, page });
  const staffing = createStaffingMails({ readModel, page });
  const strategy = createStrategyMails({ readModel, page });
  const improvements = createImprovementMails({ readModel, page });
  const watches = createWatchMails({ readModel, page });
  const risks = createRiskMails({ readModel, page });
  const budgets = createBudgetMails({ readModel, page });
  const distributions = createDistributionMails({ readModel, page });
  const funds = createFundMails({ readModel, page });
  const draws = createDrawMails({ readModel, page });
  const exits = createExitMails({ readModel, page });
  const evaluations = createEvaluationMails({ readModel, page, links });

  const compose = async (letter: Letter, programme: Programme): Promise<Mail | undefined> => {
    const { kind } = letter;
    const reader = readerOf(programme, letter.to);
    if (isReminder(letter) && (await optOuts.has(letter.programme, letter.to))) return undefined;
    if (isAsking(kind)) return approvals.ask(letter, kind, programme, reader);
    if (kind === 'copy' || isInformation(kind)) return approvals.tell(letter, kind, programme, reader);
    if (kind === 'agreementNews') return agreements(letter, programme, reader);
    if (isObligationLetter(kind)) return obligations(letter, kind, programme, reader);
    if (isAboutPhase(kind)) return phases(letter, kind, programme, reader);
    if (kind === 'strategyAdjusted') return strategy(letter, programme, reader);
    if (kind === 'exitTriggered') return exits(letter, programme, reader);
    if (kind === 'watchAsked' || kind === 'signalAssessed' || kind === 'planInForce')
      return watches[kind](letter, programme, reader);
    if (isEvaluationLetter(kind)) return evaluations(letter, kind, programme, reader);
    if (kind === 'budgetAlert') return budgets(letter, programme, reader);
    if (kind === 'ip') return ip(letter, programme, reader);
    if (kind === 'staffing') return staffing(letter, programme, reader);
    if (kind === 'improvement') return improvements(letter, programme, reader);
    if (kind === 'distribution') return distributions(letter, programme, reader);
    if (kind === 'fundCall') return funds(letter, programme, reader);
    if (kind === 'draw') return draws(letter, programme, reader);
    if (kind === 'risk') return risks(letter, programme, reader);
    if (kind === 'dispute') return disputes(letter, programme, reader);
    if (kind === 'outcome') return approvals.closed(letter, programme, reader);
    if (
      kind === 'closed' ||
      kind === 'ended' ||
      kind === 'commentKept' ||
      kind === 'commented' ||
      kind === 'reviewOpened'
    )
      return approvals[kind](letter, programme, reader);
    return office[kind](letter, programme, reader);
  };

  const draft = async ({ letter, speaksFor }: Spoken): Promise<Draft> => {
    try {
      const mail = await compose(letter, await directory.definition(letter.programme));
      return { letter, speaksFor, ...(mail && { mail }) };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'not_found') return { letter, speaksFor, lost: error.message };
      throw error;
    }
  };

  /** A reminder names what else waits for the person, so that one mail is enough. */
  const whatElse = async (letters: readonly Letter[]): Promise<readonly OpenTask[]> => {
    const [first] = letters;
    if (!first || !isReminding(letters)) return [];
    const programme = await directory.definition(first.programme);
    const spokenOf = letters.map(({ about }) => about);
    return approvals.alsoOpen(programme, first.to, spokenOf, readerOf(programme, first.to));
  };

  /** Why letters leave as one mail. */
  const whyTogether = async (letters: readonly Letter[], { programme }: Letter): Promise<Reason> => {
    if (letters.every(isReminder)) return 'reminded';
    const windowMs = windowOf(await directory.definition(programme));
    const now = new Date().toISOString();
    if (letters.some((letter) => isKeptBack(letter, now, windowMs))) return 'keptBack';
    return letters.every(isForDigest) ? 'tookPart' : 'gathered';
  };

  /** What merely tells voters of an outcome is a digest, were it of one only. */
  const together = async (parts: readonly Part[], letters: readonly Letter[]): Promise<Mail | undefined> => {
    const [first, ...more] = parts;
    if (!first) return undefined;
    const alsoOpen = await whatElse(letters);
    if (more.length === 0 && !isForDigest(first.letter))
      return asksToAct(first.mail) ? { ...first.mail, alsoOpen } : first.mail;
    const why = await whyTogether(letters, first.letter);
    return digestOf(
      parts.map(({ mail }) => mail),
      { person: first.letter.to, why, alsoOpen, inbox: page('/inbox') },
    );
  };

  /** What merely reminds can be stopped by its reader. */
  const stopOf = async (letters: readonly Letter[], { programme, to }: Letter) =>
    isReminding(letters) ? reminderLinks.url(programme, to, new Date()) : undefined;

  return async (letters: readonly Letter[]): Promise<Written> => {
    const drafts = await Promise.all(latestOf(letters).map(draft));
    const speaking = drafts.filter(({ mail }) => mail !== undefined);
    const carried = speaking.flatMap(({ speaksFor }) => speaksFor);
    const lost = drafts.flatMap(({ speaksFor, lost: reason }) =>
      reason === undefined ? [] : speaksFor.map((letter) => ({ letter, reason })),
    );
    const parts = speaking.flatMap(({ letter, mail }) => (mail ? { letter, mail } : []));
    const [first] = parts.map(({ letter }) => letter);
    const mail = await together(parts, letters);
    const stop = first && (await stopOf(letters, first));
    return {
      ...(mail &&
        first && {
          mail: addressed(mail, letters, { to: first, parts, host, page, sender: mailer.from, stop, hearsReplies }),
        }),
      carried,
      pointless: letters.filter((each) => !carried.includes(each) && !lost.some(({ letter }) => letter === each)),
      lost,
    };
  };
};
