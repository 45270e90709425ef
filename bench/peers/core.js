import { instant, notFound } from './database.js'
import { statement } from './statements.js'
import { etag } from './etag.js'
import { answer } from './schemas.js'

const model = statement('model')
const models = statement('models')
const accounts = statement('accounts')
const createModel = statement('create-model')
const me = statement('me')

const PAGE = 50
const id = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } }
const noQuery = { type: 'object', additionalProperties: false }
const newModel = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    bio: { type: 'string', maxLength: 2000 },
    language: { type: 'string', maxLength: 35, pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' },
    tags: { type: 'array', maxItems: 20, items: { type: 'string', minLength: 1, maxLength: 40 } },
    joined_on: { type: 'string', format: 'date' },
    agency_split_percentage: { type: 'string', pattern: '^\\d{1,3}(\\.\\d{1,2})?$' }
  }
}

/** A model with its accounts and what the caller may do with it. */
function shown(row, ownAccounts, can) {
  if (!can.view_terms) delete row.agency_split_percentage
  row.accounts = ownAccounts
  row.can = can
  return row
}

/** What the caller may do, by the permissions in the identity's answer. */
function rights({ rows: [{ standing }] }) {
  const may = permission => standing[3].includes(` ${permission} `)
  return {
    edit: may('manage_models'), view_terms: may('view_model_terms'), edit_terms: may('manage_model_terms'),
    view_private: may('view_model_private')
  }
}

const withheld = can =>
  (can.edit ? '' : 'e') + (can.view_terms ? '' : 'v') + (can.edit_terms ? '' : 't') + (can.view_private ? '' : 'p')

export default async function core(app, { transaction }) {
  app.get('/core/v1/models/:id', { schema: { params: id, querystring: noQuery, response: answer('model') } }, async (request, reply) => {
    const [found, owned, identity] = await transaction(request, true, (query, commit, identified) => {
      const answers = [query(model({ id: request.params.id })), query(accounts({ models: [request.params.id] })), identified]
      commit()
      return Promise.all(answers)
    })
    if (found.rows.length === 0) throw notFound()
    const row = shown(found.rows[0], owned.rows, rights(identity))
    reply.header('etag', etag(row, withheld(row.can)))
    return row
  })

  app.get('/core/v1/models', { schema: { querystring: noQuery, response: answer('models') } }, async (request, reply) => {
    const { rows, owned, can } = await transaction(request, true, async (query, commit, identified) => {
      const { rows } = await query(models({}))
      const answers = [query(accounts({ models: rows.slice(0, PAGE).map(row => row.id) })), identified]
      commit()
      const [owned, identity] = await Promise.all(answers)
      return { rows, owned: owned.rows, can: rights(identity) }
    })
    const page = rows.slice(0, PAGE)
    const byModel = new Map(page.map(row => [row.id, []]))
    for (const account of owned) byModel.get(account.model_id).push(account)
    let next_cursor = null
    if (rows.length > PAGE) {
      const last = page[PAGE - 1]
      next_cursor = Buffer.from(JSON.stringify([last.name, last.id])).toString('base64url')
      reply.header('link', `<?cursor=${next_cursor}>; rel="next"`)
    }
    return { data: page.map(row => shown(row, byModel.get(row.id), can)), next_cursor }
  })

  app.post('/core/v1/models', { schema: { body: newModel, querystring: noQuery, response: answer('model', 201) } }, async (request, reply) => {
    const { row, owned, can } = await transaction(request, false, async (query, commit, identified) => {
      const { rows: [row] } = await query(createModel(request.body))
      const answers = [query(accounts({ models: [row.id] })), identified]
      commit()
      const [owned, identity] = await Promise.all(answers)
      return { row, owned: owned.rows, can: rights(identity) }
    })
    reply.code(201).header('location', `/core/v1/models/${row.id}`).header('etag', etag(row, withheld(can)))
    return shown(row, owned, can)
  })

  app.get('/core/v1/me', { schema: { querystring: noQuery, response: answer('me') } }, async request => {
    const { rows: [row] } = await transaction(request, true, (query, commit) => {
      const answer = query(me({}))
      commit()
      return answer
    })
    const standing = row.me
    for (const [part, field] of [['profile', 'joined_at'], ['profile', 'updated_at'], ['agency', 'closing_at']]) {
      if (standing[part]?.[field]) standing[part][field] = instant(standing[part][field])
    }
    return standing
  })
}
