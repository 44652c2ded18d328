/** Everything that may go wrong. Each happens at a certain opportunity, counted by kind. */
export const faultKinds = {
  'message-lost': 'a message is lost',
  'message-doubled': 'a message is delivered twice',
  'message-delayed': 'a message comes many minutes late',
  'message-overtaken': 'a message is overtaken by later ones',
  'queues-emptied': 'all queues lose everything',
  'deletion-lost': 'a message that was dealt with comes again',
  'always-failing': 'the worker of a message dies each time, until it is a dead letter',
  'send-refused': 'a queue takes nothing and says so',
  'send-unsure': 'a queue takes all and says that it did not',
  'send-partly': 'a queue takes the first messages and refuses the rest',
  'killed-before': 'a process dies just before a call has its effect',
  'killed-after': 'a process dies just after a call had its effect',
  'request-dies': 'the request of a person dies after a call had its effect',
  'reading-dies': 'the function that reads sheets dies after a call had its effect',
  'declaring-dies': 'the function that declares listings dies after a call had its effect',
  'publishing-dies': 'the function of a lane dies after a call had its effect',
  'mailing-dies': 'the function that mails dies after a call had its effect',
  'sweep-dies': 'the sweep dies after a call had its effect',
  stalled: 'a process stands still in the middle of a call',
  'declaring-stalls': 'the function that declares listings stands still in the middle of a call',
  'publishing-stalls': 'the function of a lane stands still in the middle of a call',
  'clock-skewed': 'the clock of a process is wrong by some seconds',
  'clock-jumped': 'time jumps ahead',
  'store-throttled': 'the database refuses a call',
  'store-unsure': 'the database does what it was asked to and says that it failed',
  'store-told-twice': 'a call to the database is repeated on the way, and the answer of the second is heard',
  'store-echo': 'a write to Desired or Status that was repeated on the way arrives once more, late',
  'index-late': 'an index of the database does not show what is new',
  'market-throttled': 'the marketplace asks for patience',
  'market-down': 'the marketplace fails for a while, without doing anything',
  'market-timeout': 'the marketplace does not answer and does nothing',
  'market-cut': 'the marketplace does what it was asked to, and the connection is cut before it says so',
  'review-slow': 'the marketplace takes hours to look at a product',
  'review-rejects': 'the marketplace rejects a product after looking at it',
  'market-refuses': 'the marketplace refuses a change for good',
  'word-unknown': 'the marketplace says a word for a status that nobody knows',
  'cursor-expired': 'the marketplace no longer knows the page of changes it gave',
  'hand-price': 'somebody changes the price at the marketplace by hand',
  'hand-hidden': 'somebody hides the product at the marketplace by hand',
  'hand-deleted': 'somebody deletes the product at the marketplace by hand',
  'hand-sold': 'some of the stock is sold at the marketplace',
  'mail-refused': 'the mail service refuses a mail',
  'mail-unsure': 'the mail service sends a mail and says that it failed',
} as const

export type FaultKind = keyof typeof faultKinds
export const allFaultKinds = Object.keys(faultKinds) as FaultKind[]

/** `at`: the how-manieth opportunity it takes, or for what comes by the clock the second it comes. `size`: how long, how much. */
export type Fault = { kind: FaultKind; at: number; size: number }

/** About how many opportunities a run offers of each kind; what is planned beyond them never happens. */
export const opportunities: Record<FaultKind, number> = {
  'message-lost': 25,
  'message-doubled': 25,
  'message-delayed': 25,
  'message-overtaken': 25,
  'queues-emptied': 500,
  'deletion-lost': 25,
  'always-failing': 12,
  'send-refused': 12,
  'send-unsure': 12,
  'send-partly': 4,
  'killed-before': 220,
  'killed-after': 220,
  'request-dies': 40,
  'reading-dies': 12,
  'declaring-dies': 40,
  'publishing-dies': 60,
  'mailing-dies': 12,
  'sweep-dies': 90,
  stalled: 220,
  'declaring-stalls': 30,
  'publishing-stalls': 50,
  'clock-skewed': 30,
  'clock-jumped': 500,
  'store-throttled': 200,
  'store-unsure': 80,
  'store-told-twice': 60,
  'store-echo': 25,
  'index-late': 30,
  'market-throttled': 12,
  'market-down': 12,
  'market-timeout': 8,
  'market-cut': 5,
  'review-slow': 4,
  'review-rejects': 4,
  'market-refuses': 5,
  'word-unknown': 4,
  'cursor-expired': 1,
  'hand-price': 720,
  'hand-hidden': 720,
  'hand-deleted': 720,
  'hand-sold': 720,
  'mail-refused': 1,
  'mail-unsure': 1,
}

export type Trouble = {
  /** Whether this opportunity is taken: the size of the fault then. Each call is one opportunity. */
  strikes(kind: FaultKind): number | null
  /** What comes by the clock happened. */
  happened(kind: FaultKind): void
  /** From now on nothing goes wrong any more. */
  end(): void
  counts: Map<FaultKind, number>
}

export function troubleOf(faults: readonly Fault[]): Trouble {
  const seen = new Map<FaultKind, number>()
  const counts = new Map<FaultKind, number>()
  const planned = new Map(faults.map(({ kind, at, size }) => [`${kind}#${at}`, size]))
  const kinds = new Set(faults.map(({ kind }) => kind))
  let isOver = false
  const happened = (kind: FaultKind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    strikes(kind) {
      if (isOver || !kinds.has(kind)) return null
      const at = (seen.get(kind) ?? 0) + 1
      seen.set(kind, at)
      const size = planned.get(`${kind}#${at}`)
      if (size === undefined) return null
      happened(kind)
      return size
    },
    happened,
    end: () => {
      isOver = true
    },
    counts,
  }
}
