import { describe, expect, it } from "vitest";
import { createLocalPace } from "../../../../src/channels/slack/calls/local-pace.ts";
import { paceOfMethod } from "../../../../src/channels/slack/calls/method-paces.ts";
import { createTurns } from "../../../../src/channels/slack/calls/turns.ts";

const EDIT = { method: "chat.update", channel: "C1" };
const POST = { method: "chat.postMessage", channel: "C1" };

const stillTurns = () =>
  createTurns(
    createLocalPace(() => 0),
    "T1",
    () => 0,
  );

describe("the turns of one workspace", () => {
  it("that nobody misses are less than half, and the others stay for answers", async () => {
    const turns = stillTurns();
    const { burst } = paceOfMethod(EDIT.method).workspace;
    let spare = 0;
    for (let call = 0; call < 50; call += 1) if (await turns.takeSpare(EDIT)) spare += 1;
    expect(spare).toBeLessThan(burst / 2);
    for (let call = spare; call < burst; call += 1) expect(await turns.take(EDIT, 0)).toBe(0);
    expect(await turns.take(EDIT, 0)).toBeUndefined();
    expect(await turns.takeSpare(EDIT)).toBe(false);
  });

  it("of posts are those of each channel, and of all of them together", async () => {
    const turns = stillTurns();
    const { channel, workspace } = paceOfMethod(POST.method);
    for (let call = 0; call < (channel?.burst ?? 0); call += 1) expect(await turns.take(POST, 0)).toBe(0);
    expect(await turns.take(POST, 0)).toBeUndefined();
    let posts = channel?.burst ?? 0;
    for (let at = 2; (await turns.take({ ...POST, channel: `C${at >> 3}-` }, 0)) === 0; at += 1) posts += 1;
    expect(posts).toBe(workspace.burst);
  });

  it("are held where Slack asks for it: a channel's posts, and no other's", async () => {
    const turns = stillTurns();
    await turns.hold(POST, 4_000);
    expect(await turns.take(POST, 10_000)).toBe(4_000);
    expect(await turns.take({ ...POST, channel: "C2" }, 10_000)).toBe(0);
  });
});
