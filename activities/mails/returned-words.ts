import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';
import type { Returned } from '../../domain/mail/letters';

/** That a mail did not arrive, or that nobody knows whether it did. */
export const returnedTitle = ({ person, doubt }: Returned): Text =>
  doubt === undefined
    ? text(`邮件未送达：${person}`, `A mail did not arrive: ${person}`)
    : text(`邮件是否送达待查：${person}`, `Please look whether a mail arrived: ${person}`);

const stillCounting = text(
  '未按退信处理，其时限照常计算。请查明是否送达；如未送达，请以其他方式告知本人，或改任可送达的地址。',
  'It is not taken for a bounce, and their clock runs on. Please find out whether it arrived; if not, tell them another way, or appoint them under an address that works.',
);

const doubtLines = ({ address, reason, named }: Returned): readonly Text[] => [
  named === undefined
    ? text(
        `邮件服务器就发往 ${address} 的邮件发来通知，系统无法识别其含义：${reason}`,
        `A mail server wrote about a mail to ${address}, and what it says is not known here: ${reason}`,
      )
    : text(
        `发往 ${address} 的邮件被转给 ${named}，未能送达后者：${reason}`,
        `A mail to ${address} was handed on to ${named}, where it did not arrive: ${reason}`,
      ),
  stillCounting,
];

/** Which address returned it and why, and what follows. */
export const returnedLines = (returned: Returned): readonly Text[] => {
  const { address, reason, again, doubt } = returned;
  if (doubt !== undefined) return doubtLines(returned);
  return [
    text(`地址 ${address} 退回：${reason}`, `${address} returned it: ${reason}`),
    again === undefined
      ? text(
          '没有其他地址可用，其时限暂停：请以其他方式告知本人并登记，或改任可送达的地址。',
          'There is no other address, and their clock stands still: please tell them another way and say so, or appoint them under an address that works.',
        )
      : text(`已改发至备用地址 ${again}。`, `It was sent again to the second address ${again}.`),
  ];
};
