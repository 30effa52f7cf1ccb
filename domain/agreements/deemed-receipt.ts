import { belongsTo, each, isPublished, type Calendar, type Calendars } from '../calendar/calendar';
import { chineseDay, englishDay, namedDay } from '../calendar/said-days';
import type { LocalDate } from '../calendar/dates';
import { weekdayName, whyItRests } from '../calendar/rest-days';
import { clockTime } from '../shared/sentences';
import type { Text } from '../shared/text';
import type { Instant } from '../calendar/zones';
import { epochOf, instantAt, instantIn, localDateOf } from '../calendar/zones';

/** When a notice is taken to have reached a company, and why then. */
export interface Receipt {
  readonly sentAt: Instant;
  readonly receivedOn: LocalDate;
  /** In the hours of the recipient: the moment of sending, or the opening of the day on which it counts. */
  readonly receivedAt: Instant;
  readonly provisional: boolean;
  readonly why: Text;
}

/**
 * A notice works on arrival, and it arrives in the recipient's working hours: what comes after the cut-off or on a rest
 * day is received when the next working day opens. Source: docs/rules/agreements.md, "Deemed receipt".
 */
export const receiptOf = (recipient: Calendar, sentAt: Instant): Receipt => {
  const { zone, workingHours } = recipient;
  const receivedOn = belongsTo(recipient, sentAt);
  const at = Math.max(epochOf(sentAt), epochOf(instantAt(receivedOn, workingHours.from, zone)));
  const sentOn = localDateOf(sentAt, zone);
  const provisional = !isPublished(recipient, sentOn) || !isPublished(recipient, receivedOn);
  return {
    sentAt: instantIn(zone, epochOf(sentAt)),
    receivedOn,
    receivedAt: instantIn(zone, at),
    provisional,
    why: whyReceived(recipient, sentAt, sentOn, receivedOn),
  };
};

/** The same where several receive it: it is received by the last of them. */
export const lastReceipt = (recipients: Calendars, sentAt: Instant): Receipt =>
  each(recipients)
    .map((recipient) => receiptOf(recipient, sentAt))
    .reduce((latest, other) => (epochOf(other.receivedAt) > epochOf(latest.receivedAt) ? other : latest));

const whyReceived = (recipient: Calendar, sentAt: Instant, sentOn: LocalDate, receivedOn: LocalDate): Text => {
  const sent = clockTime(instantIn(recipient.zone, epochOf(sentAt)));
  const on = {
    zh: namedDay(receivedOn),
    en: `${weekdayName(receivedOn).en} ${englishDay(receivedOn)}`,
  };
  if (sentOn === receivedOn)
    return { zh: `${chineseDay(sent)} 发出，${on.zh}收到。`, en: `Sent ${sent}, received on ${on.en}.` };
  const rest = whyItRests(recipient, sentOn);
  return rest
    ? {
        zh: `${chineseDay(sent)} 发出，当日休息（${rest.zh}），视为下一个工作日${on.zh}收到。`,
        en: `Sent ${sent}, a rest day (${rest.en}): received on the next working day, ${on.en}.`,
      }
    : {
        zh: `${chineseDay(sent)} 发出，已过当日 ${recipient.cutOff}，视为下一个工作日${on.zh}收到。`,
        en: `Sent ${sent}, after ${recipient.cutOff}: received on the next working day, ${on.en}.`,
      };
};
