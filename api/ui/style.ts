import { createHash } from 'node:crypto';

/**
 * The stylesheet of every page. Blocks to use: `.card`, `.facts` (dl), `.badge done|running|soon|late|idle` (with an `.icon`), `.notice [tone]`,
 * `.actions` with `button`, `button.primary`, `button.danger`, `a.button`, `.field`, `.choice`, `.scroll` round a table, `.timeline` (SVG) with
 * `.bar.<tone>`, `.baseline`, `.today`, `.quiet`, `.small`, `.number`, `.hash`, `.empty`, `.columns`, `.hidden` (for screen readers only).
 */
export const css = `
:root {
  color-scheme: light dark;
  --page: #f4f5f7; --card: #ffffff; --ink: #1c2530; --quiet: #52606d; --line: #d5dbe3; --edge: #7b8794; --link: #1a56a0; --shade: #eef1f5;
  --done: #1b6e3c; --done-wash: #e3f3e8; --running: #1a56a0; --running-wash: #e4eefb; --soon: #8a5200; --soon-wash: #fdf0d8;
  --late: #b3261e; --late-wash: #fce8e6; --idle: #52606d; --idle-wash: #e9ecf0;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #14181d; --card: #1d232a; --ink: #e7ebf0; --quiet: #a8b3bf; --line: #343d48; --edge: #8592a0; --link: #8ebdf5; --shade: #262e37;
    --done: #7fd39b; --done-wash: #16341f; --running: #8ebdf5; --running-wash: #16304f; --soon: #f0bd6a; --soon-wash: #3d2c0b;
    --late: #ff9d94; --late-wash: #4a1a17; --idle: #a8b3bf; --idle-wash: #2d353f;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink); line-height: 1.6; overflow-wrap: break-word;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
em, cite, address { font-style: normal; }
h1 { font-size: 1.5rem; line-height: 1.35; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; line-height: 1.4; margin: 1.75rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .4rem; }
p, ul, ol, dl { margin: .5rem 0 1rem; }
ul, ol { padding-left: 1.4rem; }
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem 1rem; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top > div { max-width: 75rem; margin: 0 auto; padding: .5rem 1rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; }
.logo { height: 28px; width: auto; max-width: 10rem; object-fit: contain; background: #fff; border-radius: 3px; } @media (max-width: 40rem) { .logo { max-width: 5rem; } }
.top .name { font-weight: 650; color: inherit; text-decoration: none; margin-right: auto; padding: .35rem 0; }
.top nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.top nav a, .top .language { display: inline-block; padding: .35rem 0; text-decoration: none; border-bottom: 2px solid transparent; }
.top nav a:hover, .top .language:hover { text-decoration: underline; }
.top nav a[aria-current] { color: inherit; font-weight: 600; border-bottom-color: currentcolor; }
main { max-width: 75rem; margin: 0 auto; padding: 1rem; }
main.narrow { max-width: 42.625rem; }
.foot { max-width: 75rem; margin: 1rem auto 0; padding: 1rem; color: var(--quiet); font-size: .875rem; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.card > :first-child, .card > [type='hidden'] + h3 { margin-top: 0; } .card > :last-child { margin-bottom: 0; }
.board { display: grid; gap: 0 1rem; } .board > section { min-width: 0; } .board h2 { font-size: 1rem; } .board .list > li { padding: .6rem .75rem; margin: 0 0 .5rem; overflow-wrap: anywhere; } @media (min-width: 60rem) { .board { grid-template-columns: repeat(5, minmax(0, 1fr)); } }
.facing { display: grid; gap: 0 1rem; grid-template-columns: minmax(0, 1fr); } .facing > * { min-width: 0; } @media (min-width: 60rem) { .facing:has(> :nth-child(2)) { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; } .facing > .facts:only-child { grid-template-columns: max-content minmax(0, 1fr) max-content minmax(0, 1fr); } }
@media (min-width: 60rem) { main.wide .standings .seats { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 1.25rem; } }
.state { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; margin: -.4rem 0 1rem; } .state > .badge { font-size: 1.25rem; padding: .1em .6em; } .state > * { min-width: 0; overflow-wrap: anywhere; } .state .figure strong { font-size: 2rem; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; } @media (max-width: 40rem) { .state .figure strong { font-size: 1.4rem; } }
.columns { display: grid; gap: 0 1rem; } @media (min-width: 60rem) { .columns { grid-template-columns: 1fr 1fr; } }
.facts { display: grid; grid-template-columns: minmax(0, 1fr); gap: .1rem 1.25rem; overflow-wrap: anywhere; } .facts dt { color: var(--quiet); font-size: .875rem; } .facts dd { margin: 0 0 .6rem; }
@media (min-width: 40rem) { .facts { grid-template-columns: minmax(auto, max-content) minmax(0, 1fr); } .facts dt { font-size: 1rem; } .facts dd { margin-bottom: .25rem; } }
.quiet { color: var(--quiet); } .small { font-size: .875rem; } .number { text-align: right; font-variant-numeric: tabular-nums; }
.hash { font: .8125rem/1.5 ui-monospace, "SF Mono", Consolas, monospace; color: var(--quiet); overflow-wrap: anywhere; }
.empty { color: var(--quiet); background: var(--card); border: 1px dashed var(--edge); border-radius: 8px; padding: 1.5rem 1.25rem; }

.badge { display: inline-block; padding: 0 .5em; border-radius: 4px; font-size: .875rem; font-weight: 600; white-space: nowrap; border: 1px solid currentcolor; }
.icon { width: 1em; height: 1em; vertical-align: -.125em; fill: none; stroke: currentcolor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; } .icon { flex: none; } .badge .icon, button .icon, summary .icon { margin-right: .3em; } .gantt-name .badge .icon { display: none; }
.notice { border-left: 4px solid var(--edge); background: var(--card); border-radius: 0 8px 8px 0; padding: .75rem 1rem; margin: 0 0 1rem; }
.notice > :first-child { margin-top: 0; } .notice > :last-child { margin-bottom: 0; }
.done { color: var(--done); background: var(--done-wash); } .running { color: var(--running); background: var(--running-wash); }
.wrong { color: var(--late); } .soon { color: var(--soon); background: var(--soon-wash); } .late { color: var(--late); background: var(--late-wash); }
.idle { color: var(--idle); background: var(--idle-wash); }
.notice.done, .notice.running, .notice.soon, .notice.late, .notice.idle { color: var(--ink); }
.notice.done { border-color: var(--done); } .notice.running { border-color: var(--running); } .notice.soon { border-color: var(--soon); }
.notice.late { border-color: var(--late); }

.scroll { overflow-x: auto; margin: 0 0 1rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 600; padding: .75rem; }
th, td { padding: .55rem .75rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { color: var(--quiet); font-size: .875rem; font-weight: 600; white-space: nowrap; background: var(--shade); }
tbody tr:hover { background: var(--shade); }
td time { white-space: nowrap; } @media (max-width: 40rem) { .scroll td { min-width: 7.5rem; } }

.heat td { width: 17%; min-width: 5.5rem; border-left: 1px solid var(--line); } .heat tbody th { background: var(--shade); } .heat td p { margin: .1rem 0 0; } .heat td a { color: inherit; font-weight: 600; } .heat .points { font-size: .8125rem; }

.field { margin: 0 0 1rem; max-width: 38rem; } .pair { max-width: 38rem; } .field > label, legend { display: block; font-weight: 600; margin-bottom: .25rem; padding: 0; }
fieldset { min-width: 0; border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; margin: 0 0 1rem; }
input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--edge); border-radius: 6px; padding: .5rem .75rem; max-width: 100%; }
input:not([type=checkbox], [type=radio]), select, textarea { width: 100%; min-height: 2.75rem; }
textarea { min-height: 6rem; resize: vertical; }
.choice { display: flex; gap: .6rem; align-items: baseline; padding: .4rem 0; }
[aria-invalid=true] { border: 2px solid var(--late); } .error { color: var(--late); font-weight: 600; }
.paging { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
button, .button {
  font: inherit; font-weight: 600; display: inline-flex; align-items: center; justify-content: center; min-height: 2.75rem; padding: .5rem 1.1rem; cursor: pointer;
  color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 6px; text-decoration: none;
}
button:hover, .button:hover { background: var(--shade); }
button.primary, .button.primary { color: var(--on-accent, var(--card)); background: var(--accent, var(--ink)); border-color: var(--accent, var(--ink)); }
button.primary:hover, .button.primary:hover { text-decoration: underline; }
button.danger { color: var(--late); border: 2px solid var(--late); }
button:disabled { opacity: .6; cursor: default; }
@media (max-width: 30rem) { .actions > * { flex: 1 1 100%; } .actions form button { width: 100%; } }
summary { cursor: pointer; padding: .4rem 0; font-weight: 600; }
pre { overflow-x: auto; background: var(--shade); border-radius: 6px; padding: .75rem; font-size: .875rem; }

.gantt { display: flex; font-size: .8125rem; } .gantt-names { position: sticky; left: 0; z-index: 1; flex: 0 0 auto; width: 19rem; padding-top: 2.6em; background: var(--card); border-right: 1px solid var(--line); }
.gantt-name { display: flex; gap: .4em; align-items: center; height: 2.2em; padding: 0 .5em 0 1.5em; } .gantt-name.heading { font-weight: 650; padding-left: .5em; } .gantt-name a { flex: 0 1 auto; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .gantt-name .badge { flex: none; font-size: .6875rem; padding: 0 .4em; }
.zooms { margin: 0 0 .25rem; } .zooms a { margin-left: .75rem; padding: .3rem 0; } .zooms a[aria-current] { color: var(--ink); font-weight: 650; text-decoration: none; }
@media (max-width: 40rem) { .gantt-names { width: 9.5rem; } .gantt-name { padding-left: .5em; } .gantt-name .badge .unit { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
.timeline { display: block; flex: 1 0 40rem; width: 100%; min-width: 40rem; }
.timeline text { fill: var(--ink); paint-order: stroke; stroke: var(--card); stroke-width: 3px; stroke-linejoin: round; } .timeline .quiet { fill: var(--quiet); }
.timeline .grid { stroke: var(--line); } .timeline .baseline { fill: none; stroke: var(--edge); stroke-dasharray: 3 2; }
.timeline .today { stroke: var(--ink); stroke-width: 1.5; }
.timeline .bar.done { fill: var(--done); } .timeline .bar.running { fill: var(--running); } .timeline .bar.soon { fill: var(--soon); }
.timeline .bar.late { fill: var(--late); } .timeline .overrun { fill: var(--late-wash); stroke: var(--late); stroke-dasharray: 4 2; } .timeline .gate { fill: none; stroke: var(--ink); stroke-width: 2; } .timeline .gate.passed { stroke: var(--done); }
.timeline .moved { stroke: var(--edge); } .timeline .moved.late { stroke: var(--late); stroke-dasharray: 4 2; } .timeline .needs line, .timeline .needs .head { stroke: var(--quiet); fill: none; opacity: .7; } .timeline .bar.idle { fill: var(--idle-wash); stroke: var(--idle); }

.standing { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); } .standing h3 { margin: 0; font-size: .875rem; color: var(--quiet); font-weight: 600; } .standing p { margin: .1rem 0; }
.standing .large { font-size: 1.6rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; } .standing ul { margin: .25rem 0 0; padding: 0; list-style: none; font-size: .875rem; }
.numbers { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); margin-top: 1rem; } .numbers h3 { margin: 0; font-size: .875rem; color: var(--quiet); font-weight: 600; } .numbers p { margin: .1rem 0; }
.numbers .large { font-size: 2rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; text-decoration: none; color: inherit; } .numbers .large:hover { text-decoration: underline; } @media (max-width: 40rem) { .numbers { grid-template-columns: repeat(auto-fit, minmax(min(100%, 8rem), 1fr)); overflow-wrap: anywhere; gap: 0 .6rem; } .numbers .card { padding: .6rem .75rem; margin-bottom: .6rem; } .numbers .large { font-size: 1.4rem; } }
progress { appearance: none; display: block; width: 100%; height: .5rem; border: 0; border-radius: .25rem; background: var(--idle-wash); overflow: hidden; } progress::-webkit-progress-bar { background: var(--idle-wash); } progress::-webkit-progress-value { background: var(--running); } progress::-moz-progress-bar { background: var(--running); }
.asked { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .4rem; font-variant-numeric: tabular-nums; } .asked progress { width: 6rem; }
.sections { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: .25rem 1.5rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: .5rem 0; margin: 0 0 1rem; } .sections h2 { margin: 0; font-size: .875rem; color: var(--quiet); } .sections ul { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0 .9rem; } .sections li { padding: .1rem 0; }
@media (max-width: 40rem) { .evidence .hash, .card > .hash { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } }
.viewer { display: none; } @media (min-width: 60rem) { .viewer { display: block; } .viewer iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; } } @media print { .viewer { display: none; } }
.picture { display: block; max-width: 100%; max-height: 24rem; margin-top: .4rem; border: 1px solid var(--line); border-radius: 6px; } input[type=file] { padding: .5rem; }
.waiting td:first-child { min-width: 14rem; } .waiting .then { min-width: 10rem; }
.wide-chart { max-width: 40rem; } .chart .cell { stroke: var(--line); } .chart .cell.done { fill: var(--done-wash); } .chart .cell.soon { fill: var(--soon-wash); } .chart .cell.late { fill: var(--late-wash); }
.chart .way { fill: none; stroke: var(--ink); stroke-width: 1.4; } .chart .arrow-head, .chart .stands { fill: var(--ink); } .chart .origin { fill: var(--card); stroke: var(--ink); stroke-width: 1.5; } .chart .stands-number { fill: var(--card); font-weight: 650; font-size: 10px; }
.query { overflow-wrap: anywhere; }
.filters { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: end; margin: 0 0 1rem; } .filters .field { flex: 0 1 13rem; min-width: 0; margin: 0 0 .5rem; } .filters .actions { margin: 0 0 .5rem; } .search { max-width: 34rem; margin: .5rem 0 1rem; } .headed { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: end; justify-content: space-between; } .headed .search { flex: 0 1 22rem; } .headed .search label { font-size: .875rem; color: var(--quiet); } .search .line { flex-wrap: nowrap; gap: .5rem; } .search input { flex: 1 1 auto; min-width: 0; } .search button { flex: none; } .found { list-style: none; padding: .5rem 1rem; } .found li { padding: .2rem 0; overflow-wrap: anywhere; }
.spark { display: block; width: 8rem; height: 2rem; }
.chart { display: block; width: 100%; max-width: 30rem; height: auto; margin: 0 auto; }
.chart text { fill: var(--ink); font-size: 12px; } .chart .quiet { fill: var(--quiet); font-size: 11px; } .chart .figure { font-weight: 650; }
.chart .grid { fill: none; stroke: var(--line); } .chart .strong-grid { stroke: var(--edge); stroke-dasharray: 4 3; }
.chart .shape { fill: var(--running-wash); fill-opacity: .6; stroke: var(--running); stroke-width: 2; } .chart .shape-line, .spark path { fill: none; stroke: var(--running); stroke-width: 2; } .chart .mark, .spark circle { fill: var(--running); }
.chart .second { fill: none; stroke: var(--quiet); stroke-width: 1.5; stroke-dasharray: 5 3; } .chart .second-mark { fill: var(--card); stroke: var(--quiet); stroke-width: 1.5; }

.chart .spent { fill: var(--running); } .chart .hatch-ground { fill: var(--running-wash); } .chart .hatch-line { fill: var(--running); } .chart .hatched { stroke: var(--running); } .chart .limit { stroke: var(--late); stroke-width: 2.5; } .budget-bar { max-width: 40rem; margin: .25rem 0 0; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0 0 .75rem; } .swatch { display: inline-block; width: 1.4em; height: .8em; border: 1px solid var(--running); } .swatch.actual { background: var(--running); } .swatch.available { border-color: var(--line); }
.swatch.committed { background: repeating-linear-gradient(135deg, var(--running) 0 2px, var(--running-wash) 2px 5px); }
.chart .slice { stroke: var(--card); stroke-width: 1.5; } .slice.s0 { fill: var(--running); } .slice.s1 { fill: var(--done); } .slice.s2 { fill: var(--soon); } .slice.s3 { fill: var(--idle); } .slice.below { fill: var(--late); } .chart .on-slice { fill: var(--card); font-weight: 650; }
.pie { display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: center; margin: 0; } .pie .chart { width: 160px; margin: 0; } .pie ul { list-style: none; padding: 0; margin: 0; } .waterfall { margin: 0 0 1rem; }

@media (max-width: 19rem) { .badge, .whole, td time, thead th { white-space: normal; } .field { min-width: 0; } }
[hidden] { display: none !important; }
.strong { font-weight: 650; font-size: 1.1rem; line-height: 1.5; } .whom { padding-bottom: .5rem; overflow-wrap: anywhere; } .whom p { margin: 0; } .ask { margin: 1rem 0 0; } .ask + h1 { margin-top: .1rem; }
.line { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; } .line > span { flex: 1 1 auto; min-width: 0; overflow-wrap: anywhere; }
.plain { list-style: none; padding: 0; margin: 0; }
button.plain { min-height: 2.75rem; padding: 0 .25rem; border: 0; background: none; color: var(--link); font-weight: 400; text-decoration: underline; text-underline-offset: .15em; }
.counted.below { display: none; } @media (max-width: 40rem) { .until .counted { display: none; } .counted.below { display: block; } }
button.wide { width: 100%; min-height: 3.25rem; font-size: 1.05rem; } .hint { margin: .25rem 0 0; } .said { border-left: 3px solid var(--line); padding-left: .75rem; white-space: pre-wrap; }
.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; margin: .75rem 0; } fieldset .pair, .card > .pair { margin: 0 0 .25rem; } .decide > .pair { margin: .75rem 0; }
.decide summary.button { display: flex; margin-top: .75rem; list-style: none; } .decide summary.button::-webkit-details-marker { display: none; }
.decide details[open] > summary { margin-bottom: .5rem; } .decide > details:last-child { margin-top: .5rem; }
.digits input { max-width: 6rem; font-size: 1.25rem; letter-spacing: .25em; text-align: center; } .not-me .field { margin: .5rem 0; } .not-me summary { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center; justify-content: space-between; min-height: 2.75rem; font-weight: 400; list-style: none; } .not-me summary::-webkit-details-marker { display: none; } .not-me summary > .plain { color: var(--link); text-decoration: underline; text-underline-offset: .15em; }
.paper { display: none; } .rest > summary, .why > summary { font-weight: 400; } .why > summary { padding: .15rem 0; } .why p { margin: .1rem 0; } .standings .line h2 { margin: 0; } .standings .line p { margin: 0; } .digits label, .code label { display: inline; margin-right: .75rem; font-weight: 600; } .code { margin-top: .5rem; } .code input:not([type=checkbox], [type=radio]) { width: 8rem; } .digits input:not([type=checkbox], [type=radio]) { width: 5rem; } .cut { margin: 0; } .last-said { font-weight: 400; } .rest .lines { margin-top: 0; } .until p { margin: 0; }
@supports selector(::details-content) { @media (min-width: 40rem) { .rest:not(.whole-text)::details-content { content-visibility: visible; display: block; } .rest:not(.whole-text) > summary { display: none; } .rest > .lines, .rest > .evidence { margin: 0; } .lines:has(+ .rest) { margin-bottom: 0; } } }
@media (max-width: 40rem) {
  main.narrow { padding: .5rem .75rem 1rem; } main.narrow > h1 { font-size: 1.25rem; margin: .1rem 0 .5rem; } main.narrow .ask { margin: .5rem 0 0; font-size: .875rem; }
  main.narrow .card { padding: .6rem .9rem; margin-bottom: .5rem; } .standings .line { gap: .25rem .5rem; } .decide fieldset { padding: .25rem .75rem; } .decide fieldset .why { display: inline-block; margin-left: .75rem; } main.narrow .card h2 { font-size: 1rem; margin-bottom: .1rem; } main.narrow .card > p, main.narrow .card > ul { margin: .25rem 0; } .content .picture { max-height: 5rem; }
  main.narrow .card > .line { margin: 0; } .top > div { padding: .25rem .75rem; } .top .name { font-size: .9375rem; line-height: 1.4; padding: .2rem 0; }
  .content .evidence .hash { display: none; } .content .rest > summary { padding: .15rem 0; } .standings .asked progress { width: 2rem; } .whom strong { font-size: .9375rem; } main.narrow .card.whom { padding-bottom: .1rem; } .until .due { font-size: 1rem; } .decide textarea { height: 2.75rem; min-height: 2.75rem; } .decide .field { margin-bottom: .4rem; } main.narrow .decide > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
.lines { padding-left: 1.1rem; } .evidence, .seats, .list { list-style: none; padding: 0; } .evidence li, .seats li { padding: .4rem 0; border-top: 1px solid var(--line); } .list > li { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.compared { list-style: none; padding: 0; margin: .25rem 0 .75rem; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; font-size: .875rem; } .evidence .compared li, .compared li { display: grid; grid-template-columns: 1.5rem minmax(0, 1fr); padding: .1rem .5rem; border: 0; white-space: pre-wrap; overflow-wrap: anywhere; min-height: 1.6em; } .compared .added { background: var(--done-wash); } .compared .removed { background: var(--late-wash); } .compared li > :first-child { font-weight: 700; } .compared .added > :first-child { color: var(--done); } .compared .removed > :first-child { color: var(--late); } .compared mark { color: inherit; background: none; font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .15em; }
.tree { list-style: none; padding-left: 1.1rem; margin: 0; } .card > .tree { padding-left: 0; } .tree li { padding: .2rem 0; } .tree .tree { border-left: 1px solid var(--line); padding-left: .9rem; margin-left: .3rem; }
.whole { white-space: nowrap; } form.card > details { margin-bottom: 1rem; } main.wide form.card { max-width: 41rem; } .crumbs { margin: .25rem 0 0; } .crumbs + .notice { margin-top: 1rem; } .crumbs + h1 { margin-top: .1rem; } .then { min-width: 14rem; } td.inset { padding-left: 1.75rem; } h1 .badge, h2 .badge { vertical-align: .2em; } td .plain li + li { margin-top: .35rem; }
.top .name { flex: 1 1 8rem; } td summary { padding: 0; } .columns td:first-child { min-width: 9rem; } .columns td time { white-space: normal; } .columns > * { min-width: 0; } h1 + .scroll caption, h2 + .scroll caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); padding: 0; }
h1 + .scroll thead th, h2 + .scroll thead th { border-top: 0; } .matrix th, .matrix td { padding: .3rem .75rem .3rem 0; } .matrix thead th { background: none; white-space: normal; } .matrix { margin: 0 0 .5rem; } .matrix tbody tr:hover { background: none; } .matrix tbody th { font-weight: 400; border-top: 1px solid var(--line); }
@media (max-width: 40rem) {
  fieldset .pair, form.card:not(.decide) > .pair { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .stack thead { position: absolute; left: -999rem; } .stack table, .stack tbody, .stack tr, .stack td { display: block; } .stack tr { padding: .5rem 0; border-top: 1px solid var(--line); } .stack tbody tr:first-child { border-top: 0; }
  .top > div, .top nav { column-gap: .9rem; } .stack caption { display: block; }
  .stack td.number { text-align: left; } .stack td { border: 0; padding: .15rem .75rem; min-width: 0; } .stack td[data-label]::before { content: attr(data-label) "  "; color: var(--quiet); font-size: .875rem; } .stack td details { display: inline-block; } .stack summary { padding: 0; } .stack .plain { display: inline-block; vertical-align: top; }
}
.passing { padding-left: 1.75rem; } .passing a { display: inline-block; padding: .3rem 1rem .3rem 0; } blockquote { margin: 0 0 1rem; }
.folds > details { border-top: 1px solid var(--line); padding: .35rem 0; } .folds > details:first-child { border-top: 0; padding-top: 0; } .folds > details:last-child { padding-bottom: 0; } .folds > details[open] { padding-bottom: 1rem; } @media (max-width: 40rem) { .passing { padding-left: 0; } label.tick ~ .passing { padding-left: 2.4rem; } }
.tick { display: inline-flex; align-items: center; justify-content: center; width: 2.25rem; min-height: 1.6rem; margin-left: -.5rem; vertical-align: top; cursor: pointer; } .inset { padding-left: 1.75rem; } td .choice { padding: 0; }
@media (max-width: 40rem) { .tick { min-width: 2.75rem; min-height: 2.75rem; vertical-align: middle; } span.tick, .stack .inset { display: none; } td .choice { padding: .5rem 0; } }
@media print {
  .top nav, .top .language, .actions, .skip, .screen, .foot, .folds, main form { display: none; } body { background: none; } main { max-width: none; padding: 0; } .scroll { overflow: visible; }
  .gantt-names { position: static; width: 14rem; } .timeline { min-width: 0; flex-basis: 0; } .zooms { display: none; } .timeline .bar, .badge { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  @page { margin: 9mm 11mm; } body:has(.paper) { font-size: 7.5pt; line-height: 1.3; } .top:has(+ main .paper) > div { padding: 0 0 1mm; } main:has(.paper) { display: flex; flex-direction: column; } .paper { display: block; order: -1; } main:has(.paper) > h1 { order: -2; } main:has(.paper) > .state { order: -1; margin: 0; } .state > .badge { font-size: 9pt; } main:has(.paper) :is(.crumbs, .history, .matrix, .notice.done, .difference) { display: none; }
  main:has(.paper) :is(.card, .notice) { padding: 1.5mm 2.5mm; margin: 0 0 1.5mm; border-radius: 0; } main:has(.paper) h1 { font-size: 13pt; margin: 1mm 0 1.5mm; } main:has(.paper) h2 { font-size: 9pt; margin: 0 0 .5mm; } main:has(.paper) h3 { font-size: 8pt; margin: 1mm 0 0; } main:has(.paper) :is(p, ul, ol, dl) { margin: .5mm 0; }
  main:has(.paper) .facts { grid-template-columns: max-content 1fr max-content 1fr; gap: 0 3mm; } main:has(.paper) .facts :is(dt, dd) { font-size: 7.5pt; margin: 0; } main:has(.paper) :is(.small, .hash, .badge) { font-size: 6.5pt; line-height: 1.25; } main:has(.paper) .seats { display: grid; grid-template-columns: 1fr 1fr; gap: 0 4mm; } main:has(.paper) :is(.seats, .evidence) li { padding: .4mm 0; } main:has(.paper) .said { padding-left: 1mm; border-left-width: 1px; font-size: 7pt; }
  details::details-content { content-visibility: visible; display: block; } summary { display: none; } h2, h3, caption { break-after: avoid; } tr, .seats li { break-inside: avoid; }
}
`.trim();

const hash = createHash('sha256').update(css).digest('hex').slice(0, 12);

/** Where the stylesheet is served; its name changes with its content, so it may be cached for ever. */
export const stylesheetPath = `/assets/style.${hash}.css`;
