import type { AgreementHappening } from './happenings';
import { isForming, isRunning, openCures, type AgreementLife, type Notice } from './life';
import { obligationAlarms } from './register-clock';
import { unmetConditions, type AgreementRecord } from './agreements';
import { addDays, laterOf, type LocalDate, notAfter } from '../calendar/dates';
import { agreementFact, type Facts } from '../facts/facts';
import { nonCompeteAlarms } from './non-competes';
import { lastDay, type Term } from '../programme/terms';
import type { Instant } from '../calendar/zones';
import type { Agreement } from '../programme/agreement-plans';

/** What happens to an agreement by itself, and when; `why` names the timer for operators. */
export interface Alarm {
  readonly at: Instant;
  readonly why: string;
  readonly happening:
    AgreementHappening | { readonly type: 'agreement.expired'; readonly agreement: string; readonly on: LocalDate };
}

/** How long a term is by the version in force. */
export const termOf = ({ term }: Agreement, { months }: AgreementRecord): Term =>
  months === undefined ? term : { ...term, months };

/** What is known of a term, in its process and on its page. */
type Standing = AgreementLife & Pick<AgreementRecord, 'expiresOn'>;

/** Whether a notice of the term that runs has arrived by its last useful day. */
export const isInTime = ({ plan, expiresOn = '' }: Standing, { receivedOn }: Notice): boolean =>
  receivedOn <= (plan?.notice?.lastUsefulDay.date ?? expiresOn);

/**
 * The notices of the term that runs which were received in time. Source: docs/rules/agreements.md, "Deemed receipt".
 */
export const noticesInTime = (record: Standing): readonly Notice[] =>
  (record.notices ?? []).filter((notice) => notice.term === (record.term ?? 1) && isInTime(record, notice));

/**
 * Whether the term that runs is followed by another: automatic unless one party said no in time, optional only when
 * each said so in time and none has said no after it, none never. Nothing renews by itself while its programme is wound
 * up. Source: docs/rules/agreements.md, "Renewal".
 */
export function renews({ renewal, signatories }: Agreement, record: Standing): boolean {
  const said = (party: string) =>
    noticesInTime(record).findLast(({ from, kind }) => from === party && (kind === 'renew' || kind === 'notToRenew'));
  const isRefused = signatories.some((party) => said(party)?.kind === 'notToRenew');
  if (renewal.kind === 'none' || isRefused) return false;
  if (renewal.kind === 'automatic') return !record.isWindingUp;
  return signatories.every((party) => said(party)?.kind === 'renew');
}

/** The last day that the agreement above allows; `undefined` where there is none, or where this one goes on without it. */
function latestEnd({ parent, survivesParent }: Agreement, { fate, expiresOn }: AgreementRecord, facts: Facts) {
  if (parent === undefined || survivesParent || fate !== undefined) return undefined;
  const fact = agreementFact(facts, parent);
  const hasEnded = fact?.is === 'expired' || fact?.is === 'terminated';
  return hasEnded ? fact.on : (fact?.until ?? expiresOn);
}

/** What the end of the last day brings: a further term, more of the same one where only the agreement above had cut it short, or the end. */
function atTheEnd(agreement: Agreement, record: AgreementRecord, facts: Facts): Alarm['happening'] {
  const { effectiveOn = '', expiresOn = '', term = 1 } = record;
  const length = termOf(agreement, record);
  const wasCutShort = expiresOn < lastDay(length, effectiveOn, term);
  const next = wasCutShort ? term : term + 1;
  const until = notAfter(lastDay(length, effectiveOn, next), latestEnd(agreement, record, facts));
  const goesOn = until > expiresOn && (wasCutShort || renews(agreement, record));
  const about = { agreement: agreement.key } as const;
  return goesOn
    ? { type: 'agreement.renewed', ...about, term: next, startsOn: addDays(expiresOn, 1), expiresOn: until }
    : { type: 'agreement.expired', ...about, on: expiresOn };
}

