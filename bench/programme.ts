import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { programmesFolder } from '../infra/places';

export const PROGRAMME = 'bench';
const GROUP = 'clinical';
export const people = ['stroke@spree.example', 'stroke@manzanares.example', 'radiology@manzanares.example'];
/** The seat in which each of them is asked. */
export const seatsOf: Readonly<Record<string, string>> = {
  'stroke@spree.example': 'spree.clinical.lead',
  'stroke@manzanares.example': 'manzanares.clinical.lead',
  'radiology@manzanares.example': 'manzanares.clinical.radiology',
};

const policy = { stages: [{ panels: [{ group: GROUP, rule: 'all' }] }], within: { workingDays: 5 } };

interface Definition {
  programme: string;
  mail?: { gatherSeconds: number };
  governance: { groups: { clinical: { seats: { nursing?: unknown } } } };
}

/** A shipped programme with three seats of both parties in the group that is asked. */
export const benchDefinition = (): string => {
  const definition = parse(readFileSync(join(programmesFolder, 'stroke-registry.yaml'), 'utf8')) as Definition;
  definition.programme = PROGRAMME;
  delete definition.governance.groups.clinical.seats.nursing;
  definition.mail = { gatherSeconds: 0 }; // what is measured is how soon each mail leaves
  return stringify(definition);
};

/** What asks all three of them about something new. */
export const requestBody = (key: string) => ({ key, title: 'Bench', policy, groups: [GROUP] });
