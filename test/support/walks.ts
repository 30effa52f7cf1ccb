import { barKinds, barredBy, type Bar, type BarredVerb } from '../../domain/approvals/bars';
import { reasonOf } from '../../domain/shared/reasons';
import { reviewsOf } from '../../domain/approvals/reviews';
import type { App } from './app';
import type { Matter } from './barred';
import type { Met } from './knocks';
import { refusal, type RefusalCode } from '../../domain/shared/refusals';

/** Every bar, where the policy bars whoever asks or gains from deciding, and where it does not. */
export const settings = barKinds.flatMap((bar) => [true, false].map((isBarring) => ({ bar, isBarring })));
export type Setting = (typeof settings)[number];

const always = () => true;
const never = () => false;

/** Whoever is recused is, and whoever asks or gains is where the policy says so. */
const isOut = ({ bar, isBarring }: Setting) => bar === 'recused' || isBarring;

/**
 * Whom docs/rules/people.md, "Who is barred", bars from each verb, said once more and not read from `bars`, which is
 * what is tried.
 */
const isBarredFrom: Readonly<Record<BarredVerb, (setting: Setting) => boolean>> = {
  approve: isOut,
  approveWithConditions: isOut,
  requestChanges: isOut,
  reject: isOut,
  abstain: isOut,
  recuse: ({ bar, isBarring }) => bar !== 'recused' && isBarring,
  recuseLate: never,
  comment: never,
  withdraw: never,
  beGivenSeat: isOut,
  standIn: isOut,
  beEscalatedTo: isOut,
  'approval.delegated': isOut,
  'approval.questioned': isOut,
  'approval.answered': (setting) => setting.bar !== 'requester' && isOut(setting),
  'approval.nudged': never,
  'approval.reassigned': isOut,
  'approval.deputised': isOut,
  'approval.approverAdded': isOut,
  'approval.extended': isOut,
  'approval.linksRevoked': isOut,
  'approval.reached': isOut,
  'approval.overridden': always,
};

/** Whether a bar holds for a verb. */
export const holds = (verb: BarredVerb, setting: Setting): boolean => isBarredFrom[verb](setting);

/** The code with which each bar refuses. */
export const refusing: Readonly<Record<Bar, RefusalCode>> = {
  requester: 'barred_requester',
  beneficiary: 'barred_requester',
  recused: 'barred_recused',
};

/** What came of a knock in a setting: taken, or the code of the refusal. */
export interface Walked extends Setting {
  readonly came: string;
  readonly isRecorded: boolean;
}

/** What came of a knock. A page says no code: it is the one that is looked for where its sentence stands there in both languages. */
export function sayingWhy({ isTaken, status, code, said }: Met, wanted: string, bar: Bar): string {
  if (isTaken) return 'taken';
  const known = code ?? wanted;
  if (known === 'taken') return `refused by ${status}: ${said.en}`;
  const sentences = [refusal(known as RefusalCode), ...(known === refusing[bar] ? [reasonOf(barredBy(bar))] : [])];
  const isSaid = (['zh', 'en'] as const).every((language) =>
    sentences.some((each) => each && said[language].includes(each[language])),
  );
  return isSaid && [403, 409, 422].includes(status) ? known : `${status} ${code}, without saying why`;
}

/** How one verb is walked by one door. */
interface Way {
  /** What the table says of a setting: taken, or refused with a code. */
  readonly expected: (setting: Setting) => string;
  readonly matterFor: (setting: Setting, expected: string) => Matter | Promise<Matter>;
  readonly knock: (matter: Matter, setting: Setting) => Promise<Met>;
}

/** Knocks for every bar and policy, and compares what came of it, and whether the ledger has it, with the table. */
export const walk = async (
  { ledger, readModel }: App,
  { expected, matterFor, knock }: Way,
  among = settings,
): Promise<void> => {
  /** A recusal after the close is recorded by the review that it opens. */
  const reviewsIn = async ({ id }: Matter) => {
    const found = await readModel.approval(id);
    return found ? reviewsOf(found.approval).length : 0;
  };
  const entries = async (matter: Matter) => (await ledger.entriesOf(matter.id)).length + (await reviewsIn(matter));
  const walked = await Promise.all(
    among.map(async (setting): Promise<Walked> => {
      const wanted = expected(setting);
      const matter = await matterFor(setting, wanted);
      const before = await entries(matter);
      const came = sayingWhy(await knock(matter, setting), wanted, setting.bar);
      return { ...setting, came, isRecorded: (await entries(matter)) > before };
    }),
  );
  const table = among.map((setting): Walked => {
    const came = expected(setting);
    return { ...setting, came, isRecorded: came === 'taken' };
  });
  expect(walked).toEqual(table);
};
