import { evidenceWords } from '../../evidence/titles';
import { chineseDay, englishDay } from '../../calendar/said-days';
import { clauseWords } from '../../agreements/clause-words';
import { deciding, groupNames } from './decisions';
import { projectsNeedWords } from '../../projects/words';
import { dueOn, phaseDays } from '../../phases/phases';
import type { Programme } from '../../programme/programme';
import { list, text } from '../../shared/sentences';
import { noticeNoun, noticeWords } from '../../programme/terms';
import type { Text } from '../../shared/text';
import { partyTitle, titlesOf } from '../../programme/titles';
import type { Need } from '../../programme/needs';
import type { Milestone, Phase } from '../../programme/phase-plans';
import type { Agreement } from '../../programme/agreement-plans';

const nothing = text('', '');

const called = (things: Readonly<Record<string, { readonly title: Text }>>, key: string): Text => {
  const { zh, en } = things[key]?.title ?? text(key, key);
  return text(`“${zh}”`, `"${en}"`);
};

const milestoneTitles = ({ phases }: Programme) =>
  Object.fromEntries(phases.flatMap(({ milestones }) => milestones.map((one) => [one.key, one])));

/** A need in words: "the NDA" is effective, 1 project started, the market indicator is attained by 100 %. */
export const needWords = (programme: Programme, need: Need): Text => {
  const state = (is: string) => (is === 'signed' ? text('已签署', 'is signed') : text('已生效', 'is effective'));
  const join = ({ zh, en }: Text, is: Text) => text(`${zh}${is.zh}`, `${en} ${is.en}`);
  if ('agreement' in need) return join(called(programme.agreements, need.agreement), state(need.is));
  if ('anyAgreement' in need) {
    const { zh, en } = list(need.anyAgreement.map((key) => called(programme.agreements, key)));
    return join(text(`${zh}中任一份`, `one of ${en}`), state(need.is));
  }
  if ('milestone' in need) {
    return join(called(milestoneTitles(programme), need.milestone), text('已通过验收', 'is accepted'));
  }
  if ('groups' in need) return join(groupNames(programme, need.groups), text('席位全部到位', 'have every seat filled'));
  if ('projects' in need) return projectsNeedWords(need);
  if ('kpi' in need) {
    const kpi = programme.evaluation.kpis.find(({ key }) => key === need.kpi)?.title ?? text(need.kpi, need.kpi);
    const percent = need.attainmentAtLeastPercent;
    return text(`${kpi.zh}达成率不低于 ${percent}%`, `${kpi.en} is attained by ${percent} %`);
  }
  if ('risks' in need) return text('没有未关闭的高风险', 'no open risk is high');
  const { score, consecutiveQuarters: quarters } = need;
  return text(`连续 ${quarters} 个季度不低于 ${score} 分`, `${quarters} quarters in a row score ${score} or more`);
};

/** Several needs in words. */
export const needsWords = (programme: Programme, needs: readonly Need[]): Text =>
  list(needs.map((need) => needWords(programme, need)));

const acceptance = (programme: Programme, { accepts }: Milestone): Text | undefined =>
  accepts && deciding(programme, accepts, text('验收', 'accepted'));

/** What is said of each of several things, where it is the same of all of them. */
const ofAll = (said: readonly (Text | undefined)[]): Text | undefined => {
  const [first, ...others] = said;
  return others.length > 0 && others.every((other) => other?.en === first?.en) ? first : undefined;
};

const milestoneSentence = (programme: Programme, milestone: Milestone, isAcceptedAsAll: boolean): Text => {
  const { title, criterion, needs, met, evidence, accepts } = milestone;
  const on = dueOn(milestone.due, programme.starts);
  const before = needsWords(programme, needs);
  const seen = needsWords(programme, met);
  const shown = evidenceWords(evidence);
  const accepted = isAcceptedAsAll ? undefined : acceptance(programme, milestone);
  const says = (of: (words: Text) => string) => (of(criterion) === of(title) ? '' : of(criterion));
  const [zh, en] = [says((words) => words.zh), says((words) => words.en)];
  return text(
    [
      `里程碑“${title.zh}”${chineseDay(on)}到期${zh && `：${zh}`}`,
      ...(needs.length > 0 ? [`提交前须${before.zh}`] : []),
      ...(met.length > 0 ? [`系统自行核对：${seen.zh}${accepts ? '' : '，一经满足即视为通过'}`] : []),
      ...(evidence.length > 0 ? [`须提交${shown.zh}`] : []),
      ...(accepted ? [accepted.zh] : []),
    ].join('；') + '。',
    [
      `Milestone "${title.en}" is due on ${englishDay(on)}${en && `: ${en}`}`,
      ...(needs.length > 0 ? [`it can be submitted once ${before.en}`] : []),
      ...(met.length > 0 ? [`seen by the machine: ${seen.en}${accepts ? '' : ', and then accepted by itself'}`] : []),
      ...(evidence.length > 0 ? [`evidence: ${shown.en}`] : []),
      ...(accepted ? [accepted.en] : []),
    ].join('; ') + '.',
  );
};

