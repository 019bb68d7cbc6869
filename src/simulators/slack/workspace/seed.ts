/** What a workspace holds at the start. Ids have Slack's form: a letter for the kind, then capitals and digits. */
export interface WorkspaceSeed {
  readonly team: { readonly id: string; readonly name: string; readonly domain: string };
  readonly app: AppSeed;
  readonly people: readonly PersonSeed[];
  readonly channels: readonly ChannelSeed[];
}

export interface AppSeed {
  readonly id: string;
  readonly name: string;
  readonly botId: string;
  readonly botUserId: string;
}

export interface PersonSeed {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
}

export interface ChannelSeed {
  readonly id: string;
  readonly name: string;
  readonly private?: boolean;
  /** Ids of people and of the bot user. */
  readonly members: readonly string[];
}

const BOT_USER = "U0LEDGERBOT";
const ANA = "U0ANA000001";
const BEN = "U0BEN000001";

export const DEFAULT_SEED: WorkspaceSeed = {
  team: { id: "T0SIMULATED", name: "Simulated workspace", domain: "simulated" },
  app: { id: "A0LEDGER001", name: "ledger", botId: "B0LEDGER001", botUserId: BOT_USER },
  people: [
    { id: ANA, name: "ana", realName: "Ana Example" },
    { id: BEN, name: "ben", realName: "Ben Example" },
  ],
  channels: [
    { id: "C0LEDGERHLP", name: "ledger-help", members: [ANA, BEN, BOT_USER] },
    { id: "C0GENERAL01", name: "general", members: [ANA, BEN] },
    { id: "C0PRIVATE01", name: "ledger-private", private: true, members: [ANA, BOT_USER] },
  ],
};
