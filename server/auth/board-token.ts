import { createHmac, timingSafeEqual } from 'node:crypto';

/*
A board's token is its id and a signature of it, so nothing needs to be stored that could be stolen from the database.
It opens as long as its row in board_link is not revoked.
*/

const ID_BYTES = 16;
const SIGNATURE_BYTES = 24;

const sign = (secret: string, id: Buffer): Buffer =>
  createHmac('sha256', secret).update('callboard board link').update(id).digest().subarray(0, SIGNATURE_BYTES);

export function boardToken(secret: string, boardId: string): string {
  const id = Buffer.from(boardId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, sign(secret, id)]).toString('base64url');
}

/** The board's id if the token was made with this secret; whether the link is still open, the database knows. */
export function readBoardToken(secret: string, token: string): string | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64url') !== token) return null;
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), sign(secret, id))) return null;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The address of a wall board; whoever has it sees the board until it is revoked. */
export const boardLinkUrl = (publicUrl: string, secret: string, boardId: string): string => `${publicUrl}/b/${boardToken(secret, boardId)}`;
