/** No answer came in time. */
export class Late extends Error {
  override readonly name = 'Late';
}

/** Waits so many milliseconds for an answer and no longer: the SDK's own retries may go on beyond a deadline. Throws `Late`. */
export const inTime = async <Result>(answer: Promise<Result>, ms: number): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
};
