import { describe, expect, it } from "vitest";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { ANA, BEN, GENERAL, HELP, PRIVATE, refusalOf, startedSimulator, webClient } from "../clients.ts";

async function workspace() {
  const { slack } = await startedSimulator();
  const { conversations, users } = webClient(slack);
  return { slack, conversations, users };
}

describe("a channel that the bot makes", () => {
  it("is there with its topic and purpose, under a new name too", async () => {
    const { conversations, slack } = await workspace();
    const { channel } = await conversations.create({ name: "close-2026" });
    const id = channel?.id ?? "";
    expect(channel).toMatchObject({ name: "close-2026", creator: slack.botUserId, is_member: true });
    await conversations.setTopic({ channel: id, topic: "The close" });
    await conversations.setPurpose({ channel: id, purpose: "To close" });
    await conversations.rename({ channel: id, name: "close" });
    expect((await conversations.info({ channel: id, include_num_members: true })).channel).toMatchObject({
      name: "close",
      previous_names: ["close-2026"],
      topic: { value: "The close", creator: slack.botUserId },
      purpose: { value: "To close" },
      num_members: 1,
    });
  });

  it.each([
    ["", "invalid_name_required"],
    ["x".repeat(81), "invalid_name_maxlength"],
    ["Loud Name", "invalid_name_specials"],
    ["--", "invalid_name_punctuation"],
    ["general", "name_taken"],
  ])("cannot be named %j", async (name, code) => {
    const { conversations } = await workspace();
    expect(await refusalOf(conversations.create({ name }))).toBe(code);
  });

  it("takes no message while it is archived", async () => {
    const { conversations, slack } = await workspace();
    await conversations.archive({ channel: HELP });
    expect(await refusalOf(conversations.archive({ channel: HELP }))).toBe("already_archived");
    expect(() => slack.post({ user: ANA, channel: HELP, text: "hi" })).toThrow("archived");
    const { channels } = await conversations.list({ exclude_archived: true });
    expect(channels?.map(({ id }) => id)).toEqual([GENERAL]);
    await conversations.unarchive({ channel: HELP });
    expect(await refusalOf(conversations.unarchive({ channel: HELP }))).toBe("not_archived");
    slack.post({ user: ANA, channel: HELP, text: "hi" });
  });
});

describe("members", () => {
  it("join, and are told where they are in already", async () => {
    const { conversations } = await workspace();
    expect(await conversations.join({ channel: GENERAL })).not.toHaveProperty("warning");
    const again = await conversations.join({ channel: GENERAL });
    expect(again).toMatchObject({
      warning: "already_in_channel",
      response_metadata: { warnings: ["already_in_channel"] },
    });
    expect(await refusalOf(conversations.join({ channel: PRIVATE }))).toBe(
      "method_not_supported_for_channel_type",
    );
  });

  it("are invited and removed", async () => {
    const { conversations, slack } = await workspace();
    await conversations.invite({ channel: PRIVATE, users: BEN });
    slack.post({ user: BEN, channel: PRIVATE, text: "hello" });
    await conversations.kick({ channel: PRIVATE, user: BEN });
    expect(() => slack.post({ user: BEN, channel: PRIVATE, text: "hello" })).toThrow("not in the channel");
    expect(await refusalOf(conversations.kick({ channel: PRIVATE, user: BEN }))).toBe("not_in_channel");
    expect(await refusalOf(conversations.kick({ channel: HELP, user: slack.botUserId }))).toBe(
      "cant_kick_self",
    );
  });

  it("are refused one by one, or passed over by force", async () => {
    const { conversations, slack } = await workspace();
    const invite = (users: string, force = false) => conversations.invite({ channel: PRIVATE, users, force });
    expect(await refusalOf(invite(ANA))).toBe("already_in_channel");
    expect(await refusalOf(invite("U0NOBODY001"))).toBe("user_not_found");
    expect(await refusalOf(invite(slack.botUserId))).toBe("cant_invite_self");
    expect(await refusalOf(conversations.invite({ channel: GENERAL, users: ANA }))).toBe("not_in_channel");
    await invite(`U0NOBODY001,${BEN}`, true);
    expect((await conversations.members({ channel: PRIVATE })).members).toContain(BEN);
  });

  it("leave, and find nothing left to leave", async () => {
    const { conversations } = await workspace();
    expect(await conversations.leave({ channel: HELP })).toEqual(
      expect.not.objectContaining({ not_in_channel: true }),
    );
    expect(await conversations.leave({ channel: HELP })).toMatchObject({ not_in_channel: true });
    expect(await refusalOf(conversations.history({ channel: HELP }))).toBe("not_in_channel");
  });
});

describe("direct messages of several", () => {
  it("are opened once, and listed as such", async () => {
    const { conversations, users, slack } = await workspace();
    const opened = await conversations.open({ users: `${ANA},${BEN}`, return_im: true });
    expect(opened.channel).toMatchObject({ is_mpim: true, name: "mpdm-ana--ben--ledger-1" });
    const id = opened.channel?.id ?? "";
    expect(await conversations.open({ users: `${BEN},${ANA}` })).toMatchObject({
      already_open: true,
      channel: { id },
    });
    slack.post({ user: BEN, channel: id, text: "hi" });
    expect((await conversations.history({ channel: id })).messages).toMatchObject([{ text: "hi" }]);
    expect((await users.conversations({ types: "mpim", user: ANA })).channels).toMatchObject([{ id }]);
    expect(await conversations.close({ channel: id })).toMatchObject({ ok: true });
    expect(await refusalOf(conversations.close({ channel: HELP }))).toBe(
      "method_not_supported_for_channel_type",
    );
  });
});

describe("a page of history", () => {
  it("goes on where it ended while messages arrive", async () => {
    const { conversations, slack } = await workspace();
    for (const text of ["0", "1", "2", "3"]) slack.post({ user: ANA, channel: HELP, text });
    const first = await conversations.history({ channel: HELP, limit: 2 });
    slack.post({ user: ANA, channel: HELP, text: "4" });
    const cursor = first.response_metadata?.next_cursor ?? "";
    const second = await conversations.history({ channel: HELP, limit: 2, cursor });
    const texts = [...(first.messages ?? []), ...(second.messages ?? [])].map(({ text }) => text);
    expect(texts).toEqual(["3", "2", "1", "0"]);
  });
});

it("keeps what needs a scope of its own kind from a bot that has another", async () => {
  const apps = DEFAULT_SEED.apps.map((app) => ({ ...app, scopes: ["channels:read", "channels:history"] }));
  const { slack } = await startedSimulator({ seed: { ...DEFAULT_SEED, apps } });
  const { conversations } = webClient(slack);
  expect(await conversations.info({ channel: HELP })).toMatchObject({ ok: true });
  await expect(conversations.info({ channel: PRIVATE })).rejects.toMatchObject({
    data: { error: "missing_scope", needed: "groups:read", provided: "channels:read,channels:history" },
  });
  expect(await refusalOf(conversations.list({ types: "im" }))).toBe("missing_scope");
  expect(await refusalOf(conversations.history({ channel: PRIVATE }))).toBe("missing_scope");
});
