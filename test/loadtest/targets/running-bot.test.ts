import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { reachRunningBot } from "../../../src/loadtest/targets/bot/running-bot.ts";
import { apiWorld, TOKEN } from "../../channels/http/api-world.ts";
import { freePort } from "../../free-port.ts";
import { until } from "../../until.ts";

const never = new AbortController().signal;

async function serving(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(stop);
  return { url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), stop };
}

/** The little of a bot that is looked at before a load. */
const bot: RequestListener = ({ url }, response) => {
  if (url === "/health") response.end("{}");
  else response.writeHead(404).end(JSON.stringify({ code: "QUESTION_UNKNOWN" }));
};

async function reached(url: URL, silentMs = 300) {
  const running = await reachRunningBot({ url, token: TOKEN, signal: never, silentMs });
  onTestFinished(() => running.stop());
  return running;
}

describe("a bot that somebody else runs", () => {
  const { client } = apiWorld();

  it("is taken where it lives and knows the token, and nothing is asked of it", async () => {
    const { bot: real } = await client();
    const running = await reached(new URL(real.url));
    expect(running.broken.aborted).toBe(false);
    const refused = reachRunningBot({ url: new URL(real.url), token: "another", signal: never });
    await expect(refused).rejects.toMatchObject({ code: "SETTINGS_INVALID", exitCode: 3 });
  });
});

describe("before any load it is told", () => {
  const unavailable = (message: RegExp) => ({
    code: "BOT_UNAVAILABLE",
    exitCode: 4,
    message: expect.stringMatching(message),
  });

  it("that nobody is there", async () => {
    const url = new URL(`http://127.0.0.1:${await freePort()}`);
    await expect(reached(url)).rejects.toMatchObject(unavailable(/is down \(.*ECONNREFUSED/));
  });

  it("that it has no HTTP API", async () => {
    const { url } = await serving((_, response) => response.writeHead(404).end("Not found"));
    await expect(reached(url)).rejects.toMatchObject(unavailable(/no HTTP API of Ledger, or it is off/));
  });

  it("never a token, nor is one sent to where it is sent on", async () => {
    const seen: (string | undefined)[] = [];
    const other = await serving(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end();
    });
    const { url } = await serving((_, response) =>
      response.writeHead(307, { location: other.url.href }).end(),
    );
    const error = await reached(url).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "BOT_UNAVAILABLE" });
    expect(JSON.stringify(error) + String(error)).not.toContain(TOKEN);
    expect(seen).toEqual([]);
  });
});

describe("in the middle of a load", () => {
  it("a bot that goes away is a fault", async () => {
    const { url, stop } = await serving(bot);
    const { broken } = await reached(url);
    stop();
    await until("it is broken", () => broken.aborted);
    expect(broken.reason).toMatchObject({
      code: "BOT_UNAVAILABLE",
      message: expect.stringMatching(/is down/),
    });
  });

  it("a bot that hangs is a fault", async () => {
    let hangs = false;
    const { url } = await serving((request, response) => {
      if (!hangs) bot(request, response);
    });
    const { broken } = await reached(url);
    hangs = true;
    await until("it is broken", () => broken.aborted);
    expect(broken.reason).toMatchObject({ message: expect.stringMatching(/hangs/) });
  });

  it("one bad moment is none", async () => {
    let heard = 0;
    const { url } = await serving((request, response) => {
      heard += 1;
      if (heard === 4) request.socket.destroy();
      else bot(request, response);
    });
    const { broken } = await reached(url, 20_000);
    await until("it was asked again", () => heard > 4);
    expect(broken.aborted).toBe(false);
  });
});
