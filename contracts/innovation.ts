import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Innovation, InnovationResult, Trial } from '../domain/innovations/innovations';
import { innovationRules, type InnovationRules } from '../domain/programme/innovation-plans';
import { zoneOf } from '../domain/programme/parties';
import type { Programme } from '../domain/programme/programme';
import type { Person } from '../domain/shared/keys';
import { idOf, keyedBy } from '../domain/shared/ids';
import type { Context } from './context';
import type { Opened } from './phase';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';

export interface InnovationInput extends Context {
  readonly innovation: Innovation;
  /** Who accepts what its trial came to. */
  readonly accepts: InnovationRules['accepts'];
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  /** Set when the process continues as new, or is started again from the record after it was lost: then `opened` are the approvals whose end is awaited. */
  readonly resumed?: { readonly recorded: number; readonly opened?: readonly string[] };
}

/** With what the process of an innovation begins. */
export const innovationBeginning = (
  { definition, version }: { readonly definition: Programme; readonly version: string },
  innovation: Innovation,
): InnovationInput => ({
  programme: definition.key,
  programmeTitle: definition.title,
  version,
  innovation,
  accepts: innovationRules(definition).accepts,
  zone: zoneOf(definition),
});

export const innovationId = (programme: string, innovation: string) => idOf(programme, 'innovation', innovation);
export const parseInnovationId = keyedBy('innovation');

export const innovationProcess = (input: InnovationInput): Process => ({
  type: 'innovation',
  id: innovationId(input.programme, input.innovation.key),
  summary: `${input.innovation.title.zh}: innovation`,
  args: [input],
  attributes: beginsAs(input.programme, input.innovation.state, ['pmo']),
});

type Stands = Told & { readonly state: Innovation['state'] };

export const tryUpdate = defineUpdate<Stands, [Trial]>('try');
export const submitResult = defineUpdate<Opened, [InnovationResult]>('submitResult');
export const dropUpdate = defineUpdate<Stands, [{ readonly by: Person; readonly reason: string }]>('drop');
export const innovationQuery = defineQuery<Innovation>('innovation');
