import type { Group } from '../../domain/programme/governance';
import { text } from '../../domain/shared/sentences';
import type { Text } from '../../domain/shared/text';

/** Something that operators look for, and how the Temporal server is asked for it. */
export interface OperatorQuery {
  readonly title: Text;
  readonly query: string;
}

const running = 'ExecutionStatus = "Running"';

/** What operators look for among the processes of a programme, as docs/operations.md names it ("Finding things"). */
export function operatorQueries(
  programme: string,
  groups: readonly Pick<Group, 'key' | 'title'>[],
  now: Date,
): readonly OperatorQuery[] {
  const own = `Programme = "${programme}"`;
  const soon = new Date(now.getTime() + 2 * 86_400_000).toISOString();
  const [group] = groups;
  return [
    { title: text('运行中的全部流程', 'Everything that runs'), query: `${own} AND ${running}` },
    { title: text('已逾期', 'What is overdue'), query: `${own} AND Overdue = true AND ${running}` },
    {
      title: text('邮件发不出去：邮件服务器不收', 'A post that is stalled: mails that their server does not take'),
      query: `${own} AND WorkflowType = "post" AND State = "stalled" AND ${running}`,
    },
    { title: text('邮件投递', 'The post'), query: `${own} AND WorkflowType = "post" AND ${running}` },
    ...(group === undefined
      ? []
      : [
          {
            title: text(`待${group.title.zh}办理`, `What waits on the ${group.title.en}`),
            query: `${own} AND WaitingOn = "${group.key}" AND ${running}`,
          },
        ]),
    {
      title: text('待服务办公室办理的协议', 'Agreements that wait on the programme office'),
      query: `${own} AND WaitingOn = "pmo" AND WorkflowType = "agreement" AND ${running}`,
    },
    {
      title: text('因席位空缺而搁置的审批', 'Approvals that are on hold until seats are filled'),
      query: `${own} AND WorkflowType = "approval" AND State = "blocked" AND ${running}`,
    },
    {
      title: text('两日内到期的审批', 'Approvals that are due within two days'),
      query: `${own} AND WorkflowType = "approval" AND DueAt < "${soon}" AND ${running}`,
    },
    {
      title: text('处于通知期的协议', 'Agreements in their notice period'),
      query: `${own} AND WorkflowType = "agreement" AND State = "expiring" AND ${running}`,
    },
    {
      title: text('争议、项目、知识产权与风险', 'Disputes, projects, intellectual property and risks'),
      query: `${own} AND WorkflowType IN ("dispute", "project", "ipFiling", "risk") AND ${running}`,
    },
    {
      title: text('失败、被终止或超时的流程', 'Processes that failed, were terminated or timed out'),
      query: `${own} AND ExecutionStatus IN ("Failed", "Terminated", "TimedOut", "Canceled")`,
    },
  ];
}
