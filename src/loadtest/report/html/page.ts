import { shortened } from "../../../core/shortened.ts";
import { documentEnd, documentStart } from "../../../html-page/document.ts";
import { html, type Markup } from "../../../html-page/markup.ts";
import type { LoadResult } from "../load-result.ts";
import { verdictOf } from "../verdict.ts";
import { comparisonSection } from "./comparison-section.ts";
import { errorSection } from "./error-section.ts";
import { headSection } from "./head-section.ts";
import { judgedSection } from "./judged-section.ts";
import { kneeSection } from "./knee-section.ts";
import { metricSection } from "./metric-section.ts";
import { outcomeSection } from "./outcome-section.ts";
import { percentileSection } from "./percentile-section.ts";
import { repeatSection } from "./repeat-section.ts";
import { stageSection } from "./stage-section.ts";
import { STYLE } from "./style.ts";
import { timeSection } from "./time-section.ts";

/**
 * A run as one page that needs nothing but itself: no network, no font, no script. The same run gives the same bytes, and
 * a run of a day no more of them than one of ten minutes.
 */
export function* pageOf(result: LoadResult): Generator<Markup> {
  const document = {
    title: `${verdictOf(result).title}: ${shortened(result.scenario, 100)} · ledger loadtest`,
    style: STYLE,
  };
  yield documentStart(document);
  yield headSection(result);
  yield html`<main>
`;
  for (const section of SECTIONS) yield section(result);
  yield html`</main>
`;
  yield documentEnd(document);
}

const SECTIONS: readonly ((result: LoadResult) => Markup)[] = [
  kneeSection,
  judgedSection,
  outcomeSection,
  errorSection,
  metricSection,
  timeSection,
  percentileSection,
  stageSection,
  repeatSection,
  comparisonSection,
];
