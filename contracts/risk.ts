import { idOf, keyedBy, partsOf } from '../domain/shared/ids';
import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Context } from './context';
import type { Opened } from './phase';
import type { Process } from './process';
import type { Again } from './resumed';
import { beginsAs } from './search-attributes';
import type { Told } from './told';
import type { RiskRules } from '../domain/risks/authority';
import type {
  Acceptance,
  Materialisation,
  ResponseAsked,
  Risk,
  RiskAssessment,
  RiskReview,
} from '../domain/risks/risks';
import type { RiskAsking } from '../domain/resumed/risks';
import type { Person } from '../domain/shared/keys';

export interface RiskInput extends Context {
  readonly risk: Risk;
  readonly rules: RiskRules;
  /** IANA zone of the programme's dates. */
  readonly zone: string;
  /** Who hears that it was raised. */
  readonly told: readonly Person[];
  /** What is known of it from the beginning. */
  readonly assessment?: RiskAssessment;
  readonly response?: ResponseAsked;
  /** Set when the process continues as new; `told` is what the programme knows of it. Where it is started again from the record, `again` is what groups are deciding on, and `untracked` are the actions that never came to be tracked (ids). */
  readonly resumed?: {
    readonly recorded: number;
    readonly told?: string;
    readonly again?: Again<RiskAsking>;
    readonly untracked?: readonly string[];
  };
}

/** That it came true, and who hears of it beside the office. */
export interface MaterialisationTold extends Materialisation {
  readonly told: readonly Person[];
}

export interface ClosingAsked {
  readonly by: Person;
  readonly reason: string;
}

export const riskId = (programme: string, risk: string) => idOf(programme, 'risk', risk);
export const parseRiskId = keyedBy('risk');

export const riskProcess = (input: RiskInput): Process => {
  const { key, title, state } = input.risk;
  return {
    type: 'risk',
    id: riskId(input.programme, key),
    summary: `${title.zh}: risk`,
    args: [input],
    attributes: beginsAs(input.programme, state, ['pmo']),
  };
};

/** A business key: the n-th action (from 1) that was planned against a risk. */
export const riskActionId = (programme: string, risk: string, n: number) =>
  idOf(programme, 'risk', risk, 'obligation', String(n));

/** Against which risk it is; `undefined` for any other id. */
export const parseRiskActionId = (id: string) => {
  const { programme, noun, keys } = partsOf(id);
  const [risk = '', word, n] = keys;
  if (noun !== 'risk' || word !== 'obligation' || n === undefined || keys.length > 3) return undefined;
  return { programme, risk };
};

type Stands = Told & { readonly state: Risk['state'] };

export const assessRisk = defineUpdate<Stands, [RiskAssessment]>('assess');
export const reviewRisk = defineUpdate<Stands, [RiskReview]>('review');
export const respondToRisk = defineUpdate<Stands, [ResponseAsked]>('respond');
/** Asks the groups of its level to accept it until a day. */
export const acceptRisk = defineUpdate<Opened, [Acceptance]>('accept');
export const materialiseRisk = defineUpdate<Stands, [MaterialisationTold]>('materialise');
/** Asks the same groups to close it. */
export const closeRisk = defineUpdate<Opened, [ClosingAsked]>('close');
export const reopenRisk = defineUpdate<Stands, [ClosingAsked]>('reopen');
export const riskQuery = defineQuery<Risk>('risk');
