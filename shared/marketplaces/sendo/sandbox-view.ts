import { type SandboxRecord, stateOf } from '../sandbox/record.ts'

/** 3 for a rejected product is an assumption; the reason beside it is documented. */
export function statusOf(record: SandboxRecord, now: number): number {
  const numbers = { 'in-review': 1, live: 2, paused: 2, rejected: 3, withdrawn: 5 }
  return numbers[stateOf(record, now)]
}

/** A product as the detail call shows it. */
export function detailOf(record: SandboxRecord, now: number): Record<string, unknown> {
  const status = statusOf(record, now)
  const rejected = status === 3
  return {
    ...record.sent,
    id: Number(record.id),
    status,
    link: status === 2 ? `https://sendo.example/${record.id}.html` : null,
    reason_code: rejected ? 'SANDBOX' : null,
    reason_comment: rejected ? record.rejectedWith : null,
  }
}
