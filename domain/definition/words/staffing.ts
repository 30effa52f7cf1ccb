import { chineseDay, englishDay } from '../../calendar/said-days';
import { ownerTitle } from './obligations';
import { groupNames } from './decisions';
import { titleIn } from '../../programme/titles';
import { decidingParties } from '../../programme/parties';
import { dueOn } from '../../phases/phases';
import type { Programme } from '../../programme/programme';
import { usualVacancy, type CarePlan, type PostPlan } from '../../programme/staffing-plans';
import type { CycleKey } from '../../shared/keys';
import { list, text } from '../../shared/sentences';
import type { Text } from '../../shared/text';
import { staffingKinds } from '../../staffing/words';

const periods: Readonly<Record<CycleKey, Text>> = {
  monthly: text('每月', 'each month'),
  quarterly: text('每季度', 'each quarter'),
  annual: text('每年', 'each year'),
};

const postSentence = (programme: Programme, kind: 'staff' | 'experts', plan: PostPlan): Text => {
  const { title, number, parties = decidingParties(programme).map(({ key }) => key), from, holders = {} } = plan;
  const who = list(parties.map((party) => titleIn(programme.parties, party)));
  const named = parties.reduce((sum, party) => sum + Math.min(number, holders[party]?.length ?? 0), 0);
  const missing = parties.length * number - named;
  const by = from === undefined ? undefined : dueOn(from, programme.starts);
  const kindOf = staffingKinds[kind];
  return text(
    `${kindOf.zh}：${who.zh}各配备${title.zh} ${number} 人${by === undefined ? '' : `，${chineseDay(by)}前到岗`}${missing > 0 ? `，现缺 ${missing} 人` : ''}。`,
    `${kindOf.en}: ${who.en} have ${number} each (${title.en})${by === undefined ? '' : `, by ${englishDay(by)}`}${missing > 0 ? `; ${missing} missing now` : ''}.`,
  );
};

const careSentence = (programme: Programme, { title, kind, owners, every, evidence }: CarePlan): Text => {
  const [named, who, when] = [
    staffingKinds[kind],
    list(owners.map((owner) => ownerTitle(programme, owner))),
    periods[every],
  ];
  return text(
    `${named.zh}：${who.zh}${when.zh}完成“${title.zh}”${evidence ? `，附${evidence.zh}` : '，附证明材料'}；逾期上报。`,
    `${named.en}: ${title.en}, ${when.en}, by ${who.en}, shown by ${evidence?.en ?? 'evidence'}; what is overdue is escalated.`,
  );
};

/** Whom the parties have for the cooperation, what is done for people, and who hears of a vacancy; nothing where the programme says nothing of it. */
export function staffingSentences(programme: Programme): readonly Text[] {
  if (!programme.staffing) return [];
  const { staff = [], experts = [], care = [], vacancy } = programme.staffing;
  const { workingDays, tells } = vacancy ?? usualVacancy;
  const groups = groupNames(programme, tells);
  const and = tells.length > 0 ? text(`和${groups.zh}`, ` and ${groups.en}`) : text('', '');
  return [
    ...staff.map((each) => postSentence(programme, 'staff', each)),
    ...experts.map((each) => postSentence(programme, 'experts', each)),
    ...(staff.length + experts.length > 0
      ? [
          text(
            `岗位空缺超过 ${workingDays} 个工作日，告知合作服务办公室${and.zh}。`,
            `A post that is vacant for more than ${workingDays} working days is told to the office${and.en}.`,
          ),
        ]
      : []),
    ...care.map((each) => careSentence(programme, each)),
  ];
}
