import { z } from 'zod';
import { demands } from './demands';
import type { Policy } from '../domain/programme/policies';
import { policy } from './policies';

/** What a request is called, or something that a definition names. */
export const key = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/, demands.key.en);

/** A policy that the definition names, or one for this matter alone. */
export const policyOrKey = z.union([
  key,
  policy.transform((given): Policy => ({ ...given, escalation: given.escalation ?? [] })),
]);
