/** How long connections last, in seconds. */
export interface ConnectionSettings {
  /** Documented: a connection is refreshed every few hours. Observed, as `approximate_connection_time`: 18060. */
  readonly life: number;
  /** Documented: an app may be warned about 10 seconds before the end. 0 ends connections without a warning. */
  readonly warning: number;
  /** Assumed: a WebSocket URL is good for 30 seconds. */
  readonly ticket: number;
  /**
   * How often the server pings; 0, the default, never does. `@slack/socket-mode` drops a connection whose server
   * pinged once and then is silent for 30 seconds, so with a turned clock it is not to be used.
   */
  readonly ping: number;
}

export const DEFAULT_CONNECTIONS: ConnectionSettings = { life: 18_060, warning: 10, ticket: 30, ping: 0 };

/** Documented: the life of a connection whose URL asks with `debug_reconnects=true`. */
export const DEBUG_RECONNECTS_LIFE = 360;
