/** What happens at a moment; `number` keeps the order of equal moments. */
export type Event = { time: number; number: number; what: () => void }

const isBefore = (a: Event | undefined, b: Event | undefined): boolean =>
  a !== undefined && b !== undefined && (a.time < b.time || (a.time === b.time && a.number < b.number))

function swap(heap: Event[], a: number, b: number): void {
  const one = heap[a] as Event
  heap[a] = heap[b] as Event
  heap[b] = one
}

export function push(heap: Event[], event: Event): void {
  heap.push(event)
  for (let n = heap.length - 1; n > 0; ) {
    const up = (n - 1) >> 1
    if (!isBefore(heap[n], heap[up])) return
    swap(heap, n, up)
    n = up
  }
}

/** Takes the first; undefined where there is none. */
export function take(heap: Event[]): Event | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (!first || !last || first === last) return first
  heap[0] = last
  for (let n = 0; ; ) {
    const [left, right] = [2 * n + 1, 2 * n + 2]
    let least = isBefore(heap[left], heap[n]) ? left : n
    if (isBefore(heap[right], heap[least])) least = right
    if (least === n) return first
    swap(heap, n, least)
    n = least
  }
}
