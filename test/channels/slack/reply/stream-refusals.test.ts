import { describe, expect, it } from "vitest";
import type { FaultRule } from "../../../../src/simulators/slack/faults/fault-plan.ts";
import { ANA, HELP } from "../../../simulators/slack/clients.ts";
import { ANSWER, asked, NEW, startedWorld } from "../started-replies.ts";

const FULL = { ...ANSWER, text: "Keys are kept for a day [1]." };

/** Answers one question in a channel and another elsewhere, by one process; tells how many streams were begun. */
async function answersAfter(code: string) {
  const refusal: FaultRule = { fault: "error", method: "chat.startStream", code, nth: 1 };
  const world = await startedWorld({ rules: [refusal] });
  const process = world.process({ streams: true });
  const direct = world.slack.openDirectMessage(ANA);
  const shown = [];
  for (const [at, channel] of [HELP, HELP, direct].entries()) {
    const question = asked(world.slack, channel, `q_${at}`);
    const reply = question.by(process);
    const reference = await reply.thinking(NEW);
    reply.progress(reference, "Keys are kept for a day");
    await expect.poll(() => question.replies()).toHaveLength(1);
    await reply.finish(reference, FULL);
    expect(question.replies()).toMatchObject([{ text: FULL.text }]);
    shown.push(question.replies()[0]?.streaming_state === undefined ? "by edits" : "streamed");
  }
  return shown;
}

describe("after a stream that Slack refused", () => {
  it.each(["missing_scope", "unknown_method", "not_allowed_token_type"])(
    "because the app may not stream (%s), all answers come by edits",
    async (code) => {
      expect(await answersAfter(code)).toEqual(["by edits", "by edits", "by edits"]);
    },
  );

  it("because of the channel, only that one's answers come by edits", async () => {
    expect(await answersAfter("channel_type_not_supported")).toEqual(["by edits", "by edits", "streamed"]);
  });

  it.each(["user_not_found", "team_not_found", "msg_too_long", "invalid_arguments"])(
    "because of that question (%s), the next ones stream",
    async (code) => {
      expect(await answersAfter(code)).toEqual(["by edits", "streamed", "streamed"]);
    },
  );
});
