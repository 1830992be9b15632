/**
 * WeChat's emoticons, as exports write them: `[强]`, in English `[ThumbsUp]`, in traditional script `[發抖]`.
 * The emoji is the nearest one in Unicode. The names come from WeChat's own panels, old and new.
 */
export interface Emoticon {
  /** The name in simplified Chinese, without the brackets. */
  readonly name: string;
  readonly emoji: string;
  /** Other names of the same emoticon: English, traditional Chinese, and those of older versions. */
  readonly aliases: readonly string[];
}

/** Name, emoji and other names, in the order of WeChat's panel. */
const TABLE: readonly (readonly [name: string, emoji: string, ...aliases: string[]])[] = [
  ['微笑', '🙂', 'Smile'],
  ['撇嘴', '😕', 'Grimace'],
  ['色', '😍', 'Drool'],
  ['发呆', '😳', 'Scowl', '發呆'],
  ['得意', '😎', 'CoolGuy', 'Chill'],
  ['流泪', '😢', 'Sob', '流淚'],
  ['害羞', '☺️', 'Shy'],
  ['闭嘴', '🤐', 'Silent', 'Shutup', '閉嘴'],
  ['睡', '😴', 'Sleep'],
  ['大哭', '😭', 'Cry'],
  ['尴尬', '😅', 'Awkward', '尷尬'],
  ['发怒', '😡', 'Angry', '發怒', 'Pout'],
  ['调皮', '😜', 'Tongue', 'Wink', '調皮'],
  ['呲牙', '😁', 'Grin', '齜牙'],
  ['惊讶', '😲', 'Surprise', '驚訝'],
  ['难过', '🙁', 'Frown', '難過'],
  ['酷', '😎', 'Ruthless'],
  ['囧', '😖', 'Blush', 'Tension'],
  ['冷汗', '😰'],
  ['抓狂', '😫', 'Scream'],
  ['吐', '🤮', 'Puke'],
  ['偷笑', '🤭', 'Chuckle'],
  ['愉快', '😊', 'Joyful', '可爱'],
  ['白眼', '🙄', 'Slight'],
  ['傲慢', '😤', 'Smug'],
  ['饥饿', '😋', 'Hungry', '飢餓'],
  ['困', '😪', 'Drowsy', '累'],
  ['惊恐', '😱', 'Panic', '驚恐'],
  ['流汗', '😓', 'Sweat'],
  ['憨笑', '😄', 'Laugh', '大笑'],
  ['悠闲', '😌', 'Commando', 'Loafer', '悠閒', '大兵'],
  ['奋斗', '💪', 'Determined', 'Strive', '奮鬥'],
  ['咒骂', '🤬', 'Scold', '咒罵'],
  ['疑问', '🤔', 'Shocked', 'Doubt', '疑問'],
  ['嘘', '🤫', 'Shhh', '噓'],
  ['晕', '😵', 'Dizzy', '暈'],
  ['疯了', '🤪', 'Tormented', '瘋了', '折磨'],
  ['衰', '😩', 'Toasted', 'BadLuck'],
  ['骷髅', '💀', 'Skull', '骷髏頭', '骷髏'],
  ['敲打', '🔨', 'Hammer'],
  ['再见', '👋', 'Wave', 'Bye', '再見'],
  ['擦汗', '😥', 'Speechless', 'Relief', 'Wipe'],
  ['抠鼻', '👃', 'NosePick', 'DigNose', '摳鼻'],
  ['鼓掌', '👏', 'Clap'],
  ['糗大了', '😳', 'Shame'],
  ['坏笑', '😏', 'Trick', '壞笑'],
  ['左哼哼', '😤', 'Bah！L', 'Bah!L'],
  ['右哼哼', '😤', 'Bah！R', 'Bah!R'],
  ['哈欠', '🥱', 'Yawn'],
  ['鄙视', '😒', 'Pooh-pooh', 'Lookdown', '鄙視'],
  ['委屈', '🥺', 'Shrunken', 'Wronged'],
  ['快哭了', '😿', 'TearingUp', 'Puling'],
  ['阴险', '😈', 'Sly', '陰險'],
  ['亲亲', '😘', 'Kiss', '親親'],
  ['吓', '😨', 'Wrath', 'Uh Oh', '嚇'],
  ['可怜', '🥺', 'Whimper', '可憐'],
  ['菜刀', '🔪', 'Cleaver'],
  ['西瓜', '🍉', 'Watermelon'],
  ['啤酒', '🍺', 'Beer'],
  ['篮球', '🏀', 'Basketball', '籃球'],
  ['乒乓', '🏓', 'PingPong'],
  ['咖啡', '☕', 'Coffee'],
  ['饭', '🍚', 'Rice', '飯', '吃飯'],
  ['猪头', '🐷', 'Pig', '豬頭'],
  ['玫瑰', '🌹', 'Rose'],
  ['凋谢', '🥀', 'Wilt', '凋謝', '枯萎'],
  ['嘴唇', '💋', 'Lips', 'Lip', '示爱'],
  ['爱心', '❤️', 'Heart', '愛心'],
  ['心碎', '💔', 'BrokenHeart'],
  ['蛋糕', '🎂', 'Cake'],
  ['闪电', '⚡', 'Lightning', '閃電'],
  ['炸弹', '💣', 'Bomb', '炸彈'],
  ['刀', '🗡️', 'Dagger'],
  ['足球', '⚽', 'Soccer'],
  ['瓢虫', '🐞', 'Ladybug', '瓢蟲', '甲虫'],
  ['便便', '💩', 'Poop'],
  ['月亮', '🌙', 'Moon'],
  ['太阳', '☀️', 'Sun', '太陽'],
  ['礼物', '🎁', 'Gift', '禮物'],
  ['拥抱', '🤗', 'Hug', '擁抱'],
  ['强', '👍', 'ThumbsUp', 'Strong', '強'],
  ['弱', '👎', 'ThumbsDown', 'Weak'],
  ['握手', '🤝', 'Shake'],
  ['胜利', '✌️', 'Peace', 'Victory', '勝利'],
  ['抱拳', '🙏', 'Fight', 'Salute'],
  ['勾引', '👈', 'Beckon', '过来'],
  ['拳头', '✊', 'Fist', '拳頭'],
  ['差劲', '👎', 'Pinky', '差勁'],
  ['爱你', '🤟', 'RockOn', '愛你'],
  ['NO', '🙅', 'Nuh-uh'],
  ['OK', '👌', 'Ok'],
  ['爱情', '💑', 'InLove', '愛情'],
  ['飞吻', '😘', 'Blowkiss', '飛吻'],
  ['跳跳', '💃', 'Waddle', 'Jump'],
  ['发抖', '🥶', 'Tremble', '發抖'],
  ['怄火', '🔥', 'Aaagh!', '噴火', '怄氣'],
  ['转圈', '💫', 'Twirl', '轉圈'],
  ['磕头', '🙇', 'Kotow', '磕頭'],
  ['回头', '🙎', 'Dramatic', '回頭'],
  ['跳绳', '🤸', 'JumpRope', '跳繩'],
  ['投降', '🏳️', 'Surrender', '挥手'],
  ['激动', '🙌', 'Hooray', '激動'],
  ['乱舞', '🕺', 'HeyHey', 'Meditate', '亂舞', '街舞'],
  ['献吻', '😚', 'Smooch', '獻吻'],
  ['左太极', '☯️', 'TaiJi L', 'TaiChi L', '左太極'],
  ['右太极', '☯️', 'TaiJi R', 'TaiChi R', '右太極'],
  ['嘿哈', '😆', 'Hey'],
  ['捂脸', '🤦', 'Facepalm', '捂臉'],
  ['奸笑', '😼', 'Smirk'],
  ['机智', '🤓', 'Smart', '機智'],
  ['皱眉', '😟', 'Moue', 'Concerned', '皺眉'],
  ['耶', '✌️', 'Yeah!', 'Yeah'],
  ['吃瓜', '🍿', 'Onlooker'],
  ['加油', '💪', 'GoForIt'],
  ['汗', '😓', 'Sweats'],
  ['天啊', '😱', 'OMG'],
  ['Emm', '🤨'],
  ['社会社会', '🤝', 'Respect', '社會社會'],
  ['旺柴', '🐶', 'Doge'],
  ['好的', '🙆', 'NoProb'],
  ['打脸', '🤕', 'MyBad', '打臉'],
  ['加油加油', '📣', 'KeepFighting'],
  ['哇', '🤩', 'Wow'],
  ['红包', '🧧', 'Packet', 'Red Packet', '紅包'],
  ['發', '🀅', 'Rich', '发'],
  ['福', '🏮', 'Blessing'],
  ['小狗', '🐶', 'Doggy'],
  ['鸡', '🐔', 'Chick', '雞'],
  ['烟花', '🎆', 'Fireworks', '煙花'],
  ['爆竹', '🧨', 'Firecracker'],
  ['庆祝', '🎉', 'Party', '慶祝'],
  ['合十', '🙏', 'Worship'],
  ['翻白眼', '🙄', 'Boring'],
  ['666', '🤙', 'Awesome'],
  ['让我看看', '👀', 'LetMeSee', '讓我看看'],
  ['叹气', '😞', 'Sigh', '嘆氣'],
  ['苦涩', '😣', 'Hurt', '苦澀'],
  ['裂开', '🤯', 'Broken', '裂開'],
  ['笑脸', '😃', 'Happy', '笑臉'],
  ['生病', '😷', 'Sick'],
  ['脸红', '😳', 'Flushed', '臉紅'],
  ['破涕为笑', '😂', 'Lol', '破涕為笑'],
  ['恐惧', '😨', 'Terror', '恐懼'],
  ['失望', '😔', 'LetDown', 'Let Down'],
  ['无语', '😑', 'Duh', '無語'],
  ['吐舌', '😝'],
  ['鬼魂', '👻', 'Ghost'],
  ['强壮', '💪', 'Muscle', '強壯'],
  ['菜汪', '🐕', 'Doggo'],
  ['口罩', '😷'],
  ['握拳', '✊'],
  ['干杯', '🍻', 'Cheers', '乾杯'],
  ['茶', '🍵', 'Tea'],
];

