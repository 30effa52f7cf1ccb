import { isInForce } from '../agreements/life';
import { DomainError } from '../shared/errors';
import { text } from '../shared/sentences';
import { titleIn } from '../programme/titles';
import type { IpItem } from './ip';
import type { Programme } from '../programme/programme';
import type { PartyKey } from '../shared/keys';
import type { AgreementView } from '../agreements/views';

/**
 * A secret is told to the company that entered it; to another one only while the agreement is in force that protects
 * what is shared, where the programme has one. Throws `needs_unmet`. Source: docs/rules/agreements.md,
 * "Confidentiality".
 */
export function assertMayShare(
  { confidentiality, agreements: planned }: Pick<Programme, 'confidentiality' | 'agreements'>,
  agreements: readonly AgreementView[],
  item: Pick<IpItem, 'party'>,
  reader: PartyKey,
): void {
  if (confidentiality === undefined || reader === item.party) return;
  const found = agreements.find(({ key }) => key === confidentiality);
  if (found && isInForce(found.state)) return;
  const { zh, en } = titleIn(planned, confidentiality);
  throw new DomainError(
    'needs_unmet',
    text(`“${zh}”生效前不能共享秘密。`, `No secret is shared before "${en}" is effective.`),
    {
      needs: ['confidentiality'],
    },
  );
}
