import { describe, expect, it } from "vitest";
import type { ContainerState, FoundContainer, FoundNetwork } from "../../../src/stack/engine/engine.ts";
import { CONFIG_LABEL } from "../../../src/stack/reconcile/names.ts";
import { inOrderOfNeeds, plan } from "../../../src/stack/reconcile/plan.ts";
import { type Wanted, wantAll } from "../../../src/stack/reconcile/wanted.ts";
import { STACK_SERVICES } from "../../../src/stack/services/stack-services.ts";
import { readStackSettings } from "../../../src/stack/services/stack-settings.ts";
import { COMPOSE } from "../stack-of-tests.ts";

const SETTINGS = readStackSettings({}, STACK_SERVICES);
const wanted = await wantAll(STACK_SERVICES, SETTINGS, COMPOSE);
const [first] = wanted;
const NETWORK: FoundNetwork = { id: "12", name: "ledger", labels: {} };

function found(one: Wanted | undefined, state: ContainerState, config = one?.config): FoundContainer {
  return {
    id: "1",
    name: one?.container.name ?? "",
    labels: { [CONFIG_LABEL]: config ?? "" },
    image: "",
    state,
    ports: new Map(),
    startedAt: undefined,
    exitCode: state === "exited" ? 1 : undefined,
    outOfMemory: false,
    error: undefined,
    networks: [NETWORK.id],
  };
}

const planned = (container: FoundContainer, network?: FoundNetwork) =>
  plan(wanted, { containers: new Map([["postgres", container]]), network })[0];
const stepFor = (container: FoundContainer) => planned(container, NETWORK)?.kind;

describe("the plan", () => {
  it("makes what is not there", () => {
    expect(
      new Set(plan(wanted, { containers: new Map(), network: NETWORK }).map(({ kind }) => kind)),
    ).toEqual(new Set(["create"]));
  });

  it.each([
    ["running", "keep"],
    ["restarting", "keep"],
    ["exited", "start"],
    ["created", "replace"],
    ["paused", "replace"],
    ["dead", "replace"],
  ] as const)("does with one that is %s: %s", (state, kind) => {
    expect(stepFor(found(first, state))).toBe(kind);
  });

  it("replaces another configuration, whether it runs or not", () => {
    expect(stepFor(found(first, "running", "older"))).toBe("replace");
    expect(stepFor(found(first, "exited", "older"))).toBe("replace");
  });

  it.each([
    ["is another", ["former"], NETWORK, "its network is another"],
    ["was taken away", [], NETWORK, "it was taken out of its network"],
    ["is gone", [NETWORK.id], undefined, "its network is gone"],
  ])("replaces one whose network %s, whether it runs or not", (_, networks, network, why) => {
    for (const state of ["running", "exited"] as const)
      expect(planned({ ...found(first, state), networks }, network)).toMatchObject({ kind: "replace", why });
  });

  it("keeps one that Podman says is in its network by name", () => {
    expect(stepFor({ ...found(first, "running"), networks: [NETWORK.name] })).toBe("keep");
  });

  it("tells what the engine said of one that it could not start", () => {
    const error = "network 12 not found";
    expect(planned({ ...found(first, "exited"), error }, NETWORK)).toMatchObject({
      why: "it had ended with 1: network 12 not found",
    });
  });

  it("says in words that one was made and never started", () => {
    expect(planned(found(first, "created"), NETWORK)).toMatchObject({ why: "it was made and never started" });
  });

  it("starts nothing before what it needs", () => {
    const groups = inOrderOfNeeds(plan(wanted, { containers: new Map(), network: NETWORK })).map((group) =>
      group.map((step) => step.wanted.service.name),
    );
    expect(groups).toEqual([
      ["postgres", "redis", "alertmanager"],
      ["prometheus", "postgres-exporter", "redis-exporter"],
      ["grafana"],
    ]);
  });
});

const WEBHOOK = "https://hooks.example.com/services/secret";

describe("a configuration", () => {
  it("tells of alerts those alone whose secret is set, and has it in one file", async () => {
    const alertmanager = async (env: Record<string, string>) => {
      const all = await wantAll(STACK_SERVICES, readStackSettings(env, STACK_SERVICES), COMPOSE);
      const { command, files } = all.find(({ service }) => service.name === "alertmanager")?.container ?? {};
      return { config: command?.[0], holding: files?.filter(({ text }) => text.includes(WEBHOOK)) };
    };
    expect(await alertmanager({})).toEqual({
      config: "--config.file=/etc/alertmanager/to-nobody.yml",
      holding: [],
    });
    expect(await alertmanager({ STACK_ALERTS_SLACK_WEBHOOK_URL: WEBHOOK })).toEqual({
      config: "--config.file=/etc/alertmanager/to-slack.yml",
      holding: [{ at: "/run/secrets/slack-webhook-url", text: WEBHOOK }],
    });
  });

  it("is another where the image, a file or the bot's port is, and that of other services stays", async () => {
    const configs = async (env: Record<string, string>) =>
      (await wantAll(STACK_SERVICES, readStackSettings(env, STACK_SERVICES), COMPOSE)).map(
        ({ config }) => config,
      );
    const changed = async (env: Record<string, string>) => {
      const after = await configs(env);
      return STACK_SERVICES.filter((_, at) => after[at] !== wanted[at]?.config).map(({ name }) => name);
    };
    expect(await changed({})).toEqual([]);
    expect(await changed({ STACK_IMAGE_REDIS_EXPORTER: "mirror.example.com/exporter:1" })).toEqual([
      "redis-exporter",
    ]);
    expect(await changed({ PORT: "9999" })).toEqual(["prometheus"]);
    expect(await changed({ STACK_ALERTS_SLACK_WEBHOOK_URL: WEBHOOK })).toEqual(["alertmanager"]);
  });
});
