// The queues as SQS keeps them: at least once, in no order, again after a while where nobody deleted it, and a dead letter
// in the end.
import type { MarketplaceId } from '../../shared/domain/ids.ts'
import { type AnyMessage, goesBeforeBulk, IntakeMessage } from '../../shared/domain/messages.ts'
import type { Queues } from '../../shared/ports/queues.ts'
import type { Process, Setting } from './process.ts'
import { type Random, randomOf } from './random.ts'

/** One copy of a message on its way. `fails`: whoever works on it dies, as often as this. */
export type Letter = { message: AnyMessage; received: number; fails: number; isGone: boolean }

/** Who hears of what arrives, and of what was received too often. */
type Readers = { delivered: (letter: Letter) => void; dead: (message: AnyMessage) => void }

/** All that is on its way. */
type Post = Readers & { setting: Setting; random: Random; letters: Set<Letter> }

export type QueueModel = {
  /** The queues as a process sees them. */
  of(process: Process): Queues
  /** Has messages arrive without anybody's doing: what the bucket sends, what a hint asks for. */
  send(messages: readonly AnyMessage[]): void
  deleted(letter: Letter): void
  failed(letter: Letter): void
  loseAll(): void
  waiting(): number
}

/** How long a message that failed, or whose worker died, is out of sight: six times the longest function. */
const invisibleMs = 720_000
const maxReceives = 5

export const nameOfMessage = (message: AnyMessage): string => {
  if (message.kind === 'publish') return `publish ${message.sku} at ${message.marketplace}`
  if (message.kind === 'reconcile') return `changes of ${message.marketplace}`
  if (message.kind === 'edit') return `edit ${message.sku}`
  if (message.kind === 'bulk') return `bulk${message.tenant ? ` of ${message.tenant}` : ''}`
  return `${message.kind}${'page' in message ? ` page ${message.page}` : ''}`
}

export function queueModel(setting: Setting, lanes: readonly MarketplaceId[], readers: Readers): QueueModel {
  const post: Post = { ...readers, setting, random: randomOf(`${setting.seed}#queues`), letters: new Set() }
  return {
    of: (process) => queuesOf(post, lanes, process),
    send: (messages) => {
      for (const message of messages) accept(post, message)
    },
    deleted: (letter) => remove(post, letter),
    failed: (letter) => arrive(post, letter, invisibleMs),
    loseAll: () => post.letters.clear(),
    waiting: () => post.letters.size,
  }
}

function arrive(post: Post, letter: Letter, afterMs: number): void {
  const { letters, setting } = post
  letters.add(letter)
  setting.schedule.at(setting.schedule.now() + afterMs, () => {
    if (letter.isGone || !letters.has(letter)) return
    letter.received += 1
    if (letter.received <= maxReceives) return post.delivered(letter)
    letters.delete(letter)
    setting.note(`"${nameOfMessage(letter.message)}" is a dead letter`)
    post.dead(letter.message)
  })
}

function accept(post: Post, message: AnyMessage): void {
  const { random } = post
  const { trouble, note } = post.setting
  const name = nameOfMessage(message)
  if (trouble.strikes('message-lost') !== null) {
    note(`"${name}" is lost`)
    return
  }
  const late = trouble.strikes('message-delayed')
  const overtaken = trouble.strikes('message-overtaken')
  const doubled = trouble.strikes('message-doubled')
  const fails = trouble.strikes('always-failing') === null ? 0 : maxReceives
  if (late !== null) note(`"${name}" comes ${late} s late`)
  if (overtaken !== null) note(`"${name}" is overtaken`)
  if (fails > 0) note(`whoever works on "${name}" dies`)
  const lateMs = (late ?? 0) * 1000 + (overtaken === null ? 0 : 500 + overtaken * 100)
  const afterMs = 20 + random.below(200) + lateMs
  arrive(post, { message, received: 0, fails, isGone: false }, afterMs)
  if (doubled === null) return
  note(`"${name}" is delivered twice`)
  arrive(post, { message, received: 0, fails, isGone: false }, afterMs + random.below(30_000))
}

function remove(post: Post, letter: Letter): void {
  const { trouble, note } = post.setting
  if (trouble.strikes('deletion-lost') === null) {
    letter.isGone = true
    post.letters.delete(letter)
    return
  }
  note(`"${nameOfMessage(letter.message)}" was dealt with and comes again`)
  arrive(post, letter, post.random.chance(0.5) ? post.random.below(20_000) : invisibleMs)
}

function queuesOf(post: Post, lanes: Queues['lanes'], process: Process): Queues {
  const { trouble } = post.setting
  const send = async (messages: readonly AnyMessage[]) => {
    if (messages.length === 0) return
    const what = `sending ${messages.map(nameOfMessage).join(', ')}`
    await process.call({ what, about: 40 }, () => {
      if (trouble.strikes('send-refused') !== null) throw new Error('the queue takes nothing')
      const partly = messages.length > 1 && trouble.strikes('send-partly') !== null
      for (const message of partly ? messages.slice(0, 1) : messages) accept(post, message)
      if (partly || trouble.strikes('send-unsure') !== null) throw new Error('the queue did not answer')
    })
  }
  return {
    ...{ read: send, intake: send, digest: send, lanes },
    async lane(messages) {
      const strange = messages.find(({ marketplace }) => !lanes.includes(marketplace))
      if (strange) throw new Error(`there is no lane for ${strange.marketplace}`)
      await send(messages)
    },
    intakeDepth: () =>
      process.call({ what: 'asking how full the intake is', about: 20 }, () => bulkDepth(post)),
    laneDepth: (id, express) =>
      process.call({ what: 'asking how full a lane is', about: 20 }, () => depth(post, id, express)),
  }
}

function depth({ letters }: Post, id: MarketplaceId, express: boolean): number {
  const isExpress = (message: AnyMessage) => message.kind === 'publish' && message.express === true
  return [...letters].filter(
    ({ message }) => 'marketplace' in message && message.marketplace === id && isExpress(message) === express,
  ).length
}

const bulkDepth = ({ letters }: Post): number =>
  [...letters].filter(({ message }) => {
    const intake = IntakeMessage.safeParse(message)
    return intake.success && !goesBeforeBulk(intake.data)
  }).length
