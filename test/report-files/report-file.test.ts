import { execFile, execFileSync } from "node:child_process";
import { chmod, lstat, mkdir, open, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openReportFile } from "../../src/report-files/report-file.ts";
import { removeTemporaryFolders, temporaryFolder } from "../temporary-folder.ts";

const SOURCE = pathToFileURL(join(import.meta.dirname, "../../src/report-files/report-file.ts")).href;

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  path = join(folder, "report.xml");
});

afterAll(removeTemporaryFolders);

const UNWRITABLE = { name: "LedgerError", code: "REPORT_UNWRITABLE", exitCode: 3 };

describe("the file of a report", () => {
  it("is refused where no folder can be made, and is not tried for ever", {
    skip: process.platform !== "linux",
  }, async () => {
    await expect(openReportFile("/proc/none/such/report.xml")).rejects.toMatchObject({
      ...UNWRITABLE,
      message: expect.stringMatching(/ENOENT.*\/proc\/none/),
    });
  });

  it("has the folders made that are missing, also where somebody else makes them", async () => {
    const paths = ["a", "b"].map((name) => join(folder, "deep", "deeper", `${name}.xml`));
    for (const file of await Promise.all(paths.map((each) => openReportFile(each)))) await file.end();
    expect(await readdir(join(folder, "deep", "deeper"))).toEqual(["a.xml", "b.xml"]);
  });

  it("is as it was until the report has its end", async () => {
    await writeFile(path, "before");
    const file = await openReportFile(path);
    await file.write("a".repeat(200_000));
    await file.write("é");
    expect(await readFile(path, "utf8")).toBe("before");
    await file.end();
    expect(await readFile(path, "utf8")).toBe(`${"a".repeat(200_000)}é`);
    expect(await readdir(folder)).toEqual(["report.xml"]);
  });

  it("stays as it was where the report is abandoned, and nothing stays beside it", async () => {
    await writeFile(path, "before");
    const file = await openReportFile(path);
    await file.write("a".repeat(200_000));
    await file.abandon();
    expect(await readFile(path, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["report.xml"]);
  });

  it("does not come about where a first report is abandoned", async () => {
    const file = await openReportFile(path);
    await file.write("half");
    await file.abandon();
    expect(await readdir(folder)).toEqual([]);
  });

  it("stays when it is abandoned after its end", async () => {
    const file = await openReportFile(path);
    await file.write("all");
    await file.end();
    await file.abandon();
    expect(await readFile(path, "utf8")).toBe("all");
  });

  it("is added to where that is asked for", async () => {
    for (const text of ["one\n", "two\n"]) {
      const file = await openReportFile(path, { append: true });
      await file.write(text);
      await file.end();
    }
    expect(await readFile(path, "utf8")).toBe("one\ntwo\n");
    expect(await readdir(folder)).toEqual(["report.xml"]);
  });

  it("is not added to by a report that is abandoned", async () => {
    await writeFile(path, "one\n");
    const file = await openReportFile(path, { append: true });
    await file.write("a".repeat(200_000));
    await file.abandon();
    expect(await readFile(path, "utf8")).toBe("one\n");
  });

  it("gets the folders that it lacks", async () => {
    const deep = join(folder, "build", "reports", "junit.xml");
    const file = await openReportFile(deep);
    await file.write("all");
    await file.end();
    expect(await readFile(deep, "utf8")).toBe("all");
  });

  it("keeps its mode, and the link that leads to it", async () => {
    await writeFile(path, "before");
    await chmod(path, 0o640);
    const link = join(folder, "link.xml");
    await symlink(path, link);
    const file = await openReportFile(link);
    await file.write("after");
    await file.end();
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(path, "utf8")).toBe("after");
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  });
});

describe("a path that cannot be written", () => {
  it("is told before anything is written: a folder", async () => {
    await mkdir(path);
    await expect(openReportFile(path)).rejects.toMatchObject({
      ...UNWRITABLE,
      message: `The report ${path} cannot be written: it is a folder`,
    });
  });

  it("is told before anything is written: a folder that is a file", async () => {
    await writeFile(path, "before");
    await expect(openReportFile(join(path, "report.xml"))).rejects.toMatchObject(UNWRITABLE);
    expect(await readFile(path, "utf8")).toBe("before");
  });
});

describe("a path that is no plain file", () => {
  it("is written through, and stays what it is: a named pipe", async () => {
    const { file, reader } = await openedPipe();
    await file.write("all");
    await file.end();
    expect(await reader.readFile("utf8")).toBe("all");
    await reader.close();
    expect((await lstat(path)).isFIFO()).toBe(true);
    expect(await readdir(folder)).toEqual(["report.xml"]);
  });

  it("tells where nothing takes what is written", async () => {
    const { file, reader } = await openedPipe();
    await reader.close();
    await file.write("all");
    await expect(file.end()).rejects.toMatchObject(UNWRITABLE);
    await file.abandon();
  });

  it("is written among what the process prints: its own output", async () => {
    const program = `
      import { openReportFile } from ${JSON.stringify(SOURCE)};
      process.stdout.write("before ");
      const file = await openReportFile("/dev/stdout");
      await file.write("report");
      await file.end();
      process.stdout.write(" after");
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    expect(stdout).toBe("before report after");
  });

  async function openedPipe() {
    execFileSync("mkfifo", [path]);
    const [file, reader] = await Promise.all([openReportFile(path), open(path, "r")]);
    return { file, reader };
  }
});
