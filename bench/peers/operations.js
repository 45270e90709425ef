import { statement } from './statements.js'
import { etag } from './etag.js'
import { answer } from './schemas.js'

const clockPlan = statement('clock-plan')
const openEntry = statement('open-entry')
const entry = statement('entry')
const breaks = statement('breaks')
const clockIn = statement('clock-in')
const clockOut = statement('clock-out')
const weekOfShifts = statement('week-of-shifts')

const noQuery = { type: 'object', additionalProperties: false }
const week = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: {
    from: { type: 'string', format: 'date-time' },
    to: { type: 'string', format: 'date-time' },
    limit: { type: 'integer', enum: [200] }
  }
}
const punch = {
  type: 'object',
  additionalProperties: false,
  properties: {
    shift_id: { type: 'string', format: 'uuid' },
    model_id: { type: 'string', format: 'uuid' },
    note: { type: 'string', maxLength: 500 },
    client_time: { type: 'string', format: 'date-time' }
  }
}

const shownModel = row => row.model_id === null ? null : { id: row.model_id, name: row.model_name }
const shownPerson = row => row.employee_id === null ? null : { id: row.employee_id, username: row.username, role: row.role }

function shownEntry(row, pauses) {
  row.employee = shownPerson(row)
  row.model = shownModel(row)
  row.breaks = pauses
  return row
}

const shownShift = row => {
  row.employee = shownPerson(row)
  row.model = shownModel(row)
  row.planned_minutes = (Date.parse(row.end_time) - Date.parse(row.start_time)) / 60_000
  return row
}

const clockShift = row => ({
  id: row.shift_id, title: row.title, model: shownModel(row), start_time: row.start_time, end_time: row.end_time,
  timezone: row.timezone, status: row.status
})

const seconds = (from, to) => Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000))

/** What the clock shows, from the plan's rows and the open entry. */
function clock(rows, open) {
  const [first] = rows
  const shifts = rows.filter(row => row.shift_id !== null)
  const current = shifts.find(row => row.place === 'current')
  const next = shifts.find(row => row.place === 'next' && row.shift_id !== current?.shift_id)
  const upcoming = current ?? next
  return {
    state: state(first, open, current, next),
    entry: open,
    current_shift: current ? clockShift(current) : null,
    next_shift: next ? clockShift(next) : null,
    can_clock_in_from: open || !upcoming ? null
      : new Date(Date.parse(upcoming.start_time) - first.early_clock_in_minutes * 60_000).toISOString().replace('.000Z', 'Z'),
    allow_unscheduled: first.allow_unscheduled,
    elapsed_seconds: open && seconds(open.clock_in, first.now),
    break_seconds: open && open.breaks.reduce((sum, pause) => sum + seconds(pause.started_at, pause.ended_at ?? first.now), 0),
    server_time: first.now
  }
}

function state(first, open, current, next) {
  if (!first.may_clock) return 'exempt'
  if (!open) return current ? 'can_clock_in' : next ? 'upcoming' : 'no_shift'
  if (open.breaks.some(pause => pause.ended_at === null)) return 'on_break'
  return current && first.now >= current.end_time ? 'overtime' : 'working'
}

export default async function operations(app, { transaction }) {
  app.get('/operations/v1/clock', { schema: { querystring: noQuery, response: answer('clock') } }, request =>
    transaction(request, true, async (query, commit) => {
      const [plan, { rows: [open] }] = await Promise.all([query(clockPlan({})), query(openEntry({}))])
      const pauses = open && query(breaks({ entry: open.id }))
      commit()
      if (!plan.rows[0].member) throw Object.assign(new Error('Forbidden.'), { statusCode: 403, code: 'forbidden' })
      return clock(plan.rows, open ? shownEntry(open, (await pauses).rows) : null)
    }))

  const punched = (request, call) => transaction(request, false, async (query, commit) => {
    const { rows: [{ id }] } = await query(call)
    const answers = [query(entry({ entry: id })), query(breaks({ entry: id }))]
    commit()
    const [{ rows: [row] }, pauses] = await Promise.all(answers)
    return shownEntry(row, pauses.rows)
  })

  app.post('/operations/v1/clock/in', { schema: { body: punch, response: answer('entry', 201) } }, async (request, reply) => {
    const row = await punched(request, clockIn({ ...request.body, address: request.ip }))
    reply.code(201).header('location', `/operations/v1/timesheets/${row.id}`).header('etag', etag(row))
    return row
  })

  app.post('/operations/v1/clock/out', { schema: { body: punch, response: answer('entry') } }, async (request, reply) => {
    const row = await punched(request, clockOut({ ...request.body, address: request.ip }))
    reply.header('etag', etag(row))
    return row
  })

  app.get('/operations/v1/shifts', { schema: { querystring: week, response: answer('shifts') } }, async (request, reply) => {
    const { from, to } = request.query
    const { rows } = await transaction(request, true, (query, commit) => {
      const answer = query(weekOfShifts({ since: from, until: to }))
      commit()
      return answer
    })
    const page = rows.slice(0, 200)
    let next_cursor = null
    if (rows.length > 200) {
      const last = page[199]
      next_cursor = Buffer.from(JSON.stringify([last.start_time, last.id])).toString('base64url')
      reply.header('link', `<?cursor=${next_cursor}>; rel="next"`)
    }
    return { data: page.map(shownShift), next_cursor }
  })
}
