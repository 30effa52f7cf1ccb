import { say } from '../../domain/shared/text';
import { willAsk, type AskedOf } from '../../domain/views/asked-whom';
import type { ThingContext } from './thing';

/** Whom a form asks, how many mails leave and until when they have time, as it says before its button. */
export const asksOf = ({ reader, view }: Pick<ThingContext, 'reader' | 'view'>, of: AskedOf): string => {
  const { language, zone, now, partyCalendars: calendars } = reader;
  const at = calendars && { now: now.toISOString(), calendars, zone };
  return say(willAsk(view.definition, of, at), language);
};

/** What a form says right before its button of whom it asks, a line each; nothing where it asks nobody. */
export const Asks = ({ lines = [] }: { readonly lines?: string | readonly string[] | undefined }) => (
  <>
    {[lines].flat().map((line) => (
      <p class="small" key={line}>
        {line}
      </p>
    ))}
  </>
);
