import { html, type Markup, type Part } from "../../../../html-page/markup.ts";
import { block, code, name, names } from "../../../../html-page/text.ts";
import { counted } from "../../../../text/counted.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { SCORED } from "../../../metrics/measures.ts";
import type { Observation } from "../../../observation.ts";
import type { Result, Scores } from "../../../result.ts";
import { count, dollars, share } from "../../figures.ts";
import { OUTCOME_WORDS } from "../words.ts";
import { assertionList } from "./assertion-list.ts";
import { expected } from "./expected.ts";
import { citedList, goldList, passageList } from "./source-lists.ts";

const LONGEST = { question: 1_500, answer: 2_500, turn: 500, reason: 1_500, dropped: 300 } as const;
const MOST = { turns: 12, tags: 20, dropped: 12 } as const;

/** Of why a result failed so much stands on its line; all of it, where it is longer, is below. */
export const LONGEST_REASON = 400;

/** All that is known of a result, each part of it bounded. */
export function caseDetails(result: Result): Markup {
  const { verdict, observation: seen } = result;
  const { question, thread, tags, file, line } = result.case;
  const parts: readonly (readonly [string, Part])[] = [
    ["Why", whyOf(verdict)],
    ["Earlier turns", thread.length > 0 && turnsOf(result)],
    ["Question", block(question, LONGEST.question)],
    ["Answer", answerOf(seen)],
    ["Expected", expected(result.case)],
    ["Gold", goldList(result)],
    ["Cited", seen ? citedList(result.case, seen) : false],
    ["Retrieved", seen ? passageList(result.case, seen) : false],
    ["Assertions", assertionList(result)],
    ["Dropped statements", droppedOf(seen)],
    ["Scores", scoreList(result.scores)],
    ["Cost", seen && costOf(seen)],
    ["Tags", tags.length > 0 && names(tags, MOST.tags)],
    ["File", code(`${file}:${line}`)],
  ];
  const known = parts.filter(([, part]) => part !== false && part !== undefined);
  return html`<dl class="details">
${known.map(([words, part]) => html`<div><dt>${words}</dt><dd>${part}</dd></div>\n`)}</dl>`;
}

/** Where the line of the row has no room for it. */
function whyOf(verdict: Verdict): Markup | undefined {
  if (verdict.kind === "pass") return undefined;
  const { because } = verdict;
  return because.length > LONGEST_REASON || because.includes("\n")
    ? block(because, LONGEST.reason)
    : undefined;
}

function turnsOf({ case: { thread } }: Result): Markup {
  const left = thread.length - MOST.turns;
  return html`${left > 0 && html`<p class="note">${counted(left, "earlier turn")} left out.</p>`}<ol>${thread
    .slice(-MOST.turns)
    .map(({ speaker, text }) => html`<li><b>${speaker}</b>${block(text, LONGEST.turn)}</li>`)}</ol>`;
}

function answerOf(seen: Observation | null): Markup {
  if (!seen) return html`<p class="note">None: the path could not be asked.</p>`;
  return html`<p class="note">${OUTCOME_WORDS[seen.outcome]}, ${name(seen.model)}</p>${block(seen.text, LONGEST.answer)}`;
}

function droppedOf(seen: Observation | null): Markup | undefined {
  if (!seen || seen.dropped.length === 0) return undefined;
  const left = seen.dropped.length - MOST.dropped;
  return html`<ul>${seen.dropped
    .slice(0, MOST.dropped)
    .map(
      (reason) => html`<li>${name(reason, LONGEST.dropped)}</li>`,
    )}${left > 0 && html`<li>and ${left} more</li>`}</ul>`;
}

/** The scores that a result adds to the metrics. */
function scoreList(scores: Scores): Markup | undefined {
  const known = SCORED.flatMap((metric) => {
    const score = scores[metric];
    return score === null || score === undefined ? [] : html`<li>${metric} ${share(score)}</li>`;
  });
  return known.length === 0 ? undefined : html`<ul class="scores">${known}</ul>`;
}

function costOf({ inputTokens, outputTokens, costUsd, recordedLatencyMs }: Observation): string {
  const latency = recordedLatencyMs === null ? "" : `; ${count(recordedLatencyMs)} ms when it was recorded`;
  return `${dollars(costUsd)}, ${count(inputTokens)} tokens in, ${count(outputTokens)} out${latency}`;
}
