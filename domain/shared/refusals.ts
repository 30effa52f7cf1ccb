import { closedSentence } from './closed';
import { troubleSentence } from './trouble';
import type { Text } from './text';

/** Every refusal of the product: the code is stable, the sentence is for a person, `status` is what HTTP answers. */
const refusals = {
  seat_not_held: {
    status: 403,
    zh: '您不在该席位上任职，不能就此表决。',
    en: 'You do not hold this seat, so you cannot decide here.',
  },
  barred_requester: {
    status: 403,
    zh: '提交人和受益人不能就此事项表决。',
    en: 'Whoever made the request or gains by it may not decide on it.',
  },
  barred_recused: {
    status: 403,
    zh: '您或该席位已就此事回避。',
    en: 'You or this seat have been recused from the matter.',
  },
  voted_for_other_party: {
    status: 403,
    zh: '您在本轮已代表另一方表决，不能再代表本方表决。',
    en: 'You have voted for the other party in this round, so you cannot vote for this one.',
  },
  not_open_yet: { status: 409, zh: '该环节尚未开始。', en: 'This stage has not opened yet.' },
  already_closed: { status: 409, zh: '该审批已经结束。', en: 'This approval is already closed.' },
  too_late: { status: 409, zh: '已过截止时间。', en: 'The deadline has passed.' },
  round_superseded: { status: 409, zh: '该轮次已被新一轮取代。', en: 'A newer round has replaced this one.' },
  round_open: { status: 409, zh: '上一轮尚未结束。', en: 'The round before is still open.' },
  round_not_next: { status: 409, zh: '轮次须逐一递增。', en: 'A round follows the one before it.' },
  content_changed: {
    status: 409,
    zh: '内容已变更，请按最新内容重新确认。',
    en: 'The content has changed; please look at it again.',
  },
  seat_already_decided: { status: 409, zh: '该席位已经表决。', en: 'This seat has already decided.' },
  already_answered_elsewhere: {
    status: 409,
    zh: '您已代表另一席位表决；按规则须由不同的人表决。',
    en: 'You have answered for another seat; the policy asks for different people.',
  },
  not_in_bulk: {
    status: 422,
    zh: '阶段门、资金和协议须逐项在各自页面表决，不能一并表决。',
    en: 'Gates, money and agreements are decided one by one on their own pages, not together with others.',
  },
  delegation_refused: { status: 409, zh: '不能这样委托。', en: 'This delegation is not possible.' },
  appointment_refused: { status: 409, zh: '不能这样任命。', en: 'This appointment is not possible.' },
  reassignment_refused: { status: 409, zh: '不能这样转办。', en: 'This reassignment is not possible.' },
  deputy_refused: { status: 409, zh: '不能这样指定代行人。', en: 'This deputy is not possible.' },
  deadline_too_short: {
    status: 422,
    zh: '新的截止时间不得早于一个工作日之后。',
    en: 'The new deadline must leave at least one working day.',
  },
  deadline_moved: {
    status: 409,
    zh: '截止时间刚刚变更，请核对后重试。',
    en: 'The deadline has just been moved; please look at it and try again.',
  },
  nudged_already: {
    status: 429,
    zh: '该席位今日已催办过，每个工作日最多一次。',
    en: 'This seat has been nudged today; once a working day is the most.',
  },
  nothing_asked: { status: 409, zh: '没有待答复的问题。', en: 'There is no question to answer.' },
  comment_required: { status: 422, zh: '请写明理由。', en: 'Please give a reason.' },
  conditions_required: {
    status: 422,
    zh: '附条件同意须写明条件、责任人和期限。',
    en: 'An approval with conditions needs each condition, its owner and its due date.',
  },
  identity_too_weak: {
    status: 403,
    zh: '此事项须先确认您的身份。',
    en: 'For this you must first prove who you are.',
  },
  condition_refused: { status: 422, zh: '不能附加这样的条件。', en: 'Such a condition cannot be set.' },
  code_wrong: {
    status: 403,
    zh: '验证码不正确或已过期。',
    en: 'This code is not right, or no longer good.',
  },
  digits_missing: {
    status: 422,
    zh: '请填写邮件中链接旁的两位数字。',
    en: 'Type the two digits that the mail prints beside its link.',
  },
  digits_wrong: {
    status: 422,
    zh: '这两位数字与邮件中的不符。',
    en: 'These are not the two digits of the mail.',
  },
  digits_spent: {
    status: 403,
    zh: '两位数字已多次填错，此链接不再接受数字。',
    en: 'Wrong digits were typed several times; this link takes none any more.',
  },
  identity_unknown: {
    status: 403,
    zh: '此账号没有在任何合作计划中任职，或其邮箱未经核实。',
    en: 'This account has no role in any programme, or its mail address is not verified.',
  },
  sign_in_failed: {
    status: 403,
    zh: '企业账号登录没有完成。',
    en: 'The sign-in with your company account was not completed.',
  },
  link_expired: { status: 410, zh: '链接已过期。', en: 'This link has expired.' },
  link_revoked: { status: 410, zh: '链接已失效。', en: 'This link is no longer valid.' },
  link_invalid: { status: 404, zh: '链接不完整或不正确。', en: 'This link is not complete or not genuine.' },
  obligation_fulfilled: { status: 409, zh: '该义务已有履行记录。', en: 'This obligation has been met already.' },
  obligation_released: {
    status: 409,
    zh: '协议已提前终止，该义务无须再履行。',
    en: 'The agreement has ended early; nobody owes this any more.',
  },
  rate_limited: { status: 429, zh: '请求过于频繁，请稍后再试。', en: 'Too many requests; please try again shortly.' },
  not_found: { status: 404, zh: '没有找到。', en: 'Not found.' },
  invalid_input: { status: 422, zh: '输入有误。', en: 'The input is not valid.' },
  too_costly: {
    status: 422,
    zh: '计算所需的时间过长，未予处理；请缩减内容后再试。',
    en: 'This takes too long to work out, so it was not done; make it smaller.',
  },
  malformed: { status: 400, zh: '请求无法解析。', en: 'The request cannot be read.' },
  unsupported_media_type: {
    status: 415,
    zh: '内容类型不受支持：请按说明的类型发送。',
    en: 'This Content-Type is not taken; send the body as it says.',
  },
  method_not_allowed: { status: 405, zh: '此地址不支持该请求方法。', en: 'This address does not take that method.' },
  unauthorised: { status: 401, zh: '请先登录或提供令牌。', en: 'Please sign in or give a token.' },
  forbidden: { status: 403, zh: '您无权进行此操作。', en: 'You may not do this.' },
  already_asked: { status: 409, zh: '该事项本轮已经提请。', en: 'This has been asked in this round already.' },
  already_started: { status: 409, zh: '该合作计划已经启动。', en: 'This programme has already been started.' },
  definition_invalid: { status: 422, zh: '合作计划定义有误。', en: 'The programme definition has defects.' },
  calendar_unknown: { status: 422, zh: '没有这个日历。', en: 'There is no such calendar.' },
  calendar_changed: {
    status: 409,
    zh: '该日历刚有新版本，请核对后重新公布。',
    en: 'A newer version of this calendar has just been published; look at it and publish again.',
  },
  idempotency_conflict: {
    status: 422,
    zh: '同一个幂等键已用于不同的请求。',
    en: 'This Idempotency-Key was used for a different request.',
  },
  idempotency_in_progress: {
    status: 409,
    zh: '使用该幂等键的首个请求仍在处理，请稍后再试。',
    en: 'The first request with this Idempotency-Key is still being worked on; please try again shortly.',
  },
  idempotency_key_required: {
    status: 400,
    zh: '此请求须带 Idempotency-Key。',
    en: 'This request needs an Idempotency-Key.',
  },
  milestone_not_open: { status: 409, zh: '该里程碑目前不能提交。', en: 'This milestone cannot be submitted now.' },
  needs_unmet: { status: 409, zh: '前置条件尚未满足。', en: 'What this depends on is not there yet.' },
  evidence_refused: {
    status: 422,
    zh: '不接收这样的文件：须为不超过 25 MB 的文档、表格、图片或压缩包。',
    en: 'Such a file is not taken: it must be a document, a table, an image or an archive of at most 25 MB.',
  },
  file_infected: {
    status: 422,
    zh: '病毒扫描在该文件中检出恶意代码，文件未保存。',
    en: 'A virus scanner found something in this file; it is not kept.',
  },
  evidence_changed: {
    status: 409,
    zh: '该文件的内容与提交时不符。',
    en: 'The bytes of this file are no longer those that were filed.',
  },
  figures_invalid: {
    status: 422,
    zh: '导入的数据有误，一行也没有采纳；请按所列各处更正后重新导入。',
    en: 'The figures that were sent have defects, and none was taken; mend what is listed and send them again.',
  },
  evidence_required: { status: 422, zh: '缺少证明材料。', en: 'Evidence is missing.' },
  gate_not_ready: { status: 409, zh: '阶段门目前不能提请。', en: 'The gate cannot be requested now.' },
  review_date_refused: {
    status: 422,
    zh: '暂缓须定复核日期，最迟 90 天之内。',
    en: 'A hold needs a review date, at most 90 days ahead.',
  },
  baseline_named_already: { status: 409, zh: '已有同名基线。', en: 'There is a baseline of that name already.' },
  change_not_open: {
    status: 409,
    zh: '该变更请求不在审批中，或不能这样合并。',
    en: 'This change request is not being decided, or cannot be merged so.',
  },
  proposal_over: {
    status: 409,
    zh: '该建议已有答复或已被新的预测取代。',
    en: 'This proposal was answered, or a newer forecast has replaced it.',
  },
  exception_not_open: { status: 409, zh: '目前无须提交例外报告。', en: 'No exception report is asked for now.' },
  times_deciding: {
    status: 409,
    zh: '该规则的另一项期限变更正在决定。',
    en: 'Another change of the times of this policy is being decided.',
  },
  adjustment_overlaps: {
    status: 409,
    zh: '另一项尚未办结的战略调整涉及同一事项。',
    en: 'Another adjustment that is not over touches the same.',
  },
  scope_deciding: {
    status: 409,
    zh: '该里程碑的另一项范围变更正在决定。',
    en: 'Another change of scope of this milestone is being decided.',
  },
  agreement_state: { status: 409, zh: '协议当前状态不允许此操作。', en: 'The agreement is not in a state for this.' },
  already_proposed: {
    status: 409,
    zh: '该协议已有一项提议正在决定。',
    en: 'Something else about this agreement is being decided already.',
  },
  parent_ended: { status: 409, zh: '上级协议已经终结。', en: 'The agreement above has ended.' },
  document_differs: {
    status: 409,
    zh: '签署的文件与另一方登记的或审批通过的不一致。',
    en: 'This is not the document that the other party signed, or that was approved.',
  },
  correction_refused: {
    status: 409,
    zh: '该登记已产生后果，不能再更正。',
    en: 'This recording has had consequences and can no longer be corrected.',
  },
  parent_not_effective: { status: 409, zh: '上级协议尚未生效。', en: 'The parent agreement is not effective yet.' },
  already_signed: { status: 409, zh: '该方已经签署。', en: 'This party has already signed.' },
  programme_ending: {
    status: 409,
    zh: '合作计划正在退出，不再承接新的事项。',
    en: 'The programme is being wound up and takes on nothing new.',
  },
  programme_over: { status: 409, zh: '合作计划已经结束。', en: 'The programme has ended.' },
  project_state: { status: 409, zh: '项目当前状态不允许此操作。', en: 'The project is not in a state for this.' },
  dispute_state: { status: 409, zh: '争议当前状态不允许此操作。', en: 'The dispute is not in a state for this.' },
  improvement_state: {
    status: 409,
    zh: '该改进目前的环节不允许此操作。',
    en: 'The improvement is not at a step for this.',
  },
  cause_not_new: {
    status: 422,
    zh: '这一原因此前已经提出过而未能解决问题，请找出新的原因。',
    en: 'This cause was named before and did not help; find a new one.',
  },
  criterion_fixed: {
    status: 409,
    zh: '开始实施后，判定标准不再更改。',
    en: 'The criterion stays as it was when the implementation began.',
  },
  measures_open: {
    status: 409,
    zh: '尚有措施未登记完成。',
    en: 'Not every measure has been recorded as met.',
  },
  check_too_early: {
    status: 409,
    zh: '尚未到有效性验证的日期。',
    en: 'It is too early to verify its effect.',
  },
  same_company: {
    status: 403,
    zh: '须由实施方以外的一方在其席位上任职的人员验证，且未参与实施。',
    en: 'Somebody who holds a seat of another company than carried it out, and had no hand in it, has to verify it.',
  },
  effect_not_shown: {
    status: 422,
    zh: '实测值未达到判定标准，不能认定有效。',
    en: 'What was measured does not meet the criterion, so it cannot count as effective.',
  },
  budget_state: { status: 409, zh: '预算当前状态不允许此操作。', en: 'The budget is not in a state for this.' },
  money_open: { status: 409, zh: '资金尚未结清。', en: 'Money of the programme is not settled yet.' },
  budget_exceeded: { status: 409, zh: '超出预算，不予受理。', en: 'This is more than the budget has.' },
  risk_state: { status: 409, zh: '风险当前状态不允许此操作。', en: 'The risk is not in a state for this.' },
  fund_state: { status: 409, zh: '资金当前状态不允许此操作。', en: 'The fund is not in a state for this.' },
  draw_state: { status: 409, zh: '提款当前状态不允许此操作。', en: 'The draw is not in a state for this.' },
  draw_blocked: { status: 409, zh: '此项提款目前不能受理。', en: 'This draw cannot be taken up now.' },
  over_commitment: {
    status: 422,
    zh: '通知出资的金额超过认缴额。',
    en: 'More is called than was committed.',
  },
  risk_review_due: {
    status: 409,
    zh: '该风险逾期未评审，请先评审；评审时可以更改评分。',
    en: 'The review of this risk is overdue. Review it instead: a review may change its scores.',
  },
  risk_deciding: {
    status: 409,
    zh: '双方正在就该风险作出决定，请等结果。',
    en: 'The groups are deciding on something about this risk just now.',
  },
  answer_required: {
    status: 422,
    zh: '请就评分的疑点写明理由。',
    en: 'Please answer what is odd about the scores.',
  },
  staffing_state: {
    status: 409,
    zh: '该岗位目前不允许此操作。',
    en: 'The post is not in a state for this.',
  },
  plan_state: {
    status: 409,
    zh: '该规划的新版本正在审批，结束后方可再提交。',
    en: 'A version of this plan is being decided on; another can be handed in afterwards.',
  },
  innovation_state: {
    status: 409,
    zh: '该创新目前的状态不允许此操作。',
    en: 'The innovation is not in a state for this.',
  },
  ip_state: { status: 409, zh: '该知识产权当前状态不允许此操作。', en: 'The item is not in a state for this.' },
  secret_place_lost: {
    status: 409,
    zh: '存放处只有该条目的流程知道，已随流程引擎的数据丢失；请向保管方询问，关闭本条目后另立新条目。',
    en: 'Where it is kept was known to its process alone and was lost with the data of the engine. Ask the party that keeps it; close this item and enter it anew.',
  },
  consent_missing: {
    status: 409,
    zh: '共同申请须双方同意；有一方未答复或反对。',
    en: 'A joint filing needs the consent of both parties; one has not answered or objects.',
  },
  key_taken: { status: 409, zh: '该编号已被使用。', en: 'This key is taken already.' },
  evaluation_state: { status: 409, zh: '该评估目前不接收数据。', en: 'This evaluation takes no actuals now.' },
  not_on_request: {
    status: 422,
    zh: '本合作计划没有约定应一方要求开展专项评估。',
    en: 'This programme does not evaluate at the request of a party.',
  },
  requested_this_quarter: {
    status: 409,
    zh: '该方本季度已要求过专项评估，下一季度起可再次提出。',
    en: 'This party has asked for a special evaluation this quarter; it may ask again in the next.',
  },
  rules_missing: { status: 422, zh: '没有生效的分配规则。', en: 'No rule of sharing is in force.' },
  loss_beyond_caps: {
    status: 422,
    zh: '各方承担上限之外尚有亏损无人承担。',
    en: 'The caps leave a part of the loss that nobody bears.',
  },
  one_takes_all: {
    status: 422,
    zh: '合伙形式下不得将全部利润分配给一方。',
    en: 'In a partnership nobody may take all of the profit.',
  },
  one_bears_all: {
    status: 422,
    zh: '合伙形式下不得由一方承担全部亏损。',
    en: 'In a partnership nobody may bear all of the loss.',
  },
  statement_invalid: {
    status: 422,
    zh: '收支明细有误，一条也没有采纳；请按所列各处更正。',
    en: 'The statement has defects, and nothing of it was taken; mend what is listed.',
  },
  distribution_state: {
    status: 409,
    zh: '该分配批次当前状态不允许此操作。',
    en: 'The distribution run is not in a state for this.',
  },
  process_interrupted: {
    status: 503,
    zh: '该事项的流程已中断，您的操作未被接受；已记录的内容不会丢失，请等运维人员恢复后再试。',
    en: 'The process of this matter is interrupted, and what you did was not accepted. Nothing that was recorded is lost; please try again once an operator has recovered it.',
  },
  mail_unavailable: {
    status: 503,
    zh: '邮件暂时发不出去，数据未丢失，请稍后再试。',
    en: 'The mail cannot be sent just now; nothing is lost, please try again shortly.',
  },
  identity_provider_unavailable: {
    status: 503,
    zh: '企业账号登录暂时不可用，请改用邮箱中的登录链接。',
    en: 'The sign-in with a company account cannot be reached; use a mailed sign-in link.',
  },
  identity_provider_wrong: {
    status: 503,
    zh: '企业账号登录的配置有误，重试无效；请改用邮箱中的登录链接，并告知运维人员。',
    en: 'The sign-in with a company account is not set up rightly, and trying again does not help; use a mailed sign-in link, and tell whoever runs this.',
  },
  server_unavailable: {
    status: 503,
    zh: '流程引擎暂时不可用，数据未丢失，请稍后再试；若其实已被接受，重复提交只算一次。',
    en: 'The workflow engine cannot be reached; nothing is lost, please try again shortly. What was taken after all counts once.',
  },
  worker_unavailable: {
    status: 503,
    zh: '处理程序暂时没有响应，数据未丢失，请稍后再试；若其实已被接受，重复提交只算一次。',
    en: 'No worker is answering; nothing is lost, please try again shortly. What was taken after all counts once.',
  },
  scanner_unavailable: {
    status: 503,
    zh: '病毒扫描暂时不可用，文件未保存；已填内容未丢失，请稍后重新提交。',
    en: 'The virus scanner cannot be reached, so the file is not kept; nothing that was typed is lost, send it again shortly.',
  },
  files_unavailable: {
    status: 503,
    zh: '文件存储暂时不可用，已保存的文件未丢失，请稍后再试。',
    en: 'The place where files are kept cannot be reached; those that are kept are not lost, please try again shortly.',
  },
  store_unavailable: {
    status: 503,
    zh: '数据存储暂时不可用，数据未丢失，请稍后再试。',
    en: 'The store cannot be reached; nothing is lost, please try again shortly.',
  },
} as const satisfies Record<string, Text & { status: number }>;

export type RefusalCode = keyof typeof refusals;

/** All of them. */
export const refusalCodes = Object.keys(refusals) as readonly RefusalCode[];

/** Those that say enough by their own sentence. */
export type Unexplained = Exclude<RefusalCode, 'invalid_input'>;

/** The sentence and the HTTP status of a refusal; what is closed is called by the noun that its facts name, and what is away by what is wrong with it. */
export const refusal = (
  code: RefusalCode,
  facts: Readonly<Record<string, unknown>> = {},
): Text & { readonly status: number } => {
  const known = refusals[code];
  return {
    ...known,
    ...(code === 'already_closed' ? closedSentence(facts.noun) : troubleSentence(code, facts.because)),
  };
};

export const isRefusalCode = (code: unknown): code is RefusalCode => typeof code === 'string' && code in refusals;
