import type { SlackSeed } from "./seed.ts";

const TEAM = "T0SIMULATED";
const BOT_USER = "U0LEDGERBOT";
const ANA = "U0ANA000001";
const BEN = "U0BEN000001";

/** One workspace with two people and one app: enough to ask a question and to keep a secret. */
export const DEFAULT_SEED: SlackSeed = {
  workspaces: [
    {
      team: { id: TEAM, name: "Simulated workspace", domain: "simulated" },
      people: [
        { id: ANA, name: "ana", realName: "Ana Example" },
        { id: BEN, name: "ben", realName: "Ben Example" },
      ],
      channels: [
        { id: "C0LEDGERHLP", name: "ledger-help", members: [ANA, BEN, BOT_USER] },
        { id: "C0GENERAL01", name: "general", members: [ANA, BEN] },
        { id: "C0PRIVATE01", name: "ledger-private", private: true, members: [ANA, BOT_USER] },
      ],
    },
  ],
  apps: [
    {
      id: "A0LEDGER001",
      name: "ledger",
      installations: [{ team: TEAM, botId: "B0LEDGER001", botUserId: BOT_USER }],
      commands: [{ command: "/ledger", description: "Ask from the knowledge", usageHint: "[question]" }],
    },
  ],
};