/** All emoticons, each once. */
export const EMOTICONS: readonly Emoticon[] = TABLE.map(([name, emoji, ...aliases]) => ({
  name,
  emoji,
  aliases,
}));

/** The length of the longest name. It limits the search for a closing bracket. */
export const MAX_EMOTICON_LENGTH = Math.max(
  ...EMOTICONS.flatMap(({ name, aliases }) => [name.length, ...aliases.map(alias => alias.length)]),
);

const BY_NAME: ReadonlyMap<string, Emoticon> = new Map(
  EMOTICONS.flatMap(emoticon => [emoticon.name, ...emoticon.aliases].map(name => [name, emoticon] as const)),
);

/**
 * Finds an emoticon by any of its names, written as in WeChat and without brackets. `undefined` for any other
 * text.
 */
export function emoticonByName(name: string): Emoticon | undefined {
  return BY_NAME.get(name);
}

/**
 * The emoticon in brackets at a column of a text, and the column after it.
 *
 * @param at the column of the `[`
 */
export function emoticonAt(
  text: string,
  at: number,
): { readonly emoticon: Emoticon; readonly end: number } | undefined {
  const end = text.slice(at, at + MAX_EMOTICON_LENGTH + 2).indexOf(']');
  if (end === -1 || text.charCodeAt(at) !== 0x5b) return undefined;
  const emoticon = emoticonByName(text.slice(at + 1, at + end));
  return emoticon === undefined ? undefined : { emoticon, end: at + end + 1 };
}

/**
 * Whether an address in parentheses begins at a column. If so, the brackets before it belong to a link,
 * whatever they contain.
 */
export function isLinkAddress(text: string, at: number): boolean {
  return /^\((?:https?:|mailto:)/i.test(text.slice(at, at + 8));
}
