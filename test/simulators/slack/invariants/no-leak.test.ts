import { describe, expect, it } from "vitest";
import type { InvariantSettings } from "../../../../src/simulators/slack/invariants/settings.ts";
import { ANA, BEN, HELP, PRIVATE, startedSimulator, webClient } from "../clients.ts";
import { checkOf } from "./check-of.ts";

const SECRET = "The salary of the new director will be ninety thousand a year";
const QUOTE = "I heard: the salary of the NEW director will be, well, high";

async function talking(invariants: Partial<InvariantSettings> = {}) {
  const { slack } = await startedSimulator({ invariants });
  const client = webClient(slack);
  const dm = { ana: slack.openDirectMessage(ANA), ben: slack.openDirectMessage(BEN) };
  const tell = (user: string, channel: string, text: string) => slack.post({ user, channel, text });
  const say = (channel: string, text: string) => client.chat.postMessage({ channel, text });
  const leaks = () => checkOf(slack.invariants(), "no-leak").violations;
  return { slack, client, dm, tell, say, leaks };
}

describe("what a person wrote in private", () => {
  it.each([
    ["a direct message of another", (dm: { ben: string }) => dm.ben],
    ["a channel", () => HELP],
    ["a private channel with others in it", () => PRIVATE],
  ])("must not be shown by the app in %s", async (_place, placeOf) => {
    const { dm, tell, say, leaks } = await talking();
    tell(BEN, dm.ben, "something of my own that nobody else may ever know");
    tell(ANA, dm.ana, SECRET);
    const author = placeOf(dm) === PRIVATE ? dm.ben : dm.ana;
    const words = author === dm.ben ? "something of my own that nobody else" : QUOTE;
    const { ts } = await say(placeOf(dm), words);
    expect(leaks()).toEqual([
      { what: expect.stringContaining(`from ${author} was shown`), where: { channel: placeOf(dm), ts } },
    ]);
  });

  it("may be repeated to the same person, there and wherever nobody else reads", async () => {
    const { client, dm, tell, say, leaks } = await talking();
    tell(ANA, PRIVATE, SECRET);
    await say(PRIVATE, SECRET);
    await say(dm.ana, SECRET);
    await client.chat.postEphemeral({ channel: HELP, user: ANA, text: SECRET });
    expect(leaks()).toEqual([]);
    await client.chat.postEphemeral({ channel: HELP, user: BEN, text: SECRET });
    expect(leaks()).toHaveLength(1);
  });

  it("must not be shown in blocks, in an edit, in a stream or on the home tab either", async () => {
    const { slack, client, dm, tell, say, leaks } = await talking();
    const secrets = ["alpha", "beta", "gamma", "delta"].map(
      (word) => `${word} ${word} one two three four five six`,
    );
    for (const secret of secrets) tell(ANA, dm.ana, secret);
    const block = (text = "") => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
    const [inBlocks, inEdit = "", inStream = "", inHome] = secrets;

    await client.chat.postMessage({ channel: dm.ben, text: "see below", blocks: [block(inBlocks)] });
    expect(leaks()).toHaveLength(1);
    const { ts = "" } = await say(dm.ben, "soon");
    await client.chat.update({ channel: dm.ben, ts, text: inEdit });
    expect(leaks()).toHaveLength(2);
    const root = slack.post({ user: BEN, channel: dm.ben, text: "go on" });
    const stream = client.chatStream({ channel: dm.ben, thread_ts: root.ts, buffer_size: 1 });
    await stream.append({ markdown_text: inStream.slice(0, 20) });
    await stream.append({ markdown_text: inStream.slice(20) });
    await stream.stop();
    expect(leaks()).toHaveLength(3);
    await client.views.publish({ user_id: ANA, view: { type: "home", blocks: [block(inHome)] } });
    expect(leaks()).toHaveLength(3);
    await client.views.publish({ user_id: BEN, view: { type: "home", blocks: [block(inHome)] } });
    expect(leaks()).toHaveLength(4);
    expect(leaks().at(-1)?.where).toEqual({ user: BEN });
  });

  it("is no secret where it was public before, or the app had said it to anybody before", async () => {
    const published = "everything in our handbook starts with these very words";
    const { dm, tell, say, leaks } = await talking({ publicTexts: [published] });
    tell(BEN, HELP, SECRET);
    await say(dm.ben, "to deploy you push a tag and wait for the pipeline");
    for (const text of [SECRET, "to deploy you push a tag and wait", published]) tell(ANA, dm.ana, text);
    for (const text of [SECRET, "to deploy you push a tag and wait", published]) await say(dm.ben, text);
    expect(leaks()).toEqual([]);
  });

  it("is no secret from those who asked the same", async () => {
    const { dm, tell, say, leaks } = await talking();
    const question = "how do we deploy the billing service to production";
    tell(ANA, dm.ana, question);
    tell(BEN, dm.ben, question);
    await say(dm.ben, `You asked: ${question}`);
    expect(leaks()).toEqual([]);
  });

  it("is found in writing without spaces", async () => {
    const { dm, tell, say, leaks } = await talking();
    const secret =
      "我们下个月将把北京办公室的所有员工搬到上海而且没有人应该提前知道这件事情包括他们的经理和朋友";
    tell(ANA, dm.ana, secret);
    await say(dm.ben, `他说${secret}`);
    expect(leaks()).toHaveLength(1);
  });

  it("is kept for so many words only", async () => {
    const { dm, tell, say, leaks } = await talking({ rememberedRuns: 10 });
    tell(ANA, dm.ana, SECRET);
    for (let count = 0; count < 20; count += 1)
      tell(BEN, dm.ben, `word${count} and other words that take its room`);
    await say(HELP, SECRET);
    expect(leaks()).toEqual([]);
  });
});
