import { z } from 'zod';
import { evaluation } from './evaluation';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (given: unknown): Fields | undefined =>
  typeof given === 'object' && given !== null && !Array.isArray(given) ? (given as Fields) : undefined;

/** Whoever tries an evaluation need not say who signs it off. */
const nobody = { group: 'nobody', policy: 'none' };
const whole = { kpis: 'all', methods: 'all', guards: 'all' };

const cyclesOf = (given: unknown): unknown => {
  const cycles = given === undefined ? {} : fieldsOf(given);
  if (!cycles) return given;
  const completed = ['monthly', 'quarterly', 'annual'].map((cycle) => {
    const one = cycles[cycle] === undefined ? whole : fieldsOf(cycles[cycle]);
    return [cycle, one ? { signOff: nobody, ...one } : cycles[cycle]];
  });
  return { ...cycles, ...Object.fromEntries(completed) } as unknown;
};

/** Weights as numbers: per cent, basis points, or parts of one, whichever their sum tells. */
const sharesOf = (weights: readonly unknown[]): readonly unknown[] => {
  const numbers = weights.filter((weight) => typeof weight === 'number');
  if (numbers.length !== weights.length) return weights;
  const sum = numbers.reduce((total, weight) => total + weight, 0);
  const scale = sum > 1_000 ? 100 : sum > 1.5 ? 1 : 0.01;
  return numbers.map((weight) => `${Number((weight / scale).toFixed(2))}%`);
};

/** A target as the definition of a running programme has it, written as in a file. */
const targetOf = (given: unknown): unknown => {
  const { number, better = 'higher', ...rest } = fieldsOf(given) ?? {};
  return number === undefined ? given : { [better === 'lower' ? 'atMost' : 'atLeast']: number, ...rest };
};

const kpisOf = (given: unknown): unknown => {
  if (!Array.isArray(given)) return given;
  const list: readonly unknown[] = given;
  const weights = sharesOf(list.map((one) => fieldsOf(one)?.weight));
  return list.map((one, at) => {
    const fields = fieldsOf(one);
    return fields ? { ...fields, weight: weights[at], target: targetOf(fields.target) } : one;
  });
};

const methodsOf = (given: unknown): unknown => {
  const methods = fieldsOf(given);
  if (!methods) return given;
  const shares = sharesOf(Object.values(methods));
  return Object.fromEntries(Object.keys(methods).map((name, at) => [name, shares[at]]));
};

/** What the file asks for, filled where somebody only wants to try how something is scored. */
const completed = (given: unknown): unknown => {
  const fields = fieldsOf(given);
  if (!fields) return given;
  const { methods, methodPlans: _plans, ...rest } = fields;
  return {
    ...rest,
    cycles: cyclesOf(fields.cycles),
    kpis: kpisOf(fields.kpis),
    ...(methods !== undefined && { methods: methodsOf(methods) }),
  };
};

/** `evaluation:` of a definition by itself: cycles and their sign-off may be left out, weights may be numbers. */
export const evaluationPart = z.preprocess(completed, evaluation);
