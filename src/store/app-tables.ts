/** The table of migration 0008. */
export interface AppTables {
  apps: AppsTable;
}

interface AppsTable {
  channel: string;
  app: string;
}
