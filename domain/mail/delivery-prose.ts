import { statusIn, type DeliveryReport } from './delivery-status';

/** Further than this no server explains itself. */
const LONGEST_PROSE = 12_000;

/** Where servers begin to show the mail that they return: a rule or a sentence that says so, or its first headers. */
const RETURNED_MAIL =
  /^[ \t]*(?:-+[ \t]*(?:this is a copy|(?:begin )?(?:original|returned|unsent) (?:message|mail)|the headers? of the original|below this line|included is a copy)|(?:original message follows|message headers follow|below is a copy of the original|included is a copy of|-+ ?original mail)|(?:received|return-path|delivered-to|x-received|dkim-signature|mime-version|message-id|content-type):)/im;

/** Still being tried, whatever else is said. */
const STILL_TRIED = [
  /(?:will|shall|['’]ll) (?:be re-?tried|be (?:tried|attempted) again|(?:automatically )?(?:re-?try|try again|keep (?:on )?(?:re-?)?(?:try|attempt)ing|continue (?:to (?:be )?(?:re-?)?(?:try|tried|attempt|deliver)|(?:re-?)?(?:try|attempt)ing|delivery)|re-?attempt|attempt (?:to (?:re-?)?deliver|(?:re-?)?delivery)))|will-retry-until|queued for (?:re-?try|re-?delivery|another)|attempts will continue|will not give up|(?:still|keeps?) (?:being )?(?:re)?try|retry(?:ing)? for|kept in the queue/i,
  /warning message only|temporary failure report|(?:do|does) not need to re-?send|no action is required|(?:delivery|message|mail) (?:is|has been|was|to .{0,200} is|to .{0,200} has been) delayed|notification \(delay\)|delivery delayed|longer than (?:expected|usual)|delayed (?:mail|delivery)|not yet (?:been )?(?:delivered|received)|not been able to deliver .{0,80}\byet\b|^warning[:-]+ ?(?:message|mail|could not)|could not send (?:message|mail) for past/im,
  /(?:将|會|会|将会|正在|仍在|仍会|还会|仍將|繼續|继续)[^。；;\n请建]{0,24}(?:尝试|重试|重发|重投|重新(?:为您)?(?:投递|发送)|再次(?:为您)?(?:投递|发送|尝试)|嘗試|重試|重新投遞|再次投遞)|(?:继续|繼續)(?:为您|為您)?(?:投递|投遞|传送|傳送)|(?:排队|等待|排隊)[^。；\n]{0,6}(?:投递|重试|重发|投遞|重試)|(?:自动|自動)(?:重试|重試|重新(?:投递|投遞|发送))|(?:无需|不必|不需要|無需)(?:您)?(?:重新发送|重发|重新寄送)|(?:投递|投遞|送达|发送|传递|傳遞)(?:已)?(?:延迟|延誤|延遲|推迟)|(?:邮件|郵件)(?:已)?(?:延迟|延遲)|延迟(?:投递|送达|通知)/,
  /再送(?:を(?:続|試)|します|されます)|配信が遅れ|配送が遅れ|noch nicht zugestellt|wird (?:weiterhin|erneut) versucht|verzögert|retardée?|nouvelle tentative|seguirá intentando|retrasad|будет (?:повтор|предпринят)|задерж/i,
];

/** Given up, though the reasons may sound as if it could pass. */
const GIVEN_UP =
  /(?:I've|have|has) given up|giving up on|not going to try again|no (?:further|more) (?:delivery )?attempts|(?:retry|delivery) (?:time ?out|time) (?:has )?(?:been )?(?:exceeded|expired)|retry timeout|(?:message|envelope|mail|queue)[. ](?:has |time )?expired|too long in the queue|in the queue too long|permanent(?:ly)? (?:fatal )?(?:error|failure|failed|rejected)|failed permanently|this is a permanent|aborted after|could not be delivered (?:for|within|after) \d|(?:cannot|could not) send message for \d+ days|不再(?:尝试|重试|投递|嘗試|重試)|(?:已|已经|已經)(?:停止|放弃|放棄)|(?:超过|超過|达到|達到)[^。；\n]{0,20}(?:重试|重試|投递期限|最大次数|次数)|(?:多次|反复)(?:尝试|重试|投递)[^。；\n]{0,12}(?:失败|失敗|未成功)|永久(?:性)?(?:错误|失败|錯誤|失敗)/i;

/** It may pass, by a word or by a reply code. */
const MAY_PASS =
  /暂时|暫時|暂缓|临时|臨時|尚未|稍后[^。；\n请]{0,6}(?:投递|送达)|一時的|temporar|deferred|delayed|greylist|vorübergehend|temporaire|(?<![\w./-]|\w:|port )4[0-5]\d[ -]|(?<![\w.])4\.\d{1,3}\.\d{1,3}(?![\w.]*\d)/im;

/** A reply code (RFC 5321) or status (RFC 3463) of what fails for good. */
const FOR_GOOD =
  /(?<![\w./-]|port )5[0-5]\d(?=[ :,;，。：；)-]|$)(?! ?[KMG]i?B\b)|(?<![\w.])5\.\d{1,3}\.\d{1,3}(?![\w.]*\d)/im;

/** Sentences by which servers say that a mail did not arrive, before the address in question. */
const NOT_ARRIVED = [
  /(?:could|can|was|were|did|has|have) ?n(?:o|['’])?t (?:be |been |successfully |yet )*(?:deliver|reach|sent|accept|found)|(?:not|un)[ -]?able to (?:be )?(?:deliver|send|reach)|deliver(?:y|ing)(?: \w+)? (?:(?:has|have) )?(?:been )?(?:failed|failure|problem|error)|delivery to .{0,200} failed|fail(?:ed|ure) (?:to )?(?:deliver|reach|notice|reason|delivery)|failed for the following|error (?:occurred|delivering|while)|(?:an )?error has occurred|fatal errors?|undeliver(?:able|ed)|returned mail|returning message|(?:user|recipient|mailbox|address|domain|host)(?: \w+| name)? (?:is )?(?:unknown|not (?:found|listed|recogni[sz]ed|exist)|does(?:n['’]t| not) exist|unavailable|disabled|full)|unknown (?:user|recipient|mailbox|address)|no such (?:user|recipient|mailbox|domain)|invalid (?:final delivery )?(?:user|recipient|mailbox|address)|(?:was|were|been) (?:rejected|returned)|exceeds (?:allowed|the) |does(?:n['’]t| not) have an? .{0,80}account|over quota|no valid recipients|not a(?:uthori[sz]ed)? member|are not member|may not exist/i,
  /(?:无法|未能|不能|没有|没能|未|無法|沒有)(?:被|成功|正常)*(?:[将將把][^。；\n]{0,12}?)?(?:投递|发送|送达|传递|传送|递送|寄达|寄送|投遞|傳遞|傳送|送達|遞送|寄達)|(?:投递|发送|传递|送达|递送|传送|投遞|傳遞|傳送|遞送|寄送)(?:失败|失敗|不成功|错误|錯誤)|退信|(?:被|已|遭)?退回|(?:被|已|遭|服务器|对方|系统)?(?:拒收|拒绝(?:接收|投递|了))|(?:用户|收件人|邮箱|地址|域名|帳號|信箱|帐户|账户|账号|收件者)[^。；\n]{0,12}(?:不存在|未找到|找不到|已满|已滿|无效|無效|被禁用|已停用|错误)|找不到[^。；\n]{0,12}(?:用户|收件人|邮箱|地址|域名)|(?:没有|无)此(?:用户|收件人|邮箱)|(?:群組|群组)可能不存在/,
  /(?:配信|送信|配達|送達|お届け|配送)(?:が)?(?:できません|できなかった|に失敗|不能)|宛先不明|エラーのため|無効なアドレス|(?:nicht|konnte nicht|konnten nicht).{0,60}(?:zugestellt|übermittelt)|unzustellbar|zustellung fehlgeschlagen|n['’]a pas pu être (?:remis|distribué|délivré|transmis)|échec de (?:la )?(?:remise|distribution)|non remis|no se (?:pudo|ha podido|puede) entregar|no entregado|não (?:pôde|foi|pode) (?:ser )?entregue|non (?:è stato|può essere|è possibile) (?:possibile )?(?:recapitat|consegnat)|не (?:может быть |было |удалось )?достав|전송(?:할 수 없|되지 않|에 실패)|배달(?:할 수 없|되지 못)|반송/i,
];

/** Arrived. */
const ARRIVED =
  /successful(?:ly)? (?:delivered|relayed)|has been (?:delivered|relayed)|投递成功|已(?:成功)?(?:投递|送达)|成功(?:投递|送达)/i;

/** A mail that servers have returned says so in its subject. */
const RETURNED =
  /returned (?:mail|to sender)|returning message|undeliver(?:able|ed)|failure notice|delivery (?:has )?fail|notification \(failure\)|non remis|unzustellbar|退信|(?:邮件|郵件|信件)(?:被|已)?退回|^(?:被|已)?退回[:：]|投递失败|傳遞失敗|(?:无法|未能)送达/i;

const ADDRESS = /[\p{L}\p{N}._%+'=-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;

/** Nobody's mailbox, and what a mail was made from on its way to the recipient that is named. */
const isOfServer = (address: string) => /^(?:mailer-daemon|postmaster|abuse)@/.test(address);
const MADE_FROM = /\((?:generated|expanded|redirected) from[^)]*\)/gi;

const addressesIn = (text: string): readonly string[] =>
  [...new Set((text.replace(MADE_FROM, '').match(ADDRESS) ?? []).map((each) => each.toLowerCase()))].filter(
    (each) => !isOfServer(each),
  );

/** What became of it: a mail that is still tried is late, one given up has failed; a hint at both, or at nothing, is unclear. */
function actionIn(subject: string, text: string): string {
  const whole = `${subject}\n${text}`;
  if (STILL_TRIED.some((sentence) => sentence.test(whole))) return 'delayed';
  if (GIVEN_UP.test(whole)) return 'failed';
  const isForGood = FOR_GOOD.test(text);
  if (MAY_PASS.test(whole)) return isForGood || RETURNED.test(subject) ? 'unclear' : 'delayed';
  if (isForGood || RETURNED.test(subject) || NOT_ARRIVED.some((sentence) => sentence.test(text))) return 'failed';
  return ARRIVED.test(whole) ? 'delivered' : 'unclear';
}

/** Where it is said that a mail did not arrive; the very beginning where only a code says so. */
const whereSaid = (text: string): number => {
  const at = NOT_ARRIVED.map((sentence) => text.search(sentence)).filter((index) => index >= 0);
  return at.length === 0 ? 0 : Math.min(...at);
};

interface Prose {
  readonly subject: string;
  readonly text: string;
  /** Whom the mail's headers name as those whom it could not reach. */
  readonly failed: readonly string[];
}

/**
 * Reads what servers that write no report say in prose, as Exim, Gmail, Exchange, QQ and others do: after the sentence that gives up stand
 * the address and why.
 */
export function readProse({ subject, text, failed }: Prose): DeliveryReport {
  const whole = text.slice(0, LONGEST_PROSE);
  const returned = whole.search(RETURNED_MAIL);
  const said = returned < 0 ? whole : whole.slice(0, returned);
  const rest = said.slice(whereSaid(said));
  const after = addressesIn(rest);
  const [address = '', ...others] = failed.length > 0 ? failed : after.length > 0 ? after : addressesIn(said);
  const because = rest
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => FOR_GOOD.test(line));
  return {
    address,
    ...(others.length > 0 && { others }),
    action: actionIn(subject, said),
    status: statusIn(because ?? '') ?? '5.0.0',
    reason: because ?? rest.trim().split(/\r?\n/)[0]?.trim() ?? '',
  };
}
