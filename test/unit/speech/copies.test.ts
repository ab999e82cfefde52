import { describe, expect, test } from "vitest";
import { parseReading, sourceOffset } from "../../../server/src/corpus/documents";
import { isSkip } from "../../../server/src/corpus/skip";

/** A text as strangers bring it, and what stands on the card of each of its speeches: title, author. */
interface Copy {
  readonly name: string;
  readonly cards: readonly (readonly [title: string | undefined, author: string | undefined])[];
  /** Each line begins with what is right for it: `-` cut, `=` title, `~` beside the title (either), `.` of the speech. */
  readonly text: string;
}

const COPIES: readonly Copy[] = [
  {
    name: "a bureau's page: menu, path, column, share buttons",
    cards: [["在全市渔业安全生产会议上的讲话", "鲁望舒"]],
    text: `
-海东市渔业局
-首页　机构设置　政策文件　办事指南　互动交流
-您当前的位置：网站首页>>局长信箱>>领导讲话
-【字号：大 中 小】【打印】【关闭】
=在全市渔业安全生产会议上的讲话
-日期：2025-11-03　　信息来源：局办公室　　点击次数：1024
~局长　鲁望舒
.同志们：
.秋汛刚过，冬汛又来。今天把大家请来，就是要把安全这根弦再紧一紧。
.一、船要管住
.全市一千三百条渔船，条条都要过一遍。带病的船不许出港，超员的船不许出港。
.二、人要管好
.船老大是第一责任人。出海前喝酒的，吊销证件，没有情面可讲。
.谢谢大家！
-[打印本页] [关闭窗口] [返回顶部]
-上一篇：我局召开半年工作会
-下一篇：关于休渔期的通告
-海东市渔业局主办　海东市信息中心承办
-网站标识码：0000000000　海公网安备0000号`,
  },
  {
    name: "an article with abstract, keywords, received date and footnote on its author",
    cards: [["让古村落在发展中留住乡愁", "祝清荷"]],
    text: `
-乡土研究　2025年第3期
-本刊特稿
=让古村落在发展中留住乡愁
~祝清荷
-[摘　要] 古村落是活着的历史。本文以三个村为例，讨论保护与发展怎样两全。
-[关键词] 古村落；保护；发展
-中图分类号：K901　文献标识码：A　文章编号：0000-0000（2025）03-0012-04
.古村落承载着一方水土的记忆。这些年，有的村热闹了，有的村空了，其中的道理值得细想。
.一、先保住再说
.老屋塌一间少一间。要把抢修放在第一位，能修的修，能住的住，不能一拆了之。
.二、让人回得来
.没有人的村落只是标本。要让年轻人在村里有活干、有钱挣、有学上。
~（作者单位：海东市住房和城乡建设局）
-责任编辑　苇杭`,
  },
  {
    name: "a portal with recommended reading inside and comments below",
    cards: [["在全区民政工作会议上的讲话", undefined]],
    text: `
-海东在线 > 政务 > 讲话
=在全区民政工作会议上的讲话
-2025-03-18 10:42:06　来源：海东在线　我要评论
-分享到：微信 微博 QQ
.同志们：
.民政工作连着千家万户，看起来都是小事，对群众来说件件都是大事。
-相关阅读：全区养老服务中心建设提速
.一、兜牢底线
.低保对象要应保尽保，该退的退，该进的进，不能优亲厚友。
.二、办好实事
.今年要建十二个社区食堂，让老人吃上热乎饭。
.我就讲这些，谢谢大家。
-网友评论（3）
-春江水暖：说得好！
-老民政：盼着食堂快点开。
-查看更多评论
-频道精选
-一张照片背后的三十年
-返回首页`,
  },
  {
    name: "a client's page",
    cards: [["我在深山架电线", "路远山"]],
    text: `
-打开海东日报客户端，看更多精彩
=我在深山架电线
-海东电力　2025-06-02 08:30
-+关注
-听新闻　06:12
~演讲人：路远山
.各位领导，各位同事：
.我叫路远山，是一名线路工。十九年里，我架过的电线能绕全县三圈。
-图2/5　路远山在杆塔上作业
.有人问我怕不怕高。我说怕，可是山里的孩子更怕黑。
-图为巡线途中。　本人供图
.灯亮了，路就亮了。谢谢大家。
-责编：阿布　审校：阿依
-已关闭评论
-相关推荐
-一根电线杆的故事`,
  },
  {
    name: "a letter of a draft by mail",
    cards: [["在全市粮库建设推进会上的讲话", undefined]],
    text: `
-发件人：储备科
-收件人：局长
-日期：2025年8月8日 18:22
-主题：讲话稿（请审）
-局长好：
-讲话稿按您的意思压到了六页，数据核过两遍，请您审阅。
-————————转发的邮件————————
=在全市粮库建设推进会上的讲话
.同志们：
.仓廪实，天下安。今年全市要新建二十万吨仓容，时间很紧，任务很重。
.谢谢大家！
-————————
-来自手机邮箱`,
  },
  {
    name: "a notice that prints a speech, and who gets it",
    cards: [["在全县安全饮水工程推进会上的讲话", undefined]],
    text: `
-青河县水利局文件
-青水发〔2025〕9号　　　签发人：白一帆
-关于印发县长在全县安全饮水工程推进会上
-讲话的通知
-各乡镇人民政府，县直有关单位：
-现将县长在全县安全饮水工程推进会上的讲话印发给你们，请认真抓好落实。
-青河县水利局
-2025年4月7日
-（此件发至村）
=在全县安全饮水工程推进会上的讲话
~县长
~（2025年4月2日）
.同志们：
.水是命根子。还有八个村喝不上放心水，这件事今年一定要了结。
.一、工程要快
.六月底前管网全部铺通，七月通水，谁误了工期谁来说明。
.同志们，喝水不忘挖井人。让我们当好挖井的人。
-抄送：市水利局，县委办公室。
-青河县水利局办公室　　2025年4月7日印发`,
  },
  {
    name: "a bulletin with its contents",
    cards: [["在机关读书会上的讲话", "简一鸣"]],
    text: `
-机关党建简报
-第9期
-（总第113期）
-中共青河县直属机关工委编　　2025年6月30日
-本期要目
-1. 县直机关读书会举行
-2. 在机关读书会上的讲话
-3. 读书感言三则
-★★★
=在机关读书会上的讲话
~简一鸣
~（2025年6月26日）
.同志们：
.读书这件事，说起来容易，坐下来难。今天我和大家交流三点想法。
.第一，要有时间读。一天半小时，一年就是一百八十个小时。
.第二，要读出用处。读了不用，等于没读。
-报：市直机关工委。
-发：县直各单位党组织。
-（共印80份）`,
  },
  {
    name: "minutes written down by a machine",
    cards: [["在局务会上的讲话", undefined]],
    text: `
-录音笔记 2025-07-11
-时长：32分08秒　字数：4213
=在局务会上的讲话
-说话人 1　00:03
.人到齐了，开会。今天议三件事，先说汛期值班。
-说话人 1　05:40
.值班不是守电话，是守责任。夜里两点来的雨，两点零五分就要有人在岗。
-说话人 2　11:02
~我补充一句，水泵还缺两台。
-说话人 1　11:20
.记下来，明天就去借。好，就这样，散会。
-（录音结束）
-本文由机器转写，请以录音为准`,
  },
  {
    name: "a press conference with its record's fields",
    cards: [["青河县“十四五”教育成就新闻发布会实录", undefined]],
    text: `
-青河发布
=青河县“十四五”教育成就新闻发布会实录
-时　　间：2025年9月1日上午10：00
-地　　点：县融媒体中心
-发 布 人：县教育局局长
-主 持 人：县委宣传部副部长
.【主持人】各位媒体朋友，大家上午好！今天我们请来了教育局的同志。
.【局长】五年来，全县新建学校十一所，大班额全部消除，孩子们上学更近了。
-[图片] 发布会现场
.【县电视台记者】请问新学期有哪些变化？
.【局长】最大的变化是午休可以躺着睡了。
.【主持人】今天的发布会到这里，谢谢大家。
-（完）
-图文：县融媒体中心`,
  },
  {
    name: "an account's copy with ordinals and a closing card",
    cards: [["把日子过成光——在全县道德模范报告会上的发言", "温如意"]],
    text: `
-青河文明网 | 把日子过成光
-青河文明 青河文明 2025-09-20 18:00 海东
-点击上方“青河文明”关注我们
-近日，全县道德模范报告会举行，温如意的发言打动了很多人。全文刊登如下。
=把日子过成光
~——在全县道德模范报告会上的发言
~温如意
.各位领导，同志们：
.我是一名护工，照顾过七十二位老人。
-❶
.第一位老人姓陈，不爱说话，却记得我的生日。
-图片
-▲温如意在护理院
-❷
.第二位老人教会了我下棋。
.谢谢大家！
-— THE END —
-来源丨县文明办
-编辑丨小舟　审核丨老帆
-觉得不错，请点赞`,
  },
  {
    name: "an account's page of several pieces",
    cards: [
      ["灯下的母亲", "林一诺"],
      ["父亲的账本", "方大成"],
    ],
    text: `
-“我的家风故事”演讲比赛作品展示（一）
-青河妇联　2025-05-12 09:00
-【故事一】
=灯下的母亲
~讲述人：林一诺
.各位评委，大家好：
.母亲不识字，却在灯下陪我写完了每一本作业。
.谢谢大家！
-【故事二】
=父亲的账本
~讲述人：方大成
.各位评委，大家好：
.父亲有一个账本，记的全是欠别人的人情。
.谢谢大家！
-主办：青河县妇联
-排版：小禾`,
  },
  {
    name: "a newspaper's page, wrapped, with its head overleaf",
    cards: [["办好群众的操心事", "石一鸣"]],
    text: `
-青河日报　　2025年7月8日　星期二　　第2版
-责任编辑：丁香　　电话：0000000
=办好群众的操心事
~青河县委副书记　石一鸣
.　　群众的事没有小事。这几年，我们把群众的操心
.事一件一件列出来，一件一件去办，办完了还要回头
.看，看群众满意不满意。
.　　先说看病。过去小病拖、大病扛，为的是省几个
-青河日报　　2025年7月8日　　综合　　第3版
.钱。现在县医院的专家每周下乡坐诊，药价也降了下
.来，群众心里踏实多了。
-广告　青河特产　诚招代理　电话0000000
.　　再说上学。今年新建的两所学校九月开学，孩子
.们不用再挤大班了。
-本版校对　苇杭`,
  },
  {
    name: "a booklet of speeches, its pages numbered beside the running head",
    cards: [
      ["把路修到家门口", "高望岳"],
      ["把水引到地头上", "方正则"],
    ],
    text: `
-乡村建设讲话选编
-11
=把路修到家门口
~高望岳
.同志们：
.　　要致富，先修路，这话说了几十年，今天还要接
.着说。还有四十个组不通硬化路，群众意见很大，我
.们脸上也挂不住。
-12　　乡村建设讲话选编
.　　修路的钱，县里出一半，乡里出一半，群众出工
.不出钱。年底前，路要通到每个组。
-乡村建设讲话选编
-13
=把水引到地头上
~方正则
.同志们：
.　　水利是农业的命脉。去年秋旱，三万亩玉米减了
.产，教训很深。今冬明春要把渠修通，把塘清好。
-14　　乡村建设讲话选编
.　　谁的渠谁来管，谁的塘谁来清，账要算在明处。`,
  },
  {
    name: "two lines of a title with a kicker above and a dash line broken in two",
    cards: [["以法治之力护航企业远行——在全市法治化营商环境推进会上的讲话", "季长青"]],
    text: `
-法治海东
-营商环境大家谈
=以法治之力
=护航企业远行
~——在全市法治化营商环境
~推进会上的讲话
~市委政法委书记　季长青
.各位企业家，同志们：
.企业安心，发展才有信心。今天这个会，就是来听真话、解难题的。
.希望大家放心干。`,
  },
  {
    name: "a draft with placeholders, remarks and a table of approval",
    cards: [["在全县护林防火动员会上的讲话", undefined]],
    text: `
-审批单	编号：2025-17
-起草：	林防科
-县长批示：	同意，压缩到五分钟。
=在全县护林防火动员会上的讲话（修改稿）
~（2025年10月×日）
.同志们：
.进入十月，天干物燥，一个火星就能烧掉几代人的心血。
.一、思想上不能松
.去年全县发生火情×起，过火面积××亩。
-（此处插播警示片）
.二、巡山不能断
.护林员每天两趟，卡口二十四小时有人。
.同志们，青山不语，责任有声。
-[批注1]：火情数以应急局为准。
-修改说明：
-1. 删去第三部分；
-2. 数据待核。`,
  },
  {
    name: "a chairman's words with directions, and the next paper of the file",
    cards: [
      ["全县招商引资工作会议主持词", undefined],
      ["在全县招商引资工作会议上的讲话", undefined],
    ],
    text: `
-全县招商引资工作会议材料
-（会务组　9月3日）
-材料一
=全县招商引资工作会议主持词
.同志们：
.现在开会。今天的会议有两项议程。
.首先，请县商务局局长通报情况。
-（通报结束）
.下面，请县长讲话。
.散会！
-材料二
=在全县招商引资工作会议上的讲话
-（送审稿）
~（2025年9月5日）
.同志们：
.招商引资是一号工程。刚才的通报，有喜有忧，我再讲三点。
.谢谢大家！
-注：第二部分数据请商务局9月4日前反馈。`,
  },
  {
    name: "an interview with its buttons",
    cards: [["办证跑几趟？局长来回答", undefined]],
    text: `
-在线访谈
-访谈首页　图文直播　网友提问
=办证跑几趟？局长来回答
-访谈时间：2025-04-18 15:00—16:00
-访谈嘉宾：县行政审批局局长
-访谈状态：已结束
.主持人：各位网友，下午好！欢迎来到访谈间。
.嘉宾：网友们好，很高兴和大家交流。
.网友“赶路人”：办营业执照要跑几趟？
.嘉宾：一趟都不用跑，网上就能办。
.主持人：谢谢局长，我们下期再见。
-2025-04-18 15:58:40
-访谈预告
-孩子上学怎么报名`,
  },
  {
    name: "a talk written down, its speaker named below the title",
    cards: [["我们为什么还要读经典", "尚思远"]],
    text: `
-青河大学人文讲座第56讲
=我们为什么还要读经典
~主讲：尚思远
-整理：讲座组
.各位同学，晚上好！（掌声）今天的题目，是我想了很久的一个题目。
.经典不是供起来的，是读进去的。有同学问我，经典那么厚，怎么读得完？
.我的办法很笨，一天读两页。（笑声）一年就是七百页。
.今天就讲到这里，谢谢大家。（热烈鼓掌）
-（根据现场录音整理，已经本人审阅）`,
  },
];

