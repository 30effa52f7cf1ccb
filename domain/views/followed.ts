import type { Happening } from '../record/ledger';
import type { Programme } from '../programme/programme';
import { watchesOf } from '../programme/exit-plans';
import { signalsOf } from '../programme/strategy-plans';
import { frameworksOf } from '../strategy/exits';

/** Whether anything of its kind may be followed: cheap, for every entry that is written. */
export const mayConcernStrategy = ({ type }: Happening): boolean =>
  type === 'phase.gateDecided' ||
  type === 'agreement.terminated' ||
  type === 'agreement.expired' ||
  type === 'evaluation.signedOff' ||
  type.startsWith('risk.');

/**
 * Whether whoever follows the strategy looks because of it: a gate that kills or sends back a third time and the end of the framework may
 * call for the exit; what was signed off, and risks, are read by the signals that follow them.
 */
export function isFollowed(programme: Programme, happening: Happening): boolean {
  const watched = watchesOf(programme.exit);
  const sources = signalsOf(programme).map(({ source }) => source);
  switch (happening.type) {
    case 'phase.gateDecided':
      return happening.outcome === 'kill'
        ? watched.includes('gateKilled')
        : (happening.recycles ?? 0) >= 3 && watched.includes('recycledThrice');
    case 'agreement.terminated':
    case 'agreement.expired':
      return watched.includes('frameworkEnded') && frameworksOf(programme).includes(happening.agreement);
    case 'evaluation.signedOff':
      return sources.includes('kpi');
    default:
      return sources.includes('riskLevel');
  }
}
