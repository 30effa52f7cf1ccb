import { isPlannable, phaseSpans } from '../domain/calendar/dates';
import { bindingPolicy, exitPlan, onTime, titles, usualPolicy } from './usual-parts';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (given: unknown): Fields | undefined =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Fields) : undefined;

/** A map with what it leaves out; anything but a map stays as it is, to be told what is wrong with it. */
const filled = (given: unknown, left: Fields | ((fields: Fields) => Fields)): unknown => {
  const fields = given === undefined ? {} : fieldsOf(given);
  if (!fields) return given;
  return { ...(typeof left === 'function' ? left(fields) : left), ...fields };
};

const each = (given: unknown, to: (one: unknown) => unknown): unknown => {
  if (Array.isArray(given)) return given.map((one) => to(one));
  const fields = fieldsOf(given);
  return fields ? Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, to(one)])) : given;
};

const monthsOf = (phase: unknown): number => {
  const months = fieldsOf(phase)?.months ?? MONTHS_OF_A_PHASE;
  return typeof months === 'number' ? months : 0;
};

const MONTHS_OF_A_PHASE = 12;
const LONGEST_PHASE = 240;

const groupsOf = (file: Fields): Fields => fieldsOf(fieldsOf(file.governance)?.groups) ?? {};

/** Who decides where nobody is named: the first group of the kind `strategic`, else the first. */
const leadingOf = (file: Fields): string => {
  const groups = Object.entries(groupsOf(file));
  const [first = 'nobody'] = groups.find(([, group]) => fieldsOf(group)?.kind === 'strategic') ?? groups[0] ?? [];
  return first;
};

const decidingOf = (file: Fields): readonly string[] =>
  Object.entries(fieldsOf(file.parties) ?? {}).flatMap(([key, party]) => {
    const { decides, calendar } = fieldsOf(party) ?? {};
    return (decides ?? calendar !== undefined) ? [key] : [];
  });

const keyOf = (file: Fields): string => {
  const name = decidingOf(file).join('-');
  return /^[a-z][A-Za-z0-9-]{0,63}$/.test(name) ? name : 'programme';
};

const titleOf = (file: Fields): Fields => {
  const parties = fieldsOf(file.parties) ?? {};
  const named = (language: 'zh' | 'en', other: 'zh' | 'en') =>
    decidingOf(file)
      .map((key) => {
        const title = fieldsOf(parties[key])?.title;
        return String(typeof title === 'string' ? title : (fieldsOf(title)?.[language] ?? fieldsOf(title)?.[other]));
      })
      .join(' × ') || keyOf(file);
  return { zh: named('zh', 'en'), en: named('en', 'zh') };
};

/** `office@` where the first of a party that holds a seat has its mail. */
const officeOf = (file: Fields): Fields => {
  const holders = Object.values(groupsOf(file)).flatMap((group) =>
    Object.values(fieldsOf(fieldsOf(group)?.seats) ?? {}).map((seat) => fieldsOf(fieldsOf(seat)?.holders) ?? {}),
  );
  return Object.fromEntries(
    decidingOf(file).flatMap((party) => {
      const holder = holders.map((each) => each[party]).find((one) => typeof one === 'string');
      return holder === undefined ? [] : [[party, `office@${String(holder).split('@').at(-1)}`]];
    }),
  );
};

const governanceOf = (file: Fields): Fields => {
  const given = fieldsOf(file.governance);
  if (!given) return {};
  return {
    governance: {
      ...given,
      committee: filled(given.committee, { title: titles.committee, groups: Object.keys(groupsOf(file)) }),
      supervision: filled(given.supervision, { title: titles.supervision, seats: {} }),
      office: filled(given.office, { title: titles.office, people: officeOf(file) }),
    },
  };
};

/** The last day of each phase, on which its gate is due too; where no day can be named, so many months after the start. */
const endsOf = (starts: unknown, phases: readonly unknown[]): readonly string[] => {
  const months = phases.map(monthsOf);
  const inMonths = months.map((_, at) => `+${months.slice(0, at + 1).reduce((sum, each) => sum + each, 0)} months`);
  const isCountable = typeof starts === 'string' && isPlannable(starts) && months.every(isLength);
  if (!isCountable) return inMonths;
  return phaseSpans(starts, months).map(({ ends }, at) => (isPlannable(ends) ? ends : (inMonths[at] ?? '')));
};

