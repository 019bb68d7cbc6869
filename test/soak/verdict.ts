import type { CurveFigures } from "./curve.ts";

/** In MiB; growth for each 10,000 questions. */
export const BOUNDS = { idle: 160, max: 256, growth: 5 } as const;

/** Which bounds the run broke, in words; none where all is well. */
export function brokenBounds({ idle, max, growth = 0 }: CurveFigures): string[] {
  return [
    ...(idle < BOUNDS.idle ? [] : [`It idles at ${inMib(idle)}, and not under ${inMib(BOUNDS.idle)}.`]),
    ...(max < BOUNDS.max ? [] : [`It reached ${inMib(max)}, and did not stay under ${inMib(BOUNDS.max)}.`]),
    ...(growth <= BOUNDS.growth
      ? []
      : [`It grew by ${inMib(growth)} each 10,000 questions, and not by at most ${inMib(BOUNDS.growth)}.`]),
  ];
}

function inMib(value: number): string {
  return `${value.toFixed(1)} MiB`;
}
