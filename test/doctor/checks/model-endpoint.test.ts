import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { modelEndpoint } from "../../../src/doctor/checks/model-endpoint.ts";
import { finding, findingOf } from "../finding.ts";

const look = (env: Record<string, string>) => findingOf(modelEndpoint({ env }));
const LITELLM_DEVELOPER_KEY = "a-key";

describe("the check of the model's endpoint", () => {
  it("is skipped where none is set, since the offline model answers", async () => {
    expect(await look({})).toEqual(finding("SKIPPED", "the offline model answers"));
  });

  it("passes one that is set completely, shows no secret, and does not call it", async () => {
    let calls = 0;
    const server = createServer(() => calls++).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const found = await look({
      LITELLM_BASE_URL: `http://user:hunter2@127.0.0.1:${port}/v1`,
      LITELLM_DEVELOPER_KEY,
    });
    expect(found).toEqual(
      finding("PASS", `http://127.0.0.1:${port} and a key are set; whether it answers was not`),
    );
    expect(JSON.stringify(found)).not.toMatch(/hunter2|a-key/);
    server.close();
    await once(server, "close");
    expect(calls).toBe(0);
  });

  it("catches half of the pair, and a URL that is none", async () => {
    expect(await look({ LITELLM_DEVELOPER_KEY })).toEqual(
      finding("FAIL", "LITELLM_BASE_URL is missing", "Correct"),
    );
    expect(await look({ LITELLM_BASE_URL: "litellm", LITELLM_DEVELOPER_KEY })).toEqual(
      finding("FAIL", "LITELLM_BASE_URL is not valid", "Correct"),
    );
  });
});
