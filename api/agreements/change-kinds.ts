import { withFile } from '../../domain/evidence/named-files';
import type { z } from 'zod';
import { DEFAULT_CURE_DAYS, noticeToEnd } from '../../domain/programme/clauses';
import type { Correction } from '../../domain/agreements/corrections';
import type { AgreementVerb } from '../../domain/agreements/happenings';
import { DomainError } from '../../domain/shared/errors';
import { defectsTyped, readInput, refusedInput } from '../http/defects';
import { text } from '../../domain/shared/sentences';
import { zoneOf } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { localDateOf } from '../../domain/calendar/zones';
import type { Planner } from '../../infra/planning/planner';
import {
  agreementNotice,
  agreementWithdrawal,
  amendment,
  claim,
  conditionMet,
  correction,
  cure,
  fate,
  negotiation,
  suspension,
  termination,
} from './verb-forms';
import { parseChoice } from '../ui/choices';
import { isBlank } from '../../domain/shared/text';
import type { Person } from '../../domain/shared/keys';
import type { Agreement } from '../../domain/programme/agreement-plans';

/** With what a change is made. */
interface Case {
  readonly definition: Programme;
  readonly agreement: Agreement;
  readonly term: number;
  readonly planner: Planner;
  readonly by: Person;
  readonly now: Date;
}

/** One thing that the office records of an agreement, or puts before its groups. */
export interface Change {
  readonly body: z.ZodType<{ readonly by?: string | undefined }>;
  readonly summary: string;
  /** Opens an approval. */
  readonly asks?: true;
  readonly made: (body: unknown, one: Case) => Promise<AgreementVerb> | AgreementVerb;
}

const change = <Body extends { readonly by?: string | undefined }>(
  body: z.ZodType<Body>,
  summary: string,
  made: (body: Body, one: Case) => Promise<AgreementVerb> | AgreementVerb,
): Change => ({ body, summary, made: (given, one) => made(readInput(body, given), one) });

const asking = <Body extends { readonly by?: string | undefined }>(
  ...given: Parameters<typeof change<Body>>
): Change => ({
  ...change(...given),
  asks: true,
});

const today = ({ definition, now }: Case) => localDateOf(now.toISOString(), zoneOf(definition));

/** Throws `invalid_input` for a day that is not ahead. */
const assertAhead = (date: string, field: string, one: Case): void => {
  if (date < today(one))
    throw new DomainError(
      'invalid_input',
      text(`${date} 已过，请填写今天或以后的日期。`, `${date} is past; give today or a later day.`),
      { field },
    );
};

/** A notice is received by the other parties, and brings about what its days say. */
async function notice(
  { kind, from, sentAt, reason }: z.output<typeof agreementNotice>,
  one: Case,
): Promise<AgreementVerb> {
  const { definition, agreement, planner, by, now, term } = one;
  const sent = sentAt ?? now.toISOString();
  if (Date.parse(sent) > now.getTime())
    throw new DomainError(
      'invalid_input',
      text('通知尚未发出：发出时间不能晚于现在。', 'It has not been sent yet: the time may not be later than now.'),
      { field: 'sentAt' },
    );
  const others = agreement.signatories.filter((party) => party !== from);
  const { receivedOn, receivedAt, provisional } = await planner.receiptBy(definition.key, others, sent);
  const { cureDays = DEFAULT_CURE_DAYS } = agreement.termination ?? {};
  const length = noticeToEnd(agreement);
  const until = await {
    breach: () => planner.cureUntil(definition.key, others, receivedOn, cureDays),
    terminate: () => length && planner.noticeWorks(definition.key, receivedOn, length),
    renew: () => undefined,
    notToRenew: () => undefined,
  }[kind]();
  return {
    type: 'agreement.noticed',
    notice: { kind, from, sentAt: sent, receivedOn, receivedAt, provisional, reason, term },
    ...(until && { until }),
    by,
  };
}

