/** What went wrong with a request, as the person who made it reads it. `code` is stable. */
export type ProblemText = { code: string; title: string; detail: string }

/** Problems by name, each made of what it is about. */
export type ProblemTexts = Record<string, (value: never) => ProblemText>
