import { join } from 'node:path';
import type { Agreement, Programme } from '../../domain/programme';
import { loadProgramme } from '../../infra/definitions';

/** A shipped programme under a key of its own, so that tests on one server never meet. */
export const programmeOf = (file: string, key: string): Programme => {
  const { programme, defects } = loadProgramme(join(__dirname, '../../programmes', file));
  if (!programme) throw new Error(JSON.stringify(defects));
  return { ...programme, key };
};

/** The small programme with its consortium agreement changed. */
export const withConsortium =
  (change: Partial<Agreement>) =>
  (programme: Programme): Programme => {
    const { consortium, ...others } = programme.agreements;
    if (!consortium) throw new Error('It has a consortium agreement.');
    return { ...programme, agreements: { consortium: { ...consortium, ...change }, ...others } };
  };

/** The programme with its steering group deciding on strategy. */
export const strategic = (programme: Programme): Programme => {
  const { governance } = programme;
  const { steering } = governance.groups;
  if (!steering) throw new Error('The programme has a steering group.');
  return {
    ...programme,
    governance: { ...governance, groups: { ...governance.groups, steering: { ...steering, kind: 'strategic' } } },
  };
};
