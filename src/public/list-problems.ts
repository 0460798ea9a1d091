import { type Language, type ProblemCode, problemTable, problemText } from '../platform/problems.ts'

/** The table of refusals in one language: screens say a blocker's code with it. */
export const listProblems = (language: Language) => ({
  items: Object.entries(problemTable).map(([code, [status]]) => ({
    code,
    status,
    text: problemText(code as ProblemCode, language),
  })),
})
