/** What ends a matter, takes back what was asked, or takes something from somebody: the addresses of its forms, below a programme. */
export const endings = [
  'agreements/:agreement/verbs/terminations',
  'agreements/:agreement/verbs/withdrawal',
  'approvals/:approval/override',
  'approvals/:approval/revocations',
  'approvals/:approval/withdrawal',
  'disputes/:dispute/withdrawal',
  'distributions/:distribution/cancellation',
  'draws/:draw/cancellation',
  'funds/:fund/closure',
  'innovations/:innovation/dropping',
  'ip/:item/closing',
  'projects/:project/cancellation',
] as const;

const patterns = endings.map((place) => new RegExp(`/programmes/[^/]+/${place.replaceAll(/:\w+/g, '[^/]+')}$`));

/** Whether the form that is sent there ends something, so that its button is told apart. */
export const isEnding = (action: string): boolean => patterns.some((pattern) => pattern.test(action));
