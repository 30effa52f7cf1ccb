type Env = Readonly<Record<string, string | undefined>>;

/** What is made once and kept, so that `npm start` and the tests share it: `GATEHOUSE_BUILD_CACHE` or node_modules/.cache/gatehouse. */
export function cacheFolder(env: Env): string;

/** The TypeScript sources in folders of the repository, at any depth, in order. */
export function sourcesIn(folders: readonly string[]): readonly string[];

/** One digest of what is in files and of some words. */
export function digestOf(files: readonly string[], words?: readonly string[]): string;

/** The text that was made of content with this digest; made and kept, if it was not. Written whole or not at all. */
export function keep(cache: string, kind: string, digest: string, make: () => Promise<string>): Promise<string>;
