/** A document as plain text, for the one who sends it without a GraphQL client. Its types are generated like those of any other. */
export const graphqlText = (source: string): string => source;
