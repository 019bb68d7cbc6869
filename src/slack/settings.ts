import type { SlackSimulator } from "../simulators/slack/simulator.ts";

/** What an app is set up with, by the name of the environment variable. */
export interface AppSettings {
  readonly app: string;
  readonly name: string;
  readonly team: string;
  /** Where it takes events over HTTP; it takes them in Socket Mode where there is none. */
  readonly requestUrl?: string;
  readonly env: Readonly<Record<string, string>>;
}

/** All that one has to know of a simulated Slack to point apps at it. */
export interface SlackSettings {
  readonly url: string;
  /** The web page that shows it. */
  readonly page: string;
  readonly apps: readonly AppSettings[];
  /** The file that everything is written to. */
  readonly journal?: string;
}

export function settingsOf(slack: SlackSimulator, journal: string | undefined): SlackSettings {
  const apps = slack.seed.apps.flatMap(({ id, name, requestUrl, installations }) =>
    installations.map(({ team }) => {
      const { botToken, appToken, signingSecret } = slack.app(id, team);
      const env = {
        SLACK_API_URL: slack.url,
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_SIGNING_SECRET: signingSecret,
      };
      return { app: id, name, team, ...(requestUrl !== undefined && { requestUrl }), env };
    }),
  );
  return { url: slack.url, page: pageOf(slack), apps, ...(journal !== undefined && { journal }) };
}

function pageOf({ url }: Pick<SlackSimulator, "url">): string {
  return new URL("/", url).href;
}
