/**
 * Readings that a character of the genre hardly ever has there: each syllable is followed by its characters.
 * Drawn from pinyin-pro (MIT) and the base table by test/unit/text/pinyinTable.test.ts, which also holds them together.
 */
export const RARE_READINGS: readonly string[] = [
  "a呵an厂广ang仰bai擘bei勃ben夯bi秘bin份频bing屏bo般cen参chai差chan单崭chen称cheng净抢盛chong涌种chu助ci差cu趋cui衰dai大毒dan石de地底",
  "dei得di提dou渎读du顿dui追duo度e阿fou不gang扛ge合盖geng颈gong红gua括han厂he盖heng行hu和核许huo和ji其奇期系革齐jiang强港jiao觉jie价她家",
  "ju且渠车juan圈jue脚角kuai会kuo适la落lao乐络落liu陆long弄lu六绿ma么mo万么无脉mu模牟na内南nai哪能ne哪nei哪那nuo难ou区pai迫pan番般pang磅",
  "pei坏pi否坏被pian便po泊繁pu暴qi揭qia卡qiang将疆qie契qing亲re若ru女sai思san参shai色shan单shao召she折shei谁shen信sheng乘shi什殖硕",
  "shou熟shui说shuo数si食su缩suo些ta拓ti弟tong洞tui弟wan蔓wei遗wu亡恶xian洗见xiang降xiao削xie叶契血解xing省xiu臭xu休吁邪xuan券县ya邪",
  "yan殷yao么乐约ye射邪yi射食ying景yo育yu奥谷邪yue说yun员za扎ze侧zeng曾综zha查zhai侧择责齐zhe著zhei这zhi拓识zhou调zhu属术zhuai转zhuo缴著",
  "zi齐",
];
