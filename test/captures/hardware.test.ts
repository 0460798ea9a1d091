import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessDiskKind, suggestCategory } from '../../src/captures/hardware.ts'

for (const [chassis, description, expected] of [
  ['notebook', 'Notebook', 'laptop'],
  ['convertible', 'Convertible', 'laptop'],
  ['low-profile', 'Low Profile Desktop Computer', 'desktop'],
  ['mini-tower', 'Mini Tower Computer', 'desktop'],
  ['all-in-one', 'All In One', 'allInOne'],
  [null, 'All In One', 'allInOne'],
  ['tablet', 'Tablet', 'tablet'],
  ['rackmount', 'Rack Mount Chassis', 'server'],
  ['other', 'Laptop', 'laptop'],
  [null, 'Computer', null],
  [null, null, null],
] as const) {
  test(`a chassis "${chassis}" described as "${description}" suggests ${expected}`, () => {
    assert.equal(suggestCategory(chassis, description), expected)
  })
}

for (const [model, expected] of [
  ['HGST HTS725050A7', 'hdd'],
  ['ST3160815AS', 'hdd'],
  ['WDC WD3200AAJS-0', 'hdd'],
  ['TOSHIBA MQ01ABF0', 'hdd'],
  ['WDC WDS500G2B0A', 'ssd'],
  ['Samsung SSD 860', 'ssd'],
  ['SAMSUNG MZ7LN256', 'ssd'],
  ['LITEON CV8-8E128', 'ssd'],
  ['KINGSTON SA400S3', 'ssd'],
  ['VBOX HARDDISK', 'unknown'],
  [null, 'unknown'],
] as const) {
  test(`the disk model ${model} is of kind ${expected}`, () => {
    assert.equal(guessDiskKind(model), expected)
  })
}
