/** SLACK_FUZZ=20 runs twenty times as much, SLACK_FUZZ_SEED another part of it. */
const factor = Number(process.env.SLACK_FUZZ ?? 1);

export const SEED = Number(process.env.SLACK_FUZZ_SEED ?? 20_261);

export const RUNS = {
  perMethod: Math.round(30 * factor),
  rows: Math.round(15 * factor),
  answers: Math.round(60 * factor),
  bodies: Math.round(200 * factor),
  frames: Math.round(100 * factor),
  handshakes: Math.round(30 * factor),
} as const;

/** In milliseconds, for a test: what takes longer hangs. */
export const TIMEOUT = 120_000 * Math.max(1, factor);
