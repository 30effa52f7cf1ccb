/** The mailbox's own small stylesheet: it stands apart from the product's pages, as a mail program does. */
export const mailboxStyle = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #fff; --ink: #1c2530; --quiet: #55606e; --line: #d9dee5; --link: #1a56a0; }
@media (prefers-color-scheme: dark) {
  :root { --page: #14181d; --card: #1d232a; --ink: #e7ebf0; --quiet: #a3aebb; --line: #333c47; --link: #8ebdf5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header { display: flex; justify-content: space-between; gap: 1rem; padding: .75rem 1rem; background: var(--card); border-bottom: 1px solid var(--line); }
header a:first-child { font-weight: 600; color: var(--ink); text-decoration: none; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: .5rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.quiet, a.quiet { color: var(--quiet); }
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: 1rem 0; }
input, button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 6px; padding: .35rem .75rem; min-height: 2.5rem; }
button { cursor: pointer; }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); margin-bottom: 1rem; }
th, td { padding: .6rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-size: .875rem; color: var(--quiet); font-weight: 600; white-space: nowrap; }
td:nth-child(2) { min-width: 15rem; }
td:last-child { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--quiet); }
.empty { padding: 2rem 1rem; background: var(--card); border: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { color: var(--quiet); } dd { margin: 0; grid-column: 2; overflow-wrap: anywhere; }
iframe { width: 100%; height: min(56rem, 85vh); border: 1px solid var(--line); background: #fff; border-radius: 6px; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--card); border: 1px solid var(--line); padding: 1rem; font: .875rem/1.6 ui-monospace, Consolas, "Noto Sans CJK SC", monospace; }
@media (max-width: 40rem) {
  table, tbody, tr, td { display: block; } thead { position: absolute; left: -999rem; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } td, td:nth-child(2) { border: 0; padding: .1rem .75rem; min-width: 0; }
}
`.trim();
