import { parse } from 'yaml';
import { z } from 'zod';
import { officialNotice } from '../api/calendars/publications';
import { readText } from '../definition/encodings';
import { hashOf } from '../infra/host/hashes';
import type { Env } from '../infra/host/env';

/** To which running product a notice goes: the programme and the calendar that it is a year of. */
export interface Destination {
  readonly programme: string;
  readonly calendar: string;
}

interface Answer {
  readonly title?: string;
  readonly detail?: string;
  readonly version?: string;
  readonly decemberBefore?: readonly string[];
  readonly moved?: readonly { readonly title: { readonly en: string }; readonly from: string; readonly to: string }[];
}

/** Publishes a year's official notice (YAML or JSON) in a running programme, and says what that moved; the same file twice is one publication. Answers the exit code. */
export async function importCalendar(
  path: string,
  { programme, calendar }: Destination,
  { PUBLIC_URL, PORT, GATEHOUSE_API_TOKEN }: Env,
  print: (line: string) => void,
): Promise<number> {
  const read = officialNotice.safeParse(parse(readText(path)));
  if (!read.success) throw new Error(`${path} is no official notice:\n${z.prettifyError(read.error)}`);
  if (!GATEHOUSE_API_TOKEN) throw new Error('GATEHOUSE_API_TOKEN must be set: the office publishes calendars.');
  const address = `/api/v1/programmes/${encodeURIComponent(programme)}/calendars/${encodeURIComponent(calendar)}/publications`;
  const response = await fetch(new URL(address, PUBLIC_URL ?? `http://127.0.0.1:${PORT}`), {
    method: 'POST',
    headers: {
      authorization: `Bearer ${GATEHOUSE_API_TOKEN}`,
      'content-type': 'application/json',
      'accept-language': 'en',
      'idempotency-key': hashOf([address, read.data]),
    },
    body: JSON.stringify(read.data),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(answer.detail ?? answer.title ?? `It answered ${response.status}.`);
  print(`${calendar} ${answer.version} is published for ${read.data.year}.`);
  if (answer.decemberBefore) print(`It names days of the year before, too: ${answer.decemberBefore.join(', ')}.`);
  if (!answer.moved) print('Deadlines are still being counted again; the page of the calendars lists what moved.');
  else if (answer.moved.length === 0) print('No deadline moved.');
  for (const { title, from, to } of answer.moved ?? []) print(`${title.en}: ${from} → ${to}`);
  return 0;
}
