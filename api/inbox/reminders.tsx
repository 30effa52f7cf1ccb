import { Frame, type Reader } from '../ui/frame';

const words = {
  zh: {
    title: '提醒邮件',
    on: (person: string, programme: string) => `${person} 目前会收到“${programme}”的提醒邮件。`,
    off: (person: string, programme: string) => `${person} 已停收“${programme}”的提醒邮件。`,
    still: '新的待办、催办和逾期升级仍会通知，停收提醒不影响席位和表决。',
    stop: '停收提醒',
    resume: '恢复提醒',
  },
  en: {
    title: 'Reminders',
    on: (person: string, programme: string) => `${person} gets reminders of “${programme}”.`,
    off: (person: string, programme: string) => `${person} gets no reminders of “${programme}”.`,
    still:
      'New questions, nudges and escalations still come; without reminders your seat and your vote stay as they are.',
    stop: 'Stop the reminders',
    resume: 'Send reminders again',
  },
};

interface RemindersProps {
  readonly reader: Reader;
  readonly person: string;
  readonly programme: string;
  readonly isStopped: boolean;
  /** Where the button leads: this page's own address. */
  readonly action: string;
}

/** Whether a person gets reminders of a programme, and the one button that changes it. */
export const RemindersPage = ({ reader, person, programme, isStopped, action }: RemindersProps) => {
  const phrases = words[reader.language];
  return (
    <Frame reader={reader} title={phrases.title} width="narrow" name={programme}>
      <h1>{phrases.title}</h1>
      <p>{isStopped ? phrases.off(person, programme) : phrases.on(person, programme)}</p>
      <p class="quiet">{phrases.still}</p>
      <form method="post" action={action}>
        <input type="hidden" name="do" value={isStopped ? 'resume' : 'stop'} />
        <button class="primary">{isStopped ? phrases.resume : phrases.stop}</button>
      </form>
    </Frame>
  );
};
