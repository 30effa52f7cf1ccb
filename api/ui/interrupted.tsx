import { interruptedSentence, type Interruption } from '../../domain/processes/interruptions';
import type { Reader } from './frame';
import { When } from './html';
import { say } from '../../domain/shared/text';

interface NoticeProps {
  readonly interruption: Interruption | undefined;
  readonly reader: Reader;
}

/** That the process behind a page is interrupted, and what becomes of it. */
export const InterruptedNotice = ({ interruption, reader: { language, zone } }: NoticeProps) =>
  interruption ? (
    <div class="notice late" role="status">
      <p class="strong">{say(interruptedSentence(interruption), language)}</p>
      <p class="small quiet">
        {language === 'zh' ? '发现于 ' : 'Found '}
        <When at={interruption.since} zone={zone} language={language} />
      </p>
    </div>
  ) : null;
