import { describe, expect, it } from "vitest";
import { ANA, GENERAL, HELP, refusalOf, startedSimulator, webClient } from "../clients.ts";

async function workspaceWithMessage() {
  const { slack } = await startedSimulator();
  const message = slack.post({ user: ANA, channel: HELP, text: "How?" });
  const item = { channel: HELP, timestamp: message.ts };
  return { slack, client: webClient(slack), item };
}

describe("reactions", () => {
  it("are shown of a message, and of a user", async () => {
    const { slack, client, item } = await workspaceWithMessage();
    slack.react({ user: ANA, channel: HELP, ts: item.timestamp, name: "eyes" });
    const { message } = await client.reactions.get(item);
    expect(message).toMatchObject({ reactions: [{ name: "eyes", users: [ANA], count: 1 }] });
    expect((await client.reactions.list({ user: ANA })).items).toMatchObject([
      { type: "message", channel: HELP, message: { ts: item.timestamp } },
    ]);
    expect((await client.reactions.list()).items).toEqual([]);
  });

  it("are bounded for one user", async () => {
    const { client, item } = await workspaceWithMessage();
    for (let count = 0; count < 23; count += 1) await client.reactions.add({ ...item, name: `e${count}` });
    expect(await refusalOf(client.reactions.add({ ...item, name: "eyes" }))).toBe("too_many_reactions");
  });

  it("need a message", async () => {
    const { client } = await workspaceWithMessage();
    const call = client.apiCall("reactions.add", { channel: HELP, name: "eyes" });
    expect(await refusalOf(call)).toBe("no_item_specified");
  });
});

describe("pins", () => {
  it("are added once, listed and removed once", async () => {
    const { slack, client, item } = await workspaceWithMessage();
    await client.pins.add(item);
    expect(await refusalOf(client.pins.add(item))).toBe("already_pinned");
    const { items } = await client.pins.list({ channel: HELP });
    expect(items).toMatchObject([
      { channel: HELP, created_by: slack.botUserId, message: { ts: item.timestamp, pinned_to: [HELP] } },
    ]);
    await client.pins.remove(item);
    expect(await refusalOf(client.pins.remove(item))).toBe("no_pin");
    expect(await refusalOf(client.pins.list({ channel: GENERAL }))).toBe("not_in_channel");
  });
});

describe("bookmarks", () => {
  it("are added, changed, listed and removed", async () => {
    const { client } = await workspaceWithMessage();
    const fields = { channel_id: HELP, title: "Guide", type: "link" as const, link: "https://example.com" };
    const { bookmark } = await client.bookmarks.add(fields);
    const place = { channel_id: HELP, bookmark_id: bookmark?.id ?? "" };
    await client.bookmarks.edit({ ...place, title: "The guide" });
    expect((await client.bookmarks.list({ channel_id: HELP })).bookmarks).toMatchObject([
      { id: place.bookmark_id, title: "The guide", link: fields.link },
    ]);
    await client.bookmarks.remove(place);
    expect(await refusalOf(client.bookmarks.remove(place))).toBe("not_found");
    expect(await refusalOf(client.bookmarks.add({ ...fields, link: "nowhere" }))).toBe("invalid_link");
  });
});
