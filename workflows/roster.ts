import { condition, continueAsNew, setCurrentDetails, setHandler } from '@temporalio/workflow';
import { changeRoster, rosterQuery, type RosterInput } from '../contracts/roster';
import type { Ground } from '../domain/roster/posts';
import { assertMayStand } from '../domain/roster/refusals';
import {
  rosterAfter,
  assertMayRequest,
  effectAfter,
  effectBy,
  emptyRoster,
  leaversBy,
  nextChange,
  withRequest,
  withoutLeavers,
  type RosterEffect,
  type RosterRequest,
} from '../domain/roster/rosters';
import { announceRoster } from './kit/activities';
import { createAlarm } from './kit/alarm';
import { refusing } from './kit/failures';
import { createRecord } from './kit/record';
import { later, MONTH_MS, shouldContinueAsNew } from './kit/waiting';

/** By then an approval that was just being opened when the roster changed is in the record, and is told too. */
const AGAIN_MS = 60_000;

type Process = (input: RosterInput) => Promise<void>;

/** Who holds which seat from when, and who stands in: brings each change into force on its day and tells the open approvals. */
export async function roster({ programme, resumed }: RosterInput): Promise<void> {
  const ledger = createRecord(programme, resumed?.recorded);
  const alarm = createAlarm();
  let roster = resumed?.roster ?? emptyRoster;
  let latest: RosterEffect | undefined = resumed?.latest;
  /** Who acts for whom, as whoever asked last knew it; nothing in processes that heard no request since it is sent along. */
  let ground: Ground | undefined = resumed?.ground;
  let toAnnounce = resumed?.isAgain && latest ? 2 : 0;

  setHandler(rosterQuery, () => roster);
  setHandler(
    changeRoster,
    ({ ground: known = ground, ...request }) => {
      ground = known;
      roster = withRequest(roster, request);
      ledger.tell({ type: 'roster.requested', ...request });
      comeIntoForce();
      return { entries: ledger.unwritten() };
    },
    { validator: refusing(assertMayAsk) },
  );

  if (resumed?.isAgain) comeIntoForce();
  for (;;) {
    await ledger.write();
    if (toAnnounce > 0 && latest) await announce(latest);
    showDetails();
    if (!ledger.hasNews() && toAnnounce === 0 && shouldContinueAsNew())
      await continueAsNew<Process>({
        programme,
        resumed: { recorded: ledger.recorded(), roster, ...(latest && { latest }), ...(ground && { ground }) },
      });
    const now = new Date().toISOString();
    if (toAnnounce > 0) alarm.ensure(later(now, AGAIN_MS), 'approvals that were being opened are told as well');
    alarm.ensure(nextChange(roster, now) ?? later(now, MONTH_MS), 'the next change comes into force');
    await condition(() => alarm.hasRung() || ledger.hasNews());
    if (alarm.answer()) comeIntoForce();
  }

  function assertMayAsk(request: RosterRequest) {
    assertMayRequest(request);
    const known = request.ground ?? ground;
    const standing = known && { ground: known, roster, holders: latest?.holders ?? {} };
    if (standing) assertMayStand(request, standing, new Date().toISOString());
  }

  /** Whatever is due takes effect, if anything is different from what was told last. */
  function comeIntoForce() {
    const now = new Date().toISOString();
    const left = ground ? leaversBy(roster, now, { ground, holders: latest?.holders ?? {} }) : {};
    const { holders } = effectBy(roster, now);
    roster = rosterAfter(withoutLeavers(roster, Object.keys(left), ground?.addresses ?? {}), now);
    const { substitutions } = effectBy(roster, now);
    const isNew =
      Object.keys(holders).length + Object.keys(left).length > 0 ||
      JSON.stringify(substitutions) !== JSON.stringify(latest?.substitutions ?? []);
    if (!isNew) return;
    latest = effectAfter(latest, { holders, substitutions, left });
    toAnnounce = 2;
    ledger.tell({
      ...{ type: 'roster.changed', holders, substitutions },
      ...(Object.keys(left).length > 0 && { left }),
    });
  }

  async function announce(effect: RosterEffect) {
    await announceRoster({ programme, effect, at: new Date().toISOString() });
    if (effect === latest) toAnnounce -= 1;
  }

  function showDetails() {
    const { appointments, substitutions } = roster;
    setCurrentDetails(
      [
        ...appointments.map(({ seat, holder, from }) => `${seat}: ${holder ?? 'vacant'} from ${from}`),
        ...substitutions.map((each) => `${each.substitute} for ${each.person}, ${each.from} to ${each.until}`),
      ].join('\n\n') || 'Nothing is to come into force.',
    );
  }
}
