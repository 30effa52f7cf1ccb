import { appendFileSync, cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Programme } from '../../domain/programme/programme';
import { loadProgramme } from '../../infra/reading/definitions';
import { programmesFolder } from '../../infra/places';
import type { Agreement } from '../../domain/programme/agreement-plans';

/** A shipped programme under a key of its own, so that tests on one server never meet; each of its mails leaves by itself and at once. */
export const programmeOf = (file: string, key: string): Programme => {
  const { programme, defects } = loadProgramme(join(programmesFolder, file));
  if (!programme) throw new Error(JSON.stringify(defects));
  return { ...programme, key, mail: { gatherSeconds: 0 } };
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

/** A copy of the shipped programmes in which nobody's mails gather: a test that waits for a mail would wait a minute. */
export const promptProgrammes = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-programmes-'));
  cpSync(programmesFolder, folder, { recursive: true });
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml')))
    appendFileSync(join(folder, name), '\nmail: { gatherSeconds: 0 }\n');
  return folder;
};
