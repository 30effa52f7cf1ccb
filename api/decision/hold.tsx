import type { Approval } from '../../domain/approvals/approvals';
import { gapWords } from '../../domain/approvals/actions/words';
import { blockage, heldSeats, heldUntil, isOnHold } from '../../domain/approvals/blockages';
import { holdThen } from '../../domain/approvals/hold-words';
import type { Programme } from '../../domain/programme/programme';
import { seatLine } from './scene';
import type { Reader } from '../ui/frame';
import { Badge, When } from '../ui/html';
import { say, type Language } from '../../domain/shared/text';

const words = {
  zh: {
    held: '暂停，待补任席位',
    goesOn: '席位已补任，正在重新计算期限',
    until: '补任期限',
    stands: '暂停期间审批时限停止计算，已作出的表决全部保留，其他席位可以照常表决。',
  },
  en: {
    held: 'On hold until seats are filled',
    goesOn: 'The seats are filled; the deadline is being set anew',
    until: 'To be filled by',
    stands: 'The clock stands still meanwhile, every vote given stays, and the other seats may decide as ever.',
  },
};

/** What a matter on hold is called on its badge. */
export const heldWord = (language: Language): string => words[language].held;

/** Why a matter is on hold: which seats have to be filled, until when, and what becomes of it then. */
export const HoldNotice = ({ approval, programme, reader }: HoldProps) => {
  const { language, zone } = reader;
  const phrases = words[language];
  if (!isOnHold(approval)) return null;
  const missing = blockage(approval);
  const until = heldUntil(approval);
  return (
    <section class="card" aria-label={phrases.held}>
      <p class="strong due">
        <Badge tone="late" icon={missing.length > 0 ? 'paused' : 'running'}>
          {missing.length > 0 ? phrases.held : phrases.goesOn}
        </Badge>{' '}
        {until && (
          <>
            {phrases.until} <When at={until} zone={zone} language={language} zoneName />
          </>
        )}
      </p>
      <ul class="lines">
        {missing.map(({ seat, because }) => {
          const own = heldSeats(approval).find((each) => each.seat === seat.id)?.until;
          return (
            <li key={seat.id}>
              {seatLine(approval, programme, seat, language)} · {say(gapWords[because], language)}
              {own && own !== until && (
                <>
                  {' '}
                  · {phrases.until} <When at={own} zone={zone} language={language} />
                </>
              )}
            </li>
          );
        })}
      </ul>
      <p>{phrases.stands}</p>
      <p>{say(holdThen, language)}</p>
    </section>
  );
};

interface HoldProps {
  readonly approval: Approval;
  readonly programme: Programme;
  readonly reader: Reader;
}
