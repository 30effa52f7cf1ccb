import { askId, inForceOf, mayAnswer } from '../../domain/evaluations/answerers';
import { correctable, latestVersion } from '../../domain/evaluations/corrections';
import type { Asked, EvaluationView, Given } from '../../domain/evaluations/views';
import { scopeOf } from '../../domain/programme/evaluation-defaults';
import { titleIn } from '../../domain/programme/titles';
import { mayUndertake } from '../../domain/programme/undertakings';
import { say } from '../../domain/shared/text';
import { restingOn } from '../../domain/views/restatements';
import type { ProgrammeView } from '../../domain/views/views';
import { figurePath } from '../../mail/paths';
import type { Reader } from '../ui/frame';
import type { ThingContext } from '../ui/thing';
import { pathOf } from './scorecard';

const words = {
  zh: {
    correct: '更正',
    follows: '提交后',
    opens: (version: number, groups: string) =>
      `开启第 ${version} 版评估，沿用其余数据，由${groups}重新签认；第 ${version - 1} 版原样保留。`,
    standing: (version: number, total: string | null, grade: string) =>
      `总分和等级重新计算；第 ${version} 版${total === null ? '数据不足，没有总分' : `为 ${total}，等级 ${grade}`}。`,
    gates: '新版签认后，阶段门准则和项目群的各项判定改以新版结果为准。',
    improvements: (titles: string) => `新版签认后，以该数据或总分为依据的改进事项会收到通知：${titles}。`,
    noImprovement: '目前没有以该数据或总分为依据的改进事项。',
    later: (version: number) => `已有第 ${version} 版，请在该版中填报或更正：`,
    version: (version: number) => `第 ${version} 版`,
    result: (version: number) => `查看第 ${version} 版评估`,
  },
  en: {
    correct: 'Correct it',
    follows: 'What follows',
    opens: (version: number, groups: string) =>
      `Version ${version} of the evaluation opens with all other figures as they are, and is signed off anew by ${groups}; version ${version - 1} stays as it was.`,
    standing: (version: number, total: string | null, grade: string) =>
      `Total and grade are counted again; version ${version} has ${total === null ? 'too little data for a total' : `${total}, grade ${grade}`}.`,
    gates: 'Once the new version is signed off, criteria of gates go by its result.',
    improvements: (titles: string) =>
      `Once it is signed off, those are told who act on what rests on this figure or on the total: ${titles}.`,
    noImprovement: 'No open improvement rests on this figure or on the total.',
    later: (version: number) => `There is a version ${version}; report or correct it there:`,
    version: (version: number) => `version ${version}`,
    result: (version: number) => `See version ${version} of the evaluation`,
  },
};

interface LinkProps {
  readonly context: ThingContext;
  readonly evaluation: EvaluationView;
  readonly ask: Asked;
  readonly answer: Given;
}

/** Leads whoever was asked, and the office, to where an answer that was signed off is corrected. */
export const CorrectionLink = ({ context, evaluation, ask, answer }: LinkProps) => {
  const { view, visitor, nonce, reader } = context;
  const found = correctable(view.evaluations, evaluation, answer);
  const isTheirs =
    visitor !== undefined && mayAnswer(inForceOf(view, reader.now), evaluation, ask).includes(visitor.person);
  if (!found || !(isTheirs || nonce) || !mayUndertake(view.state, 'evaluation.restate')) return null;
  return (
    <div>
      <a href={figurePath(askId(found.evaluation.key, found.ask.key))}>{words[reader.language].correct}</a>
    </div>
  );
};

interface FollowsProps {
  readonly view: ProgrammeView;
  readonly evaluation: EvaluationView;
  readonly ask: Asked;
  readonly reader: Reader;
}

/** What a correction brings about, before it is sent. */
export const WhatFollows = ({ view, evaluation, ask, reader: { language } }: FollowsProps) => {
  const phrases = words[language];
  const { definition } = view;
  const { version = 1, scorecard } = evaluation;
  const comma = language === 'zh' ? '、' : ', ';
  const groups = scopeOf(definition.evaluation, evaluation.cycle).signOff.groups.map((group) =>
    say(titleIn(definition.governance.groups, group), language),
  );
  const resting = restingOn(
    view,
    evaluation,
    ask.wants.map(({ of }) => of),
  );
  return (
    <div>
      <h3>{phrases.follows}</h3>
      <ul>
        <li>{phrases.opens(version + 1, groups.join(comma))}</li>
        {scorecard && <li>{phrases.standing(version, scorecard.total, scorecard.grade)}</li>}
        {evaluation.cycle !== 'special' && <li>{phrases.gates}</li>}
        <li>
          {resting.length === 0
            ? phrases.noImprovement
            : phrases.improvements(resting.map(({ title }) => say(title, language)).join(comma))}
        </li>
      </ul>
    </div>
  );
};

/** Where there is a later version: the way to it, and to what is asked in it. */
export const LaterVersion = ({ view, evaluation, ask, reader: { language } }: FollowsProps) => {
  const phrases = words[language];
  const latest = latestVersion(view.evaluations, evaluation);
  const { version = 1 } = latest;
  if (latest.key === evaluation.key) return null;
  return (
    <p class="notice">
      {phrases.later(version)} <a href={figurePath(askId(latest.key, ask.key))}>{phrases.version(version)}</a>
      {language === 'zh' ? '。' : '. '}
      <a href={pathOf(view.key, latest)}>{phrases.result(version)}</a>
    </p>
  );
};
