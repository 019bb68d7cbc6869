type Environment = Readonly<Record<string, string | undefined>>;

/** What Node and the system need. All else stays out: a setting of the shell could name a model or a Redis elsewhere. */
const KEPT = ["PATH", "HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

export function keptEnvironment(env: Environment): Record<string, string> {
  const kept = KEPT.flatMap((name) => {
    const value = env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}
