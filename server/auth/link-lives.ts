/** How long links in mail work, in seconds. */
export const SIGN_IN_LINK_SECONDS = 15 * 60;
export const RESET_LINK_SECONDS = 60 * 60;
/** People read an invitation when they get round to it. */
export const INVITATION_LINK_SECONDS = 7 * 86_400;
