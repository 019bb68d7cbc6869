import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { z } from "zod";

const DEPLOY = join(import.meta.dirname, "../../../deploy");

/** The pod security standard "restricted": https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const restrictedPod = z.object({
  runAsNonRoot: z.literal(true),
  runAsUser: z.int().positive(),
  seccompProfile: z.object({ type: z.literal("RuntimeDefault") }),
});
const restrictedContainer = z.object({
  allowPrivilegeEscalation: z.literal(false),
  readOnlyRootFilesystem: z.literal(true),
  capabilities: z.object({ drop: z.tuple([z.literal("ALL")]) }),
});
const amounts = z.object({ cpu: z.string().regex(/^\d+m?$/), memory: z.string().regex(/^\d+[MG]i$/) });
const container = z.object({
  image: z.string().regex(/^grafana\/k6:\d+\.\d+\.\d+$/, "names a version"),
  env: z.tuple([
    z.object({ name: z.literal("TARGET_URL"), value: z.url() }),
    z.object({
      name: z.literal("API_TOKEN"),
      valueFrom: z.object({ secretKeyRef: z.object({ name: z.string(), key: z.literal("api-token") }) }),
    }),
  ]),
  resources: z.object({ requests: amounts, limits: amounts }),
});

async function documentOf(file: string): Promise<unknown> {
  const [document, ...more] = parseAllDocuments(await readFile(join(DEPLOY, file), "utf8"), { strict: true });
  expect(more).toEqual([]);
  if (!document || "empty" in document) throw new Error(`${file} is empty.`);
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return document.toJS();
}

it("the job runs the script of the ConfigMap once, restricted, with the token of the Secret", async () => {
  const { spec } = z
    .object({
      apiVersion: z.literal("batch/v1"),
      kind: z.literal("Job"),
      spec: z.object({
        backoffLimit: z.literal(0),
        template: z.object({
          spec: z.object({
            restartPolicy: z.literal("Never"),
            automountServiceAccountToken: z.literal(false),
            securityContext: restrictedPod,
            containers: z.tuple([
              container.extend({
                args: z.array(z.string()),
                securityContext: restrictedContainer,
                volumeMounts: z.tuple([
                  z.object({ name: z.string(), mountPath: z.string(), readOnly: z.literal(true) }),
                ]),
              }),
            ]),
            volumes: z.tuple([z.object({ name: z.string(), configMap: z.object({ name: z.string() }) })]),
          }),
        }),
      }),
    })
    .parse(await documentOf("loadtest-job.yaml"));
  const { containers, volumes } = spec.template.spec;
  const [{ args, volumeMounts }] = containers;
  expect(volumeMounts[0].name).toBe(volumes[0].name);
  expect(args.at(-1)).toBe(`${volumeMounts[0].mountPath}/loadtest.js`);
});

it.each(["loadtest-job.yaml", "loadtest-testrun.yaml"])("%s says how it is used", async (file) => {
  const text = await readFile(join(DEPLOY, file), "utf8");
  const head = text.slice(0, text.indexOf("\napiVersion"));
  for (const command of [
    "ledger loadtest peak --export k6 > loadtest.js",
    "kubectl create configmap ledger-loadtest --from-file=loadtest.js",
    "kubectl create secret generic ledger-loadtest --from-literal=api-token=",
    `kubectl apply -f deploy/${file}`,
    "kubectl logs ",
  ])
    expect(head).toContain(`#   ${command}`);
});

it("the test run of the k6 operator has the same script, token and bounds", async () => {
  z.object({
    apiVersion: z.literal("k6.io/v1alpha1"),
    kind: z.literal("TestRun"),
    spec: z.object({
      parallelism: z.int().min(2),
      script: z.object({
        configMap: z.object({ name: z.literal("ledger-loadtest"), file: z.literal("loadtest.js") }),
      }),
      starter: z.object({ securityContext: restrictedPod, containerSecurityContext: restrictedContainer }),
      runner: container.extend({
        securityContext: restrictedPod,
        containerSecurityContext: restrictedContainer,
      }),
    }),
  }).parse(await documentOf("loadtest-testrun.yaml"));
});
