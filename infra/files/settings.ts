import { join } from 'node:path';
import type { Env } from '../host/env';
import { createClamd, type Scan } from './clamd';
import { folderPort } from './folder';
import type { FilesPlace, FilesPort } from './port';
import { s3Port, type S3Place } from './s3';

/** Where files go, which places beside the store can be reached, and who looks through them first. */
export interface FilesSettings {
  readonly into: FilesPlace;
  readonly ports: Readonly<Partial<Record<Exclude<FilesPlace, 'store'>, FilesPort>>>;
  readonly scan?: Scan;
}

/** All in the store, looked through by nobody. */
export const filesInStore: FilesSettings = { into: 'store', ports: {} };

const s3Of = (env: Env): S3Place | undefined => {
  const { GATEHOUSE_S3_ENDPOINT: endpoint, GATEHOUSE_S3_BUCKET: bucket } = env;
  const { GATEHOUSE_S3_ACCESS_KEY_ID: accessKeyId, GATEHOUSE_S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  const isBucketInHost = env.GATEHOUSE_S3_STYLE === 'host';
  return { endpoint, bucket, accessKeyId, secretAccessKey, region: env.GATEHOUSE_S3_REGION, isBucketInHost };
};

const scannerOf = ({ GATEHOUSE_CLAMD: address }: Env): Pick<FilesSettings, 'scan'> => {
  if (address === undefined) return {};
  const [, host = '', port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return { scan: createClamd({ host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }) };
};

/** As the environment says it; a place that was left may still be read, as long as it is named. */
export const filesOf = (env: Env): FilesSettings => {
  const s3 = s3Of(env);
  return {
    into: env.GATEHOUSE_FILES,
    ports: {
      folder: folderPort(env.GATEHOUSE_FILES_FOLDER ?? join(env.GATEHOUSE_DATA, 'files')),
      ...(s3 && { s3: s3Port(s3) }),
    },
    ...scannerOf(env),
  };
};
