import { type Line, type Span, span, widthOfLine } from "../../../terminal-text/line.ts";
import type { Progress } from "./progress.ts";

const WIDEST_BAR = 30;
const NARROWEST_BAR = 8;
const GAP = "  ";
/** Before that a rate says little. */
const LEAST_ELAPSED_MS = 1_000;

/** How far a run is, on one line: as much of it as there is room for, and a bar in what is left of it. */
export function barLine(progress: Progress, columns: number): Line {
  const whole = line([...counts(progress, LONG), ...pace(progress)]);
  const counted = line(counts(progress, LONG));
  const text = [whole, counted].find((each) => widthOfLine(each) <= columns) ?? line(counts(progress, SHORT));
  const room = Math.min(WIDEST_BAR, columns - widthOfLine(text) - GAP.length);
  return room < NARROWEST_BAR ? text : [...bar(progress, room), span(GAP), ...text];
}

/** The same where nothing can be drawn over. */
export function progressLine(progress: Progress): Line {
  return line([...counts(progress, LONG), ...pace(progress)]);
}

interface Wording {
  readonly of: string;
  readonly passed: (count: number) => string;
  readonly failed: (count: number) => string;
  readonly withoutVerdict: (count: number) => string;
}

const LONG: Wording = {
  of: " of ",
  passed: (count) => `${count} passed`,
  failed: (count) => `${count} failed`,
  withoutVerdict: (count) => `${count} without a verdict`,
};

const SHORT: Wording = {
  of: "/",
  passed: (count) => `✓ ${count}`,
  failed: (count) => `✗ ${count}`,
  withoutVerdict: (count) => `! ${count}`,
};

function counts({ done, all, passed, failed, withoutVerdict }: Progress, wording: Wording): Span[] {
  return [
    span(`${done}${wording.of}${all}`),
    span(wording.passed(passed), passed > 0 ? "green" : "dim"),
    span(wording.failed(failed), failed > 0 ? "red" : "dim"),
    ...(withoutVerdict > 0 ? [span(wording.withoutVerdict(withoutVerdict), "yellow")] : []),
  ];
}

function pace({ done, all, elapsedMs }: Progress): Span[] {
  if (done === 0 || elapsedMs < LEAST_ELAPSED_MS) return [];
  const perSecond = done / (elapsedMs / 1_000);
  const rate = perSecond >= 10 ? perSecond.toFixed(0) : perSecond.toFixed(1);
  return [span(`${rate}/s`, "dim"), span(`${timeText((all - done) / perSecond)} left`, "dim")];
}

function timeText(seconds: number): string {
  const rounded = Math.ceil(seconds);
  return rounded < 120 ? `${rounded} s` : `${Math.ceil(rounded / 60)} min`;
}

function line(parts: readonly Span[]): Line {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [span(GAP), part]));
}

function bar({ done, all }: Progress, columns: number): Span[] {
  const full = all === 0 ? 0 : Math.min(columns, Math.floor((done / all) * columns));
  return [span("█".repeat(full), "cyan"), span("░".repeat(columns - full), "dim")];
}
