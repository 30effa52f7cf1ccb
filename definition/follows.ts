import type { Path } from '../domain/shared/findings';

const anything = '*';

/** Where names and times are defined, and the codes of the findings that tell of a name which is not there or a day that does not fit. */
const definers: readonly { readonly at: Path; readonly codes: readonly string[] }[] = [
  { at: ['parties'], codes: ['unknown_party', 'party_without_votes', 'unknown_owner'] },
  {
    at: ['governance', 'groups', anything, 'seats', anything],
    codes: ['unknown_group', 'unknown_seat', 'unknown_owner', 'escalation_unknown'],
  },
  { at: ['policies', anything], codes: ['unknown_policy'] },
  { at: ['phases', anything, 'milestones', anything, 'key'], codes: ['unknown_milestone'] },
  { at: ['phases', anything, 'key'], codes: ['unknown_phase'] },
  { at: ['agreements'], codes: ['unknown_agreement'] },
  { at: ['projects', 'modes'], codes: ['unknown_mode', 'projects_without_mode'] },
  { at: ['evaluation', 'kpis', anything, 'key'], codes: ['unknown_kpi'] },
  { at: ['funds'], codes: ['unknown_fund'] },
  { at: ['risks', 'register', anything, 'key'], codes: ['unknown_risk'] },
  { at: ['starts'], codes: ['due_outside_phase', 'long_stop_past'] },
  { at: ['phases', anything, 'months'], codes: ['due_outside_phase', 'tolerance_without_effect'] },
];

const isOn = (place: Path, definer: Path): boolean =>
  place.length <= definer.length && place.every((key, at) => definer[at] === anything || definer[at] === key);

/** Whether a finding may only say that what stood at one of these places is missing. */
export const followingFrom = (places: readonly Path[]) => {
  const codes = new Set(definers.flatMap(({ at, codes }) => (places.some((place) => isOn(place, at)) ? codes : [])));
  return (code: string): boolean => codes.has(code);
};
