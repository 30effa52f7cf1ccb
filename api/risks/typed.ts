import type { Request } from 'express';
import { dateOf, fieldOf, readForm, textOf } from '../ui/answer';
import { acceptance, assessment, closing, materialisation, response, review, riskRequest } from './forms';

/** So many actions can be planned on the page; the API takes more. */
export const ACTIONS_SHOWN = 3;

const given = (name: string, value: string) => (value === '' ? {} : { [name]: value });

/** A score is chosen by its two parts; none where nothing was chosen. */
const scoreOf = (request: Request, form: string, name: string) => {
  const [likelihood, impact] = ['likelihood', 'impact'].map((part) => fieldOf(request, `${form}.${name}.${part}`));
  return likelihood || impact ? { [name]: { likelihood: Number(likelihood), impact: Number(impact) } } : {};
};

const scoresOf = (request: Request, form: string) => ({
  ...scoreOf(request, form, 'inherent'),
  ...scoreOf(request, form, 'current'),
  ...scoreOf(request, form, 'residual'),
});

const said = (request: Request, form: string) => ({
  note: textOf(request, `${form}.note`),
  ...given('answer', textOf(request, `${form}.answer`)),
});

export const raisedIn = (request: Request) =>
  readForm(riskRequest, {
    key: fieldOf(request, 'risk.key'),
    title: fieldOf(request, 'risk.title'),
    ...given('description', textOf(request, 'risk.description')),
    ...given('category', fieldOf(request, 'risk.category')),
    ...given('owner', fieldOf(request, 'risk.owner')),
    ...scoresOf(request, 'risk'),
    ...said(request, 'risk'),
  });

export const assessedIn = (request: Request) =>
  readForm(assessment, { ...scoresOf(request, 'assessment'), ...said(request, 'assessment') });

export const reviewedIn = (request: Request) =>
  readForm(review, { ...scoresOf(request, 'review'), ...said(request, 'review') });

const actionsOf = (request: Request) =>
  Array.from({ length: ACTIONS_SHOWN }, (_, row) => row).flatMap((row) => {
    const cell = (name: string) => fieldOf(request, `response.action.${row}.${name}`);
    const action = { text: cell('text'), owner: cell('owner'), due: cell('due') };
    return action.text || action.due ? [action] : [];
  });

export const respondedIn = (request: Request) =>
  readForm(response, {
    kind: fieldOf(request, 'response.kind'),
    note: textOf(request, 'response.note'),
    actions: actionsOf(request),
  });

export const acceptedIn = (request: Request) =>
  readForm(acceptance, {
    reason: textOf(request, 'acceptance.reason'),
    until: fieldOf(request, 'acceptance.until'),
  });

export const materialisedIn = (request: Request) => {
  const on = dateOf(request, 'materialisation.on');
  return readForm(materialisation, {
    what: textOf(request, 'materialisation.what'),
    ...(on !== undefined && { on }),
  });
};

export const closedIn = (request: Request, form: 'closure' | 'reopening') =>
  readForm(closing, { reason: textOf(request, `${form}.reason`) });
