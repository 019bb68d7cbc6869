import { once } from "node:events";
import { get } from "node:http";
import { connect } from "node:net";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { blockNetwork } from "../../../src/llm/cassette/block-network.ts";
import { openCassettes } from "../../../src/llm/cassette/cassettes.ts";
import { openAi, startedLlm } from "../../simulators/llm/clients.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { faultOf } from "./tapes.ts";

afterAll(removeTemporaryFolders);

describe("a replay", () => {
  it("lets nothing out, and names what wanted out, until it is closed", async () => {
    const { llm } = await startedLlm();
    const { host, port } = new URL(llm.url);
    const cassettes = openCassettes({ folder: await temporaryFolder() });
    const attempts: [string, () => Promise<unknown>, string][] = [
      ["fetch", () => fetch(llm.url), host],
      ["http", () => once(get(llm.url), "response"), host],
      ["net", () => once(connect(Number(port), "127.0.0.1"), "connect"), host],
      ["tls by name", () => fetch("https://example.invalid/a"), "example.invalid:443"],
      ["a Unix socket", () => once(connect("/run/some.sock"), "connect"), "/run/some.sock"],
      ["another client of the model", () => openAi(llm).models.list(), host],
    ];
    try {
      for (const [what, attempt, where] of attempts) {
        const fault = rootOf(await faultOf(attempt()));
        expect([what, fault]).toMatchObject([
          what,
          { code: "NETWORK_BLOCKED", exitCode: 1, message: expect.stringContaining(`connect to ${where},`) },
        ]);
      }
      expect(cassettes.blocked().map(({ message }) => message)).toHaveLength(3);
      expect(llm.calls()).toEqual([]);
    } finally {
      await cassettes.close();
    }
    expect((await fetch(`${new URL(llm.url).origin}/health/liveliness`)).ok).toBe(true);
  });

  it("has no other address of the endpoint either", async () => {
    const cassettes = openCassettes({ folder: await temporaryFolder() });
    try {
      await expect(cassettes.fetch("http://endpoint.example/v1/models")).rejects.toMatchObject({
        code: "NETWORK_BLOCKED",
        message: expect.stringContaining("endpoint.example"),
      });
      expect(cassettes.outside().misses).toHaveLength(1);
    } finally {
      await cassettes.close();
    }
  });

  it("names the package that wanted out", async () => {
    const cassettes = openCassettes({ folder: await temporaryFolder() });
    try {
      const client = new pg.Client({ host: "127.0.0.1", port: 5 });
      expect(rootOf(await faultOf(client.connect()))).toMatchObject({
        message: expect.stringMatching(/^pg wanted to connect to 127\.0\.0\.1:5,/),
      });
    } finally {
      await cassettes.close();
    }
  });

  it("may connect to what it is told, such as a simulator beside it", async () => {
    const { llm } = await startedLlm();
    const port = Number(new URL(llm.url).port);
    const block = blockNetwork((target) => target.port === port);
    try {
      expect((await fetch(`${new URL(llm.url).origin}/health/liveliness`)).ok).toBe(true);
      expect(block.attempts()).toEqual([]);
    } finally {
      block.release();
    }
  });
});

/** What lies beneath an error. */
function rootOf(thrown: unknown): unknown {
  return thrown instanceof Error && thrown.cause !== undefined ? rootOf(thrown.cause) : thrown;
}
