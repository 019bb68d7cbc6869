import type { Style, Styled } from "../../cli/styles.ts";
import { type Block, EMPTY, line, written } from "../../terminal-text/line.ts";
import { wrapped } from "../../terminal-text/wrapped.ts";
import { title } from "../report/terminal/heading.ts";
import { INDENT } from "../report/terminal/metric-line.ts";
import type { CeilingPlan } from "../targets/ceiling/ceiling-route.ts";
import type { CeilingResult } from "./ceiling-result.ts";
import { ceilingTable } from "./ceiling-table.ts";
import { type CeilingVerdict, ceilingVerdict } from "./ceiling-verdict.ts";

const NARROWEST = 80;

/** A ceiling's run as a person reads it: what was done, the figures, what they say and what never, and what decides. */
export function ceilingText(
  result: CeilingResult,
  plan: CeilingPlan,
  { columns, styled }: { readonly columns: number; readonly styled: Styled },
): string {
  const width = Math.max(NARROWEST, columns);
  const sentence = (text: string, style?: Style) =>
    wrapped(`${INDENT}${text}`, { columns: width, indent: INDENT.length, most: 8, ...(style && { style }) });
  const verdict = ceilingVerdict(result);
  const blocks: readonly Block[] = [
    [line("  ceiling of the HTTP side", "bold"), ...sentence(loopOf(result, plan))],
    ceilingTable(result.routes),
    result.routes.length === 0 ? [] : SAYS.flatMap((text) => sentence(text, "dim")),
    [
      title(verdict.title, STYLES[verdict.kind]),
      ...sentence(verdict.says),
      ...(result.end.remedy === undefined ? [] : sentence(result.end.remedy)),
    ],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .flatMap((block) => [EMPTY, ...block])
    .map((each) => `${written(each, width, styled)}\n`)
    .join("");
}

const SAYS = [
  "This is a closed loop: each connection asks again once it has its response, and waits where the bot is slow. It tells how much the HTTP side bears, and never how long answers take for people; --target http asks at a rate, and tells that.",
  "POST /v1/questions is one question whose answer is kept: the token, the body and the database are in it, and no model.",
];

function loopOf({ bot: { own, url } }: CeilingResult, { connections, durationMs }: CeilingPlan): string {
  const which = url === undefined ? "a bot" : `${own ? "a bot of its own" : "the bot"} at ${url}`;
  return `${connections} connections in a closed loop, ${durationMs / 1_000} s a route, against ${which}`;
}

const STYLES: Readonly<Record<CeilingVerdict["kind"], Style>> = {
  interrupted: "yellow",
  "target-down": "red",
  unanswered: "red",
  measured: "green",
};
