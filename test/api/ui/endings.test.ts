import { accessOf } from '../../../api/access/matrix';
import { agreementChanges } from '../../../api/agreements/change-kinds';
import { endings, isEnding } from '../../../api/ui/endings';

const forms = Object.keys(accessOf)
  .filter((route) => route.startsWith('POST /office/programmes/:key/'))
  .flatMap((route) => {
    const place = route.slice('POST /office/programmes/:key/'.length);
    return place.endsWith('/verbs/:verb')
      ? Object.keys(agreementChanges).map((verb) => place.replace(':verb', verb))
      : [place];
  });

const addressOf = (place: string) => `/office/programmes/hub/${place.replaceAll(/:\w+/g, 'one%3A1')}`;

describe('what ends something', () => {
  test('is the form of an address that there is', () => {
    expect(endings.filter((place) => !forms.includes(place))).toEqual([]);
  });

  test('is everything whose address says so, and nothing else', () => {
    const says = forms.filter((place) => /(withdrawal|cancellation|terminations|dropping|revocations)$/.test(place));
    expect(says.length).toBeGreaterThan(7);
    expect(says.filter((place) => !isEnding(addressOf(place)))).toEqual([]);
    expect(forms.filter((place) => isEnding(addressOf(place))).toSorted()).toEqual([...endings]);
  });
});
