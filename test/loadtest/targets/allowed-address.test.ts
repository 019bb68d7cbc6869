import { describe, expect, it } from "vitest";
import { LedgerError } from "../../../src/core/errors.ts";
import { allowedAddress, simulatedSlackAddress } from "../../../src/loadtest/targets/allowed-address.ts";

const REFUSED = expect.objectContaining({ code: "TARGET_REFUSED", exitCode: 2 });

describe("a bot may be put under load", () => {
  it.each([
    "http://127.0.0.1:8080",
    "http://127.9.9.9",
    "http://2130706433:80",
    "http://[::1]:8080",
    "http://[::ffff:127.0.0.1]",
    "https://localhost",
    "http://LOCALHOST.:80",
    "http://bot.localhost",
  ])("on this machine: %s", (address) => {
    expect(allowedAddress(address, []).href).toBe(new URL(address).href);
  });

  it.each([
    "http://10.0.0.1",
    "http://0.0.0.0:8080",
    "http://bot.example.com",
    "http://localhost.example.com",
    "http://127.0.0.1.example.com",
    "http://127.0.0.1@bot.example.com",
    "http://[::ffff:10.0.0.1]",
  ])("but not elsewhere: %s", (address) => {
    expect(() => allowedAddress(address, [])).toThrow(REFUSED);
    expect(() => allowedAddress(address, ["other.example.com"])).toThrow(
      expect.objectContaining({ remedy: expect.stringContaining("--allow-remote ") }),
    );
  });

  it("elsewhere where its host is named", () => {
    expect(allowedAddress("https://Bot.Example.com:8443/", ["bot.example.com"]).hostname).toBe(
      "bot.example.com",
    );
    expect(allowedAddress("http://[fd00::1]:80", ["fd00::1"]).hostname).toBe("[fd00::1]");
  });

  it.each(["127.0.0.1:8080", "ftp://127.0.0.1", "file:///etc/passwd", "", "http://"])(
    "which %j is not",
    (address) => {
      expect(() => allowedAddress(address, [])).toThrow(REFUSED);
    },
  );
});

describe("a password in an address", () => {
  it.each([
    "http://user:s3cret@127.0.0.1:8080",
    "http://:s3cret@bot.example.com",
    "http://s3cret@localhost",
    "http://user:s3cret@elsewhere.example.com",
    "ftp://user:s3cret@127.0.0.1",
    "user:s3cret@127.0.0.1:8080",
    "http://user:s3cret@",
    "http://a:b@s3cret@c:d",
  ])("is refused and not shown: %s", (address) => {
    const refusal = refusalOf(address);
    expect(refusal).toEqual(REFUSED);
    expect(`${refusal.message} ${refusal.remedy}`).not.toContain("s3cret");
  });

  it("is told from the token, which has its own place", () => {
    expect(refusalOf("http://user:s3cret@127.0.0.1:8080")).toMatchObject({
      message: expect.stringContaining("127.0.0.1:8080 has a user or a password in it"),
      remedy: "Give http://127.0.0.1:8080, and the bot's token in API_TOKEN.",
    });
  });

  function refusalOf(address: string): LedgerError {
    try {
      allowedAddress(address, ["bot.example.com"]);
    } catch (error) {
      if (error instanceof LedgerError) return error;
    }
    throw new Error(`${address} was not refused.`);
  }
});

describe("the real Slack is never a target", () => {
  it.each([
    "https://slack.com/api/",
    "https://SLACK.com./api/",
    "https://wss-primary.slack.com",
    "https://acme.enterprise.slack.com",
    "https://slack-gov.com",
  ])("%s, whatever is allowed", (address) => {
    const host = new URL(address).hostname;
    expect(() => allowedAddress(address, [host, "slack.com"])).toThrow(REFUSED);
    expect(() => allowedAddress(address, [host])).toThrow(/real Slack/);
    expect(() => simulatedSlackAddress(address)).toThrow(REFUSED);
  });

  it("nor any address but this machine's, for questions by Slack", () => {
    expect(simulatedSlackAddress("http://127.0.0.1:4000/api/").port).toBe("4000");
    for (const address of ["http://10.0.0.1/api/", "http://proxy.example.com/api/", "http://3.65.102.105"])
      expect(() => simulatedSlackAddress(address)).toThrow(REFUSED);
  });

  it("which a host that only looks like it is not", () => {
    expect(allowedAddress("http://notslack.com", ["notslack.com"]).hostname).toBe("notslack.com");
  });
});
