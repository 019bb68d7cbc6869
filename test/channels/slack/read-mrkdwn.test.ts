import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeMrkdwn } from "../../../src/channels/slack/escape-mrkdwn.ts";
import { readMrkdwn } from "../../../src/channels/slack/read-mrkdwn.ts";

const BOT = "U0LEDGERBOT";

it.each([
  ["the mention of the bot", "<@U0LEDGERBOT> how do we deploy?", "how do we deploy?"],
  ["a mention with a comma", "<@U0LEDGERBOT>, how?", "how?"],
  ["a mention with a colon", "<@U0LEDGERBOT>: how?", "how?"],
  ["a mention with a name", "<@U0LEDGERBOT|ledger> how?", "how?"],
  ["a mention in the middle", "hey <@U0LEDGERBOT>how?", "hey  how?"],
  ["a mention alone", "<@U0LEDGERBOT>", ""],
  ["a person", "does <@U0ANA000001> know?", "does @U0ANA000001 know?"],
  ["a person with a name", "does <@U0ANA000001|ana> know?", "does @ana know?"],
  ["a channel", "ask in <#C0GENERAL01|general>", "ask in #general"],
  ["a channel without a name", "ask in <#C0GENERAL01>", "ask in #C0GENERAL01"],
  ["a call to all", "<!here> who is on call?", "@here who is on call?"],
  ["a group", "<!subteam^S0123|@oncall> who?", "@oncall who?"],
  ["a date", "since <!date^1392734382^{date}|18 February 2014>?", "since 18 February 2014?"],
  ["a bare link", "see <https://example.com/a?b=1&amp;c=2>", "see https://example.com/a?b=1&c=2"],
  ["a link with words", "see <https://example.com|the handbook>", "see the handbook"],
  ["an address", "mail <mailto:ana@example.com|ana@example.com>", "mail ana@example.com"],
  ["typed angle brackets", "is a &lt; b &amp;&amp; b &gt; c?", "is a < b && b > c?"],
  ["a typed entity", "what is &amp;lt; for?", "what is &lt; for?"],
  ["what only looks like a mention when read", "print &lt;@U0ANA000001&gt;", "print <@U0ANA000001>"],
  ["code", "why does `a &gt;&gt; b` fail?", "why does `a >> b` fail?"],
  ["several lines", "one\ntwo", "one\ntwo"],
  ["an open bracket", "a <b", "a <b"],
])("reads %s", (_what, sent, read) => {
  expect(readMrkdwn(sent, BOT)).toBe(read);
});

it("gives back whatever a person typed, as Slack sends it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (typed) => {
      expect(readMrkdwn(`<@${BOT}> ${escapeMrkdwn(typed)}`, BOT)).toBe(typed.trim());
    }),
  );
});