const isLength = (months: number): boolean => Number.isInteger(months) && months >= 1 && months <= LONGEST_PHASE;

const phasesOf = (file: Fields): Fields => {
  const phases: unknown = file.phases;
  if (!Array.isArray(phases)) return {};
  const ends = endsOf(file.starts, phases);
  const asked = { asks: [leadingOf(file)], policy: 'binding' };
  return {
    phases: phases.map((phase: unknown, at) => {
      const fields = fieldsOf(phase);
      if (!fields) return phase;
      const milestones = each(fields.milestones ?? [], (one) =>
        fieldsOf(one)
          ? filled(one, ({ title, met }) => ({
              due: ends[at],
              ...(title !== undefined && { criterion: title }),
              ...(met === undefined && { accepts: { group: leadingOf(file), policy: 'usual' } }),
            }))
          : one,
      );
      const keys = Array.isArray(milestones) ? milestones.flatMap((one) => fieldsOf(one)?.key ?? []) : [];
      const gate = fields.gate === undefined ? { ...asked, must: keys } : filled(fields.gate, asked);
      return { months: MONTHS_OF_A_PHASE, ...fields, milestones, gate };
    }),
  };
};

const treeOf = (file: Fields, given: unknown, months: number): unknown =>
  each(given, (agreement) => {
    const fields = fieldsOf(agreement);
    if (!fields) return agreement;
    return {
      approval: { group: leadingOf(file), policy: 'binding' },
      ...fields,
      term: filled(fields.term, { months }),
      ...(fields.children !== undefined && { children: treeOf(file, fields.children, months) }),
    };
  });

const evaluationOf = (file: Fields): unknown => {
  const given = file.evaluation === undefined ? {} : fieldsOf(file.evaluation);
  if (!given) return file.evaluation;
  const signOff = { group: leadingOf(file), policy: 'usual' };
  const cycles = given.cycles === undefined ? {} : fieldsOf(given.cycles);
  const whole = (cycle: string) => (cycle === 'monthly' ? {} : { kpis: 'all' });
  return {
    kpis: [onTime],
    ...given,
    cycles: cycles
      ? {
          ...cycles,
          ...Object.fromEntries(
            ['monthly', 'quarterly', 'annual', ...('financial' in cycles ? ['financial'] : [])].map((cycle) => [
              cycle,
              cycles[cycle] === undefined ? { ...whole(cycle), signOff } : filled(cycles[cycle], { signOff }),
            ]),
          ),
        }
      : given.cycles,
  };
};

/** Whether a policy is named anywhere in what is completed. */
const names = (policy: string, parts: Fields): boolean => JSON.stringify(parts).includes(`"policy":"${policy}"`);

const policiesOf = (file: Fields, parts: Fields): unknown => {
  const given = file.policies === undefined ? {} : fieldsOf(file.policies);
  if (!given) return file.policies;
  const ours = { binding: bindingPolicy, usual: usualPolicy };
  return { ...Object.fromEntries(Object.entries(ours).filter(([name]) => names(name, parts))), ...given };
};

/**
 * The file of a programme with what it leaves out. Everything but its parties, its groups and one phase may be left
 * out; the first day (`starts`) is filled by whoever knows what day it is. Source: docs/programme-file.md.
 */
export const completed = (given: unknown): unknown => {
  const file = fieldsOf(given);
  if (!file) return given;
  const phases = Array.isArray(file.phases) ? file.phases : [];
  const months = phases.reduce((sum: number, phase) => sum + monthsOf(phase), 0) || MONTHS_OF_A_PHASE;
  const parts = {
    ...phasesOf(file),
    agreements: treeOf(file, file.agreements ?? {}, months),
    evaluation: evaluationOf(file),
    strategy: filled(file.strategy, { groups: [leadingOf(file)] }),
    exit: filled(file.exit, exitPlan),
  };
  return {
    programme: keyOf(file),
    title: titleOf(file),
    currency: 'CNY',
    ...file,
    ...governanceOf(file),
    policies: policiesOf(file, { ...file, ...parts }),
    ...parts,
  };
};

/** Whether the file leaves its office to be assumed from the addresses of its seats. */
export const isOfficeAssumed = (given: unknown): boolean => {
  const governance = fieldsOf(fieldsOf(given)?.governance);
  return governance !== undefined && fieldsOf(governance.office)?.people === undefined;
};