const read = (text: string) => {
  const lines = text.trim().split("\n");
  return {
    source: `${lines.map((line) => line.slice(1)).join("\n")}\n`,
    marks: lines.map((line) => line[0]!),
  };
};

describe("texts as strangers bring them", () => {
  test.each(COPIES)("$name", ({ cards, text }) => {
    const { source, marks } = read(text);
    const document = parseReading({ text: source, source, encoding: "utf-8" }, "file:///copy.txt");
    if (isSkip(document)) throw new Error(document.code);
    const { speeches } = document.draft;
    const lines = source.split("\n");
    const starts = lines.map((_, i) => lines.slice(0, i).join("\n").length + (i > 0 ? 1 : 0));
    const kinds = lines.map((): string => "furniture");
    for (const { blocks } of speeches)
      for (const { kind, span } of blocks) {
        const [start, end] = [sourceOffset(document, span.start), sourceOffset(document, span.end - 1)];
        starts.forEach((at, i) => {
          if (kind !== "blank" && at + lines[i]!.length > start && at <= end) kinds[i] = kind;
        });
      }
    for (const { start, end } of document.cuts)
      starts.forEach((at, i) => {
        if (start <= at && at + lines[i]!.length <= end) kinds[i] = "furniture";
      });
    const wrong = marks.flatMap((mark, i) => {
      const kind = kinds[i]!;
      const isRight = mark === "=" ? kind === "title" : (kind === "furniture") === (mark === "-");
      return mark === "~" || isRight ? [] : [`${kind}: ${lines[i]!}`];
    });
    const found = speeches.map(({ meta }) => [meta.title, meta.author]);
    expect({ wrong, found }).toEqual({ wrong: [], found: cards });
  });
});
