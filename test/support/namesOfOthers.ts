/**
 * Places, units, people and projects of one speech alone, which no other draft may be offered: in the bundled speeches
 * (fictional), and in published ones. Kept for tests, apart from what the product itself knows.
 */
export const namesOfOthers: readonly string[] =
  `临江 云山市 澜海市 映山 江城区 东屏区 云岭县 清溪县 青禾县 石桥县 白鹭县 望潮湾 映水河 茶亭说法 千警助千企 邻里帮帮团
   武汉 深圳 厦门 宁波 青岛 大连 苏州 杭州 南京 成都 西安 郑州 哈尔滨 沈阳 长沙 福州 合肥 南昌 贵阳 昆明 兰州 拉萨
   浙江 福建 广东 四川 云南 贵州 湖北 湖南 河南 河北 山东 山西 陕西 甘肃 青海 吉林 辽宁 江苏 安徽 黑龙江 内蒙古 新疆 西藏
   温州 义乌 泉州 宁德 湘西 赣州 黔东南 甘孜 张家口 秦皇岛 攀枝花 海淀区 朝阳区法院 清华大学 北京大学`.split(
    /\s+/u,
  );
