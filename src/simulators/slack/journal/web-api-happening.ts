/** A call of the Web API. `app` and `team` are of the token, where it is one of an app in a workspace. */
export interface WebApiRequest extends Calling {
  readonly type: "request";
}

export interface WebApiResponse {
  readonly type: "response";
  readonly method: string;
  readonly body: unknown;
}

/** The call was refused with status 429. */
export interface RateLimited extends Calling {
  readonly type: "rate-limited";
  /** In seconds; undefined where the answer does not say. */
  readonly retryAfter: number | undefined;
  /** A planned fault refused it, and not a limit of Slack's. */
  readonly planned: boolean;
}

interface Calling {
  readonly method: string;
  readonly args: unknown;
  readonly app?: string | undefined;
  readonly team?: string | undefined;
}
