import { expect, it } from "vitest";
import { readAhead } from "../../src/llm/read-ahead.ts";
import { until } from "../until.ts";
import { startedEndpoint } from "./endpoints.ts";
import { endpointModelAt, faultOf, noting } from "./models.ts";
import { generationOf, requestFor, retrieved } from "./request.ts";

const REQUEST = requestFor("How many tries?", retrieved("Five tries."));

it("a model is read to its end while its reader still looks at the first word", async () => {
  const pieces = Array.from({ length: 100 }, (_, at) => `${at} `);
  const { request, calls } = noting(REQUEST);
  const stream = endpointModelAt(await startedEndpoint({ does: "answer", pieces })).generate(request);
  expect((await stream.next()).value).toBe("0 ");
  await until("the call has ended", () => calls.length === 1);
  const texts: string[] = [];
  let step = await stream.next();
  for (; !step.done; step = await stream.next()) texts.push(step.value);
  expect(step.value.text).toBe(pieces.join(""));
  expect(texts.at(-1)).toBe(pieces.join(""));
  // Of what it could not read in time it gets the beginning and the latest.
  expect(texts.length).toBeLessThan(20);
});

it("a slow reader does not keep others from their turn", async () => {
  const endpoint = await startedEndpoint({ does: "answer", pieces: ["One ", "two"] });
  const model = endpointModelAt(endpoint, { maxConcurrent: 1, maxWaiting: 1 });
  const slow = model.generate(REQUEST);
  await slow.next();
  expect((await generationOf(model, REQUEST)).text).toBe("One two");
  expect((await slow.next()).value).toBe("One two");
});

it("what was said before a fault is read before the fault is told", async () => {
  const endpoint = await startedEndpoint({ does: "cut", pieces: ["One ", "two"], how: "closed" });
  const stream = endpointModelAt(endpoint).generate(REQUEST);
  expect((await stream.next()).value).toBe("One ");
  expect((await stream.next()).value).toBe("One two");
  await expect(stream.next()).rejects.toMatchObject({ kind: "cut" });
});

it("a fault that nobody waits for yet is kept until somebody does", async () => {
  const failing = readAhead({
    name: "failing",
    // biome-ignore lint/correctness/useYield: it fails before its first word
    async *generate() {
      throw new Error("lost");
    },
  });
  await expect(faultOf(failing, REQUEST)).rejects.toThrow("lost");
});
