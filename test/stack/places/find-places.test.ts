import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { findPlaces } from "../../../src/stack/places/find-places.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";

afterEach(removeTemporaryFolders);

async function placesWith(env: Record<string, string>, home = "/home/ana") {
  const places = await findPlaces({ env, home });
  return places.map(({ origin, address }) =>
    address.kind === "socket" ? `${origin} ${address.path}` : `${origin} ${address.named} ${address.reason}`,
  );
}

async function homeWithContext(name: string, meta: string): Promise<string> {
  const home = await temporaryFolder();
  const hash = createHash("sha256").update(name).digest("hex");
  await mkdir(join(home, ".docker/contexts/meta", hash), { recursive: true });
  await writeFile(join(home, ".docker/contexts/meta", hash, "meta.json"), meta);
  await writeFile(join(home, ".docker/config.json"), JSON.stringify({ currentContext: name, auths: {} }));
  return home;
}

const DESKTOP = JSON.stringify({
  Name: "desktop-linux",
  Metadata: {},
  Endpoints: { docker: { Host: "unix:///home/ana/.docker/desktop/docker.sock", SkipTLSVerify: false } },
});

it("are the usual ones for a user who has chosen nothing", async () => {
  expect(await placesWith({ XDG_RUNTIME_DIR: "/run/user/1000" })).toEqual([
    "Docker /var/run/docker.sock",
    "rootless Docker /run/user/1000/docker.sock",
    "rootless Podman /run/user/1000/podman/podman.sock",
    "Podman /run/podman/podman.sock",
    "Podman machine /home/ana/.local/share/containers/podman/machine/podman.sock",
    "Colima /home/ana/.colima/default/docker.sock",
  ]);
});

it("begin with DOCKER_HOST, and name a socket once", async () => {
  const places = await placesWith({ DOCKER_HOST: "unix:///var/run/docker.sock" });
  expect(places[0]).toBe("DOCKER_HOST /var/run/docker.sock");
  expect(places.filter((place) => place.endsWith("/var/run/docker.sock"))).toHaveLength(1);
});

it.each(["tcp://10.0.0.1:2376", "ssh://somebody@elsewhere"])(
  "do not reach out to %s, and say so",
  async (host) => {
    expect((await placesWith({ DOCKER_HOST: host }))[0]).toBe(
      `DOCKER_HOST ${host} not asked, because it is no unix:// socket`,
    );
  },
);

it("have one that is chosen, where the user chose: DOCKER_HOST before DOCKER_CONTEXT before the current context", async () => {
  const home = await homeWithContext("desktop-linux", DESKTOP);
  const chosen = async (env: Record<string, string>, from = home) =>
    (await findPlaces({ env, home: from })).filter((place) => place.chosen).map(({ origin }) => origin);
  const DOCKER_HOST = "unix:///run/mine.sock";
  expect(await chosen({ DOCKER_HOST, DOCKER_CONTEXT: "desktop-linux" })).toEqual(["DOCKER_HOST"]);
  expect(await chosen({ DOCKER_CONTEXT: "gone" })).toEqual(["Docker context gone"]);
  expect(await chosen({ DOCKER_CONTEXT: "default" })).toEqual(["Docker"]);
  expect(await chosen({})).toEqual(["Docker context desktop-linux"]);
  expect(await chosen({}, "/home/ana")).toEqual([]);
});

it("hold the socket of the current Docker context", async () => {
  const home = await homeWithContext("desktop-linux", DESKTOP);
  expect((await placesWith({}, home))[0]).toBe(
    "Docker context desktop-linux /home/ana/.docker/desktop/docker.sock",
  );
});

it("hold the context that DOCKER_CONTEXT names, in the folder that DOCKER_CONFIG names", async () => {
  const folder = join(await homeWithContext("mine", DESKTOP), ".docker");
  await writeFile(join(folder, "config.json"), "{}");
  expect((await placesWith({ DOCKER_CONFIG: folder, DOCKER_CONTEXT: "mine" }))[0]).toMatch(
    /^Docker context mine \/home\/ana/,
  );
  expect((await placesWith({ DOCKER_CONFIG: folder, DOCKER_CONTEXT: "default" }))[0]).toMatch(/^Docker \//);
});

it.each([
  ["that is not there", "", /^Docker context gone .*meta\.json cannot be read: /],
  ["without a host", "{}", /^Docker context gone .*meta\.json cannot be read: it names no host/],
])("tell of a context %s", async (_what, meta, place) => {
  const home = await homeWithContext("gone", meta);
  expect((await placesWith({}, home))[0]).toMatch(place);
});

it("do without a Docker configuration that is broken", async () => {
  const home = await temporaryFolder();
  await mkdir(join(home, ".docker"));
  await writeFile(join(home, ".docker/config.json"), "{oops");
  expect((await placesWith({}, home))[0]).toBe("Docker /var/run/docker.sock");
});
