export { hashPassword, passwordReasons, verifyPassword } from './password';
export { type Claims, InvalidToken, issueToken, type Verified, verifyToken } from './token';
