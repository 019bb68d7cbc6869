import { type BotReading, botReading } from "./bot-reading.ts";
import { processReading } from "./process-reading.ts";

/** A bot that is busy tells later, and one that hangs not at all; the next reading is then taken in its turn. */
const WITHIN_MS = 2_000;

/** What a bot tells by /metrics, and its process, which is asked of what it knows best; nothing where it does not answer. */
export async function readBot({
  url,
  pid,
}: {
  readonly url: URL;
  readonly pid?: number;
}): Promise<BotReading> {
  const [told, seen] = await Promise.all([readMetrics(url), pid === undefined ? {} : processReading(pid)]);
  return { ...known(told), ...known(seen) };
}

async function readMetrics(url: URL): Promise<BotReading> {
  try {
    const response = await fetch(new URL("/metrics", url), {
      redirect: "manual",
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const text = await response.text();
    return response.ok ? botReading(text) : {};
  } catch {
    return {};
  }
}

function known(reading: BotReading): BotReading {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined));
}