/** Everything that is to happen by itself as things stand, the earliest first. `longStopAt` is the end of the last day for conditions. */
export function alarmsOf(
  agreement: Agreement,
  record: AgreementRecord,
  facts: Facts,
  longStopAt?: Instant,
): readonly Alarm[] {
  const alarms = [
    ...lapses(agreement, record, longStopAt),
    ...(isForming(record.state) ? ofTheEnd(agreement, record) : []),
    ...(isRunning(record.state)
      ? [...ofTheTerm(agreement, record, facts), ...ofTheText(agreement, record, facts)]
      : []),
    ...obligationAlarms(agreement, record),
    ...ofTheClauses(agreement, record),
  ];
  return [...alarms].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const lapses = (agreement: Agreement, record: AgreementRecord, at?: Instant): readonly Alarm[] => {
  const isWaiting = record.state === 'signing' || record.state === 'conditionsPending';
  if (at === undefined || !isWaiting || unmetConditions(agreement, record).length === 0) return [];
  const on = agreement.longStop ?? '';
  return [
    {
      at,
      why: `the long-stop date ${on} is over`,
      happening: { type: 'agreement.lapsed', agreement: agreement.key, on },
    },
  ];
};

/** What was signed and has not taken effect is given up on the day that its groups agreed on. */
const ofTheEnd = ({ key }: Agreement, { end }: AgreementRecord): readonly Alarm[] =>
  end === undefined
    ? []
    : [
        {
          at: end.at,
          why: `it is given up with ${end.on}: ${end.why}`,
          happening: { type: 'agreement.terminated', agreement: key, on: end.on, why: end.why },
        },
      ];

function ofTheTerm(agreement: Agreement, record: AgreementRecord, facts: Facts): readonly Alarm[] {
  const { plan, end, isWindowOpen = false, reminded = 0 } = record;
  const about = { agreement: agreement.key } as const;
  const breaches = openCures(record).map((cure) => ({ ...cure, why: 'breach' }) as const);
  const early = [...breaches, ...(end ? [end] : [])].map(({ on, at, why }): Alarm => ({
    at,
    why: `it ends with ${on}: ${why}`,
    happening: { type: 'agreement.terminated', ...about, on, why },
  }));
  if (!plan) return early;
  const { notice, windowAt, expiresOn, endsAt } = plan;
  const window: readonly Alarm[] =
    notice && windowAt && !isWindowOpen
      ? [
          {
            at: windowAt,
            why: `the notice window opens on ${notice.windowOpens.date}`,
            happening: { type: 'agreement.windowOpened', ...about, on: notice.windowOpens.date },
          },
        ]
      : [];
  const reminders = (isDecided(agreement, record) ? [] : (notice?.reminders ?? []))
    .slice(reminded, reminded + 1)
    .map(({ at, why }): Alarm => ({
      at,
      why: `a reminder: ${why.en}`,
      happening: {
        type: 'agreement.reminded',
        ...about,
        reminder: reminded + 1,
        lastUsefulDay: notice?.lastUsefulDay.date ?? expiresOn,
      },
    }));
  const over = { at: endsAt, why: `the term ends with ${expiresOn}`, happening: atTheEnd(agreement, record, facts) };
  return [...window, ...reminders, ...early, over];
}

/** Whether nobody needs to be reminded of the end of the term any more: every party has said something, or it ends anyway. */
const isDecided = ({ signatories, renewal }: Agreement, record: AgreementRecord): boolean =>
  record.end !== undefined ||
  record.isLeaving === true ||
  (renewal.kind === 'automatic' && record.isWindingUp === true) ||
  signatories.every((party) => noticesInTime(record).some(({ from }) => from === party));

function ofTheText(agreement: Agreement, record: AgreementRecord, facts: Facts): readonly Alarm[] {
  const { amendment, effectiveOn = '', term = 1 } = record;
  if (!amendment || agreement.signatories.some((party) => !amendment.signedOn[party])) return [];
  const { version, months, takesOver } = amendment;
  const length = { ...termOf(agreement, record), ...(months && { months }) };
  const ownEnd = notAfter(lastDay(length, effectiveOn, term), latestEnd(agreement, record, facts));
  const expiresOn = months && ownEnd > takesOver.on ? ownEnd : (record.expiresOn ?? ownEnd);
  return [
    {
      at: takesOver.at,
      why: `version ${version} takes over on ${takesOver.on}`,
      happening: { type: 'agreement.amended', agreement: agreement.key, version, on: takesOver.on, expiresOn },
    },
  ];
}

function ofTheClauses({ key }: Agreement, record: AgreementRecord): readonly Alarm[] {
  const { state, survives = [], nonCompeteWindow } = record;
  if (state !== 'survival') return [];
  const window = nonCompeteAlarms(key, record);
  const clocks = survives.filter(({ isOver }) => !isOver);
  const days = [...survives.map(({ until }) => until.on), nonCompeteWindow?.until?.on ?? ''];
  if (clocks.length === 0 && window.length === 0)
    return [
      {
        at: new Date(0).toISOString(),
        why: 'closes',
        happening: { type: 'agreement.closed', agreement: key, on: days.reduce(laterOf) },
      },
    ];
  const ends = clocks.map(({ clause, until }): Alarm => ({
    at: until.at,
    why: `${clause} survives until ${until.on}`,
    happening: { type: 'agreement.clauseEnded', agreement: key, clause, on: until.on },
  }));
  return [...ends, ...window];
}

/**
 * Whether the agreement above has ended while this one goes on, and nobody has decided what becomes of it.
 * Source: docs/rules/agreements.md, "When the parent ends".
 */
export function orphanedBy(
  agreement: Agreement,
  record: AgreementRecord,
  facts: Facts,
): AgreementHappening | undefined {
  const { parent, survivesParent, key } = agreement;
  const fact = parent === undefined ? undefined : agreementFact(facts, parent);
  const hasEnded = fact?.is === 'expired' || fact?.is === 'terminated';
  if (!fact || !hasEnded || survivesParent || !isRunning(record.state)) return undefined;
  if (record.orphaned || record.fate || record.end || fact.on >= (record.expiresOn ?? '')) return undefined;
  return { type: 'agreement.parentEnded', agreement: key, parent: fact.key, on: fact.on };
}
