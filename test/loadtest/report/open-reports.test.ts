import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { openReports } from "../../../src/loadtest/report/open-reports.ts";
import { removeTemporaryFolders, temporaryFolder } from "../../temporary-folder.ts";
import { deadTarget, madeUpResult } from "./made-up-result.ts";

let folder: string;
let output: PassThrough & NodeJS.WriteStream;

beforeEach(async () => {
  folder = await temporaryFolder();
  output = new PassThrough() as unknown as typeof output;
});
afterAll(removeTemporaryFolders);

describe("the reports of a load test", () => {
  it("are the summary and each file that was asked for", async () => {
    const reports = await opened({ junit: join(folder, "a/junit.xml"), html: join(folder, "b/page.html") });
    await reports.write(madeUpResult());
    expect(await printed()).toContain("█ TOTAL RESULTS");
    expect(await readFile(join(folder, "a/junit.xml"), "utf8")).toMatch(/^<\?xml[\s\S]*<\/testsuites>\n$/);
    expect(await readFile(join(folder, "b/page.html"), "utf8")).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  it("are one object in place of the summary with --json", async () => {
    const reports = await opened({ json: true });
    await reports.write(madeUpResult());
    expect(JSON.parse(await printed())).toMatchObject({
      scenario: "average-day",
      verdict: { kind: "passed" },
    });
  });

  it("are there too where nothing was measured", async () => {
    const reports = await opened({ junit: join(folder, "junit.xml"), html: join(folder, "page.html") });
    await reports.write(deadTarget());
    expect(await printed()).toContain("TARGET DOWN");
    expect(await readFile(join(folder, "page.html"), "utf8")).toContain("Target down");
  });

  it("are the files alone, where the command itself says what is wrong", async () => {
    const [junit, html] = [join(folder, "junit.xml"), join(folder, "page.html")];
    const reports = await opened({ junit, html, json: true });
    await reports.writeFiles(deadTarget());
    await reports.abandon();
    expect(await printed()).toBe("");
    expect(await readFile(junit, "utf8")).toContain("refused the connection");
    expect(await readFile(html, "utf8")).toContain("Target down");
  });

  it("are the files that can be, and the fault of the one that cannot", async () => {
    const html = join(folder, "page.html");
    const reports = await opened({ junit: "/dev/full", html });
    await expect(reports.writeFiles(deadTarget())).rejects.toMatchObject({ code: "REPORT_UNWRITABLE" });
    expect(await readFile(html, "utf8")).toContain("</html>");
    expect(await printed()).toBe("");
  });

  it("refuse what cannot be written before the run, and begin none", async () => {
    await mkdir(join(folder, "taken"));
    await expect(
      opened({ junit: join(folder, "junit.xml"), html: join(folder, "taken") }),
    ).rejects.toMatchObject({ code: "REPORT_UNWRITABLE", exitCode: 3 });
    expect(await readdir(folder)).toEqual(["taken"]);
  });

  it("refuse one file for two of them", async () => {
    const path = join(folder, "z");
    await expect(opened({ junit: path, html: path })).rejects.toMatchObject({
      code: "REPORT_UNWRITABLE",
      message: expect.stringContaining("--junit and --html are the same file"),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("leave what was there where the run breaks", async () => {
    const path = join(folder, "junit.xml");
    await writeFile(path, "of before");
    const reports = await opened({ junit: path });
    await reports.abandon();
    expect(await readFile(path, "utf8")).toBe("of before");
    expect(await readdir(folder)).toEqual(["junit.xml"]);
  });

  it("are written all but the one that cannot be", async () => {
    const page = join(folder, "page.html");
    const reports = await opened({ junit: "/dev/full", html: page });
    await expect(reports.write(madeUpResult())).rejects.toMatchObject({ code: "REPORT_UNWRITABLE" });
    expect(await printed()).toContain("█ PASSED");
    expect(await readFile(page, "utf8")).toContain("</html>");
  });

  it("go quietly where the reader of the summary has gone", async () => {
    const reports = await opened({ html: join(folder, "page.html") });
    output.destroy();
    await reports.write(madeUpResult());
    expect(await readdir(folder)).toEqual(["page.html"]);
  });
});

function opened(options: { readonly json?: boolean; readonly junit?: string; readonly html?: string }) {
  return openReports({ output, env: {}, json: false, ...options });
}

function printed(): Promise<string> {
  output.end();
  return text(output);
}
