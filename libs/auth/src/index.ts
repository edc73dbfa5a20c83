export { LoginGuard } from './login-guard';
export { hashPassword, passwordReasons, verifyPassword } from './password';
export { type Claims, InvalidToken, issueToken, verifyToken } from './token';
