import type Docker from "dockerode";

/**
 * Bytes in use as `docker stats` counts them: without the cache of files that the kernel may drop
 * (`total_inactive_file` of cgroup v1, `inactive_file` of v2). Undefined for a container that does not run.
 */
export async function memoryOf(container: Docker.Container): Promise<number | undefined> {
  const { memory_stats: memory } = await container.stats({ stream: false, "one-shot": true });
  if (memory?.usage === undefined) return undefined;
  const stats = memory.stats as Partial<Record<string, number>> | undefined;
  return memory.usage - (stats?.total_inactive_file ?? stats?.inactive_file ?? 0);
}
