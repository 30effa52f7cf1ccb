import { nextProjectStage, type Project } from './projects';
import { text } from '../shared/sentences';
import type { Text } from '../shared/text';

/** What comes once every stage is passed. */
const commissioning = text('投运验收', 'commissioning');

/** Where a project goes with its next stage passed: 由立项进入执行; nothing once all are. */
export function stepAhead(project: Project): { readonly to: Text; readonly step: Text } | undefined {
  const from = nextProjectStage(project)?.title;
  if (!from) return undefined;
  const to = project.stages[project.passed.length + 1]?.title ?? commissioning;
  return { to, step: text(`由${from.zh}进入${to.zh}`, `from ${from.en} to ${to.en}`) };
}

/** The deciding sentence of a stage: which project, and from where to where. Source: docs/rules/mail-and-pages.md, "The deciding sentence". */
export const stageTitle = ({ title }: Pick<Project, 'title'>, step: Text): Text =>
  text(`${title.zh}：${step.zh}`, `${title.en}: ${step.en}`);
