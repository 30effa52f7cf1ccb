/** What stands in a programme whose file leaves it out, written as in the file. Source: docs/programme-file.md. */
export const titles = {
  committee: { zh: '合作治理委员会', en: 'Cooperation Governance Committee' },
  supervision: { zh: '合作监督委员会', en: 'Supervisory Committee' },
  office: { zh: '合作服务办公室', en: 'Programme Office' },
} as const;

/** What binds the companies, a gate or an agreement: more than half of the seats of each, signed in. */
export const bindingPolicy = {
  title: { zh: '双方各过半数席位同意', en: 'more than half of the seats of each company' },
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: { share: { percent: 50, strictly: true } } } }] }],
  within: { workingDays: 10 },
  identity: 'signIn',
} as const;

/** What is signed off in the course of the work: one seat of each company. */
export const usualPolicy = {
  title: { zh: '双方各一席同意', en: 'one seat of each company' },
  stages: [{ panels: [{ group: '$subject', rule: { bothParties: 'any' } }] }],
  within: { workingDays: 5 },
} as const;

/** The one indicator that needs no reports. */
export const onTime = {
  key: 'on-time',
  title: { zh: '里程碑按期完成率', en: 'Milestones on time' },
  weight: '100%',
  target: { atLeast: 95, unit: '%' },
  computed: 'onTime',
} as const;

export const exitPlan = {
  triggers: [
    { zh: '阶段门评审决定终止合作', en: 'a phase gate decides to end the cooperation' },
    { zh: '双方书面同意提前终止', en: 'both companies agree in writing to end it early' },
  ],
  steps: [
    { zh: '结清双方往来款项', en: 'settle what the companies owe each other' },
    { zh: '归还或删除共享的资料', en: 'return or delete what was shared' },
    { zh: '总结经验并归档', en: 'write down what was learned and file it' },
  ],
} as const;
