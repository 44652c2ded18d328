import type * as z from 'zod'
import type {
  ConnectionsEnv,
  ConsultEnv,
  FilesEnv,
  HooksEnv,
  IdentityEnv,
  LaneEnv,
  LimitsEnv,
  MailEnv,
  OutageEnv,
  PatienceEnv,
  PicturesEnv,
  QueuesEnv,
  ReconcileEnv,
  StoresEnv,
} from '../../shared/runtime/env.ts'
import type { FunctionName, QueueName } from '../plan.ts'

/** Values under the names that the runtime parses; a name that it does not know does not compile. */
type Values<Schema extends z.ZodType> = Partial<Record<keyof z.infer<Schema> & string, string>>

/** Groups of variables that a function is given as a whole. */
export type Groups = {
  stores: Values<typeof StoresEnv>
  importQueue: Values<typeof QueuesEnv>
  intakeQueues: Values<typeof QueuesEnv>
  digestQueue: Values<typeof QueuesEnv>
  lanes: Values<typeof QueuesEnv>
  hooks: Values<typeof HooksEnv>
  files: Values<typeof FilesEnv>
  pictureAddress: Values<typeof FilesEnv>
  pictureStudio: Values<typeof PicturesEnv>
  consult: Values<typeof ConsultEnv>
  mail: Values<typeof MailEnv>
  pageAddress: Values<typeof MailEnv>
  connections: Values<typeof ConnectionsEnv>
  identity: Values<typeof IdentityEnv>
  patience: Values<typeof PatienceEnv>
  reconcile: Values<typeof ReconcileEnv>
  outage: Values<typeof OutageEnv>
  limits: Values<typeof LimitsEnv>
}

/** What each function is told. All get the names of all tables; what they may do there is in `rights.ts`. */
const needs = {
  'import-sheet': ['stores', 'files', 'pictureStudio', 'intakeQueues', 'limits'],
  'prepare-picture': ['files'],
  'declare-listings': ['stores', 'intakeQueues', 'lanes'],
  publish: ['stores', 'pictureAddress', 'connections', 'patience', 'outage', 'reconcile'],
  sweep: ['stores', 'files', 'importQueue', 'intakeQueues', 'digestQueue', 'lanes', 'patience', 'reconcile'],
  digest: ['stores', 'mail', 'pageAddress', 'lanes', 'patience'],
  'hand-over': ['stores', 'files', 'mail', 'pageAddress', 'lanes', 'connections', 'patience'],
  web: [
    'stores',
    'files',
    'pictureStudio',
    'importQueue',
    'intakeQueues',
    'lanes',
    'identity',
    'limits',
    'pageAddress',
    'hooks',
    'consult',
  ],
  'check-hint': ['connections'],
  'consult-marketplace': ['stores', 'pictureAddress', 'connections', 'outage'],
  'dead-letter': ['stores', 'patience'],
} as const satisfies Record<FunctionName, readonly (keyof Groups)[]>

/** The queues that a function sends to; `lanes` means all of them, `own lane` that which a publish function works on. */
export const sends = {
  'import-sheet': ['intake', 'intake-express'],
  'prepare-picture': [],
  'declare-listings': ['intake', 'intake-express', 'lanes'],
  publish: ['own lane'],
  sweep: ['import', 'intake', 'intake-express', 'digest', 'lanes'],
  digest: [],
  'hand-over': [],
  web: ['import', 'intake', 'intake-express', 'lanes'],
  'check-hint': [],
  'consult-marketplace': [],
  'dead-letter': [],
} as const satisfies Record<FunctionName, readonly (QueueName | 'lanes' | 'own lane')[]>

/** All variables of one function. */
export function variablesOf(fn: FunctionName, groups: Groups): Record<string, string> {
  return Object.assign({}, ...needs[fn].map((group) => groups[group]))
}

/** The variables of a publish function that say whose lane it works on, and where that is. */
export function laneVariables(
  marketplace: string,
  queues: Pick<Values<typeof QueuesEnv>, 'LANE_QUEUES'>,
): Values<typeof LaneEnv> & Record<string, string> {
  return { MARKETPLACE: marketplace, ...queues }
}

/** Numbers as the environment holds them. */
export function asText<Name extends string>(numbers: Partial<Record<Name, number>>): Record<string, string> {
  const given = Object.entries<number | undefined>(numbers).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
