/** Which words are persons' names. */

const SURNAMES =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄麴家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲台从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖佘付代覃植涂尉岳仝闫邸揭战初修原苑朴佟鄢谌缑亓佴笪仉阚眭绳麦植银练揣青莘帅乐折虎辜幺敬鹿逄";
export const isSurname = (character: string): boolean => SURNAMES.includes(character);

/** Four characters are a name only behind one of two. */
const LONG_SURNAME =
  /^(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|司徒|司空|端木|南宫|独孤|长孙|闻人|钟离|澹台|公冶|宗政|濮阳|淳于|单于|太叔|申屠|轩辕|钟吾|公羊|赫连|呼延|拓跋|万俟|百里|东郭|西门|第五)/;

/** Words that begin like a name and head sections. */
const NO_NAME =
  /^(?:简讯|简报|结语|总结|前言|目录|引言|平安|时代|方向|高度|成绩|经验|国家|文化|于是|和谐|安全|家园|车辆|常态|明天|公司|全面|关于|相关|通知|计划|成效|经过|应用|文件|能力|农村|农业|万事|都市|东西|广场|国际|居民|古今|向前|边疆|温暖|连续|尚未|养老|空间|简介|权力|权利|关键|红色|后记|从严|能源|富民|党建|党员|台上|山水|强化|项目|支部|支持|管理|解决|经济|高质量|江山|成果|毛病|明确|计算|贺信|贺电|乐观|时间|常见|安排|花絮|方案|方法|任务|严格|何为|水利|金融|华章|施工)/;

/** 张三, 诸葛小明, 王某某, ×××: could be called so. Whether it is a name its place decides. */
export function isPersonName(word: string): boolean {
  if (/^(?:[×Xx]{2,3}|\p{Script=Han}[×Xx某]{1,2}|[\p{Script=Han}]{2,5}·[\p{Script=Han}]{2,8})$/u.test(word))
    return true;
  if (!/^\p{Script=Han}{2,4}$/u.test(word) || NO_NAME.test(word)) return false;
  return LONG_SURNAME.test(word) ? word.length > 2 : word.length < 4 && isSurname(word[0]!);
}

/** （张小三）, alone on its line: who signs. Remarks of two characters (（鞠躬）) may begin like a name. */
export const bracketedName = (text: string): string | undefined => {
  const name = /^[（(](\p{Script=Han}{3,4})[）)]$/u.exec(text)?.[1];
  return name !== undefined && isPersonName(name) && !REMARK.test(name) ? name : undefined;
};

const REMARK = /[声笑掌员表躬立场止停略稿图片中后前下上]$/;
