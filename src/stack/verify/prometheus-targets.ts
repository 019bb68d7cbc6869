import { z } from "zod";
import { PROMETHEUS } from "../services/prometheus.ts";
import { askJson } from "./ask-json.ts";

/** Source: Prometheus' HTTP API, "Targets". */
const targetsSchema = z.object({
  data: z.object({
    activeTargets: z.array(
      z.object({
        scrapeUrl: z.string(),
        health: z.enum(["up", "down", "unknown"]),
        lastError: z.string(),
        labels: z.record(z.string(), z.string()),
      }),
    ),
  }),
});

export type Target = z.output<typeof targetsSchema>["data"]["activeTargets"][number];

/** What the Prometheus at this port of this machine looks at. */
export async function readTargets(port: number, signal: AbortSignal): Promise<readonly Target[]> {
  const url = `http://127.0.0.1:${port}/api/v1/targets?state=active`;
  return (await askJson(url, targetsSchema, signal)).data.activeTargets;
}

/** Whether it is the bot on this machine. */
export function isBot({ scrapeUrl }: Target): boolean {
  return PROMETHEUS.hostNames?.includes(new URL(scrapeUrl).hostname) ?? false;
}
