import { readdirSync } from 'node:fs';
import { decidingParties } from '../../domain/programme/parties';
import type { Programme } from '../../domain/programme/programme';
import { programmesFolder } from '../../infra/places';
import { programmeOf } from './programmes';

/** The file of the seed: of the shipped programmes the one that is not the small one. Its key is the file's name. */
export const [seedFile = ''] = readdirSync(programmesFolder).filter((name) =>
  /^(?!stroke-registry).*\.yaml$/.test(name),
);
export const seedKey = seedFile.replace('.yaml', '');
export const seed = programmeOf(seedFile, seedKey);

/** The two parties that decide in a programme, each with the domain of its people's addresses. */
const partiesOf = (programme: Programme) => {
  const [east, west] = decidingParties(programme).map((party) => {
    const domain = programme.governance.office.people[party.key]?.split('@')[1] ?? '';
    return { ...party, domain };
  });
  if (!east || !west) throw new Error('Two parties decide in the seed.');
  return { east, west };
};

/** The seed's parties: whom a test speaks of without knowing their names. */
export const { east, west } = partiesOf(seed);
