import type { Construct } from 'constructs'
import type { Manifest } from '../../shared/ports/manifest.ts'
import { Fn, type FnContext } from '../constructs/fn.ts'
import { nativeArchitecture } from '../constructs/native-modules.ts'
import { type FunctionName, functions } from '../plan.ts'
import { errorConsequences, laneConsequences } from './consequences.ts'

/** Functions of which there is one. */
export type SingleName = Exclude<FunctionName, 'publish'>

export type Lane = { manifest: Manifest; publish: Fn }

/** The function of one entry. */
export function single(scope: Construct, context: FnContext, name: SingleName): Fn {
  return new Fn(scope, name, {
    context,
    entry: name,
    name,
    ...functions[name],
    ...(name === 'prepare-picture' && {
      native: { external: ['sharp'], architecture: nativeArchitecture() },
    }),
    errors: errorConsequences[name],
  })
}

/** The publish function of one marketplace. */
export function publisher(scope: Construct, context: FnContext, manifest: Manifest): Lane {
  const publish = new Fn(scope, `publish-${manifest.id}`, {
    context,
    entry: 'publish',
    name: `publish-${manifest.id}`,
    memoryMb: functions.publish.memoryMb,
    timeoutSeconds: manifest.lane.timeoutSeconds,
    errors: laneConsequences(manifest.name).errors,
  })
  return { manifest, publish }
}
