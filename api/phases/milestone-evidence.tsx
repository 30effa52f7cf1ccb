import type { EvidenceFile } from '../../domain/evidence/files';
import { Badge, Table, When } from '../ui/html';
import type { ThingContext } from '../ui/thing';

const words = {
  zh: {
    title: '证明文件',
    heads: ['文件', 'SHA-256', '提交', '核对'],
    whole: '与哈希一致',
    changed: '内容已变更',
    away: '暂时无法读取',
    bytes: (n: number) => `${n.toLocaleString('en')} 字节`,
  },
  en: {
    title: 'Files in evidence',
    heads: ['File', 'SHA-256', 'Filed', 'Checked'],
    whole: 'as its hash says',
    changed: 'CHANGED since it was filed',
    away: 'cannot be read just now',
    bytes: (n: number) => `${n.toLocaleString('en')} bytes`,
  },
};

/** The files shown for a milestone, each checked against its hash just now; nothing where there are none. */
export const MilestoneEvidence = ({ context, files }: MilestoneEvidenceProps) => {
  const { reader, view } = context;
  const { language, zone } = reader;
  const phrases = words[language];
  if (files.length === 0) return null;
  return (
    <Table isStacked caption={phrases.title} heads={phrases.heads}>
      {files.map(({ hash, name, size, by, at, isWhole, isAway }) => (
        <tr key={hash}>
          <td>
            <a href={`/programmes/${view.key}/evidence/${hash}`}>{name}</a>
            <div class="small quiet">{phrases.bytes(size)}</div>
          </td>
          <td data-label={phrases.heads[1]}>
            <span class="hash">{hash}</span>
          </td>
          <td data-label={phrases.heads[2]}>
            {by} · <When at={at} zone={zone} language={language} year />
          </td>
          <td data-label={phrases.heads[3]}>
            {isAway ? (
              <Badge tone="soon">{phrases.away}</Badge>
            ) : (
              <Badge tone={isWhole ? 'done' : 'late'}>{isWhole ? phrases.whole : phrases.changed}</Badge>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
};

interface MilestoneEvidenceProps {
  readonly context: ThingContext;
  readonly files: readonly EvidenceFile[];
}
