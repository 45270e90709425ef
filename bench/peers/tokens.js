import { createRemoteJWKSet, jwtVerify } from 'jose'

const REMEMBERED = 10_000
const REMEMBERED_FOR_MS = 60_000
const CLAIMS = ['sub', 'role', 'aal', 'session_id', 'email', 'is_anonymous']

const refused = () => Object.assign(new Error('Sign in.'), { statusCode: 401, code: 'unauthorized' })

/** Signs a request in by its bearer token; verified tokens are remembered for a minute at most, never past their expiry. */
export function tokens(issuer, jwksUrl) {
  const keys = createRemoteJWKSet(new URL(jwksUrl))
  const verified = new Map()

  async function verify(token) {
    const { payload } = await jwtVerify(token, keys, {
      issuer, audience: 'authenticated', algorithms: ['ES256', 'RS256'], clockTolerance: 30, requiredClaims: ['exp', 'sub']
    }).catch(() => { throw refused() })
    if (payload.role !== 'authenticated' || payload.is_anonymous === true) throw refused()
    const claims = Object.fromEntries(CLAIMS.filter(name => payload[name] !== undefined).map(name => [name, payload[name]]))
    const caller = {
      id: payload.sub,
      claims: JSON.stringify(claims),
      until: Math.min(payload.exp * 1000, Date.now() + REMEMBERED_FOR_MS)
    }
    if (verified.size >= REMEMBERED) verified.delete(verified.keys().next().value)
    verified.set(token, caller)
    return caller
  }

  return async request => {
    const header = request.headers.authorization
    if (header === undefined || !/^bearer /i.test(header)) throw refused()
    const token = header.slice(7).trim()
    const known = verified.get(token)
    request.caller = known !== undefined && known.until > Date.now() ? known : await verify(token)
  }
}
