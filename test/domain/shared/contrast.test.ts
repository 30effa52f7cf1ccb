import fc from 'fast-check';
import { contrastOf, isColour, lightenedOn, TEXT_CONTRAST } from '../../../domain/shared/contrast';

const anyColour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('how far two colours stand apart', () => {
  // Values of the WebAIM contrast checker.
  test.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.47],
    ['#767676', '#ffffff', 4.54],
    ['#1a56a0', '#ffffff', 7.24],
    ['#ffffff', '#ffffff', 1],
  ])('%s and %s by %d', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 1);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });

  test('is enough for words once a colour is lightened, and no lighter than needed', () => {
    fc.assert(
      fc.property(anyColour, (colour) => {
        const lighter = lightenedOn('#1d232a', colour);
        expect(isColour(lighter)).toBe(true);
        expect(contrastOf(lighter, '#1d232a')).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        if (contrastOf(colour, '#1d232a') >= TEXT_CONTRAST) expect(lighter).toBe(colour);
      }),
    );
  });
});
