import { describe, expect, it } from "vitest";
import { DEFAULT_SEED } from "../../../../src/simulators/slack/seed/default-seed.ts";
import { ANA, HELP, rawSocket, refusalOf, startedSimulator, webClient } from "../clients.ts";

describe("people", () => {
  it("are found by their address", async () => {
    const { slack } = await startedSimulator();
    const { users } = webClient(slack);
    const { user } = await users.lookupByEmail({ email: "ana@simulated.example" });
    expect(user).toMatchObject({ id: ANA, profile: { email: "ana@simulated.example" } });
    expect(await refusalOf(users.lookupByEmail({ email: "none@simulated.example" }))).toBe("users_not_found");
  });

  it("show their address only to a bot that may read it", async () => {
    const apps = DEFAULT_SEED.apps.map((app) => ({ ...app, scopes: ["users:read"] }));
    const { slack } = await startedSimulator({ seed: { ...DEFAULT_SEED, apps } });
    const { user } = await webClient(slack).users.info({ user: ANA, include_locale: true });
    expect(user).toMatchObject({ id: ANA, locale: "en-US" });
    expect(user?.profile).not.toHaveProperty("email");
  });

  it("have a profile and a presence", async () => {
    const { slack } = await startedSimulator();
    const { users } = webClient(slack);
    expect((await users.profile.get({ user: ANA })).profile).toMatchObject({ real_name: "Ana Example" });
    expect(await users.getPresence({ user: ANA })).toMatchObject({ presence: "active" });
  });
});

describe("the bot's own place", () => {
  it("is told of by bots.info, team.info, auth.teams.list and emoji.list", async () => {
    const { slack } = await startedSimulator();
    const client = webClient(slack);
    const { bot } = await client.bots.info({ bot: "B0LEDGER001" });
    expect(bot).toMatchObject({ app_id: "A0LEDGER001", user_id: slack.botUserId });
    expect(await refusalOf(client.bots.info({ bot: "B0NOBODY001" }))).toBe("bot_not_found");
    expect((await client.team.info()).team).toMatchObject({ id: "T0SIMULATED", domain: "simulated" });
    expect((await client.auth.teams.list()).teams).toMatchObject([{ id: "T0SIMULATED" }]);
    expect((await client.emoji.list()).emoji).toEqual({});
  });

  it("is lost with a token that is revoked", async () => {
    const { slack } = await startedSimulator();
    const { auth } = webClient(slack);
    expect(await auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await auth.revoke()).toMatchObject({ revoked: true });
    expect(await refusalOf(auth.test())).toBe("invalid_auth");
  });
});

it("tells in whose name an app got an event", async () => {
  const { slack } = await startedSimulator();
  const app = await rawSocket(slack);
  slack.post({ user: ANA, channel: HELP, text: "hi" });
  await expect.poll(() => app.envelopes()).toHaveLength(1);
  const { apps } = webClient(slack, slack.appToken);
  const event_context = String(Reflect.get(app.envelopes()[0]?.payload ?? {}, "event_context"));
  expect((await apps.event.authorizations.list({ event_context })).authorizations).toMatchObject([
    { team_id: "T0SIMULATED", user_id: slack.botUserId, is_bot: true },
  ]);
  const broken = apps.event.authorizations.list({ event_context: "4-junk" });
  expect(await refusalOf(broken)).toBe("invalid_event_context");
});
