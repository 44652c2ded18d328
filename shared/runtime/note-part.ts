import { Logger } from '@aws-lambda-powertools/logger'
import * as e from './env.ts'

/** Writes a warning to the log of a function: for what is no bug, but worth an operator's look. Never secrets. */
export type Note = (what: string, details: Record<string, string>) => void

export function notePart(env: e.Env, serviceName: string): Note {
  const logger = new Logger({ serviceName, logLevel: e.RuntimeEnv.parse(env).LOG_LEVEL })
  return (what, details) => logger.warn(what, details)
}
