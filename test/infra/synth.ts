import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { buildApp } from '../../infra/build-app.ts'
import type { EnvironmentName } from '../../infra/config.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'

export const manifests = marketplaces.map((marketplace) => marketplace.manifest)

/** A resource of a template, loosely. */
export type Resource = { Type: string; Properties: Record<string, unknown>; DeletionPolicy?: string }

export type Synthesized = { data: Template; service: Template }

const made = new Map<EnvironmentName, Synthesized>()

/** The templates of an environment, without bundling. Synthesis runs the checks of `infra/checks.ts` as well. */
export function synthesized(name: EnvironmentName): Synthesized {
  const known = made.get(name)
  if (known) return known
  const app = buildApp({
    manifests,
    environment: name,
    outdir: mkdtempSync(join(tmpdir(), 'ocop-synth-')),
    context: { 'aws:cdk:bundling-stacks': [] },
  })
  const template = (stackName: string) => {
    const stack = app.node.findChild(stackName)
    if (!(stack instanceof Stack)) throw new Error(`${stackName} is not a stack`)
    return Template.fromStack(stack)
  }
  const both = { data: template(`ocop-${name}-data`), service: template(`ocop-${name}-service`) }
  made.set(name, both)
  return both
}

/** Resources of one type with their logical ids. */
export function resources(template: Template, type: string): [string, Resource][] {
  return Object.entries<Resource>(template.toJSON().Resources).filter(([, one]) => one.Type === type)
}

/** The logical id that a reference points to: `Ref` or `Fn::GetAtt`. */
export function target(reference: unknown): string {
  const text = JSON.stringify(reference) ?? ''
  return text.match(/^\{"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/)?.[1] ?? `not a reference: ${text}`
}
