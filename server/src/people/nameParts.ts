/**
 * The structure of names in logs: a person's name, followed by separators and the company, the job or the
 * town.
 */

/** A name split into parts. All parts are folded: without differences of width, case, spaces and punctuation. */
export interface NameParts {
  /** The whole name; `''` for a name without letters and digits. */
  readonly whole: string;
  /** The parts between separators, in order. */
  readonly segments: readonly string[];
}

/** Signs inside a word: `O'Neil`, `2.0`, `AT&T`. */
const INSIDE_WORD = /[.'’&+]+/g;

/**
 * Separators between the parts of a name: everything except letters and digits. An emoji is a separator, and so is the `?` that
 * exports write for one.
 */
const SEPARATOR = /[^\p{L}\p{M}\p{N}]+/u;

/** Splits a name into parts. Takes linear time. */
export function partsOf(name: string): NameParts {
  const segments = name
    // Maps full-width forms too.
    .normalize('NFKC')
    .replace(INSIDE_WORD, '')
    .split(SEPARATOR)
    .filter(segment => segment !== '')
    .map(segment => segment.toLowerCase());
  return { whole: segments.join(''), segments };
}

/** Words that people write before a name, or instead of one. */
const TITLES = new Set('mr mrs ms miss sir dr prof boss admin user test guest team group'.split(' '));

/** The most frequent surnames in Pinyin. Alone, they do not identify a person. */
const PINYIN_SURNAMES = new Set(
  (
    'wang zhang liu chen yang huang zhao zhou sun zhu guo lin gao luo zheng liang xie song tang han feng deng cao peng ' +
    'zeng xiao tian dong pan yuan cai jiang cheng'
  ).split(' '),
);

/** Words that a nickname consists of, or begins with, instead of a name. */
const COMMON_WORDS = new Set(
  (
    '管理员 群主 客服 助手 小助手 机器人 匿名 游客 用户 路人 昵称 微信用户 产品 产品经理 技术 开发 研发 测试 运营 运维 架构 架构师 设计 ' +
    '财务 风控 市场 商务 销售 支付 金融 程序员 工程师 经理 总监 安全 项目 项目经理 ' +
    '北京 上海 广州 深圳 杭州 成都 南京 武汉 苏州 西安 重庆 天津 长沙 青岛 厦门 福州 郑州 江苏 浙江 广东 山东 香港 中国'
  ).split(' '),
);

/**
 * Whether a folded text could identify one person. Titles, single letters, numbers and surnames alone cannot.
 */
export function isDistinctive(text: string): boolean {
  if (TITLES.has(text) || PINYIN_SURNAMES.has(text) || COMMON_WORDS.has(text)) return false;
  const isCommon = COMMON.test(text);
  const ideographs = text.match(isCommon ? /[\u4e00-\u9fff]/g : /\p{Script=Han}/gu)?.length ?? 0;
  const letters = text.match(isCommon ? /[a-z\u4e00-\u9fff]/g : /\p{L}/gu)?.length ?? 0;
  return ideographs >= 2 || letters >= 3;
}

/**
 * The letters and digits of nearly all names. A short class does for these: an expression with a class of Unicode takes a millisecond
 * to compile, which is noticed when a process lints a few files.
 */
const COMMON = /^[a-z0-9\u4e00-\u9fff]*$/;

/** Whether a folded text contains a Chinese character. */
export function hasIdeograph(text: string): boolean {
  return COMMON.test(text) ? /[\u4e00-\u9fff]/.test(text) : /\p{Script=Han}/u.test(text);
}

/** About 200 surnames. Almost every Chinese person has one of them. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹' +
    '薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟申欧耿关焦柳左甘祝包宁尚符舒阮纪梅童凌毕单裴霍成苗谷盛' +
    '曲翁冉骆蓝路游靳管柴蒙鲍华喻祁房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商',
);

/** Whether a folded text has the form of a Chinese full name: a surname and one to three more characters. */
export function isFullChineseName(text: string): boolean {
  const form = COMMON.test(text) ? /^[\u4e00-\u9fff]{2,4}$/ : /^\p{Script=Han}{2,4}$/u;
  return form.test(text) && SURNAMES.has(text.slice(0, 1)) && !COMMON_WORDS.has(text);
}