/** Who decides on a gate, and what has to be met; all milestones of its phase by one word. */
const gateWords = (programme: Programme, { milestones, gate }: Phase): Text => {
  const { asks, policy, must, should } = gate;
  const decided = deciding(programme, { groups: asks, policy }, text('决定', 'decided'));
  const named = (keys: readonly string[]) => list(keys.map((key) => called(milestoneTitles(programme), key)));
  const isWhole =
    must.length > 0 && must.length === milestones.length && milestones.every(({ key }) => must.includes(key));
  const needed = isWhole ? text('本阶段的全部里程碑', 'every milestone of its phase') : named(must);
  const wished = named(should);
  return text(
    `${decided.zh}；必达：${needed.zh || '无'}${should.length > 0 ? `；应达：${wished.zh}` : ''}。`,
    `${decided.en}; must be met: ${needed.en || 'nothing'}${should.length > 0 ? `; should be met: ${wished.en}` : ''}.`,
  );
};

/** Phase by phase: when it runs, what is due, who accepts it, and who opens its gate; what holds for all of them stands first, once. */
export const phaseSentences = (programme: Programme): readonly Text[] => {
  const { phases } = programme;
  const accepted = ofAll(
    phases.flatMap(({ milestones }) => milestones.map((milestone) => acceptance(programme, milestone))),
  );
  const gates = phases.map((phase) => gateWords(programme, phase));
  const decided = ofAll(gates);
  return [
    ...(accepted ? [text(`各里程碑均${accepted.zh}。`, `Every milestone is ${accepted.en}.`)] : []),
    ...(decided ? [text(`各阶段门均${decided.zh}`, `Every gate is ${decided.en}`)] : []),
    ...phases.flatMap(({ title, months, milestones }, at) => {
      const { starts, ends } = phaseDays(programme)[at] ?? { starts: '', ends: '' };
      const { zh = '', en = '' } = gates[at] ?? {};
      return [
        text(
          `${title.zh}：${chineseDay(starts)}至${chineseDay(ends)}（${months} 个月）。`,
          `${title.en}: ${englishDay(starts)} to ${englishDay(ends)} (${months} ${months === 1 ? 'month' : 'months'}).`,
        ),
        ...milestones.map((one) => milestoneSentence(programme, one, accepted !== undefined)),
        ...(decided ? [] : [text(`本阶段的阶段门${zh}`, `The gate of this phase is ${en}`)]),
      ];
    }),
  ];
};

const agreementSentence = (programme: Programme, one: Agreement): Text => {
  const titles = titlesOf(programme);
  const decided = deciding(programme, one.approval, text('批准', 'approved'));
  const signed = list(one.signatories.map((party) => partyTitle(titles, party)));
  const above = one.parent === undefined ? undefined : called(programme.agreements, one.parent);
  const notice = one.renewal.notice ?? { days: 0 };
  const before = noticeWords(notice).zh;
  const renewal = {
    none: nothing,
    optional: text(`，可续期，须提前 ${before}通知`, `, renewable with ${noticeNoun(notice)}`),
    automatic: text(`，自动续期，提前 ${before}通知可终止`, `, renewed unless ended with ${noticeNoun(notice)}`),
  }[one.renewal.kind];
  const end = !above
    ? nothing
    : one.survivesParent
      ? text(`，${above.zh}生效后方可生效，其终止后继续有效`, `, not before ${above.en}, which it survives`)
      : text(`，不早于${above.zh}生效，不晚于其终止`, `, within the life of ${above.en}`);
  const more = clauseWords(one);
  return text(
    `协议“${one.title.zh}”（${one.term.months} 个月${renewal.zh}${end.zh}）${decided.zh}，由${signed.zh}签署${more.zh}。`,
    `Agreement "${one.title.en}" (${one.term.months} months${renewal.en}${end.en}) is ${decided.en}, and signed by ${signed.en}${more.en}.`,
  );
};

/** Agreement by agreement: its term, what it hangs on, who approves and who signs it. */
export const agreementSentences = (programme: Programme): readonly Text[] =>
  Object.values(programme.agreements).map((one) => agreementSentence(programme, one));
