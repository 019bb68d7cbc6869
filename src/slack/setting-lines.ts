import type { SlackSettings } from "./settings.ts";

/** What to paste into a shell, and how to point an app at it, as lines of plain text. */
export function settingLines(settings: SlackSettings): readonly string[] {
  return [...exportLines(settings, " "), "", ...HOW_TO, "", ...placeLines(settings), "Stop it with Ctrl-C."];
}

/** The same for the client's screen, where a line is to be short. */
export function settingFacts(settings: SlackSettings): readonly string[] {
  return [...exportLines(settings, "\nexport "), ...placeLines(settings), "The lines to paste are in ? too."];
}

/** One export for each app. Nothing in it needs quotes. */
function exportLines({ apps }: SlackSettings, between: string): string[] {
  return apps.flatMap(({ app, name, team, env }) => {
    const pairs = Object.entries(env).map(([key, value]) => `${key}=${value}`);
    const exports = `export ${pairs.join(between)}`.split("\n");
    return [...(apps.length > 1 ? [`# ${name} (${app}) in ${team}`] : []), ...exports];
  });
}

function placeLines({ page, journal }: SlackSettings): string[] {
  return [`Web page  ${page}`, ...(journal === undefined ? [] : [`Journal   ${journal}`])];
}

const HOW_TO = [
  "# Bolt for JavaScript",
  "new App({ token: process.env.SLACK_BOT_TOKEN, appToken: process.env.SLACK_APP_TOKEN, socketMode: true,",
  "          clientOptions: { slackApiUrl: process.env.SLACK_API_URL } });",
  "",
  "# Bolt for Python",
  'client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])',
  'app = App(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])',
  'SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], web_client=client).start()',
];
