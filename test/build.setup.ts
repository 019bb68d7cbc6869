import { execFileSync } from "node:child_process";

/** The tests run the program as a user does, so it is built first, from the sources as they are. */
export default function build(): void {
  execFileSync(process.execPath, ["build.ts"], { cwd: new URL("..", import.meta.url), stdio: "inherit" });
}
