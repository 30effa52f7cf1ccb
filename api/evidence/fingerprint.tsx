import type { Language } from '../../domain/shared/text';

const words = {
  zh: {
    file: (hash: string) => `文件指纹（SHA-256）：${hash}`,
    content: (hash: string) => `审批内容指纹（SHA-256，含摘要和文件）：${hash}`,
  },
  en: {
    file: (hash: string) => `Fingerprint of the file (SHA-256): ${hash}`,
    content: (hash: string) => `Fingerprint of the whole content, summary and files (SHA-256): ${hash}`,
  },
};

interface FingerprintProps {
  readonly of: 'file' | 'content';
  readonly hash: string;
  readonly language: Language;
}

/** A SHA-256 with what it is of: a file alone, or everything that is put before the seats. */
export const Fingerprint = ({ of, hash, language }: FingerprintProps) => (
  <div class="hash">{words[language][of](hash)}</div>
);
