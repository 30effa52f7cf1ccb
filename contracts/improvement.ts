import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { OpeningCause } from '../domain/improvements/causes';
import type {
  Analysis,
  CarriedOut,
  Check,
  Improvement,
  Recurrence,
  Restated,
  Scheme,
} from '../domain/improvements/improvements';
import { improvementRules, type ImprovementRules } from '../domain/programme/improvement-plans';
import { zoneOf } from '../domain/programme/parties';
import type { Programme } from '../domain/programme/programme';
import { titlesOf, type Titles } from '../domain/programme/titles';
import { idOf, keyedBy } from '../domain/shared/ids';
import type { Person } from '../domain/shared/keys';
import type { Context } from './context';
import type { Opened } from './phase';
import type { Process } from './process';
import { beginsAs } from './search-attributes';
import type { Told } from './told';

export interface ImprovementInput extends Context {
  readonly improvement: Improvement;
  /** As they were when it opened. */
  readonly rules: ImprovementRules;
  readonly titles: Titles;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  /**
   * Set when the process continues as new, or is started again from the record after it was lost; `opened` are the approvals whose end is
   * awaited, `approvedAt` is when its plan was approved (ISO), `untracked` are the measures of that plan that never came to be tracked (ids).
   */
  readonly resumed?: {
    readonly recorded: number;
    readonly opened?: readonly string[];
    readonly approvedAt?: string;
    readonly untracked?: readonly string[];
  };
}

/** With what the process of an improvement begins. */
export const improvementBeginning = (
  { definition, version }: { readonly definition: Programme; readonly version: string },
  improvement: Improvement,
): ImprovementInput => ({
  programme: definition.key,
  programmeTitle: definition.title,
  version,
  improvement,
  rules: improvementRules(definition),
  titles: titlesOf(definition),
  zone: zoneOf(definition),
});

export const improvementId = (programme: string, improvement: string) => idOf(programme, 'improvement', improvement);
export const parseImprovementId = keyedBy('improvement');

export const improvementProcess = (input: ImprovementInput): Process => ({
  type: 'improvement',
  id: improvementId(input.programme, input.improvement.key),
  summary: `${input.improvement.title.zh}: improvement`,
  args: [input],
  attributes: beginsAs(input.programme, input.improvement.state, ['pmo']),
});

type Stands = Told & { readonly state: Improvement['state'] };

/** What was measured; the verdict may be left to the criterion. */
export type Verification = Omit<Check, 'verdict' | 'on'> & { readonly verdict?: Check['verdict'] };

/** The same cause told again by what told it first. */
export interface CauseAgain {
  readonly cause: OpeningCause;
  readonly note: string;
}

export const analyseUpdate = defineUpdate<Stands, [Analysis]>('analyse');
export const planUpdate = defineUpdate<Opened, [Scheme]>('plan');
export const carryOutUpdate = defineUpdate<Stands & { readonly checkFrom: string }, [CarriedOut]>('carryOut');
export const verifyUpdate = defineUpdate<Stands & { readonly verdict: Check['verdict'] }, [Verification]>('verify');
export const recurUpdate = defineUpdate<Stands, [Omit<Recurrence, 'on' | 'cause'>]>('recur');
/** That a figure on which it rests was corrected, and who hears of it. */
export interface RestatedFigure {
  readonly restated: Restated;
  readonly told: readonly Person[];
}

export const recurred = defineSignal<[CauseAgain]>('recurred');
export const restatedFigure = defineSignal<[RestatedFigure]>('restated');
export const improvementQuery = defineQuery<Improvement>('improvement');
