/** Settings for one laptop. Durability stays whole: fsync, synchronous_commit and full_page_writes are on. */
const SETTINGS: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "40",
  shared_buffers: "32MB",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // Little to replay after a kill, so that the next start is quick.
  max_wal_size: "256MB",
  min_wal_size: "32MB",
  // Saves the three I/O processes that PostgreSQL 18 starts by default.
  io_method: "sync",
  jit: "off",
  logging_collector: "off",
  log_destination: "stderr",
  log_line_prefix: "%m [%p] ",
  log_timezone: "UTC",
  TimeZone: "UTC",
  // server-process.ts and server-fault.ts read the messages.
  lc_messages: "C",
};

/** The arguments of `postgres`. They win over postgresql.conf, so that every cluster gets the settings of today. */
export function serverArguments(cluster: string, port: number): string[] {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  return ["-D", cluster, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
