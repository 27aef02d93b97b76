/** What a board follows the studio over, and what it asks there: nothing of it is needed to draw a picture that came with the page. */
export { onConnectionRefused, socket } from '../live/connection.ts';
export { FOLLOW_BOARD as question } from './board-question.ts';
