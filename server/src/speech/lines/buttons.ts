/**
 * A line of buttons, figures and the marks between them: nothing but what a page lets its reader do (全屏 打印 关闭,
 * 1 2 下一页 余下全文). One word alone must be a button's own; others head sections too. Folded text.
 */
export function isButtons(text: string): boolean {
  if (text.length > LONGEST || !/\p{Script=Han}/u.test(text)) return false;
  if (BOXES.test(text)) return true;
  const found = text.match(BUTTON);
  if (!found || text.replace(BUTTON, "").replace(BETWEEN, "") !== "") return false;
  return found.length > 1 || OWN.test(text) || /[\d+＋]/.test(text);
}

const LONGEST = 60;

/** 【发表评论】【推荐给好友】 */
const BOXES = /^(?:[【〖[][^【】〖〗[\]]{1,8}[】〗\]] ?){2,}$/;

const BUTTON =
  /分享让更多人看到|微信扫码分享|发表回复|发表评论|写留言|我要评论|我要提问|图片直播|视频直播|文字实录|文字直播|视频回放|精彩图集|往期回顾|访谈预告|设为首页|加入收藏|安全退出|通知公告|电子邮件|资料下载|待办|重命名|导出|更多|倒序|播放|暂停|倍速|栏目|文章|用户名|验证码|余下全文|展开全文|[上下]一[页篇条期]|[上下]页|首页|尾页|末页|全屏|打印|关闭|窗口|本页|收藏|加入书签|书签|字[体号]|[放缩]大|缩小|全文复制|复制|分享|转发|点赞|点点赞|点收藏|点分享|点在看|在看|喜欢|赞赏|赞|评论|留言|阅读|阅|浏览|朗读|听全文|听新闻|语音播报|返回|顶部|目录|列表|纠错|我要|提问|举报|保存|下载|正文|搜索|登录|注册|无障碍|关怀版|简体|繁体|手机版|微信|微博|朋友圈|QQ空间|QQ|English|大|中|小|到/g;
const BETWEEN = /[\s\d|｜丨/\\·•:：()（）+＋—–\-[\]【】〖〗<>＞《》←→↑↓▶▷…×,，、.。]|次|人|条|个/g;
/** Words that are nothing else. */
const OWN =
  /^[^\p{L}\p{N}]*(?:分享让更多人看到|微信扫码分享|余下全文|展开全文|下一页|上一页|发表回复|写留言|关闭|全屏|加入书签|收藏本页|打印本页|关闭窗口|听全文|听新闻|朗读|语音播报|全文复制|返回顶部|返回列表)[^\p{L}\p{N}]*$/u;