/** Everything that the office records of an agreement or puts before its groups, by its place under the agreement. */
export const agreementChanges = {
  negotiations: change(
    negotiation,
    'Takes up negotiating a draft, or one that its groups did not approve',
    ({ note }, { by }) => ({
      type: 'agreement.negotiated',
      note,
      by,
    }),
  ),
  withdrawal: change(
    agreementWithdrawal,
    'Withdraws an agreement before every party has signed it',
    ({ reason }, { by }) => ({
      type: 'agreement.withdrawn',
      reason,
      by,
    }),
  ),
  conditions: change(conditionMet, 'Records that a condition precedent was met, and what shows it', (given, one) => ({
    type: 'agreement.conditionMet',
    condition: given.condition,
    evidence: given.evidence,
    on: given.on ?? today(one),
    by: one.by,
  })),
  notices: change(
    agreementNotice,
    'Records a notice of one party to the others: to renew or not, to end it, or of a breach; it works on arrival',
    notice,
  ),
  cures: change(cure, 'Records that a breach was cured', ({ evidence, breach }, one) => ({
    type: 'agreement.cured',
    evidence,
    on: today(one),
    ...(breach !== undefined && { breach }),
    by: one.by,
  })),
  corrections: change(
    correction,
    'Corrects a signature or a condition that was recorded wrongly, before it has had consequences; the record keeps both',
    ({ by: _, reason, ...given }, { by }) => ({
      type: 'agreement.corrected',
      correction: Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined),
      ) as unknown as Correction,
      reason,
      by,
    }),
  ),
  claims: asking(
    claim,
    'Claims that a condition was obstructed, or brought about improperly; the agreement’s groups decide',
    ({ by: _, evidence, ...given }, { by }) => ({
      type: 'agreement.proposed',
      proposal: { matter: 'claim', ...given },
      evidence,
      by,
    }),
  ),
  suspensions: asking(suspension, 'Proposes to suspend it; its groups decide', ({ reason, evidence }, { by }) => ({
    type: 'agreement.proposed',
    proposal: { matter: 'suspension', reason },
    evidence,
    by,
  })),
  resumptions: asking(suspension, 'Proposes to resume it; its groups decide', ({ reason, evidence }, { by }) => ({
    type: 'agreement.proposed',
    proposal: { matter: 'resumption', reason },
    evidence,
    by,
  })),
  terminations: asking(
    termination,
    'Proposes to end it by mutual consent; its groups decide',
    async ({ endsOn, reason, evidence }, one) => {
      assertAhead(endsOn, 'endsOn', one);
      const end = await one.planner.endOf(one.definition.key, endsOn);
      return { type: 'agreement.proposed', proposal: { matter: 'termination', end, reason }, evidence, by: one.by };
    },
  ),
  amendments: asking(
    amendment,
    'Proposes a new version from a day on; its groups decide, then its signatories sign',
    async ({ effectiveOn, months, reason, evidence }, one) => {
      assertAhead(effectiveOn, 'effectiveOn', one);
      const takesOver = await one.planner.beginOf(one.definition.key, effectiveOn);
      const proposal = { matter: 'amendment', takesOver, reason, ...(months !== undefined && { months }) } as const;
      return { type: 'agreement.proposed', proposal, evidence, by: one.by };
    },
  ),
  fates: asking(
    fate,
    'Proposes what becomes of it now that the agreement above has ended; its groups decide',
    async ({ fate: what, endsOn, reason, evidence }, one) => {
      const on = endsOn ?? today(one);
      assertAhead(on, 'endsOn', one);
      const end = await one.planner.endOf(one.definition.key, on);
      return {
        type: 'agreement.proposed',
        proposal: { matter: 'fate', fate: what, end, reason },
        evidence,
        by: one.by,
      };
    },
  ),
} satisfies Readonly<Record<string, Change>>;

export type ChangeName = keyof typeof agreementChanges;

export const isChange = (name: string): name is ChangeName => Object.hasOwn(agreementChanges, name);

/** What a form names in one choice: whose signature, or which condition, is to be corrected. */
const chosen = (value: string): readonly (readonly [string, string])[] => {
  const { kind: of, key } = parseChoice(value);
  return [
    ['of', of],
    [of === 'signature' ? 'party' : 'condition', key],
  ];
};

/** Fields whose text is a number. */
const numbers: readonly string[] = ['months', 'breach'];

const isOfFile = (field: string) => /^(document|shown)\.(hash|title)$/.test(field);

/** The verbs whose file is named in a text of theirs. */
const saidIn: Readonly<Partial<Record<ChangeName, string>>> = {
  conditions: 'evidence',
  corrections: 'evidence',
  cures: 'evidence',
  notices: 'reason',
};

/** The file that was sent along with the form of a verb: in its evidence, or the document of a signature that is corrected. */
function filed(name: ChangeName, typed: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const [hash, corrected] = [typed[`${name}.shown.hash`], typed[`${name}.document.hash`]];
  const title = typed[`${name}.shown.title`] ?? '';
  const field = saidIn[name];
  const said =
    hash && field ? { [field]: withFile(typed[`${name}.${field}`]?.trim() ?? '', { title, hash }) } : undefined;
  return {
    ...said,
    ...(hash && !said && { evidence: [{ kind: 'document', title, hash }] }),
    ...(corrected && { documentHash: corrected }),
  };
}

/** What was typed into the form of a verb, as its API takes it. Throws `invalid_input`, naming the field. */
export function typedFor(name: ChangeName, typed: Readonly<Record<string, string>>): unknown {
  const fields = Object.entries(typed).flatMap(([field, value]) =>
    field.startsWith(`${name}.`) && !isBlank(value) ? [[field.slice(name.length + 1), value.trim()] as const] : [],
  );
  const said = Object.fromEntries(
    fields
      .flatMap(([field, value]) => (field === 'what' ? chosen(value) : [[field, value] as const]))
      .flatMap(([field, value]) => (isOfFile(field) ? [] : [[field, value] as const]))
      .map(([field, value]) => [field, numbers.includes(field) && /^\d+$/.test(value) ? Number(value) : value]),
  );
  const given = { ...said, ...filed(name, typed) };
  const { error } = agreementChanges[name].body.safeParse(given);
  if (error) throw refusedInput(defectsTyped(error, given).map((each) => ({ ...each, path: `${name}.${each.path}` })));
  return given;
}
