import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG_DATA } from '../../definition/look';

/** A name of a picture that can only be one beside the definition. */
const isBeside = (name: unknown): name is string => typeof name === 'string' && /^[\w-][\w.-]*\.png$/i.test(name);

const pictureIn = (folder: string, name: string): string => {
  try {
    return PNG_DATA + readFileSync(join(folder, name)).toString('base64');
  } catch (error) {
    // One that can't be opened is told as a defect where it is named; everything else is a fault of ours.
    if (typeof (error as NodeJS.ErrnoException).syscall !== 'string') throw error;
    return name;
  }
};

/** The data of a definition with the picture that it names in place of its name, where that lies beside it. */
export const withLogo = (data: unknown, folder: string | undefined): unknown => {
  if (folder === undefined || typeof data !== 'object' || data === null) return data;
  const { look } = data as { readonly look?: unknown };
  if (typeof look !== 'object' || look === null) return data;
  const { logo } = look as { readonly logo?: unknown };
  return isBeside(logo) ? { ...data, look: { ...look, logo: pictureIn(folder, logo) } } : data;
};
