import type { SlackMessage } from "../../workspace/message.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import type { Check } from "../check.ts";
import { createViolations, type Where } from "../report.ts";
import type { InvariantSettings } from "../settings.ts";
import { type Audience, audienceOf, isWithin } from "./audience.ts";
import { createKnownRuns } from "./known-runs.ts";
import { runsOf, wordsOfRun } from "./runs.ts";
import type { Showing } from "./showing.ts";
import { shownOnChange } from "./shown-on-change.ts";
import { changedText, shownText } from "./shown-text.ts";

/**
 * Watches that what people wrote in direct messages and private channels is shown by an app only to people who
 * could read it there. People may tell what they like: a person who repeats it elsewhere has opened it to that place.
 */
export function createNoLeak(settings: InvariantSettings): Check {
  const violations = createViolations();
  const runs = createKnownRuns(settings.rememberedRuns, new Set(settings.publicTexts.flatMap(runsOf)));
  let checked = 0;

  function written({ channel, text }: SlackMessage, { channels }: Workspace): void {
    const said = runsOf(text);
    if (said.length === 0) return;
    if (channels.get(channel)?.kind === "channel") runs.publish(said);
    else runs.keep(said, channel);
  }

  function shown({ text, audience, where }: Showing, workspace: Workspace): void {
    checked += 1;
    let told = false;
    const open: number[] = [];
    for (const run of runsOf(text)) {
      const places = runs.placesOf(run);
      if (places === undefined) open.push(run);
      else if (isLeak(places, audience, where, workspace)) {
        if (!told) tell(run, places, { text, where });
        told = true;
        open.push(run);
      }
    }
    // What the app says first is no person's secret; and a leak is told once.
    runs.publish(open);
  }

  function tell(
    run: number,
    places: readonly string[],
    { text, where }: Pick<Showing, "text" | "where">,
  ): void {
    violations.add({ what: `"${wordsOfRun(text, run)}" from ${places.join(", ")} was shown`, where });
  }

  return {
    see(change, workspace) {
      if (change.type === "posted" || change.type === "changed") {
        const { message } = change;
        const previous = change.type === "changed" ? change.previous : undefined;
        if (message.subtype === "tombstone") return;
        if (message.bot_id === undefined) {
          if (message.text !== previous?.text) written(message, workspace);
          return;
        }
        const text = changedText(previous === undefined ? "" : shownText(previous), shownText(message));
        const { channel, ts } = message;
        shown({ text, audience: audienceOf(workspace, channel), where: { channel, ts } }, workspace);
        return;
      }
      for (const showing of shownOnChange(change, workspace)) shown(showing, workspace);
    },
    report: () => ({ name: "no-leak", checked, ...violations.listed(), apart: [] }),
  };
}

/** Whether somebody reads it here who could not read it in any of the places where it was written. */
function isLeak(
  places: readonly string[],
  audience: Audience,
  { channel }: Where,
  workspace: Workspace,
): boolean {
  if (channel !== undefined && places.includes(channel)) return false;
  return !places.some((place) => isWithin(audience, audienceOf(workspace, place)));
}
