/** Remembers the last so many texts under their names; the oldest is forgotten first. */
export const createMemory = (most: number) => {
  const texts = new Map<string, string>();
  return {
    get: (name: string) => texts.get(name),
    put: (name: string, text: string): void => {
      texts.delete(name);
      texts.set(name, text);
      for (const oldest of texts.keys()) {
        if (texts.size <= most) return;
        texts.delete(oldest);
      }
    },
  };
};
