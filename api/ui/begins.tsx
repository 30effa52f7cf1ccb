import { formatDate } from '../../domain/calendar/formats';
import type { Language } from '../../domain/shared/text';
import { beginsOn } from '../../domain/views/numbers';
import { Badge } from './html';
import { StateBadge } from './states';

const words = {
  zh: (day: string) => `${day}开始`,
  en: (day: string) => `begins ${day}`,
};

/** From which day on something runs that has not begun yet. */
export const BeginsBadge = ({ on, language }: { readonly on: string; readonly language: Language }) => (
  <Badge tone="idle">{words[language](formatDate(on, language))}</Badge>
);

interface BegunProps {
  readonly state: Parameters<typeof StateBadge>[0]['state'];
  /** The first day (`YYYY-MM-DD`), and the day it is. */
  readonly starts: string;
  readonly today: string;
  readonly language: Language;
}

/** The state of what has a first day: while that lies ahead, the day. */
export const BegunBadge = ({ state, starts, today, language }: BegunProps) => {
  const day = beginsOn({ state, starts }, today);
  if (day === undefined) return <StateBadge state={state} language={language} />;
  return <BeginsBadge on={day} language={language} />;
};
