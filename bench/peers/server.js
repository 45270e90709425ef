// One service of the peer: node server.js core|operations. Settings: PORT, WORKERS, DATABASE_URL, ISSUER, JWKS_URL.
import cluster from 'node:cluster'
import { availableParallelism } from 'node:os'
import Fastify from 'fastify'
import { tokens } from './tokens.js'
import { database } from './database.js'
import core from './core.js'
import operations from './operations.js'

const { PORT, DATABASE_URL, ISSUER, JWKS_URL } = process.env
const workers = Number(process.env.WORKERS ?? availableParallelism())
const service = process.argv[2]

if (cluster.isPrimary) {
  for (let n = 0; n < workers; n++) cluster.fork()
  cluster.on('exit', () => process.exit(1))
} else {
  const app = Fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: true } } })
  app.decorateRequest('caller', null)
  app.addHook('onRequest', tokens(ISSUER, JWKS_URL))
  app.setErrorHandler((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status === 500) console.error(error)
    reply.code(status).type('application/problem+json').send({
      type: 'about:blank', status, code: error.code ?? 'internal_error', title: status === 500 ? 'Internal error' : error.message, request_id: request.id
    })
  })
  // as many connections as the pool of the service that this is compared with
  const transaction = database(DATABASE_URL, service, Math.ceil(16 / workers))
  app.register(service === 'core' ? core : operations, { transaction })
  await app.listen({ port: Number(PORT), host: '127.0.0.1' })
}
