import assert from 'node:assert/strict'
import { test } from 'node:test'
import { purge } from '../../src/accounts/purge.ts'
import { startApp } from '../support/app.ts'
import {
  accepted,
  address,
  codes,
  contact,
  laptops,
  offer,
  receive,
  scheduled,
  sqlAs,
  submitted,
  suite,
} from './world.ts'

suite('An offer of equipment', (w) => {
  test('a company drafts an offer for itself and gets a reference, lines with ids, and the clear level', async () => {
    const donor = await w().as('donor')
    const made = await donor.post(
      '/donations',
      offer({
        lines: [
          laptops(40, { serial: 'ABC-1', condition: 'rayé' }),
          { category: 'mouse', quantity: 50 },
        ],
      }),
    )
    assert.equal(made.status, 201)
    assert.match(made.body.reference, /^DON-2026-\d{6}$/)
    assert.equal(made.body.status, 'draft')
    assert.equal(made.body.version, 1)
    assert.equal(made.body.erasureLevel, 'clear')
    assert.equal(made.body.donorId, w().organisations.company.id)
    assert.deepEqual(made.body.contact, contact)
    assert.deepEqual(made.body.pickupAddress, { ...address, country: 'FR' })
    assert.equal(made.body.lines.length, 2)
    assert.equal(made.body.lines[0].category, 'laptop')
    assert.equal(made.body.lines[0].condition, 'rayé')
    assert.match(made.body.lines[1].id, /^[0-9a-f-]{36}$/)
    assert.deepEqual(made.body.lines[0].progress, {
      promised: 40,
      received: 0,
      accepted: 0,
      refused: 0,
      sold: 0,
      given: 0,
      weee: 0,
      inStock: 0,
    })
  })

  test('a draft may be empty, but is not sent so', async () => {
    const donor = await w().as('donor')
    const made = await donor.post('/donations', offer({ lines: [] }))
    assert.equal(made.status, 201)
    const sent = await donor.post(`/donations/${made.body.id}/submit`)
    assert.equal(sent.status, 422)
    assert.equal(sent.body.code, 'DONATION_EMPTY')
  })

  test('a draft is replaced whole, and only while it is a draft', async () => {
    const donor = await w().as('donor')
    const made = await donor.post('/donations', offer())
    const changed = await donor.put(`/donations/${made.body.id}`, {
      ...offer({ lines: [laptops(3), { category: 'tablet', quantity: 2 }], erasureLevel: 'purge' }),
      version: 1,
    })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.deepEqual(
      changed.body.lines.map((l: { category: string; quantity: number }) => [
        l.category,
        l.quantity,
      ]),
      [
        ['laptop', 3],
        ['tablet', 2],
      ],
    )
    assert.equal(changed.body.version, 2)
    assert.equal(changed.body.erasureLevel, 'purge')
    const late = await donor.put(`/donations/${made.body.id}`, { ...offer(), version: 1 })
    assert.equal(late.status, 409)
    assert.equal(late.body.code, 'STALE')
    assert.equal(late.body.changedBy, await w().codeOf(donor))
    assert.ok(late.body.changedAt)
    assert.equal((await donor.post(`/donations/${made.body.id}/submit`, {})).status, 200)
    const sent = await donor.put(`/donations/${made.body.id}`, { ...offer(), version: 3 })
    assert.equal(sent.body.code, 'WRONG_STATUS')
    assert.equal(
      (await donor.post(`/donations/${made.body.id}/submit`, {})).body.code,
      'WRONG_STATUS',
    )
  })

  test('every line that cannot be offered is told at once', async () => {
    const donor = await w().as('donor')
    const refused = await donor.post(
      '/donations',
      offer({
        legalBasis: 'cg3p',
        lines: [
          { category: 'piano', quantity: 1 },
          { category: 'desktopSet', quantity: 1 },
          laptops(1, { declaredUnitValueCents: 30_001 }),
        ],
      }),
    )
    assert.equal(refused.status, 422)
    assert.deepEqual(codes(refused), [
      'LEGAL_BASIS_MISMATCH',
      'CATEGORY_UNKNOWN',
      'CATEGORY_IS_KIT',
      'PUBLIC_UNIT_VALUE_EXCEEDED',
    ])
    assert.equal(refused.body.blockers[1].detail, '/lines/0')
  })

  test('what is malformed is a 400, whatever is sent', async () => {
    const donor = await w().as('donor')
    const bad: [string, object][] = [
      ['MALFORMED', offer({ lines: [laptops(0)] })],
      ['MALFORMED', offer({ lines: [laptops(10_001)] })],
      ['MALFORMED', offer({ lines: [laptops(1e300)] })],
      ['MALFORMED', offer({ lines: Array.from({ length: 501 }, () => laptops(1)) })],
      ['MALFORMED', offer({ contact: { name: 'A\u0000B' } })],
      ['MALFORMED', offer({ contact: { name: 'half \ud83d' } })],
      ['MALFORMED', offer({ contact: { name: 'A', fax: '1' } })],
      ['MALFORMED', offer({ contact: { name: 'A', email: 'nobody' } })],
      ['MALFORMED', offer({ surprise: true })],
      ['INVALID_AMOUNT', offer({ lines: [laptops(1, { declaredUnitValueCents: 12.5 })] })],
      ['INVALID_AMOUNT', offer({ lines: [laptops(1, { declaredUnitValueCents: '12' })] })],
    ]
    for (const [code, body] of bad) {
      const answer = await donor.post('/donations', body)
      assert.equal(answer.status, 400, JSON.stringify(body).slice(0, 200))
      assert.equal(answer.body.code, code)
    }
    const emoji = await donor.post(
      '/donations',
      offer({ contact: { name: 'Zoé 🖥️' }, lines: [laptops(1, { condition: '👍', serial: '𝕏' })] }),
    )
    assert.equal(emoji.status, 201)
    assert.equal(emoji.body.contact.name, 'Zoé 🖥️')
    const unknown = await donor.post(
      '/donations',
      offer({ doneeId: '019a0000-0000-7000-8000-000000000000' }),
    )
    assert.equal(unknown.body.code, 'REFERENCE_UNKNOWN')
  })

  test('the coordination drafts for any donor, and has to say which', async () => {
    const coordinator = await w().as('coordinator')
    const nobody = await coordinator.post('/donations', offer())
    assert.equal(nobody.body.code, 'DONOR_REQUIRED')
    const made = await coordinator.post(
      '/donations',
      offer({ donorId: w().organisations.otherCompany.id }),
    )
    assert.equal(made.status, 201)
    assert.equal(made.body.donorId, w().organisations.otherCompany.id)
    const ghost = await coordinator.post(
      '/donations',
      offer({ donorId: '019a0000-0000-7000-8000-000000000000' }),
    )
    assert.equal(ghost.body.code, 'REFERENCE_UNKNOWN')
  })

  test('a donor does not draft for another, and the workshop does not draft at all', async () => {
    const donor = await w().as('donor')
    const other = await donor.post(
      '/donations',
      offer({ donorId: w().organisations.otherCompany.id }),
    )
    assert.equal(other.status, 404)
    assert.equal((await (await w().as('technician')).post('/donations', offer())).status, 403)
    assert.equal((await w().anonymous.post('/donations', offer())).status, 401)
  })

  test('sent twice with one key, an offer is drafted once; the key with other words is refused', async () => {
    const donor = await w().as('donor')
    const key = { 'idempotency-key': 'offer-of-september-1' }
    const first = await donor.post('/donations', offer(), key)
    const again = await donor.post('/donations', offer(), key)
    assert.equal(again.status, 201)
    assert.deepEqual(again.body, first.body)
    const other = await donor.post('/donations', offer({ lines: [laptops(41)] }), key)
    assert.equal(other.status, 409)
    assert.equal(other.body.code, 'KEY_REUSED')
  })

  test('twenty offers at once, some refused, leave no gap in the references', async () => {
    const donor = await w().as('donor')
    const last = async () =>
      (await sqlAs(w(), 'owner', 'select last from donation_counter where year = 2026')).rows[0]
        .last
    const start = await last()
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        // An unknown donee is refused by the database, after the number was taken.
        donor.post(
          '/donations',
          offer(i % 4 === 0 ? { doneeId: '019a0000-0000-7000-8000-000000000000' } : {}),
        ),
      ),
    )
    const numbers = answers
      .filter((a) => a.status === 201)
      .map((a) => Number(a.body.reference.slice(-6)))
      .sort((a, b) => a - b)
    assert.equal(numbers.length, 15)
    assert.deepEqual(
      numbers,
      Array.from({ length: 15 }, (_, i) => start + 1 + i),
    )
    assert.equal(await last(), start + 15)
  })

  test('another donor’s donation is not found; the donor sees its own, without what staff noted', async () => {
    const donation = await submitted(w())
    const other = await w().as('donor', 'otherCompany')
    assert.equal((await other.get(`/donations/${donation.id}`)).status, 404)
    assert.equal(
      (await other.post(`/donations/${donation.id}/cancel`, { version: 2, reason: 'withdrawn' }))
        .status,
      404,
    )
    assert.deepEqual(
      (await other.get(`/donations?donorId=${w().organisations.company.id}`)).body.items,
      [],
    )
    const coordinator = await w().as('coordinator')
    const decided = await coordinator.post(`/donations/${donation.id}/decision`, {
      doneeId: w().organisations.association.id,
      version: 2,
      lines: [{ lineId: donation.lines[0].id, accept: true }],
      note: 'Rappeler le gardien.',
    })
    assert.deepEqual(
      decided.body.notes.map((n: { text: string }) => n.text),
      ['Rappeler le gardien.'],
    )
    const own = await (await w().as('donor')).get(`/donations/${donation.id}`)
    assert.equal(own.status, 200)
    assert.deepEqual(own.body.notes, [])
    assert.deepEqual(own.body.contact, contact)
  })

  test('the donee’s staff see what was decided for them, the contact only if they collect; a neighbour sees nothing', async () => {
    const draft = await submitted(w(), { doneeId: w().organisations.association.id })
    const technician = await w().as('technician')
    assert.equal((await technician.get(`/donations/${draft.id}`)).status, 404)
    const donation = await accepted(w())
    const seen = await technician.get(`/donations/${donation.id}`)
    assert.equal(seen.status, 200)
    assert.equal(seen.body.contact, null)
    assert.deepEqual(
      (await (await w().as('collector')).get(`/donations/${donation.id}`)).body.contact,
      contact,
    )
    assert.equal(
      (await (await w().as('collector', 'otherWorkshop')).get(`/donations/${donation.id}`)).status,
      404,
    )
    assert.equal((await (await w().as('auditor')).get(`/donations/${donation.id}`)).status, 200)
    assert.equal((await (await w().as('observer')).get(`/donations/${donation.id}`)).status, 403)
  })

  test('lists go page by page, by status and by donor', async () => {
    const coordinator = await w().as('coordinator')
    const seen: string[] = []
    let after = ''
    do {
      const page = await coordinator.get(`/donations?limit=7${after && `&after=${after}`}`)
      assert.equal(page.status, 200)
      seen.push(...page.body.items.map((d: { id: string }) => d.id))
      after = page.body.next ?? ''
    } while (after)
    assert.equal(new Set(seen).size, seen.length)
    const { rows } = await sqlAs(w(), 'owner', 'select count(*)::int as n from donation')
    assert.equal(seen.length, rows[0].n)
    const drafts = await coordinator.get('/donations?status=submitted&limit=200')
    assert.ok(drafts.body.items.length > 0)
    assert.ok(
      drafts.body.items.every(
        (d: { status: string; contact?: unknown }) => d.status === 'submitted' && !('contact' in d),
      ),
    )
    const others = await coordinator.get(`/donations?donorId=${w().organisations.otherCompany.id}`)
    assert.equal(others.body.items.length, 1)
  })
})

