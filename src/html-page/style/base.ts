/** Each pair of colors that carries text keeps WCAG's AA, in the light and in the dark. */
export const COLORS = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b1b1b; --soft: #585858; --rule: #d4d4d4; --faint: #f4f4f2;
  --value: #1f4e79; --bad: #a11d1d; --good: #1d6337; --line: #7d9bb8;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #15171a; --ink: #e6e6e4; --soft: #a9abad; --rule: #3b3f44; --faint: #1e2125;
    --value: #93c0ea; --bad: #ff9c92; --good: #8fd4a2; --line: #56779a;
  }
}
`;

/** What every page has: its head, its texts and its lists of facts. */
export const TEXT = `
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body {
  max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 4rem;
  font: 0.9375rem/1.5 system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums lining-nums; overflow-wrap: break-word;
}
h1, h2, h3, .what { font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; line-height: 1.25; }
h1 { font-size: 2rem; font-weight: 600; margin: 0 0 0.5rem; }
h2 { font-size: 1.375rem; font-weight: 600; margin: 3rem 0 1rem; padding-top: 0.75rem; border-top: 1px solid var(--ink); }
h3 { font-size: 1.0625rem; font-weight: 600; margin: 1.75rem 0 0.5rem; }
header h2 { font-size: 1.0625rem; border: 0; margin: 1.5rem 0 0.5rem; padding: 0; }
p { margin: 0 0 0.75rem; }
a { color: var(--value); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, select:focus-visible, input:focus-visible, button:focus-visible {
  outline: 2px solid var(--value); outline-offset: 2px;
}
code { font: 0.8125rem/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
bdi { overflow-wrap: anywhere; }
.what { margin: 0 0 0.25rem; color: var(--soft); font-style: italic; }
.note { color: var(--soft); font-size: 0.875rem; }
.good { color: var(--good); }
.bad { color: var(--bad); font-weight: 600; }
.failed h1 { color: var(--bad); }
.held h1 { color: var(--good); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; margin: 0 0 1.5rem; font-size: 0.875rem; }
.faults { margin: 0 0 1.25rem; padding-left: 1.25rem; }
.faults li { margin: 0.25rem 0; }
.counts { display: flex; flex-wrap: wrap; gap: 0.75rem 2.25rem; margin: 1.25rem 0; }
.counts div { display: flex; flex-direction: column-reverse; }
.counts dt { color: var(--soft); font-size: 0.8125rem; }
.counts dd { margin: 0; font-size: 1.75rem; line-height: 1.2; }
.counts.small dd { font-size: 1.125rem; }
.facts { margin: 0; }
.facts div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 1rem; padding: 0.15rem 0; }
.facts dt { color: var(--soft); }
.facts dd, .facts ul, .facts p { margin: 0; }
.facts ul { padding: 0; list-style: none; }
@media (max-width: 40rem) {
  body { padding: 1.25rem 1rem 3rem; }
  h1 { font-size: 1.625rem; }
  .counts { gap: 0.75rem 1.5rem; }
  .facts div { grid-template-columns: minmax(0, 1fr); padding: 0.3rem 0; }
}
`;
