import { METRICS_SOURCE } from "./metrics-source.ts";

/** Where the dashboards lie in Grafana's container. */
export const DASHBOARDS_FOLDER = "/etc/grafana/dashboards";

/** Grafana's data source, as `provisioning/datasources` wants it. */
export const datasources = {
  apiVersion: 1,
  datasources: [
    {
      name: METRICS_SOURCE.name,
      uid: METRICS_SOURCE.uid,
      type: METRICS_SOURCE.type,
      access: "proxy",
      url: METRICS_SOURCE.url,
      isDefault: true,
      editable: false,
      jsonData: {
        httpMethod: "POST",
        timeInterval: METRICS_SOURCE.scrapedEvery,
        prometheusType: "Prometheus",
      },
    },
  ],
};

/** Where Grafana finds the dashboards, as `provisioning/dashboards` wants it. */
export const dashboardProviders = {
  apiVersion: 1,
  providers: [
    {
      name: "ledger",
      type: "file",
      folder: "Ledger",
      allowUiUpdates: false,
      disableDeletion: true,
      updateIntervalSeconds: 30,
      options: { path: DASHBOARDS_FOLDER, foldersFromFilesStructure: false },
    },
  ],
};
