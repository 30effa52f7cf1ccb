import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Badge, type Tone } from '../../../api/ui/html';
import { StateBadge } from '../../../api/ui/states';

const signIn = (html: string): string | undefined => /<path d="([^"]+)"/.exec(html)?.[1];

const badge = (tone: Tone) => render(h(Badge, { tone, children: '逾期' }));

describe('a state without its colour', () => {
  it('has another sign for each colour, which a screen reader passes over', () => {
    const all = (['done', 'running', 'soon', 'late', 'idle'] as const).map(badge);
    expect(new Set(all.map(signIn)).size).toBe(5);
    for (const html of all) expect(html).toContain('aria-hidden="true"');
  });

  it('says by the sign of a pause that something stands still, whatever colour that has', () => {
    const [onHold, suspended, expiring] = (['onHold', 'suspended', 'expiring'] as const).map((state) =>
      signIn(render(h(StateBadge, { state, language: 'zh' }))),
    );
    expect(onHold).toBe(suspended);
    expect(onHold).not.toBe(expiring);
  });
});
