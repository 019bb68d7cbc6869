import { describe, expect, it, onTestFinished } from "vitest";
import { LARGEST_STORE } from "../../../../src/simulators/slack/files/stored-bytes.ts";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { startSlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, BEN, HELP, PRIVATE, rawSocket, refusalOf, startedSimulator, webClient } from "../clients.ts";
import { download, started } from "./downloads.ts";

describe("a person's file", () => {
  it("comes to the app with its message, and can be downloaded", async () => {
    const { slack, client } = await started();
    const app = await rawSocket(slack);
    const text = "tag, then wait";
    const { file, ts } = slack.upload(ANA, HELP, { name: "runbook.md", text, comment: "See this." });

    await expect.poll(() => app.envelopes()).toHaveLength(3);
    expect(app.envelopes().map(({ payload }) => payload.event)).toMatchObject([
      { type: "file_created", file_id: file, user_id: ANA, file: { id: file } },
      {
        type: "message",
        subtype: "file_share",
        text: "See this.",
        user: ANA,
        ts,
        upload: true,
        files: [{ id: file, name: "runbook.md", mimetype: "text/markdown", is_public: true }],
      },
      { type: "file_shared", file_id: file, user_id: ANA, channel_id: HELP },
    ]);
    const { file: info } = await client.files.info({ file });
    expect((await download(slack, info?.url_private_download ?? "")).bytes.toString()).toBe(text);
    expect(Buffer.from(slack.fileBytes(BEN, file) ?? []).toString()).toBe(text);
  });

  it("is seen by those only who see where it is shared", async () => {
    const { slack, client } = await started();
    const secret = slack.upload(ANA, PRIVATE, { name: "secret.txt", text: "s" });
    const draft = slack.uploadForInput(ANA, {
      name: "draft.txt",
      base64: Buffer.from("d").toString("base64"),
    });
    expect(slack.filesOf(ANA).map(({ id }) => id)).toEqual([draft, secret.file]);
    expect(slack.filesOf(BEN)).toEqual([]);
    expect(slack.fileBytes(BEN, secret.file)).toBeUndefined();
    const dm = slack.upload(ANA, slack.openDirectMessage(ANA), { name: "dm.txt", text: "x" });
    expect((await client.files.list({})).files?.map(({ id }) => id)).toEqual([dm.file, secret.file]);
    expect(await refusalOf(client.files.info({ file: draft }))).toBe("file_not_found");
    expect(() => slack.upload(BEN, PRIVATE, { name: "a.txt", text: "a" })).toThrow("not in the channel");
  });

  it("may have a name that is no whole text", async () => {
    const { slack, client } = await started();
    const { file } = slack.upload(ANA, HELP, { name: "half\ud800/..%.txt", text: "a" });
    const { file: info } = await client.files.info({ file });
    expect(info?.name).toBe("half\ufffd/..%.txt");
    expect((await download(slack, info?.url_private_download ?? "")).bytes.toString()).toBe("a");
  });

  it("is refused where there is no more room", async () => {
    // Without a journal, which would write down all the bytes.
    const slack = await startSlackSimulator();
    onTestFinished(() => slack.stop());
    const bytes = new Uint8Array(LARGEST_STORE);
    slack.upload(ANA, HELP, { name: "large.bin", bytes });
    expect(() => slack.upload(ANA, HELP, { name: "more.txt", text: "x" })).toThrow(
      expect.objectContaining({ code: "FILES_TOO_LARGE" }),
    );
    expect(slack.filesOf(ANA)).toHaveLength(1);
  });
});

describe("a private address of a file", () => {
  it("leads to the page for signing in without a token that may see it", async () => {
    const readless = { ...DEFAULT_SEED.apps[0], id: "A0READLESS1", scopes: ["chat:write"] };
    const [first] = DEFAULT_SEED.apps;
    if (first === undefined) throw new Error("The default seed has no app.");
    const other = { botId: "B0READLESS1", botUserId: "U0READLESS1", team: "T0SIMULATED" };
    const seed = {
      ...DEFAULT_SEED,
      apps: [first, { ...first, ...readless, installations: [other] }],
    };
    const { slack } = await startedSimulator({ seed });
    const { file } = slack.upload(ANA, HELP, { name: "a.txt", text: "a" });
    const { file: info } = await webClient(slack).files.info({ file });
    const url = info?.url_private ?? "";
    const signIn = { status: 200, type: "text/html; charset=utf-8" };
    expect(await download(slack, url, "xoxb-wrong")).toMatchObject(signIn);
    expect(await download(slack, url, slack.appToken)).toMatchObject(signIn);
    expect(await download(slack, url, slack.app("A0READLESS1").botToken)).toMatchObject(signIn);
    expect(await download(slack, `${url}?x=1`)).toMatchObject({ status: 200, type: "text/plain" });
    expect(await download(slack, url.replace(file, "F0NOWHERE01"))).toMatchObject(signIn);
  });
});

describe("files.list", () => {
  it("goes by pages, newest first, and by type, person and channel", async () => {
    const { slack, client } = await started();
    const names = ["a.txt", "b.png", "c.txt", "d.pdf", "e.txt"];
    for (const [n, name] of names.entries()) {
      slack.upload(n % 2 === 0 ? ANA : BEN, HELP, { name, text: name });
    }
    slack.upload(ANA, PRIVATE, { name: "f.txt", text: "f" });
    const list = async (wanted: object) => {
      const { files = [], paging } = await client.files.list(wanted);
      return { names: files.map(({ name }) => name), paging };
    };
    expect(await list({ count: 4 })).toEqual({
      names: ["f.txt", "e.txt", "d.pdf", "c.txt"],
      paging: { count: 4, total: 6, page: 1, pages: 2 },
    });
    expect((await list({ count: 4, page: 2 })).names).toEqual(["b.png", "a.txt"]);
    expect((await list({ types: "images,pdfs" })).names).toEqual(["d.pdf", "b.png"]);
    expect((await list({ user: BEN })).names).toEqual(["d.pdf", "b.png"]);
    expect((await list({ channel: PRIVATE })).names).toEqual(["f.txt"]);
    expect(await refusalOf(client.files.list({ types: "songs" }))).toBe("unknown_type");
    expect(await refusalOf(client.files.list({ user: "U0NOBODY001" }))).toBe("user_not_found");
  });
});

describe("files.delete", () => {
  it("takes the file away, leaves its message, and is for the app's own files only", async () => {
    const { slack, client } = await started();
    await client.filesUploadV2({
      channel_id: HELP,
      content: "x",
      filename: "x.txt",
      initial_comment: "See.",
    });
    const file = slack.history(HELP)[0]?.files?.[0]?.id ?? "";
    const of = slack.upload(ANA, HELP, { name: "a.txt", text: "a" });
    const app = await rawSocket(slack);
    await client.files.delete({ file });
    await expect
      .poll(() => app.envelopes().at(-1)?.payload.event)
      .toMatchObject({
        type: "file_deleted",
        file_id: file,
        channel_ids: [HELP],
      });
    const { messages = [] } = await client.conversations.history({ channel: HELP });
    expect(messages.at(-1)).toMatchObject({ text: "See.", files: [{ id: file, mode: "tombstone" }] });
    expect(await refusalOf(client.files.info({ file }))).toBe("file_deleted");
    expect(await refusalOf(client.files.delete({ file }))).toBe("file_deleted");
    expect(await refusalOf(client.files.delete({ file: of.file }))).toBe("cant_delete_file");
    expect(await refusalOf(client.files.delete({ file: "F0NOWHERE01" }))).toBe("file_not_found");
  });
});
