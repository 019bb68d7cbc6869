import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { cassettePath } from "../../../src/llm/cassette/cassette-path.ts";
import { forbidden, forbiddenIn } from "../../../src/llm/cassette/masked.ts";
import { readCassette } from "../../../src/llm/cassette/read-cassette.ts";
import { redactionOf } from "../../../src/llm/cassette/redaction.ts";
import { writeCassette } from "../../../src/llm/cassette/write-cassette.ts";
import { saying, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { requestFor, retrieved } from "../request.ts";
import { faultOf, fileOf, recorded, replayed } from "./tapes.ts";

afterAll(removeTemporaryFolders);

/** Put together here, so that this file holds none of them whole. */
const PLANTED = {
  bot: `${"xo"}xb-2154387-9854321-AbCdEfGh`,
  app: `${"xa"}pp-1-A0123-4567-abcdef`,
  key: `${"s"}k-proj-0123456789abcdefABCDEF`,
  jwt: `${"ey"}JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl`,
  mail: "jane.roe@mail.example.org",
  user: "U024BE7LH",
  channel: "C1H9RESGL",
} as const;
const ALL = Object.values(PLANTED);
const KEY = "the-key-of-the-endpoint";

describe("secrets and personal data", () => {
  it("are in no file, whether they were asked, known or answered, also in pieces", async () => {
    const folder = await temporaryFolder();
    const said = ALL.map((secret) => `The word is ${secret} here.`).join("\n");
    // One token a chunk: no chunk holds a secret whole.
    const { llm } = await startedLlm({ ...saying(`${said} ${KEY} [1]`), chunkTokens: 1, keys: [KEY] });
    const cases = {
      asked: requestFor(`Is it ${ALL.join(" or ")}?`, retrieved("It is.")),
      known: requestFor("What is it?", retrieved(said)),
      answered: requestFor("What is it?", retrieved("It is.")),
    };
    const made = await recorded({ folder, llm, secrets: [KEY] }, cases);
    for (const id of Object.keys(cases)) {
      const text = await fileOf(folder, id);
      const parsed = JSON.stringify([...(await readCassette(cassettePath(folder, id))).values()]);
      const { response } = JSON.parse(text.split("\n")[1] ?? "");
      const whole = response.chunks.map((chunk: Chunk) => chunk.choices[0]?.delta.content ?? "").join("");
      for (const secret of [...ALL, KEY]) {
        expect(text).not.toContain(secret);
        expect(parsed).not.toContain(secret);
        expect(whole).not.toContain(secret);
      }
    }
    expect(made.answered?.tape.redacted).toMatchObject({
      "slack-token": 2,
      email: 1,
      jwt: 1,
      "slack-id": 2,
      secret: 1,
    });
  });

  it("stay masked in a replay where only the answer had them", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying(`Ask ${PLANTED.mail} or ${PLANTED.user}. [1]`));
    const cases = { close: requestFor("Whom do I ask?", retrieved("Ask somebody.")) };
    await recorded({ folder, llm }, cases);
    expect((await replayed(folder, cases)).close?.text).toBe("Ask [email] or [slack-id]. [1]");
  });

  it("are back in a replay where the request has them, so that an answer is quoted to the letter", async () => {
    const folder = await temporaryFolder();
    const text = `Ask ${PLANTED.mail}, not other@mail.example.org, in <#${PLANTED.channel}>. [1]`;
    const { llm } = await startedLlm({ ...saying(text), chunkTokens: 1 });
    const passage = retrieved(`Ask ${PLANTED.mail} in <#${PLANTED.channel}>, or other@mail.example.org.`);
    const cases = { close: requestFor("Whom do I ask?", passage) };
    await recorded({ folder, llm }, cases);
    const file = await fileOf(folder, "close");
    expect(file).not.toContain("mail.example.org");
    expect(file).not.toContain(PLANTED.channel);
    expect((await replayed(folder, cases)).close?.text).toBe(text);
  });

  it("differ in the key although they are masked alike", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying("Yes. [1]"));
    const asking = (mail: string) => ({ close: requestFor(`Is it ${mail}?`, retrieved("It is.")) });
    await recorded({ folder, llm }, asking("one@mail.example.org"));
    await expect(replayed(folder, asking("two@mail.example.org"))).rejects.toMatchObject({
      code: "CASSETTE_MISS",
      message: expect.stringContaining("differs in question (in what is masked)"),
    });
  });

  it("are all found by the scan unless they were masked", () => {
    const patterns = forbidden([KEY]);
    const secret = fc.constantFrom(...ALL, KEY, `password: hunter2abc`, `https://me:pass@host.example/`);
    const text = fc.array(
      fc.oneof(secret, fc.string(), fc.constantFrom(" ", "/", "@", ":", "=", "\n", "[email]")),
    );
    fc.assert(
      fc.property(text, text, (asked, answered) => {
        const redaction = redactionOf({ messages: asked }, patterns);
        expect(forbiddenIn(redaction.hide(answered.join("")), patterns)).toEqual([]);
        for (const each of asked) expect(redaction.show(redaction.hide(each))).toBe(each);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the scan of what was written", () => {
  it("fails the run, names line and kind and never the secret, and leaves the old file", async () => {
    const folder = await temporaryFolder();
    const { llm } = await startedLlm(saying("Yes. [1]"));
    await recorded({ folder, llm }, { close: requestFor("Is it?", retrieved("It is.")) });
    const path = cassettePath(folder, "close");
    const before = await readFile(path, "utf8");
    const [{ line: _, ...entry } = never()] = (await readCassette(path)).values();
    const cut = [PLANTED.bot.slice(0, 3), PLANTED.bot.slice(3)];
    const unsafe = [
      { ...entry, request: { ...entry.request, question: `Is it ${PLANTED.mail}?` } },
      { ...entry, request: { ...entry.request, parameters: { [PLANTED.user]: "1" } } },
      { ...entry, response: { ...entry.response, headers: { "x-key": `x\n${PLANTED.key}` } } },
      {
        ...entry,
        response: {
          ...entry.response,
          chunks: cut.map((content) => ({ choices: [{ delta: { content } }] })),
        },
      },
    ];
    for (const each of unsafe) {
      const fault = await faultOf(writeCassette(path, [each], forbidden([])));
      expect(fault).toMatchObject({ code: "CASSETTE_UNSAFE", exitCode: 1 });
      const { message } = fault as Error;
      expect(message).toMatch(/line 2: (email|slack-id|api-key|slack-token)\.$/);
      for (const secret of ALL) expect(message).not.toContain(secret);
      expect(await readFile(path, "utf8")).toBe(before);
    }
    expect(await readdir(dirname(path))).toEqual(["close.jsonl"]);
  });

  it("has nothing to look at where nothing could be written", async () => {
    const folder = await temporaryFolder();
    await writeFile(`${folder}/file`, "");
    const fault = await faultOf(writeCassette(`${folder}/file/close.jsonl`, [], forbidden([])));
    expect(fault).toMatchObject({ code: "CASSETTE_UNWRITABLE", exitCode: 3 });
  });
});

interface Chunk {
  readonly choices: readonly { readonly delta: { readonly content?: string } }[];
}

function never(): never {
  throw new Error("There is no entry.");
}
