import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { Plugin } from "@oclif/core/config";
import { build } from "esbuild";

// The development build: `npm start`, the tests and the package all run what this leaves in dist/.
const root = import.meta.dirname;
const { version } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { version: string };

leaveIfReadOnly();

const fresh = `dist-${process.pid}`;
await build({
  absWorkingDir: root,
  entryPoints: ["src/cli/run.ts", ...filesIn("commands"), ...filesIn("src/loadtest/processes")],
  outdir: fresh,
  outbase: ".",
  entryNames: "[dir]/[name]",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node22",
  jsx: "automatic",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
  define: { LEDGER_VERSION: JSON.stringify(version) },
});
await build({
  absWorkingDir: root,
  entryPoints: { "slack-page": "src/slack-page/main.tsx" },
  outdir: `${fresh}/slack-page`,
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2024",
  jsx: "automatic",
  minify: true,
  legalComments: "inline",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
copyFileSync(`${root}/src/slack-page/index.html`, `${root}/${fresh}/slack-page/index.html`);
replaceDist();
await writeManifest();

function filesIn(folder: string): string[] {
  return readdirSync(`${root}/${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => `${folder}/${file}`);
}

/** What is built already can be run from a folder that may only be read. */
function leaveIfReadOnly(): void {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    const built = existsSync(`${root}/dist`);
    process.stderr.write(
      built
        ? `${root} cannot be written; the build that is there is used.\n`
        : `${root} cannot be written, and nothing is built there yet. Clone it to where you may write.\n`,
    );
    process.exit(built ? 0 : 3);
  }
}

/** A program that starts meanwhile finds the old one or the new one, not half of either. */
function replaceDist(): void {
  const old = `${root}/${fresh}-old`;
  if (existsSync(`${root}/dist`)) renameSync(`${root}/dist`, old);
  renameSync(`${root}/${fresh}`, `${root}/dist`);
  rmSync(old, { recursive: true, force: true });
}

/** With a manifest oclif shows help and finds a command without loading any other. */
async function writeManifest(): Promise<void> {
  const plugin = new Plugin({ root, ignoreManifest: true, errorOnManifestCreate: true });
  await plugin.load();
  writeFileSync(`${root}/.oclif.manifest.json`, JSON.stringify(plugin.manifest));
}
