// What the policies of the synthesized stacks let whom do.
import { resources, synthesized } from './synth.ts'

type Statement = { Effect: string; Action: string | string[]; Resource?: unknown }

const { service } = synthesized('dev')
export const policies = resources(service, 'AWS::IAM::Policy')
export const roleOf = (id: string) => id.replace(/Role(ForTarget\w+)?DefaultPolicy\w+$/, '')

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

export function statementsOf(policy: Record<string, unknown>): Statement[] {
  const { PolicyDocument } = policy
  return (PolicyDocument as { Statement: Statement[] }).Statement
}

export const rights = policies.flatMap(([id, policy]) =>
  statementsOf(policy.Properties).flatMap((statement) =>
    list(statement.Action).flatMap((action) =>
      list(statement.Resource).map((resource) => ({
        role: roleOf(id),
        action: String(action),
        resource: JSON.stringify(resource),
      })),
    ),
  ),
)

/** A name as it stands in logical ids. */
export function plain(id: string): string {
  return id.replaceAll('-', '')
}
