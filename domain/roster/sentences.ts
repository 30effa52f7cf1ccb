import type { Substitution } from '../approvals/actions/actions';
import type { RosterHappening } from './happenings';
import { programmeSeats } from '../programme/parties';
import type { Programme } from '../programme/programme';
import type { Appointment } from './rosters';
import { partyTitle, titlesOf } from '../programme/titles';
import { isBlank, say, type Language } from '../shared/text';
import type { Person } from '../shared/keys';
import { formatInstant } from '../calendar/formats';

/** For whom the sentence is: their zone and language. */
interface For {
  readonly zone: string;
  readonly language: Language;
}

/** A seat by its company and its role: "甲方 · 主席". */
export function seatTitle(programme: Programme, id: string, language: Language): string {
  const seat = programmeSeats(programme).find((each) => each.id === id);
  if (!seat) return id;
  const party = say(partyTitle(titlesOf(programme), seat.party), language);
  return `${party} · ${say(seat.title, language)}`;
}

const heldBy = (holder: Person | null, language: Language) => {
  if (holder === null) return language === 'zh' ? '空缺' : 'vacant';
  return language === 'zh' ? `由 ${holder} 任职` : `held by ${holder}`;
};

/** "3月5日（周四）00:00 至 3月9日（周一）00:00". */
export const periodLine = ({ from, until }: { from: string; until?: string }, { zone, language }: For): string =>
  [from, ...(until === undefined ? [] : [until])]
    .map((instant) => formatInstant(instant, zone, language))
    .join(language === 'zh' ? ' 至 ' : ' to ');

const appointed = (programme: Programme, each: Appointment, reader: For): string => {
  const { language } = reader;
  const period = each.until === undefined ? { from: each.from } : { from: each.from, until: each.until };
  const what = `${seatTitle(programme, each.seat, language)} ${heldBy(each.holder, language)}`;
  return language === 'zh'
    ? `${what}（自 ${periodLine(period, reader)}）`
    : `${what} (from ${periodLine(period, reader)})`;
};

const substituted = (each: Substitution, reader: For): string =>
  reader.language === 'zh'
    ? `${each.substitute} 代理 ${each.person}（自 ${periodLine(each, reader)}）`
    : `${each.substitute} stands in for ${each.person} (from ${periodLine(each, reader)})`;

/** What the record says about who holds seats and stands in, in one sentence. */
export function rosterSentence(programme: Programme, happening: RosterHappening, reader: For): string {
  const { language } = reader;
  const join = (parts: readonly string[]) => parts.join(language === 'zh' ? '；' : '; ');
  if (happening.type === 'roster.changed') {
    const held = Object.entries(happening.holders).map(
      ([seat, holder]) => `${seatTitle(programme, seat, language)} ${heldBy(holder, language)}`,
    );
    const standing = happening.substitutions.map((each) => substituted(each, reader));
    const gone = Object.keys(happening.left ?? {}).map((person) =>
      language === 'zh' ? `${person} 离任` : `${person} has left`,
    );
    const parts = [...held, ...standing, ...gone];
    const none = language === 'zh' ? '代理期已结束' : 'nobody stands in any longer';
    return language === 'zh' ? `生效：${join(parts) || none}` : `In force: ${join(parts) || none}`;
  }
  const { by, reason, appointments, substitutions, leavers = [] } = happening;
  const asked = [
    ...leavers.map((each) =>
      language === 'zh'
        ? `${each.person} 离任（自 ${periodLine(each, reader)}）`
        : `${each.person} leaves (from ${periodLine(each, reader)})`,
    ),
    ...appointments.map((each) => appointed(programme, each, reader)),
    ...substitutions.map((each) => substituted(each, reader)),
  ];
  const why = isBlank(reason) ? '' : language === 'zh' ? `：${reason}` : `: ${reason}`;
  return language === 'zh' ? `${by} 登记：${join(asked)}${why}` : `${by} recorded: ${join(asked)}${why}`;
}
