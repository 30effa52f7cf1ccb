/** What a scanner goes at: the mailed link, the clean address behind it, the cookie that the link leaves, and the form's body. */
export interface Target {
  readonly link: string;
  readonly page: string;
  readonly cookie: string;
  /** What a click on "approve" would send; what a person types from the mail is not in it. */
  readonly body: URLSearchParams;
}

/** What a decision page says of its matter: how many decisions it shows, and whether it still asks its reader. */
export interface Shown {
  readonly decisions: number;
  readonly asks: 'for a decision' | 'to sign in' | 'nothing';
}

/** Opens the link as its reader's browser does, presses nothing, and says where it led. */
export async function openLink(link: string): Promise<Target & Shown> {
  const first = await fetch(link, { redirect: 'manual' });
  const to = first.headers.get('location');
  if (first.status !== 303 || !to) throw new Error(`The link does not open: it was answered with ${first.status}.`);
  const page = new URL(to, link).href;
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const answer = await fetch(page, { headers: { cookie }, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`The page behind the link was answered with ${answer.status}.`);
  const html = await answer.text();
  return { link, page, cookie, body: bodyOf(html), ...shownOn(html) };
}

function bodyOf(html: string): URLSearchParams {
  const hidden = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  const fields = Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
  return new URLSearchParams({ ...fields, verdict: 'approve', comment: 'a machine was here' });
}

/** Each decision on the page stands in a list of seats with the time at which it was accepted. */
export function shownOn(html: string): Shown {
  const seats = [...html.matchAll(/<ul class="seats">.*?<\/ul>/gs)].map(([list]) => list).join('');
  const asksToSignIn = html.includes('/sign-in-link"');
  const asksToDecide = html.includes('name="verdict"') && !html.includes('<details class="card" id="decide"');
  return {
    decisions: [...seats.matchAll(/<time /g)].length,
    asks: asksToDecide ? 'for a decision' : asksToSignIn ? 'to sign in' : 'nothing',
  };
}
