import { join } from 'node:path';
import type { Programme } from '../../domain/programme';
import { loadProgramme } from '../../infra/definitions';

/** A shipped programme under a key of its own, so that tests on one server never meet. */
export const programmeOf = (file: string, key: string): Programme => {
  const { programme, defects } = loadProgramme(join(__dirname, '../../programmes', file));
  if (!programme) throw new Error(JSON.stringify(defects));
  return { ...programme, key };
};
