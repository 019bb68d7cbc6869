import { html, type Markup } from "../../../../html-page/markup.ts";
import { LEAST_FOUND, MOST_FALSE_ALARMS, type SelfCheck } from "../../../baseline/self-check.ts";
import { count, share } from "../../figures.ts";

/** What trying the gate on this run's own cases showed. */
export function selfCheckPart(check: SelfCheck | undefined): Markup | undefined {
  if (!check) return undefined;
  const { pairs, reruns, falseAlarms, found, drop, noise, holds } = check;
  return html`<h3>Self-check of the gate</h3>
<p class="outcome"><strong class="${holds ? "good" : "bad"}">${holds ? "✓ The gate holds" : "✗ The gate does not hold"}</strong>: tried on ${count(
    pairs,
  )} cases, ${count(reruns)} times with nothing changed and ${count(reruns)} times with a planted drop of ${share(drop)}. The noise is ${
    noise.kind === "measured"
      ? "that of the repeated samples"
      : `assumed: ${share(noise.flips)} of the verdicts flip`
  }.</p>
<dl class="counts small">
<div><dt>false alarms, under ${MOST_FALSE_ALARMS} wanted</dt><dd>${share(falseAlarms)}</dd></div>
<div><dt>drops found, over ${LEAST_FOUND} wanted</dt><dd>${share(found)}</dd></div>
</dl>
`;
}
