// What the answers look like: Fastify writes JSON faster when it knows, and leaves out what is not named.
const text = { type: 'string' }
const maybe = { type: 'string', nullable: true }
const number = { type: 'integer' }
const maybeNumber = { type: 'integer', nullable: true }
const flag = { type: 'boolean' }
const texts = { type: 'array', items: text }
const list = items => ({ type: 'array', items })
const object = properties => ({ type: 'object', properties })
const maybeObject = properties => ({ type: 'object', nullable: true, properties })

const account = object({
  id: text, agency_id: text, model_id: text, platform: text, external_id: maybe, username: text, url: maybe, is_primary: flag,
  created_at: text, updated_at: text
})
const model = object({
  id: text, agency_id: text, name: text, avatar_url: maybe, banner_url: maybe, bio: maybe, timezone: maybe, language: text,
  tags: texts, boundaries: maybe, handover_notes: maybe, status: text, joined_on: maybe, left_on: maybe, manager_id: maybe,
  agency_split_percentage: text, archived_at: maybe, created_at: text, updated_at: text, accounts: list(account),
  can: object({ edit: flag, view_terms: flag, edit_terms: flag, view_private: flag })
})
const me = object({
  standing: text,
  profile: maybeObject({
    id: text, agency_id: text, username: text, display_name: maybe, avatar_url: maybe, timezone: maybe, language: maybe,
    joined_at: text, updated_at: text
  }),
  contact: maybeObject({ email: maybe, phone: maybe, legal_name: maybe, country: maybe }),
  agency: maybeObject({
    id: text, name: text, logo_url: maybe, timezone: text, currency: text, week_start: number, locale: text, closing_at: maybe
  }),
  role: maybe, rank: maybeNumber, permissions: texts, model_scope: maybe, model_ids: texts,
  mfa: object({ required: flag, satisfied: flag })
})

const shownModel = maybeObject({ id: text, name: maybe })
const shownPerson = maybeObject({ id: text, username: text, role: text })
const entry = {
  id: text, agency_id: text, employee: shownPerson, model: shownModel, shift_id: maybe, continues_id: maybe, clock_in: text,
  clock_out: maybe, client_clock_in: maybe, client_clock_out: maybe, clock_in_ip: maybe, clock_out_ip: maybe, source: text,
  status: text, timezone: text, work_date: text, is_late: flag, late_minutes: number, is_early_leave: flag,
  early_leave_minutes: number, overtime_minutes: number, total_minutes: maybeNumber, break_minutes: maybeNumber,
  worked_minutes: maybeNumber, payable_minutes: maybeNumber, review_reasons: texts, note: maybe, approved_by: maybe,
  approved_at: maybe, rejected_reason: maybe, payout_run_id: maybe, created_at: text, updated_at: text,
  breaks: list(object({ started_at: text, ended_at: maybe }))
}
const clockShift = maybeObject({
  id: text, title: maybe, model: shownModel, start_time: text, end_time: text, timezone: text, status: text
})
const clock = object({
  state: text, entry: maybeObject(entry), current_shift: clockShift, next_shift: clockShift, can_clock_in_from: maybe,
  allow_unscheduled: flag, elapsed_seconds: maybeNumber, break_seconds: maybeNumber, server_time: text
})
const shift = object({
  id: text, agency_id: text, employee: shownPerson, model: shownModel, title: maybe, notes: maybe, start_time: text,
  end_time: text, timezone: text, planned_minutes: number, planned_break_minutes: number, status: text, allow_overlap: flag,
  series_id: maybe, occurrence_date: maybe, is_exception: flag, published_at: maybe, cancelled_at: maybe, cancel_reason: maybe,
  revision: number, created_by: maybe, created_at: text, updated_at: text
})
const page = items => object({ data: list(items), next_cursor: maybe })

const answers = { model, models: page(model), me, entry: object(entry), clock, shifts: page(shift) }

export const answer = (name, status = 200) => ({ [status]: answers[name] })
