import type { Consequence } from '../constructs/alarms.ts'
import type { QueueConsequences } from '../constructs/work-queue.ts'
import type { FunctionName, QueueName } from '../plan.ts'

type Errors = Consequence & { threshold: number }

/** What each alarm means to sellers and staff. The runbook says what to do. Errors count over five minutes. */
export const errorConsequences = {
  'import-sheet': {
    impact: 'A sheet that a seller sent is not being read; the seller sees "reading" and no result.',
    anchor: 'import-sheet-errors',
    threshold: 1,
  },
  'prepare-picture': {
    impact: 'Pictures of sheets are left out: products reach the marketplaces with fewer pictures, or none.',
    anchor: 'prepare-picture-errors',
    threshold: 3,
  },
  'declare-listings': {
    impact: 'Confirmed rows or bulk jobs do not become listings; nothing new reaches any marketplace.',
    anchor: 'declare-listings-errors',
    threshold: 1,
  },
  sweep: {
    impact:
      'What got lost or fell behind is not picked up again: retries, reviews and final emails stand still.',
    anchor: 'sweep-errors',
    threshold: 3,
  },
  digest: {
    impact: 'Sellers do not get the email that says what is live and what to fix.',
    anchor: 'digest-errors',
    threshold: 1,
  },
  'hand-over': {
    impact:
      'Products for marketplaces without a contract are not packed, or their mail does not reach the desk.',
    anchor: 'hand-over-errors',
    threshold: 1,
  },
  'consult-marketplace': {
    impact: 'Pages cannot say what a marketplace would make of products, nor how its connection stands.',
    anchor: 'consult-marketplace-errors',
    threshold: 3,
  },
  web: {
    impact:
      'Some pages and API calls break off: sellers cannot upload or confirm, staff cannot see their list.',
    anchor: 'web-errors',
    threshold: 3,
  },
  'check-hint': {
    impact:
      'What marketplaces tell us of changes is not read: they are found later, by the regular walk through changes.',
    anchor: 'check-hint-errors',
    threshold: 3,
  },
  'dead-letter': {
    impact:
      'What the queues gave up on is not recorded: sellers wait for something and are not told that it failed.',
    anchor: 'dead-letter-errors',
    threshold: 1,
  },
} as const satisfies Record<Exclude<FunctionName, 'publish'>, Errors>

export const queueConsequences = {
  import: {
    dead: {
      impact: 'A sheet could not be read after several tries; its seller is told that reading failed.',
      anchor: 'import-dead-letters',
    },
    late: {
      impact: 'Sheets wait for more than a quarter of an hour before anybody reads them.',
      anchor: 'import-late',
    },
  },
  intake: {
    dead: {
      impact: 'A part of an import or a bulk job was not declared; its listings stay as they were.',
      anchor: 'intake-dead-letters',
    },
    late: {
      impact: 'Confirmed imports and bulk jobs wait for more than a quarter of an hour before they begin.',
      anchor: 'intake-late',
    },
  },
  'intake-express': {
    dead: {
      impact:
        'What a person changed of a listing, or a small sheet, was not declared; listings stay as they were.',
      anchor: 'intake-dead-letters',
    },
    late: {
      impact: 'Changes that a person is waiting for have not become listings five minutes later.',
      anchor: 'intake-express-late',
    },
  },
  digest: {
    dead: {
      impact: 'A seller did not get the email about a finished import.',
      anchor: 'digest-dead-letters',
    },
    late: {
      impact: 'Emails about finished imports go out more than half an hour late.',
      anchor: 'digest-late',
    },
  },
} as const satisfies Record<QueueName, QueueConsequences>

export const scheduleConsequences = {
  dead: {
    impact: 'A run of the sweep was lost. One is harmless; many mean that nothing is picked up again.',
    anchor: 'sweep-dead-letters',
  },
  silent: {
    impact: 'The sweep has not run for ten minutes: retries, reviews and final emails stand still.',
    anchor: 'sweep-silent',
  },
} as const satisfies Record<string, Consequence>

export const handOverConsequences = {
  dead: {
    impact: 'A run of the hand-over was lost. One is harmless; many mean that no desk gets a package.',
    anchor: 'hand-over-dead-letters',
  },
  silent: {
    impact:
      'The hand-over has not run for more than two hours: no desk gets a package or is reminded of one.',
    anchor: 'hand-over-silent',
  },
} as const satisfies Record<string, Consequence>

export const failingPages = {
  impact: 'Sellers and staff see an error page instead of their imports.',
  anchor: 'web-failing',
} as const satisfies Consequence

/** Of the queue that goes before the lane. */
export function expressConsequences(name: string): QueueConsequences {
  return {
    dead: laneConsequences(name).dead,
    late: {
      impact: `Changes that a person is waiting for reach ${name} more than five minutes late.`,
      anchor: 'express-late',
    },
  }
}

export function outageConsequence(name: string): Consequence {
  return {
    impact: `${name} does not answer: nothing is sent there, changes wait until it is back.`,
    anchor: 'marketplace-outage',
  }
}

/** The same three for every marketplace; `name` is what people call it. */
export function laneConsequences(name: string): { errors: Errors } & QueueConsequences {
  return {
    errors: {
      impact: `Publishing to ${name} breaks off; listings there stay as they were.`,
      anchor: 'publish-errors',
      threshold: 1,
    },
    dead: {
      impact: `Work on a listing at ${name} broke off several times: one failed try more, until it is shown as stuck.`,
      anchor: 'lane-dead-letters',
    },
    late: {
      impact: `Changes wait for more than half an hour before they go to ${name}; old prices and stock are on sale.`,
      anchor: 'lane-late',
    },
  }
}
