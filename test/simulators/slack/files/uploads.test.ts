import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LARGEST_STORE } from "../../../../src/simulators/slack/files/stored-bytes.ts";
import type { SlackSimulator } from "../../../../src/simulators/slack/simulator.ts";
import { ANA, GENERAL, HELP, refusalOf, webClient } from "../clients.ts";
import { download, started } from "./downloads.ts";

const BYTES = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * 7) % 256));

/** Uploads as the SDK does not: with the bytes as the whole body, and of any length. */
async function rawUpload(
  slack: SlackSimulator,
  length: number,
  body: Buffer,
  headers: Record<string, string> = {},
) {
  const { upload_url = "", file_id = "" } = await webClient(slack).files.getUploadURLExternal({
    filename: "a.bin",
    length,
  });
  const { status } = await fetch(upload_url, { method: "POST", body, headers });
  return { status, file_id };
}

describe("the SDK's upload of files", () => {
  it("shares a file in a thread, with the same bytes when it is downloaded", async () => {
    const { slack, client } = await started();
    const { ts } = slack.post({ user: ANA, channel: HELP, text: "The chart, please." });
    await client.filesUploadV2({
      channel_id: HELP,
      thread_ts: ts,
      initial_comment: "Here.",
      file: Readable.from([BYTES]),
      filename: "chart.png",
      title: "Deploys",
    });

    const message = slack.thread(HELP, ts)[1];
    expect(message).toMatchObject({
      text: "Here.",
      subtype: "file_share",
      upload: true,
      bot_id: "B0LEDGER001",
    });
    const id = message?.files?.[0]?.id ?? "";
    const { file } = await client.files.info({ file: id });
    expect(file).toMatchObject({
      id,
      name: "chart.png",
      title: "Deploys",
      mimetype: "image/png",
      filetype: "png",
      pretty_type: "PNG",
      size: BYTES.length,
      user: slack.botUserId,
      is_public: true,
      channels: [HELP],
      shares: { public: { [HELP]: [{ ts: message?.ts, thread_ts: ts }] } },
    });
    for (const url of [file?.url_private ?? "", file?.url_private_download ?? ""]) {
      const got = await download(slack, url);
      expect(got).toMatchObject({ status: 200, type: "image/png" });
      expect(got.bytes.equals(BYTES)).toBe(true);
    }
  });

  it("shares several files in one message", async () => {
    const { slack, client } = await started();
    await client.filesUploadV2({
      channel_id: HELP,
      initial_comment: "Two.",
      file_uploads: [
        { content: "one", filename: "one.txt" },
        { content: "# two", filename: "two.md" },
      ],
    });
    expect(slack.history(HELP)).toMatchObject([
      {
        text: "Two.",
        files: [
          { name: "one.txt", size: 3 },
          { name: "two.md", filetype: "markdown" },
        ],
      },
    ]);
  });

  it("keeps a file without a channel to the app", async () => {
    const { slack, client } = await started();
    await client.filesUploadV2({ content: "mine", filename: "mine.txt" });
    expect(slack.filesOf(ANA)).toEqual([]);
    expect((await client.files.list({})).files).toMatchObject([{ name: "mine.txt", is_public: false }]);
  });
});

describe("an upload by hand", () => {
  it("takes the bytes as they are, and refuses another length than was announced", async () => {
    const { slack, client } = await started();
    const right = await rawUpload(slack, BYTES.length, BYTES);
    expect(right.status).toBe(200);
    const short = await rawUpload(slack, BYTES.length, BYTES.subarray(1));
    const long = await rawUpload(slack, 10, BYTES);
    const broken = await rawUpload(slack, 10, BYTES.subarray(0, 10), {
      "content-type": "multipart/form-data; boundary=x",
    });
    expect([short.status, long.status, broken.status]).toEqual([400, 400, 400]);

    const complete = (id: string) =>
      client.files.completeUploadExternal({ files: [{ id }], channel_id: HELP });
    await complete(right.file_id);
    expect(await refusalOf(complete(right.file_id))).toBe("file_not_found");
    expect(await refusalOf(complete(short.file_id))).toBe("file_not_found");
    expect(slack.history(HELP)).toHaveLength(1);
  });

  it("gives back whatever bytes came, under whatever name", async () => {
    const { slack, client } = await started();
    const name = fc.string({ minLength: 1, unit: "grapheme" });
    const content = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(name, content, async (filename, bytes) => {
        const length = bytes.length;
        const { upload_url = "", file_id: id = "" } = await client.files.getUploadURLExternal({
          filename,
          length,
        });
        await fetch(upload_url, { method: "POST", body: Buffer.from(bytes) });
        const { files = [] } = await client.files.completeUploadExternal({ files: [{ id }] });
        expect(files[0]?.name).toBe(filename);
        const got = await download(slack, files[0]?.url_private ?? "");
        expect(got.bytes.equals(bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("is refused with Slack's own codes", async () => {
    const { slack, client } = await started();
    const announce = (wrong: object) =>
      refusalOf(client.apiCall("files.getUploadURLExternal", { filename: "a.txt", length: 1, ...wrong }));
    expect(await announce({ length: 0 })).toBe("missing_argument");
    expect(await announce({ alt_txt: "x".repeat(1_001) })).toBe("alt_txt_too_large");
    expect(await announce({ snippet_type: "python", length: 1_048_577 })).toBe("snippet_too_large");
    expect(await announce({ length: LARGEST_STORE + 1 })).toBe("storage_limit_reached");

    const { file_id: id } = await rawUpload(slack, 3, Buffer.from("abc"));
    const complete = (wrong: object) =>
      refusalOf(client.apiCall("files.completeUploadExternal", { files: [{ id }], ...wrong }));
    expect(await complete({ channel_id: "C0NOWHERE01" })).toBe("channel_not_found");
    expect(await complete({ channels: "C0NOWHERE01" })).toBe("invalid_channel");
    expect(await complete({ channel_id: GENERAL })).toBe("not_in_channel");
    expect(await complete({ channel_id: HELP, thread_ts: "1500000000.000100" })).toBe("thread_not_found");
    expect(await complete({ files: [{ id: "F0NOWHERE01" }] })).toBe("file_not_found");
  });
});
