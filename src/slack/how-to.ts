import type { AppSettings } from "./settings.ts";

/** How an app is pointed at the simulated Slack in Bolt, for each way in which the apps take events. */
export function howToLines(apps: readonly Pick<AppSettings, "requestUrl">[]): readonly string[] {
  const urls = new Set(apps.map(({ requestUrl }) => requestUrl));
  return [...urls].flatMap((url, index) => [
    ...(index > 0 ? [""] : []),
    ...(url === undefined ? SOCKET_MODE : overHttp(new URL(url))),
  ]);
}

const OF_PYTHON = "by its documentation, not run here";

const SOCKET_MODE = [
  "# Bolt for JavaScript, in Socket Mode",
  "new App({ token: process.env.SLACK_BOT_TOKEN, appToken: process.env.SLACK_APP_TOKEN, socketMode: true,",
  "          clientOptions: { slackApiUrl: process.env.SLACK_API_URL } });",
  "",
  `# Bolt for Python, in Socket Mode (${OF_PYTHON})`,
  'client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])',
  "app = App(client=client)",
  'SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], web_client=client).start()',
];

function overHttp({ port, pathname, href }: URL): readonly string[] {
  const listensAt = port || "80";
  return [
    `# Bolt for JavaScript, over HTTP at ${href}`,
    "const app = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET,",
    `          endpoints: "${pathname}", clientOptions: { slackApiUrl: process.env.SLACK_API_URL } });`,
    `await app.start(${listensAt});`,
    "",
    `# Bolt for Python, over HTTP at ${href} (${OF_PYTHON})`,
    'client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])',
    'app = App(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])',
    `app.start(port=${listensAt}, path="${pathname}")`,
  ];
}
