import { linksPrintedIn } from '../../bench/mailed-links';
import { eventually } from './eventually';

interface Summary {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
}

/** A mail as the local mailbox shows it. */
export interface Mail extends Summary {
  readonly text: string;
  readonly html: string;
}

/** A decision link in a mail: to whom, for what, and the token that stands behind `/d/`. */
export interface MailedLink {
  readonly person: string;
  readonly url: string;
  readonly token: string;
  /** What the mail prints beside it; empty where its page takes none. */
  readonly digits: string;
  readonly mail: string;
}

const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

/** Which approval a link opens: where its door leads, as a browser is told. */
const approvalBehind = async (url: string): Promise<string | undefined> => {
  const { headers } = await fetch(url, { redirect: 'manual' });
  const [, id] = /\/decisions\/([^/?]+)$/.exec(headers.get('location') ?? '') ?? [];
  return id === undefined ? undefined : decodeURIComponent(id);
};

/** Reads the local mailbox as a program does, by its JSON. */
export const mailsAt = (mailbox: string) => {
  const opened = new Map<string, string | undefined>();
  const approvalOf = async ({ token, url }: MailedLink) => {
    const known = opened.get(token) ?? (await approvalBehind(url));
    opened.set(token, known);
    return known;
  };

  const list = async (to = '') =>
    (await json<{ mails: readonly Summary[] }>(`${mailbox}/api/mails?limit=500&to=${encodeURIComponent(to)}`)).mails;
  const read = (id: string) => json<Mail>(`${mailbox}/api/mails/${id}`);

  /** A reminder leads to other tasks as well, so a mail may hold several. */
  const linksIn = ({ text, to, id }: Mail): readonly MailedLink[] =>
    linksPrintedIn(text).map(({ url, token, digits }) => ({
      person: to,
      url,
      token,
      digits,
      mail: id,
    }));

  /** Of the mails to these people, the newest link of each into this approval. */
  const linksInto = async (approval: string, people: readonly string[]): Promise<readonly MailedLink[]> => {
    const found = await Promise.all(people.map((person) => newestLink(approval, person)));
    return found.filter((link) => link !== undefined);
  };

  const newestLink = async (approval: string, person: string): Promise<MailedLink | undefined> => {
    for (const { id } of await list(person)) {
      for (const link of linksIn(await read(id))) if ((await approvalOf(link)) === approval) return link;
    }
    return undefined;
  };

  /** The addresses of all sign-in links that were mailed to a person, the newest first. */
  const signInLinks = async (person: string): Promise<readonly string[]> => {
    const mails = await Promise.all((await list(person)).map(({ id }) => read(id)));
    return mails.flatMap(({ text }) => /https?:\/\/\S+\/sign-in\/[\w.-]+/.exec(text)?.[0] ?? []);
  };

  return {
    list,
    read,
    /** The link that was mailed to one person, as soon as it is there. */
    linkTo: (person: string, approval: string): Promise<MailedLink> => eventually(() => newestLink(approval, person)),
    /** Everybody's links into an approval, as soon as all have theirs. */
    linksTo: (people: readonly string[], approval: string): Promise<readonly MailedLink[]> =>
      eventually(async () => {
        const links = await linksInto(approval, people);
        return links.length === people.length && links;
      }),
    signInLinks,
    /** The address of the newest sign-in link to a person, other than those known already. */
    signInLinkTo: (person: string, known: readonly string[] = []): Promise<string> =>
      eventually(async () => (await signInLinks(person)).find((url) => !known.includes(url))),
  };
};

export type Mails = ReturnType<typeof mailsAt>;
