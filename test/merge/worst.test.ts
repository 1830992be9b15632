import assert from 'node:assert/strict';
import { inventedConversation } from './support/conversation';
import { DIFFERENCES, type Exported, exported } from './support/exports';
import { merged } from './support/properties';
import { Random } from './support/random';

const COUNT = 100_000;

interface Shape {
  readonly text: (index: number) => string;
  readonly time: (index: number) => number;
  readonly speaker?: (index: number) => string;
}

function messages({ text, time, speaker = () => 'Kim' }: Shape, count = COUNT): Exported[] {
  return Array.from({ length: count }, (_, index) => ({
    time: time(index),
    hasSeconds: true,
    speaker: speaker(index),
    body: text(index),
    ids: [index],
  }));
}

function total(a: readonly Exported[], b: readonly Exported[]): number {
  return merged(a, b).messages.length;
}

const eachSecond = (index: number) => index;

// What is quadratic takes many minutes here.
describe('a merge takes linear time', () => {
  it('of 100,000 messages and 100,000 that overlap', () => {
    const said = inventedConversation(new Random(1), 1.5 * COUNT);
    assert.equal(total(exported(said.slice(0, COUNT)), exported(said.slice(COUNT / 2))), 1.5 * COUNT);
  });

  it('of overlapping parts of 55,477 messages, and keeps all of them', () => {
    const said = inventedConversation(new Random(375), 55_477);
    const random = new Random(375);
    const parts = [0, 9_000, 20_000, 31_000, 40_000].map(from => exported(said.slice(from, from + 16_000)));
    const last = DIFFERENCES.emoji!(exported(said.slice(52_000)), random);
    assert.equal(merged(...parts, last).messages.length, 55_477);
  });

  it('where all messages are equal', () => {
    const text = () => '签到';
    const a = messages({ text, time: eachSecond });
    assert.equal(total(a, messages({ text, time: index => index + COUNT / 2 })), 1.5 * COUNT);
    assert.equal(total(a, DIFFERENCES.minutes!(a, new Random(1))), COUNT);
    const atOnce = messages({ text, time: () => 0 });
    assert.equal(total(atOnce, atOnce), COUNT);
    assert.ok(total(a, messages({ text, time: eachSecond, speaker: index => `p${index}` })) >= COUNT);
  });

  it('where two texts stand in turn', () => {
    const a = messages({ text: index => 'ab'[index % 2]!, time: eachSecond });
    assert.equal(total(a, a), COUNT);
    assert.equal(total(a, messages({ text: index => 'ba'[index % 2]!, time: eachSecond })), 2 * COUNT);
    assert.equal(
      total(a, messages({ text: index => 'ab'[index % 2]!, time: index => index + 1 })) >= COUNT,
      true,
    );
  });

  it('where nothing is shared', () => {
    const a = messages({ text: index => `this is number ${index} of a`, time: eachSecond });
    const b = messages({ text: index => `that is number ${index} of b`, time: eachSecond });
    assert.equal(total(a, b), 2 * COUNT);
  });

  it('where all is alike and in one second', () => {
    const text = (index: number) => `text ${String.fromCharCode(0x4e00 + (index % 20_000))}`;
    const a = messages({ text, time: () => 0 });
    const b = messages({ text: index => `${text(index)}!`, time: () => 0 });
    assert.ok(total(a, b) <= 2 * COUNT);
    assert.equal(total(a, [...a].reverse()), COUNT);
  });

  it('where texts begin other texts', () => {
    const a = messages({ text: index => 'a'.repeat(1 + (index % 50)), time: index => index >> 4 });
    const b = messages({ text: index => 'a'.repeat(1 + ((index * 7) % 50)), time: index => index >> 4 });
    assert.ok(total(a, b) >= COUNT);
  });

  it('where everyone has another name', () => {
    const of = (sign: string) =>
      messages({ text: index => `message ${index}`, time: eachSecond, speaker: index => sign + index });
    assert.equal(total(of('p'), of('q')), COUNT);
  });
});
