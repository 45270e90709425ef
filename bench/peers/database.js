import pg from 'pg'
import { statement } from './statements.js'

const { TIMESTAMPTZ, DATE } = pg.types.builtins
const identity = statement('identity')

// a Date has milliseconds only, and a date is no instant
pg.types.setTypeParser(TIMESTAMPTZ, instant)
pg.types.setTypeParser(DATE, text => text)

/** RFC 3339 of Postgres's own text in UTC, with all digits. */
export function instant(text) {
  const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`
  if (text[19] !== '.') return `${seconds}Z`
  const fraction = text.slice(20).match(/^\d+/)[0]
  return `${seconds}.${fraction.padEnd(fraction.length > 3 ? 6 : 3, '0')}Z`
}

/**
 * Transactions of a caller: BEGIN, the identity and all that is sent without waiting for an answer leave in one flight.
 *
 * `work(query, commit, identified)` sends its queries and calls `commit()` right after the last of them, before their
 * answers; `identified` is the identity's answer.
 */
export function database(url, service, connections) {
  const { hostname, port, pathname } = new URL(url)
  const pool = new pg.Pool({
    host: hostname,
    port: Number(port),
    database: pathname.slice(1),
    user: `${service}_login`,
    password: `${service}_login`,
    options: '-c timezone=UTC',
    max: connections,
    idleTimeoutMillis: 0,
    pipeline: true
  })
  return async (request, readOnly, work) => {
    const client = await pool.connect()
    const sent = []
    const send = query => {
      const answer = client.query(query)
      // it is awaited below, perhaps after it has failed
      answer.catch(() => {})
      sent.push(answer)
      return answer
    }
    try {
      send('begin')
      const identified = send(identity({
        read_only: readOnly ? 'on' : 'off', request_id: readOnly ? '' : request.id, reason: '', traceparent: '',
        claims: request.caller.claims, role: `${service}_caller`
      }))
      const result = await work(send, () => send('commit'), identified)
      await Promise.all(sent)
      client.release()
      return result
    } catch (failure) {
      const ended = await Promise.allSettled(sent)
      await client.query('rollback').then(() => client.release(), broken => client.release(broken))
      // after the first failure every other statement fails, too
      throw problem(ended.find(answer => answer.status === 'rejected')?.reason ?? failure)
    }
  }
}

export const notFound = () => Object.assign(new Error('Not found.'), { statusCode: 404, code: 'not_found' })

/** A function that refuses raises SQLSTATE PT4xx with a stable code. */
function problem(failure) {
  const refusal = /^PT(4\d\d)$/.exec(failure.code ?? '')
  if (refusal) return Object.assign(new Error(failure.message), { statusCode: Number(refusal[1]), code: failure.message })
  if (failure.code === '42501') return Object.assign(new Error('Forbidden.'), { statusCode: 403, code: 'forbidden' })
  if (failure.code === '23505') return Object.assign(new Error('Taken.'), { statusCode: 409, code: 'name_taken' })
  return failure
}
