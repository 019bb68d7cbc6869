import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import Docker from "dockerode";
import type { EnginePlace } from "../../src/stack/places/engine-place.ts";
import { imageSetting } from "../../src/stack/services/image-setting.ts";
import { oncePerRun } from "../once-per-run.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";
import { standInRoot } from "./stand-in-root.ts";
import { STAND_IN_PATH, STAND_INS } from "./stand-in-services.ts";

/** A Docker engine of the tests' own, with no image in it. */
export interface EmptyEngine {
  readonly place: EnginePlace;
  readonly docker: Docker;
  /** DOCKER_HOST. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends its process, by its id. */
  stop(): Promise<void>;
  /** Ends it as a crash does: its containers know nothing of it. */
  kill(): Promise<void>;
  /** Starts it again, with what it had. */
  restart(): Promise<void>;
  /** Lets it hang: it takes what it is asked, and answers nothing. */
  pause(): Promise<void>;
  goOn(): void;
}

/** With stand-ins for the images that cannot be pulled. `env` has STACK_IMAGE_<SERVICE> too. */
export interface RealEngine extends EmptyEngine {
  /** Makes a further image, in which the shell runs this script and nothing of what the stack says. Gives its name. */
  image(tag: string, script: string): Promise<string>;
}

/** Why no engine can be started here; undefined where one can. One is started to see it, once in a run of the tests. */
export async function whatEngineLacks(): Promise<string | undefined> {
  const missing = whatIsMissing();
  return missing ?? oncePerRun("engine", whyItDoesNotStart);
}

function whatIsMissing(): string | undefined {
  if (process.platform !== "linux") return "A Docker engine of the tests' own runs on Linux only.";
  if (process.getuid?.() !== 0) return "A Docker engine of the tests' own needs root.";
  const missing = ["dockerd", "debootstrap"].filter(
    (program) => spawnSync(program, ["--version"], { stdio: "ignore" }).error !== undefined,
  );
  return missing.length === 0
    ? undefined
    : `There is no ${missing.join(" and no ")}. Install docker.io and debootstrap.`;
}

/** Where a container may start none, such as in one without privileges. */
async function whyItDoesNotStart(): Promise<string | undefined> {
  try {
    await (await startEmptyEngine()).stop();
    return undefined;
  } catch (error) {
    const [last = ""] = String(error).trim().split("\n").slice(-1);
    return `dockerd does not start here: ${last}`;
  }
}

/** Starts an engine and makes the images, in some 10 s; the first time on a machine in two minutes. */
export async function startRealEngine(): Promise<RealEngine> {
  const root = await standInRoot();
  const engine = await startEmptyEngine();
  const images = await makeImages(engine.docker, root);
  return {
    ...engine,
    env: { ...engine.env, ...images },
    async image(tag, script) {
      await commitImage(engine.docker, tag, ["/bin/sh", "-c", script]);
      return `${REPOSITORY}:${tag}`;
    },
  };
}

/** Starts an engine in some 2 s. It keeps its data in a folder `data` of the folder. */
export async function startEmptyEngine(folder?: string): Promise<EmptyEngine> {
  const home = folder ?? (await temporaryFolder());
  const socketPath = join(home, "docker.sock");
  const docker = new Docker({ socketPath });
  let daemon = await startDaemon(home, docker);
  return {
    docker,
    place: { origin: "DOCKER_HOST", address: { kind: "socket", path: socketPath } },
    env: { DOCKER_HOST: `unix://${socketPath}` },
    stop: () => endDaemon(daemon),
    async kill() {
      daemon.kill("SIGKILL");
      await once(daemon, "exit");
      // Its containerd ends with it, and where nobody reaps that, its id looks alive to the next one.
      await rm(join(home, "exec", "containerd", "containerd.pid"), { force: true });
    },
    async restart() {
      daemon = await startDaemon(home, docker);
    },
    async pause() {
      daemon.kill("SIGSTOP");
      // The signal is on its way for a while.
      await until("it stands still", async () =>
        /\) T /.test(await readFile(`/proc/${daemon.pid}/stat`, "utf8")),
      );
    },
    goOn: () => void daemon.kill("SIGCONT"),
  };
}

async function startDaemon(folder: string, docker: Docker): Promise<ChildProcess> {
  const path = (name: string) => join(folder, name);
  const daemon = spawn(
    "dockerd",
    [
      "--iptables=false",
      ...["--data-root", path("data")],
      ...["--exec-root", path("exec")],
      ...["--pidfile", path("pid")],
      ...["--host", `unix://${path("docker.sock")}`],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  daemon.stderr.pipe(createWriteStream(path("log"), { flags: "a" }));
  await until("the engine answers", async () => {
    if (daemon.exitCode !== null) throw new Error(`dockerd ended:\n${await readFile(path("log"), "utf8")}`);
    return docker.ping().then(
      () => true,
      () => false,
    );
  }).catch(async (error: unknown) => {
    await endDaemon(daemon);
    throw error;
  });
  return daemon;
}

async function endDaemon(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null || daemon.signalCode !== null) return;
  // It ends its containers and its containerd itself; killed, it would leave both.
  daemon.kill("SIGTERM");
  await once(daemon, "exit");
}

const REPOSITORY = "ledger-stand-in";

async function makeImages(docker: Docker, root: string): Promise<Record<string, string>> {
  const settings: Record<string, string> = {};
  const stream = await docker.importImage(root, { repo: REPOSITORY, tag: "root" });
  await new Promise<void>((resolve, reject) =>
    docker.modem.followProgress(stream, (error: Error | null) => (error ? reject(error) : resolve())),
  );
  for (const { service, entrypoint } of STAND_INS) {
    await commitImage(docker, service, entrypoint);
    settings[imageSetting({ name: service })] = `${REPOSITORY}:${service}`;
  }
  return settings;
}

async function commitImage(docker: Docker, tag: string, entrypoint: readonly string[]): Promise<void> {
  const container = await docker.createContainer({ Image: `${REPOSITORY}:root`, Cmd: ["true"] });
  const changes = [`ENTRYPOINT ${JSON.stringify(entrypoint)}`, "CMD []", `ENV PATH=${STAND_IN_PATH}`];
  await container.commit({ repo: REPOSITORY, tag, changes });
  await container.remove();
}
