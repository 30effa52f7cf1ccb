import { z } from 'zod';
import { minorOf } from '../domain/shared/amounts';
import type { Programme } from '../domain/programme/programme';
import { accounts } from './accounts';
import { agreements } from './agreements';
import { exit } from './exit';
import { improvement } from './improvement';
import { completed } from './left-out';
import { innovation } from './innovation';
import { risks } from './risks';
import { staffing } from './staffing';
import { strategy } from './strategy';
import { evaluation } from './evaluation';
import { governance, party, personEntry, seated } from './governance';
import { budget } from './budgets';
import { distribution, distributionIn } from './distribution';
import { fund } from './funds';
import { phase, tolerance } from './phases';
import { policy } from './policies';
import { look } from './look';
import { mail } from './mail';
import { disputes } from './disputes';
import { projects } from './projects';
import { complaint, day, key, person, text } from './text';

const mapped = <From, To>(record: Readonly<Record<string, From>>, to: (value: From, name: string) => To) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, to(value, name)]));

const file = z.strictObject({
  programme: key,
  title: text,
  starts: day,
  language: z.enum(['zh', 'en', 'both']).default('both'),
  currency: z.string().regex(/^[A-Z]{3}$/),
  parties: z.record(key, party),
  governance,
  people: z.record(person, personEntry).exactOptional(),
  policies: z.record(key, policy),
  phases: z.array(phase).min(1),
  agreements,
  projects,
  confidentiality: key.exactOptional(),
  disputes: disputes.exactOptional(),
  evaluation,
  distribution: distribution.exactOptional(),
  funds: z.record(key, fund).default({}),
  budgets: z.record(key, budget).default({}),
  accounts: accounts.exactOptional(),
  risks: risks.prefault({}),
  improvement: improvement.prefault({}),
  innovation: innovation.exactOptional(),
  staffing: staffing.exactOptional(),
  strategy,
  exit,
  tolerance: tolerance.exactOptional(),
  mail: mail.exactOptional(),
  look: look.exactOptional(),
});

type File = z.output<typeof file>;

const governed = ({ supervision, groups, ...rest }: File['governance']): Programme['governance'] => ({
  ...rest,
  supervision: seated('supervision', supervision),
  groups: mapped(groups, (one, name) => seated(name, one)),
});

/** A policy that climbs and names no chain of its own takes the one of `governance`. */
const decided = (policies: File['policies'], chain: File['governance']['escalation']): Programme['policies'] =>
  mapped(policies, (one) => ({
    ...one,
    escalation: one.escalation ?? (one.atDeadline === 'escalate' ? chain : []),
  }));

/** The file a programme office writes, and the programme it means. Source: docs/programme-file.md. */
export const programmeForm = z.preprocess(completed, file).transform((given, context): Programme => {
  const money = (amount: string, ...path: (string | number)[]): string => {
    const minor = minorOf(amount, given.currency);
    if (minor === undefined) {
      context.addIssue(
        complaint(
          'amount_too_fine',
          `${given.currency} 没有这么小的单位。`,
          `${given.currency} has no unit as small as that.`,
          path,
        ),
      );
    }
    return minor ?? '0';
  };
  const {
    programme,
    governance: rules,
    agreements: tree,
    distribution: shared,
    funds,
    budgets,
    policies,
    parties,
    ...rest
  } = given;
  const deciding = Object.keys(parties).filter((name) => parties[name]?.decides);
  return {
    key: programme,
    ...rest,
    parties: mapped(parties, (one, name) => ({ key: name, ...one })),
    governance: governed(rules),
    policies: decided(policies, rules.escalation),
    agreements: Object.fromEntries(tree.map((one) => [one.key, { ...one, signatories: one.signatories ?? deciding }])),
    ...(shared && { distribution: distributionIn(money, shared) }),
    funds: mapped(funds, ({ commitments, ...one }, name) => ({
      ...one,
      ...(commitments && {
        commitments: mapped(commitments, (committed, of) => money(committed, 'funds', name, 'commitments', of)),
      }),
      authority: one.authority.map(({ upTo, ...limit }, at) => ({
        ...limit,
        ...(upTo === undefined ? {} : { upTo: money(upTo, 'funds', name, 'authority', at, 'upTo') }),
      })),
    })),
    budgets: mapped(budgets, (one, name) => ({ ...one, amount: money(one.amount, 'budgets', name, 'amount') })),
  };
}) satisfies z.ZodType<Programme>;
