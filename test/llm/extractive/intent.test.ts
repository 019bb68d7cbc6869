import { describe, expect, it } from "vitest";
import { intentOf } from "../../../src/llm/extractive/intent.ts";

describe("what a question asks for", () => {
  it.each([
    ["What is a contra entry?", "definition"],
    ["what's GL Publisher", "definition"],
    ["redrive meaning?", "definition"],
    ["What does GLP-1001 mean?", "definition"],
    ["what is the meaning of error 529", "definition"],
    ["What does RTO stand for?", "definition"],
    ["Define idempotency", "definition"],
    ["How do I post a journal?", "procedure"],
    ["how to simulate a timeout in sandbox", "procedure"],
    ["steps to rotate the key", "procedure"],
    ["after a failover what do publishers need to do", "procedure"],
    ["set up the client", "procedure"],
    ["How long is a key kept?", "quantity"],
    ["What is the maximum batch size?", "quantity"],
    ["when does v1 get switched off", "quantity"],
    ["which day is hard close", "quantity"],
    ["Which seals are supported?", "values"],
    ["what keystores are available", "values"],
    ["What are the two ways to sign in?", "values"],
    ["late entry, what are my options?", "values"],
    ["Is the valve rated for steam?", "yes-no"],
    ["so can we reopen a closed month", "yes-no"],
    ["functional vs transaction currency?", "comparison"],
    ["What is the difference between a contra account and a contra entry?", "comparison"],
    ["is a contra account the same as a contra entry?", "comparison"],
    ["GLP-1001??", "troubleshooting"],
    ["How do I fix a corrupted index?", "troubleshooting"],
    ["the close hangs", "troubleshooting"],
    ["Where is the serial number?", "place"],
    ["who owns GL Publisher and which channel do I ask in", "place"],
    ["Show me an example of a request", "code"],
    ["which curl command posts a journal", "code"],
    ["sql to find entries that do not balance", "code"],
    ["backoff formula with jitter", "code"],
    ["Why is the sky blue?", "fact"],
    ["Can you please tell me about tides?", "fact"],
    ["What is the process by which a team is brought to send its entries?", "fact"],
    ["What about tides?", "fact"],
    ["", "fact"],
    ["?!…", "fact"],
  ])("by %j is a %s", (question, intent) => {
    expect(intentOf(question)).toBe(intent);
  });
});
