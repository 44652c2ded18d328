import { LIMITS } from '../limits.ts'
import { type Attributes, attribute, type XmlVisitor } from '../xml.ts'

/** What styles of an OpenDocument sheet tell: fonts of texts, heights of rows, tables that are not shown. */
type Style = { parent: string | null; font: string | null; height: number | null; hidden: boolean }
export type Styles = { byName: Map<string, Style>; families: Map<string, string> }

export const newStyles = (): Styles => ({ byName: new Map(), families: new Map() })

/** Styles of different families may have one name. */
const keyOf = (family: string, name: string): string => `${family} ${name}`
/** Links from a style to its parent that are followed. */
const ANCESTORS = 10
const POINTS: Record<string, number> = { in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pt: 1, pc: 12, px: 0.75 }

/** `0.45cm` in points; null where it is no length. */
export function pointsOf(length: string | undefined): number | null {
  const [, number, unit = ''] = /^(-?[\d.]{1,20})(in|cm|mm|pt|pc|px)$/.exec(length ?? '') ?? []
  const points = Number(number) * (POINTS[unit] ?? Number.NaN)
  return Number.isFinite(points) ? points : null
}

/** Collects styles, from whichever part of the document they stand in. */
export function styleVisitor(styles: Styles): Required<Pick<XmlVisitor, 'open'>> {
  let current: Style | null = null
  return {
    open: (name, attributes) => {
      if (name === 'font-face') addFace(styles, attributes)
      else if (name === 'style' || name === 'default-style') current = addStyle(styles, name, attributes)
      else if (name === 'text-properties' && current)
        current.font ??= attributes['style:font-name'] ?? attributes['fo:font-family'] ?? null
      else if (name === 'table-row-properties' && current)
        current.height ??= pointsOf(attribute(attributes, 'row-height'))
      else if (name === 'table-properties' && current)
        current.hidden ||= attribute(attributes, 'display') === 'false'
    },
  }
}

function addFace(styles: Styles, attributes: Attributes): void {
  const family = attributes['svg:font-family']
  if (family !== undefined) styles.families.set(attributes['style:name'] ?? '', family.replaceAll("'", ''))
}

function addStyle(styles: Styles, kind: string, attributes: Attributes): Style {
  const style: Style = { parent: null, font: null, height: null, hidden: false }
  style.parent = attributes['style:parent-style-name'] ?? (kind === 'style' ? '' : null)
  const key = keyOf(
    attributes['style:family'] ?? '',
    kind === 'style' ? (attributes['style:name'] ?? '') : '',
  )
  if (styles.byName.size < LIMITS.cells) styles.byName.set(key, style)
  return style
}

/** The font of a style of cells or texts, its own or that of the styles it is made from. Null where none names one. */
export function fontOf(
  styles: Styles,
  family: 'table-cell' | 'text',
  name: string | undefined,
): string | null {
  let next: string | null = name ?? null
  for (let step = 0; step < ANCESTORS && next !== null; step += 1) {
    const style = styles.byName.get(keyOf(family, next))
    if (style?.font) return styles.families.get(style.font) ?? style.font.replaceAll("'", '')
    next = style?.parent ?? null
  }
  return null
}

/** The height of rows of this style in points. */
export function heightOf(styles: Styles, name: string | undefined): number | null {
  return name === undefined ? null : (styles.byName.get(keyOf('table-row', name))?.height ?? null)
}

/** Whether sheets of this style are hidden. */
export function isHidden(styles: Styles, name: string | undefined): boolean {
  return name !== undefined && (styles.byName.get(keyOf('table', name))?.hidden ?? false)
}
