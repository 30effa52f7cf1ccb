import { z } from 'zod';
import { by, comment, date, email } from '../http/content';

const move = { person: email, note: comment, by };

export const appointment = z.strictObject({ ...move, on: date('staffing.appointedOn') });
export const departure = z.strictObject({ ...move, on: date('staffing.leftOn') });
