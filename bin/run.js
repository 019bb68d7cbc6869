#!/usr/bin/env node
// Plain JavaScript that any Node since 14 can read, because it is what tells an old one what is missing.
import { existsSync, readFileSync } from "node:fs";

const NEEDED = [22, 22];
const root = new URL("..", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));

if (isOlderThan(NEEDED, process.versions.node)) {
  fail(
    `ledger needs Node ${NEEDED.join(".")} or newer, and this is ${process.versions.node}. ` +
      "Run it through npm (`npm start`), which uses the Node that `npm ci` installs, or install a newer one.",
    3,
  );
} else if (["--version", "-v"].includes(process.argv[2])) {
  process.stdout.write(`ledger ${version} ${process.platform}-${process.arch} node-${process.version}\n`);
} else if (!existsSync(new URL("dist/src/cli/run.js", root))) {
  fail("ledger is not built yet. Build it with: npm run build", 3);
} else {
  // The libraries that colour decide when they are loaded, and not all of them know NO_COLOR.
  if (process.env.NO_COLOR) process.env.FORCE_COLOR = "0";
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  const { run } = await import("../dist/src/cli/run.js");
  await run(import.meta.url);
}

function isOlderThan([major, minor], given) {
  const [givenMajor, givenMinor] = given.split(".").map(Number);
  return givenMajor < major || (givenMajor === major && givenMinor < minor);
}

function fail(message, exitCode) {
  process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
}
