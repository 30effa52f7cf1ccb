import type { Reader } from '../ui/frame';

const words = {
  zh: {
    own: '我的日历',
    programme: '合作计划日历',
    ownHint: '在您的日历应用中订阅：待您表决的截止时间、由您负责的义务，以及等待您所在办公室的事项。',
    programmeHint: '在您的日历应用中订阅本计划的全部期限：阶段、里程碑、协议、评估、争议、知识产权、审批和义务。',
    address: '订阅地址',
    secret: '知道此地址的人无须登录即可看到这些日期，请勿转发。您退出后，地址随即失效。',
    subscribe: '在日历应用中订阅',
    create: '生成订阅地址',
    renew: '更换地址',
    renewHint: '更换后旧地址立即失效，需在日历应用中重新订阅。',
    stop: '停用地址',
  },
  en: {
    own: 'My calendar',
    programme: 'Calendar of the programme',
    ownHint:
      'To subscribe to in your calendar: the deadlines of what you are asked, obligations that are yours, and what waits for your office.',
    programmeHint:
      'To subscribe to in your calendar: every deadline of the programme, of phases, milestones, agreements, evaluations, disputes, intellectual property, approvals and obligations.',
    address: 'Address of the calendar',
    secret:
      'Whoever knows this address sees these dates without signing in: keep it to yourself. It dies when you leave the programme.',
    subscribe: 'Subscribe in a calendar',
    create: 'Make an address',
    renew: 'A new address',
    renewHint: 'A new address kills this one at once; subscribe again with it then.',
    stop: 'Stop the address',
  },
};

/** The calendar that somebody may subscribe to: its address, once there is one, and the buttons that make another or none. */
export const CalendarFeed = ({ reader: { language }, feed: { of, action, nonce, url } }: CalendarFeedProps) => {
  const phrases = words[language];
  return (
    <section aria-labelledby="calendar" class="card">
      <h2 id="calendar">{phrases[of]}</h2>
      <p>{of === 'own' ? phrases.ownHint : phrases.programmeHint}</p>
      {url !== undefined && (
        <>
          <div class="field">
            <label for="calendar-address">{phrases.address}</label>
            <input id="calendar-address" value={url} readOnly aria-describedby="calendar-secret" />
            <p id="calendar-secret" class="hint small quiet">
              {phrases.secret}
            </p>
          </div>
          <p class="actions">
            <a class="button primary" href={url.replace(/^https?:/, 'webcal:')}>
              {phrases.subscribe}
            </a>
          </p>
          <p class="small quiet">{phrases.renewHint}</p>
        </>
      )}
      <form method="post" action={action} class="actions">
        <input type="hidden" name="nonce" value={nonce} />
        <button name="do" value="renew">
          {url === undefined ? phrases.create : phrases.renew}
        </button>
        {url !== undefined && (
          <button name="do" value="stop">
            {phrases.stop}
          </button>
        )}
      </form>
    </section>
  );
};

/** What a page shows of a calendar to subscribe to. */
export interface ShownFeed {
  readonly of: 'own' | 'programme';
  /** Where its buttons lead. */
  readonly action: string;
  readonly nonce: string;
  /** Its address, once there is one. */
  readonly url?: string;
}

interface CalendarFeedProps {
  readonly reader: Reader;
  readonly feed: ShownFeed;
}
