import type { DrawState } from '../../domain/money/funds/draws';
import type { FundBook } from '../../domain/money/funds/funds';
import { drawStateTitles, fundStateTitles } from '../../domain/money/funds/titles';
import { say, type Language } from '../../domain/shared/text';
import { Badge, type Tone } from '../ui/html';

const drawTones: Readonly<Record<DrawState, Tone>> = {
  requested: 'running',
  approved: 'soon',
  paid: 'running',
  confirmed: 'done',
  refused: 'idle',
  cancelled: 'idle',
  repayable: 'late',
  repaid: 'done',
};

const fundTones: Readonly<Record<FundBook['state'], Tone>> = { open: 'running', onHold: 'late', closed: 'idle' };

export const DrawBadge = ({ state, language }: { readonly state: DrawState; readonly language: Language }) => (
  <Badge tone={drawTones[state]}>{say(drawStateTitles[state], language)}</Badge>
);

export const FundBadge = ({ state, language }: { readonly state: FundBook['state']; readonly language: Language }) => (
  <Badge tone={fundTones[state]} {...(state === 'onHold' && { icon: 'paused' })}>
    {say(fundStateTitles[state], language)}
  </Badge>
);
