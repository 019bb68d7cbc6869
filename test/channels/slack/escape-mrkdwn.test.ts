import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeMrkdwn } from "../../../src/channels/slack/escape-mrkdwn.ts";

it("writes Slack's three control characters as entities, once", () => {
  expect(escapeMrkdwn("a < b && <@U1> &lt;")).toBe("a &lt; b &amp;&amp; &lt;@U1&gt; &amp;lt;");
});

it("leaves no control character, whatever the text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeMrkdwn(text).replaceAll(/&(?:amp|lt|gt);/g, "")).not.toMatch(/[&<>]/);
    }),
  );
});
