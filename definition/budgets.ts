import { z } from 'zod';
import type { Budget } from '../domain/programme/budget-plans';
import { amount, key, percent, text } from './text';

/** A budget within a fund; it warns, escalates and blocks by how much of it is used. */
export const budget = z
  .strictObject({
    title: text,
    fund: key,
    amount,
    warn: percent.default(80),
    escalate: percent.default(95),
  })
  .transform(({ warn, escalate, ...rest }): Budget => ({ ...rest, warnPercent: warn, escalatePercent: escalate }));
