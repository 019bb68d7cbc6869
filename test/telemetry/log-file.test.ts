import { mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { type LogFile, openLogFile } from "../../src/telemetry/log-file.ts";

let path = "";

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "ledger-logs-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  path = join(folder, "logs", "ledger.log");
});

async function opened(): Promise<LogFile> {
  const file = await openLogFile(path);
  onTestFinished(() => file.close());
  return file;
}

const MEBIBYTE = 1024 * 1024;

it("makes the folder, and holds each line at once", async () => {
  const { stream } = await opened();
  stream.write("one\n");
  expect(await readFile(path, "utf8")).toBe("one\n");
});

it("goes on with the file of the last run", async () => {
  const first = await openLogFile(path);
  first.stream.write("one\n");
  first.close();
  const { stream } = await opened();
  stream.write("two\n");
  expect(await readFile(path, "utf8")).toBe("one\ntwo\n");
});

it("puts a file aside that has grown beyond 10 MiB, in place of the one before", async () => {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(`${path}.1`, "older");
  await writeFile(path, "old");
  await truncate(path, 10 * MEBIBYTE + 1);

  const { stream } = await opened();
  stream.write("new\n");
  expect(await readFile(path, "utf8")).toBe("new\n");
  expect((await stat(`${path}.1`)).size).toBe(10 * MEBIBYTE + 1);
});

it("keeps a file of just 10 MiB", async () => {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, "");
  await truncate(path, 10 * MEBIBYTE);
  const { stream } = await opened();
  stream.write("new\n");
  expect((await stat(path)).size).toBe(10 * MEBIBYTE + 4);
  await expect(stat(`${path}.1`)).rejects.toThrow("ENOENT");
});

it("rejects where the file cannot be opened", async () => {
  await mkdir(path, { recursive: true });
  await expect(openLogFile(path)).rejects.toThrow("EISDIR");
});
