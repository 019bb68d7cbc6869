import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";
import { killChildren, runCommand } from "../store/embedded/child-process.ts";

const PROGRAM = fileURLToPath(new URL("never-ending.ts", import.meta.url));

afterEach(killChildren);

it.each([
  ["SIGINT", "SIGINT"],
  ["SIGTERM", "SIGINT"],
  ["SIGINT", "SIGTERM"],
  ["SIGHUP", "SIGHUP"],
] as const)("a first %s asks to stop, and a second signal, %s, ends what does not", async (first, second) => {
  const program = runCommand(process.execPath, [PROGRAM]);
  expect(await program.nextLine()).toBe("running");
  program.process.kill(first);
  expect(await program.nextLine()).toBe("stopping");
  program.process.kill(second);
  expect(await program.ended).toEqual([130, null]);
});
