import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "../temporary-folder.ts";
import { until } from "../until.ts";

const run = promisify(execFile);

/** A shell in a real terminal of tmux, on a tmux server of its own that lives in a temporary folder. */
export interface Tmux {
  /** Types the text, and Enter. */
  enter(text: string): Promise<void>;
  /** Presses a key by tmux's name for it, such as `C-c`. */
  press(key: string): Promise<void>;
  /** What is and was on the screen; lines that the terminal broke are whole. */
  text(): Promise<string>;
  shows(expected: RegExp): Promise<void>;
  /** Whether the cursor is shown, and whether the alternate screen is. */
  modes(): Promise<{ readonly cursor: boolean; readonly alternate: boolean }>;
  close(): Promise<void>;
}

/** The shell's prompt, which is on the screen whenever it waits. */
export const SHELL_PROMPT = "ready>";

export async function openTmux(columns: number, rows: number): Promise<Tmux> {
  const socket = join(await temporaryFolder(), "tmux");
  const { PATH = "", HOME = "" } = process.env;
  // Nothing else of the environment, which would reach the program.
  const env = { PATH, HOME, TERM: "xterm-256color", LC_ALL: "C.UTF-8" };
  const tmux = async (...args: string[]) => {
    const { stdout } = await run("tmux", ["-u", "-S", socket, "-f", "/dev/null", ...args], { env });
    return stdout;
  };
  const shell = ["env", `PS1=${SHELL_PROMPT} `, "sh"];
  await tmux("new-session", "-d", "-x", String(columns), "-y", String(rows), ...shell);
  const text = () => tmux("capture-pane", "-p", "-J", "-S", "-");
  const shows = async (expected: RegExp) => {
    let last = "";
    await until(`the terminal shows ${expected}`, async () => {
      last = await text();
      return expected.test(last);
    }).catch((error: Error) => {
      throw new Error(`${error.message}. It shows:\n${last}`);
    });
  };
  const close = async () => void (await tmux("kill-server"));
  await shows(new RegExp(SHELL_PROMPT)).catch(async (error: Error) => {
    await close();
    throw error;
  });
  return {
    enter: async (line) => {
      await tmux("send-keys", "-l", line);
      await tmux("send-keys", "Enter");
    },
    press: async (key) => void (await tmux("send-keys", key)),
    text,
    shows,
    modes: async () => {
      const [cursor, alternate] = (await tmux("display", "-p", "#{cursor_flag} #{alternate_on}"))
        .trim()
        .split(" ");
      return { cursor: cursor === "1", alternate: alternate === "1" };
    },
    close,
  };
}
