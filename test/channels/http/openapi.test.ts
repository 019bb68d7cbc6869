import { describe, expect, it } from "vitest";
import { apiWorld } from "./api-world.ts";
import { jsonSchema } from "./documented.ts";

const world = apiWorld();

describe("the OpenAPI document", () => {
  it("is served without a token, and is of version 3.1", async () => {
    const { document } = await world.client();
    expect(document).toMatchObject({ openapi: "3.1.0", info: { title: "Ledger", version: "1" } });
    expect(Object.keys(document.paths)).toEqual(["/v1/questions", "/v1/questions/{id}"]);
    expect(document.components.securitySchemes).toEqual({ bearer: { type: "http", scheme: "bearer" } });
  });

  it("refers to nothing that it does not have", async () => {
    const { document } = await world.client();
    const references = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
    const named = new Set([...references].map(([, name]) => name));
    expect([...named].sort()).toEqual(["Answer", "Pending", "Problem", "Question"]);
    expect(Object.keys(document.components.schemas).sort()).toEqual([...named].sort());
  });

  it("describes questions as they are checked", async () => {
    const { document } = await world.client();
    const { schemas } = document.components;
    const question = jsonSchema(schemas.Question, schemas);
    expect(question.safeParse({ text: "Why?", asker: "ana" }).success).toBe(true);
    for (const wrong of [
      { text: "Why?" },
      { text: "x".repeat(1001), asker: "ana" },
      { text: "", asker: "ana" },
      { text: "Why?", asker: "a b" },
      { text: "Why?", asker: "ana", more: 1 },
    ])
      expect(question.safeParse(wrong).success).toBe(false);
  });

  it("can be had by HEAD too", async () => {
    const client = await world.client();
    const response = await client.get("/v1/openapi.json", { method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});
