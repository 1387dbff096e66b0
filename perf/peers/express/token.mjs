// Access tokens: RS256, not over.

import { verify } from 'node:crypto';

/** A middleware that lets only those in who bring a good token, and tells who they are. */
export function tokenCheck(key) {
  return (request, response, next) => {
    const [scheme, token = ''] = (request.get('Authorization') ?? '').split(' ', 2);
    const [header, claims, signature] = token.split('.');
    const isGood =
      scheme === 'Bearer' &&
      signature !== undefined &&
      JSON.parse(Buffer.from(header, 'base64url')).alg === 'RS256' &&
      verify('RSA-SHA256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'));
    if (!isGood) {
      response.status(401).json({ status: 401, code: 'unauthorized' });
      return;
    }
    const caller = JSON.parse(Buffer.from(claims, 'base64url'));
    if (caller.exp * 1000 < Date.now()) {
      response.status(401).json({ status: 401, code: 'unauthorized' });
      return;
    }
    request.memberId = caller.sub;
    next();
  };
}
