import type * as z from 'zod'
import type { Manifest } from '../shared/ports/manifest.ts'
import type { LimitsEnv, OutageEnv, PatienceEnv, ReconcileEnv } from '../shared/runtime/env.ts'

/** Environments that can be deployed. Local mode is not one of them. */
export type EnvironmentName = 'dev' | 'prod'

/** Everything that differs between two deployments. Nothing else may. */
export type Config = {
  name: EnvironmentName
  /** Absent: whatever account the deploying credentials belong to. */
  account?: string
  region: string
  /** Where the pages are. Null: the address that the API gets by itself. The certificate is in `region`. */
  domain: { name: string; certificateArn: string } | null
  /** A sender whose domain is verified with SES in `region`. */
  mailFrom: string
  /** Shown at the end of every mail. Null: mails name no phone. */
  helpPhone: string | null
  /** Who gets the alarms. Null: nobody, they only show on the dashboard. */
  alarmMail: string | null
  /**
   * Marketplaces that are off by default and shall run here: every one (`all`), those of which the operator holds the
   * contract (`contracts`: without settings in its secret such a lane says so on every listing), or these ids.
   */
  switchedOn: 'all' | 'contracts' | readonly string[]
  /** Secrets with the settings of the marketplaces are named prefix + marketplace id. */
  connectionSecretPrefix: string
  /** The secret in the addresses to which marketplaces send hints. */
  hookKeySecret: string
  /** Requests per second that the pages and the API take. */
  requests: { rate: number; burst: number }
  /** How long logs are kept. */
  logDays: 14 | 90
  /** Where alarms say the runbook is. */
  runbook: string
  /** Overrides of the defaults in `shared/runtime/env.ts`. */
  patience: Partial<Record<keyof z.infer<typeof PatienceEnv>, number>>
  reconcile: Partial<Record<keyof z.infer<typeof ReconcileEnv>, number>>
  outage: Partial<Record<keyof z.infer<typeof OutageEnv>, number>>
  limits: Partial<Record<keyof z.infer<typeof LimitsEnv>, number>>
}

const shared = {
  region: 'ap-southeast-1',
  domain: null,
  helpPhone: null,
  alarmMail: null,
  runbook: 'docs/runbook.md',
  reconcile: {},
  outage: {},
  limits: {},
} satisfies Partial<Config>

/** Addresses at example.org are placeholders: the app warns until they are replaced. */
const environments: Record<EnvironmentName, Config> = {
  dev: {
    ...shared,
    name: 'dev',
    mailFrom: 'ocop-dev@example.org',
    switchedOn: 'all',
    connectionSecretPrefix: 'ocop/dev/connections/',
    hookKeySecret: 'ocop/dev/hook-key',
    requests: { rate: 20, burst: 40 },
    logDays: 14,
    patience: { SETTLE_SECONDS: 900 },
  },
  prod: {
    ...shared,
    name: 'prod',
    mailFrom: 'ocop@example.org',
    // A marketplace of mode `api` that is off by default says why in its manifest.
    switchedOn: 'contracts',
    connectionSecretPrefix: 'ocop/prod/connections/',
    hookKeySecret: 'ocop/prod/hook-key',
    requests: { rate: 100, burst: 200 },
    logDays: 90,
    patience: {},
  },
}

/** The configuration of an environment; throws where there is none of that name. */
export function configOf(name: string): Config {
  if (name === 'dev' || name === 'prod') return environments[name]
  throw new Error(`No environment is called "${name}": use dev or prod.`)
}

/** The marketplaces that get a lane in this environment, in registry order. */
export function lanesIn(config: Config, manifests: readonly Manifest[]): Manifest[] {
  return manifests.filter(({ offByDefault, id, mode }) => {
    if (offByDefault === null || config.switchedOn === 'all') return true
    return config.switchedOn === 'contracts' ? mode === 'partner-api' : config.switchedOn.includes(id)
  })
}

/** Address of the pages without a slash at the end; null where the API's own address is used. */
export function publicUrl(config: Config): string | null {
  return config.domain === null ? null : `https://${config.domain.name}`
}

/** What has to be filled in before anybody outside should use this environment. */
export function placeholders(config: Config): string[] {
  return [
    ...(config.mailFrom.endsWith('@example.org') ? ['mailFrom'] : []),
    ...(config.alarmMail === null ? ['alarmMail'] : []),
    ...(config.helpPhone === null ? ['helpPhone'] : []),
  ]
}
