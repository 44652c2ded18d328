import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { marketplaces } from '../shared/marketplaces/registry.ts'
import { buildApp } from './build-app.ts'
import { root } from './root.ts'

/**
 * The CDK app. `node infra/app.ts` writes `cdk.out/` by itself, without the CDK command, an account or a network.
 * Which environment: `-c env=prod`, or OCOP_ENV, else dev.
 */
const { values } = parseArgs({
  options: { context: { type: 'string', short: 'c', multiple: true } },
  strict: false,
})
const given = (Array.isArray(values.context) ? values.context : []).map(String)
const env = given.find((pair) => pair.startsWith('env='))?.slice('env='.length)

buildApp({
  manifests: marketplaces.map((marketplace) => marketplace.manifest),
  outdir: process.env.CDK_OUTDIR ?? join(root, 'cdk.out'),
  environment: env ?? process.env.OCOP_ENV,
}).synth()
