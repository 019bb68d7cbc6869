import { join } from "node:path";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { startModelProcess } from "../../../src/loadtest/targets/model/model-process.ts";
import { processFile } from "../../../src/loadtest/targets/process-file.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { until } from "../../until.ts";

afterAll(removeTemporaryFolders);

it("answers until the faults of its plan begin", async () => {
  const model = await startModelProcess({
    file: processFile("model-endpoint", "bin/run.js"),
    env: { PATH: process.env.PATH ?? "" },
    logFile: join(await temporaryFolder(), "model.log"),
    plan: {
      latency: { firstTokenMs: 0, tokensPerSecond: 10_000 },
      faults: { seed: 1, rules: [{ fault: "server_error", status: 503 }] },
    },
  });
  onTestFinished(model.stop);
  const ask = async () => {
    const response = await fetch(`${model.url.replace(/\/$/, "")}/chat/completions`, {
      method: "POST",
      headers: { authorization: `Bearer ${model.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ model: model.model, messages: [{ role: "user", content: "Why?" }] }),
    });
    await response.arrayBuffer();
    return response.status;
  };
  expect([await ask(), await ask(), await ask()]).toEqual([200, 200, 200]);
  model.beginFaults();
  await until("it fails", async () => (await ask()) === 503);
});
