import { oneLine, sanitize } from '../../shared/domain/text.ts'

/** What a file that was sent is called: the end of its name, on one line, with nothing in it that is not seen. */
export const fileName = (file: Pick<File, 'name'>, longest: number): string =>
  oneLine(sanitize(file.name.slice(-longest))) || 'file'
