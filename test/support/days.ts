import { addDays, type LocalDate } from '../../domain/calendar/dates';
import { localDateOf } from '../../domain/calendar/zones';

/** The day so many days from today as the small programme counts them: in Berlin, where a day begins an hour or two before it does in UTC. */
export const dayIn = (days: number): LocalDate => addDays(localDateOf(new Date().toISOString(), 'Europe/Berlin'), days);

/** The day as the seed's programme counts it: in China, where a day begins eight hours before it does in UTC. */
export const seedToday = (): LocalDate => localDateOf(new Date().toISOString(), 'Asia/Shanghai');

export const today = (): LocalDate => dayIn(0);