suite('The decision', (w) => {
  const decision = (donation: { version: number; lines: { id: string }[] }, more: object = {}) => ({
    doneeId: w().organisations.association.id,
    version: donation.version,
    lines: donation.lines.map((l) => ({ lineId: l.id, accept: true })),
    ...more,
  })
  const decide = async (id: string, body: object) =>
    (await w().as('coordinator')).post(`/donations/${id}/decision`, body)

  test('a company’s offer is accepted line by line, and what was refused says why', async () => {
    const donation = await submitted(w(), {
      lines: [laptops(40), { category: 'printer', quantity: 2 }],
    })
    const [one, two] = donation.lines
    const decided = await decide(
      donation.id,
      decision(donation, {
        lines: [
          { lineId: one.id, accept: true },
          { lineId: two.id, accept: false, reason: 'noOutlet' },
        ],
      }),
    )
    assert.equal(decided.status, 200, JSON.stringify(decided.body))
    assert.equal(decided.body.status, 'accepted')
    assert.equal(decided.body.doneeId, w().organisations.association.id)
    assert.deepEqual(
      decided.body.lines.map((l: { decision: string; decisionReason: string | null }) => [
        l.decision,
        l.decisionReason,
      ]),
      [
        ['accepted', null],
        ['refused', 'noOutlet'],
      ],
    )
    const facts = await sqlAs(
      w(),
      'owner',
      'select kind, data from event where subject_id = $1 order by id',
      [donation.id],
    )
    assert.deepEqual(
      facts.rows.map((r) => r.kind),
      ['donation.drafted', 'donation.submitted', 'donation.decided'],
    )
    assert.deepEqual(facts.rows[2].data, {
      doneeId: w().organisations.association.id,
      accepted: 1,
      refused: 1,
    })
  })

  test('refused in whole, a donation is refused, and needs no donee', async () => {
    const donation = await submitted(w())
    const { doneeId: _, ...body } = decision(donation, {
      lines: [{ lineId: donation.lines[0].id, accept: false, reason: 'tooOld' }],
    }) as { doneeId: string }
    const decided = await decide(donation.id, body)
    assert.equal(decided.status, 200, JSON.stringify(decided.body))
    assert.equal(decided.body.status, 'refused')
    assert.equal(decided.body.doneeId, null)
  })

  test('each line is decided once, refusals have a reason of the list, and only they', async () => {
    const donation = await submitted(w(), { lines: [laptops(1), laptops(2), laptops(3)] })
    const [a, b, c] = donation.lines.map((l: { id: string }) => l.id)
    const missing = await decide(
      donation.id,
      decision(donation, {
        lines: [
          { lineId: a, accept: true },
          { lineId: a, accept: true },
          { lineId: b, accept: true },
        ],
      }),
    )
    assert.equal(missing.status, 422)
    assert.deepEqual(
      missing.body.blockers.map((x: { code: string; detail: string }) => [x.code, x.detail]),
      [
        ['LINES_UNDECIDED', a],
        ['LINES_UNDECIDED', c],
      ],
    )
    const foreign = (await submitted(w())).lines[0].id
    const strange = await decide(
      donation.id,
      decision(donation, {
        lines: [
          ...[a, b, c].map((lineId) => ({ lineId, accept: true })),
          { lineId: foreign, accept: true },
        ],
      }),
    )
    assert.deepEqual(codes(strange), ['LINES_UNDECIDED'])
    const reasons = await decide(
      donation.id,
      decision(donation, {
        lines: [
          { lineId: a, accept: false },
          { lineId: b, accept: false, reason: 'ugly' },
          { lineId: c, accept: true, reason: 'tooOld' },
        ],
      }),
    )
    assert.deepEqual(codes(reasons), ['REASON_REQUIRED', 'REASON_UNKNOWN', 'REASON_UNEXPECTED'])
  })

  test('the donee is an active association, workshop or shop', async () => {
    const donation = await submitted(w())
    for (const doneeId of [w().organisations.otherCompany.id, undefined])
      assert.equal(
        (await decide(donation.id, decision(donation, { doneeId }))).body.code,
        'DONEE_NOT_ELIGIBLE',
      )
    const closed = await w().admin.post('/organisations', {
      name: 'Atelier fermé',
      kind: 'workshop',
      address,
    })
    await w().admin.post(`/organisations/${closed.body.id}/deactivation`, { version: 1 })
    assert.equal(
      (await decide(donation.id, decision(donation, { doneeId: closed.body.id }))).body.code,
      'DONEE_NOT_ELIGIBLE',
    )
    const ghost = await decide(
      donation.id,
      decision(donation, { doneeId: '019a0000-0000-7000-8000-000000000000' }),
    )
    assert.equal(ghost.body.code, 'REFERENCE_UNKNOWN')
  })

  test('a public body gives on its own basis, up to 300 € a unit, to a listed donee, and it stays so', async () => {
    const donor = await w().as('donor', 'publicBody')
    const dear = await donor.post(
      '/donations',
      offer({ legalBasis: 'cg3p', lines: [laptops(5, { declaredUnitValueCents: 30_001 })] }),
    )
    assert.deepEqual(codes(dear), ['PUBLIC_UNIT_VALUE_EXCEEDED'])
    const donation = await submitted(
      w(),
      {
        legalBasis: 'cg3p',
        lines: [
          laptops(5, {
            declaredUnitValueCents: 30_000,
            valuationMethod: 'VALEUR_VENALE',
            acquiredOn: '2020-03-01',
          }),
        ],
      },
      'publicBody',
    )
    const shop = await w().admin.post('/organisations', {
      name: 'Boutique seule',
      kind: 'shop',
      address,
    })
    assert.equal(
      (await decide(donation.id, decision(donation, { doneeId: shop.body.id }))).body.code,
      'PUBLIC_DONEE_NOT_LISTED',
    )
    const decided = await decide(donation.id, decision(donation))
    assert.equal(decided.status, 200)
    assert.equal(decided.body.legalBasis, 'cg3p')
    for (const role of ['app', 'owner'] as const) {
      const refused = (text: string) =>
        assert.rejects(sqlAs(w(), role, text, [donation.id]), { code: 'LC004' }, `${role}: ${text}`)
      await refused("update donation set legal_basis = 'private' where id = $1")
      await refused('update donation set donor_id = donee_id where id = $1')
      await refused('update donation set donee_id = donor_id where id = $1')
      await refused("update donation set status = 'draft' where id = $1")
      await refused('update donation_line set quantity = 500 where donation_id = $1')
      await refused(
        "update donation_line set decision = 'refused', decision_reason = 'other' where donation_id = $1",
      )
      await refused('delete from donation_line where donation_id = $1')
      await assert.rejects(
        sqlAs(
          w(),
          role,
          'update donation_line set declared_unit_value_cents = 30001 where donation_id = $1',
          [donation.id],
        ),
        { code: 'LC005' },
      )
    }
  })

  test('of two decisions at once exactly one wins', async () => {
    const donation = await submitted(w())
    const answers = await Promise.all([
      decide(donation.id, decision(donation)),
      decide(
        donation.id,
        decision(donation, {
          lines: [{ lineId: donation.lines[0].id, accept: false, reason: 'other' }],
        }),
      ),
    ])
    assert.deepEqual(answers.map((a) => a.status).sort(), [200, 409])
    assert.equal(answers.find((a) => a.status === 409)?.body.code, 'STALE')
  })

  test('nobody but the coordination decides, and not before the offer is sent', async () => {
    const donor = await w().as('donor')
    const draft = (await donor.post('/donations', offer())).body
    assert.equal((await decide(draft.id, decision(draft))).body.code, 'WRONG_STATUS')
    assert.equal((await donor.post(`/donations/${draft.id}/decision`, decision(draft))).status, 403)
    assert.equal(
      (await (await w().as('supervisor')).post(`/donations/${draft.id}/decision`, decision(draft)))
        .status,
      403,
    )
  })

  test('a donor withdraws before the hand-over, and its round forgets it', async () => {
    const donation = await accepted(w())
    const collection = await scheduled(w(), donation.id)
    const donor = await w().as('donor')
    assert.equal(
      (
        await donor.post(`/donations/${donation.id}/cancel`, {
          version: donation.version,
          reason: 'because',
        })
      ).body.code,
      'REASON_UNKNOWN',
    )
    assert.equal(
      (await donor.post(`/donations/${donation.id}/cancel`, { version: 1, reason: 'withdrawn' }))
        .body.code,
      'STALE',
    )
    const cancelled = await donor.post(`/donations/${donation.id}/cancel`, {
      version: donation.version,
      reason: 'withdrawn',
    })
    assert.equal(cancelled.body.status, 'cancelled')
    assert.equal(cancelled.body.cancelReason, 'withdrawn')
    const round = await (await w().as('collector')).get(`/collections/${collection.id}`)
    assert.deepEqual(round.body.donations, [])
    const came = await accepted(w())
    await receive(w(), { donationLineId: came.lines[0].id }, 'laptop', 2000)
    assert.equal(
      (
        await donor.post(`/donations/${came.id}/cancel`, {
          version: came.version,
          reason: 'withdrawn',
        })
      ).body.code,
      'WRONG_STATUS',
    )
  })
})

test('Contacts go at the end of their term, and the journal never held them', async (t) => {
  const world = await startApp(t)
  const donation = await submitted(world, { access: { note: 'Demander Camille à l’accueil' } })
  assert.equal((await purge(world.services)).donation_contact, 0)
  world.clock.set('2029-10-01T08:00:00Z')
  assert.equal((await purge(world.services)).donation_contact, 1)
  const own = await (await world.as('donor')).get(`/donations/${donation.id}`)
  assert.equal(own.status, 200)
  assert.deepEqual([own.body.contact, own.body.access], [null, null])
  const facts = await sqlAs(world, 'owner', 'select data::text as data from event')
  assert.ok(facts.rows.length > 0)
  assert.ok(facts.rows.every((r) => !/camille|exemple\.fr|91 00/i.test(r.data)))
  const rule = await sqlAs(
    world,
    'owner',
    "select action from retention_rule where data = 'donation_contact'",
  )
  assert.equal(rule.rows[0].action, 'anonymise')
})
