import { z } from 'zod';
import { date, by, evidenceList } from '../http/content';
import { key } from '../../definition/keys';

export const forecast = z.strictObject({
  on: date('milestone.forecastOn'),
  reason: z.string().trim().min(1).max(2000),
  by,
});

export const proposalAnswer = z.strictObject({ accept: z.boolean().describe('false drops it'), by });

export const said = z.string().trim().min(1).max(4000);

const shown = evidenceList.removeDefault().exactOptional().describe('what bears it out');

export const exceptionReport = z.strictObject({
  cause: said,
  consequence: said,
  options: z.array(said).min(1).max(20),
  recommendation: said,
  evidence: shown,
  by,
});

export const scopeReport = exceptionReport.extend({ change: said.describe('what it would deliver otherwise') });

export const changeRequest = z.strictObject({
  name: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000),
  dates: z.record(key, date('baseline.on')).describe('milestone to its new baseline'),
  by,
});

export const settingAside = z.strictObject({
  as: z.enum(['postponed', 'merged']),
  into: z.int().min(1).exactOptional().describe('the number of the request that has its dates from now on'),
  reason: z.string().trim().min(1).max(2000),
  by,
});
