import type { z } from 'zod';
import type { Path } from '../domain/shared/findings';
import { nearest } from '../domain/shared/nearest';
import { allPlacesOn, pathName } from './paths';
import type { Complaint } from './complaints';
import {
  custom,
  limitComplaint,
  malformed,
  missingComplaint,
  complaintOf,
  unknownKeys,
  valueAt,
  wrongKind,
  wrongValue,
} from './complaints';

type Issue = z.core.$ZodIssue;

const plain = (path: readonly PropertyKey[]): Path => path.map((key) => (typeof key === 'number' ? key : String(key)));

/** One of several shapes was possible: speak about the one that was most probably meant. */
const chosen = (issue: Issue & { code: 'invalid_union' }, path: Path, data: unknown): Complaint[] => {
  const value = valueAt(data, path);
  const isMisfit = (one: Issue) =>
    one.path.length === 0 &&
    (one.code === 'invalid_type' || (one.code === 'invalid_value' && typeof value === 'object'));
  const fitting = issue.errors.filter((branch) => !branch.some(isMisfit));
  const leaves = issue.errors.flat().filter((one) => one.path.length === 0);
  const values = leaves.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : []));
  const format = leaves.find((one) => one.code === 'invalid_format');
  if (typeof value === 'string' && format && nearest(value, values) === undefined) {
    return complain({ ...format, path: [] }, path, data, []);
  }
  if (typeof value === 'string' && values.length > 0) return [wrongValue(values, path, value)];
  if (fitting.length === 0 || (typeof value !== 'object' && values.length > 0)) {
    const kinds = leaves.flatMap((one) => (one.code === 'invalid_type' ? [one.expected] : []));
    return [wrongKind(kinds, path, value)];
  }
  return fitting
    .map((branch) => complaints(branch, data, path))
    .reduce((best, other) => (other.length < best.length ? other : best));
};

const complain = (issue: Issue, path: Path, data: unknown, absent: readonly string[]): Complaint[] => {
  const value = valueAt(data, path);
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path, absent);
  if (value === undefined && issue.code !== 'custom') return [missingComplaint(path)];
  if (issue.code === 'invalid_union') return chosen(issue, path, data);
  if (issue.code === 'invalid_value') return [wrongValue(issue.values.map(String), path, value)];
  if (issue.code === 'invalid_type') return [malformed('', path, value) ?? wrongKind([issue.expected], path, value)];
  if (issue.code === 'too_small' || issue.code === 'too_big') return [limitComplaint(issue, path)];
  if (issue.code === 'custom') return [custom(issue, path)];
  const found = malformed(issue.code === 'invalid_format' ? issue.format : issue.code, path, value);
  return [found ?? complaintOf('wrong_value', path, '此值不合要求。', 'This value does not do.')];
};

/** The defects of shape in what zod found, in both languages; a misspelt key stands for the missing one too. */
export const complaints = (issues: readonly Issue[], data: unknown, base: Path = []): Complaint[] => {
  const places = issues.map((issue) => ({ issue, path: [...base, ...plain(issue.path)] }));
  const isMissing = ({ issue, path }: (typeof places)[number]) =>
    issue.code !== 'custom' && issue.code !== 'unrecognized_keys' && valueAt(data, path) === undefined;
  const absentUnder = new Map<string, string[]>();
  for (const { path } of places.filter(isMissing)) {
    const parent = pathName(path.slice(0, -1));
    absentUnder.set(parent, [...(absentUnder.get(parent) ?? []), String(path.at(-1))]);
  }
  const all = places.flatMap(({ issue, path }) => complain(issue, path, data, absentUnder.get(pathName(path)) ?? []));
  const renamed = new Set(
    all.flatMap(({ path, repair }) =>
      repair && 'rename' in repair ? [pathName([...path.slice(0, -1), repair.rename])] : [],
    ),
  );
  const unknown = all.filter(({ code }) => code === 'unknown_key').map(({ path }) => path.slice(0, -1));
  const holdsUnknown = allPlacesOn(unknown);
  return all.filter(
    ({ code, path }) =>
      !(code === 'missing_key' && renamed.has(pathName(path))) &&
      !(code === 'text_empty' && holdsUnknown.has(pathName(path))),
  );
};
