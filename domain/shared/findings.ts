import type { Text } from './text';

/** Where something stands in a definition file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** Something well-formed that can't work: a stable code, a sentence for the one who wrote it, and its place. */
export interface Finding {
  readonly code: string;
  readonly message: Text;
  readonly path: Path;
}

export const finding = (code: string, path: Path, zh: string, en: string): Finding => ({
  code,
  path,
  message: { zh, en },
});
