import * as fc from "fast-check";
import { expect, it } from "vitest";
import { asSlackText, asTyped } from "../../src/slack-page/composer/slack-text.ts";
import { suggestionsFor } from "../../src/slack-page/composer/suggestions.ts";

const AROUND = {
  workspace: {
    users: [
      { id: "U0ANA", name: "ana", realName: "Ana Example", isBot: false },
      { id: "U0BOT", name: "ledger", realName: "ledger", isBot: true },
    ],
    apps: [
      {
        id: "A0",
        name: "ledger",
        botUserId: "U0BOT",
        surface: "agent" as const,
        commands: [{ command: "/ledger", description: "Ask" }],
        shortcuts: [],
      },
    ],
  },
  conversations: [{ id: "C0HELP", name: "ledger-help" }],
};

it.each([
  ["@ledger how?", "<@U0BOT> how?"],
  ["ask @Ana.", "ask <@U0ANA>."],
  ["in #ledger-help, please", "in <#C0HELP>, please"],
  ["@anabel and a@ana.example", "@anabel and a@ana.example"],
  ["a < b & c > d", "a &lt; b &amp; c &gt; d"],
  ["<script>", "&lt;script&gt;"],
])("sends %j as %j", (typed, sent) => {
  expect(asSlackText(typed, AROUND)).toBe(sent);
});

it("gives back what was typed, to be edited", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      expect(asTyped(asSlackText(typed, AROUND), AROUND)).toBe(typed);
    }),
  );
});

it.each([
  ["@le", ["@ledger "]],
  ["hello @exam", []],
  ["hello @Ana e", []],
  ["see #led", ["#ledger-help "]],
  ["/le", ["/ledger "]],
  ["not /le", []],
  ["@ledger", []],
  ["plain", []],
])("offers for %j: %j", (typed, offered) => {
  const { list } = suggestionsFor(typed, typed.length, AROUND);
  expect(list.map(({ insert }) => insert)).toEqual(offered);
});
