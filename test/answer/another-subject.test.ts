import { afterEach, describe, expect, it } from "vitest";
import type { Turn } from "../../src/core/question.ts";
import { removeTemporaryFolders } from "../temporary-folder.ts";
import { asking, askingFolder } from "./answered.ts";

afterEach(removeTemporaryFolders);

const WIKI = {
  "it.md": `# IT

## How do I get on the VPN?

Install Tunnel from the portal, sign in with your account and confirm with the security key. Choose the gateway \`north\`. Oslo uses \`oslo-1\`. If it says "no route", restart the client.

## Printing

The printers are called Heron and Stork. Hold your badge at the reader and your pages come out. Colour is only on Stork.

## Passwords

Passwords must have 14 characters and are never changed unless they leaked.`,
  "handbook.md": `# Handbook

## Expenses

Pay with your company card where you can. Otherwise hand in the receipt within 30 days. A dinner may cost 45 euros, in Oslo 70 euros.

### Laptops

You get a laptop every four years. If yours breaks, open a ticket.`,
  "press.md": `# Press

## Technical data

| Property | P-40 | P-40L |
|---|---|---|
| Stroke | 700 mm | 1,100 mm |
| Maximum pressure | 280 bar | 290 bar |
| Weight | 31.5 t | 38 t |`,
};
const bundled = await askingFolder("fixtures/knowledge");

/** What is said to the last of several questions in one thread. */
async function lastOf(ask: typeof bundled, questions: readonly string[]): Promise<string> {
  const thread: Turn[] = [];
  for (const text of questions) {
    const answer = await ask(text, { thread });
    thread.push({ speaker: "asker", text }, { speaker: "ledger", text: answer.text });
  }
  return thread.at(-1)?.text ?? "";
}

describe("another subject in the same thread is answered, and the one before it is not", () => {
  it.each([
    [["What is a hard close?", "what about exchange rates?"], /exchange rates/i, /hard close/i],
    [["How do I rotate my client secret?", "what about reconciliation?"], /Reconciliation is/, /secret/i],
    [["What are the rate limits?", "what about currencies?"], /currency/i, /rate limits/i],
    [["What does GLP-1001 mean?", "what about GLP-1002?"], /UNKNOWN_ACCOUNT/, /GLP-1001/],
    [["What is a soft close?", "Is there a Kotlin client?"], /Kotlin/, /soft close/i],
    [["Was ist ein Hard Close?", "was ist mit Wechselkursen?"], /exchange rates/i, /hard close/i],
    [["c'est quoi un hard close ?", "et les taux de change ?"], /exchange rates/i, /hard close/i],
    [["¿qué es un hard close?", "¿y los tipos de cambio?"], /exchange rates/i, /hard close/i],
  ])("of the bundled knowledge: %j", async (questions, told, before) => {
    const text = await lastOf(bundled, questions);
    expect(text).toMatch(told);
    expect(text).not.toMatch(before);
  });

  it.each([
    [["How do I get on the VPN?", "what about printing?"], /Heron/, /Tunnel|gateway/],
    [["How do I get on the VPN?", "how about expenses?"], /company card/, /Tunnel|gateway/],
    [["How do I get on the VPN?", "Is there a printer?"], /Heron/, /Tunnel|gateway/],
    [["How do I get on the VPN?", "it says no route", "what about printing?"], /Heron/, /Tunnel|route/],
    [["What is the stroke of the P-40?", "what about the weight?"], /31\.5 t/, /700 mm/],
    [["What is the stroke of the P-40?", "and of the P-40L?", "what about the weight?"], /38 t/, /700 mm/],
  ])("of a wiki: %j", async (questions, told, before) => {
    const text = await lastOf(await asking(WIKI), questions);
    expect(text).toMatch(told);
    expect(text).not.toMatch(before);
  });
});

describe("what goes on from a question is answered with its subject", () => {
  it.each([
    [["What is a hard close?", "and a soft close?"], /Soft close is the time/],
    [["What are the rate limits?", "what about staging?"], /Staging allows 10 requests/],
    [["How do I rotate my client secret?", "how often?"], /90 days/],
    [["What are the rate limits?", "how do I raise it?"], /bor-write-eng/],
    [["What is a hard close?", "what about exchange rates?", "and a soft close?"], /Soft close is the time/],
  ])("of the bundled knowledge: %j", async (questions, told) => {
    expect(await lastOf(bundled, questions)).toMatch(told);
  });

  it.each([
    [["How do I get on the VPN?", "and in Oslo?"], /oslo-1/],
    [["What may a dinner cost?", "and in Oslo?"], /70 euros/],
    [["What is the stroke of the P-40?", "and of the P-40L?"], /Stroke/],
    [["Do I get a laptop?", "what if it breaks?"], /ticket/],
  ])("of a wiki: %j", async (questions, told) => {
    expect(await lastOf(await asking(WIKI), questions)).toMatch(told);
  });
});

describe("at the start of a conversation", () => {
  it.each([
    ["Is there a VPN?", /Tunnel/],
    ["Is there a printer?", /Heron/],
    ["What about the laptop?", /every four years/],
    ["How about printing?", /Heron/],
    ["y a-t-il un VPN ?", /Tunnel/],
    ["gibt es ein VPN?", /Tunnel/],
    ["¿hay una VPN?", /Tunnel/],
  ])("what names its subject is looked up: %s", async (question, told) => {
    const answer = await (await asking(WIKI))(question);
    expect(answer).toMatchObject({ outcome: "answered", text: expect.stringMatching(told) });
  });

  it("what nothing is known of is refused and not asked back: Is there a warranty?", async () => {
    expect((await (await asking(WIKI))("Is there a warranty?")).outcome).toBe("refused");
  });

  it.each(["Is there a sandbox?", "Is there an SLO?"])("%s is looked up in the bundled", async (question) => {
    expect((await bundled(question)).outcome).toBe("answered");
  });

  it.each(["how do I fix it?", "how do I fix that one?", "why is that?", "how often?"])(
    "what names nothing is asked back: %s",
    async (question) => {
      expect((await bundled(question)).outcome).toBe("clarify");
    },
  );
});
