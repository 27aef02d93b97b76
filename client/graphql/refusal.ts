import { graphql } from './generated/gql.ts';

/** Spread on every mutation's result: what any refusal says. A page adds `... on ResourceTaken { … }` where it shows more. */
export const RefusalFragment = graphql(`
  fragment Refusal on Error {
    __typename
    code
    message
    ... on InvalidInput {
      issues {
        path
        message
      }
    }
  }
`);

export interface Issue {
  path: string;
  message: string;
}

/** An expected answer that is a no, with what is needed to mend it. */
export interface Refusal {
  code: string;
  message: string;
  issues?: readonly Issue[] | null;
}

export type Refused<Result> = Extract<Result, { code: string; message: string }>;
export type Accepted<Result> = Exclude<Result, Refused<Result>>;

/** All of the API's typed errors carry a code and a message, and nothing else does. */
export function isRefusal<Result extends object>(result: Result): result is Refused<Result> {
  return 'code' in result && typeof result.code === 'string' && 'message' in result && typeof result.message === 'string';
}

export const issuesOf = (refusal: Refusal | undefined): readonly Issue[] => refusal?.issues ?? [];
