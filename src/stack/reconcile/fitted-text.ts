import type { StackSettings } from "../services/stack-settings.ts";

/** A file of compose/ with what the settings say in the place of its defaults: PORT, STACK_SCRAPE_SECONDS and STACK_RUNBOOK_URL. */
export function fittedText(
  text: string,
  { botPort, scrapeSeconds, runbookUrl }: Pick<StackSettings, "botPort" | "scrapeSeconds" | "runbookUrl">,
): string {
  return text
    .replaceAll(/\b(bot|host\.docker\.internal):8080\b/g, `$1:${botPort}`)
    .replaceAll(/\b(scrape_interval|evaluation_interval|timeInterval): 15s/g, `$1: ${scrapeSeconds}s`)
    .replaceAll(/\brunbook_url: docs\/runbook\.md#/g, (own) =>
      runbookUrl === undefined ? own : `runbook_url: ${runbookUrl}#`,
    )
    .replaceAll(/\bscrape_timeout: 10s/g, `scrape_timeout: ${Math.min(10, scrapeSeconds)}s`);
}
