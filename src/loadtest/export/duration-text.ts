/** Milliseconds as k6 reads durations: `45s`, `500ms`, `0s`. */
export function durationText(ms: number): string {
  const whole = Math.round(ms);
  return whole % 1_000 === 0 ? `${whole / 1_000}s` : `${whole}ms`;
}
