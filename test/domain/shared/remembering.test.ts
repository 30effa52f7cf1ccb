import { remembering } from '../../../domain/shared/remembering';

describe('remembering answers', () => {
  const asked: string[] = [];
  const longest = remembering((word: string, times: number) => {
    asked.push(word);
    return word.repeat(times);
  }, 2);

  it('asks the same question once', () => {
    expect([longest('a', 2), longest('a', 2), longest('a', 1)]).toEqual(['aa', 'aa', 'a']);
    expect(asked).toEqual(['a', 'a']);
  });

  it('begins anew after so many answers, and gives the same ones', () => {
    expect([longest('b', 1), longest('a', 2)]).toEqual(['b', 'aa']);
    expect(asked).toEqual(['a', 'a', 'b', 'a']);
  });

  it('remembers no refusal', () => {
    const refusing = remembering((word: string): string => {
      throw new Error(word);
    });
    expect(() => refusing('no')).toThrow('no');
    expect(() => refusing('no')).toThrow('no');
  });
});
