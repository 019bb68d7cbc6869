import { howToLines } from "./how-to.ts";
import type { SlackSettings } from "./settings.ts";

/** What to paste into a shell, and how to point an app at it, as lines of plain text. */
export function settingLines(settings: SlackSettings): readonly string[] {
  return [...guideLines(settings, " "), "", ...placeLines(settings), "Stop it with Ctrl-C."];
}

/** Where things are, for the top of a conversation. */
export function settingFacts(settings: SlackSettings): readonly string[] {
  return [`Slack     ${settings.url}`, ...placeLines(settings)];
}

/** What to paste and how to point an app here, for the client's help screen, where a line is to be short. */
export function settingGuide(settings: SlackSettings): readonly string[] {
  return guideLines(settings, "\nexport ");
}

function guideLines(settings: SlackSettings, between: string): readonly string[] {
  return [...exportLines(settings, between), "", ...howToLines(settings.apps)];
}

/** One export for each app. Nothing in it needs quotes. */
function exportLines({ apps }: SlackSettings, between: string): string[] {
  return apps.flatMap(({ app, name, team, env }) => {
    const pairs = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const exports = `export ${pairs.join(between)}`.split("\n");
    return [...(apps.length > 1 ? [`# ${name} (${app}) in ${team}`] : []), ...exports];
  });
}

function placeLines({ page, journal }: SlackSettings): string[] {
  return [`Web page  ${page}`, ...(journal === undefined ? [] : [`Journal   ${journal}`])];
}
